/// Names in Swift for the names of a story; no two of them are the same.
struct SwiftNames {
  /// Words of Swift, which are names only between backticks.
  private static let words = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func",
    "guard", "if", "import", "in", "inout", "internal", "is", "let", "nil", "operator", "private",
    "protocol", "public", "repeat", "rethrows", "return", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
  /// Names that mean something else where a mechanism is written.
  private static let taken = [
    "card", "roles", "decisions", "draws", "measures", "goal", "complaint", "expectedRounds",
    "hidesPlay", "knobs", "play", "game", "episode", "visitor", "init", "self", "Self", "Type",
    "Card", "Role", "Decision", "Draw", "Measure", "Label", "Values", "Variable", "Goal", "Episode",
    "Mechanism", "KnobVisitor", "KnobChoice", "Knob", "NumberText", "Numbers", "Int", "Double",
    "Bool",
    "String", "Array", "Range", "Swift", "Arena", "Seat", "Choice", "Nature", "Count", "zip", "abs",
  ]

  private var given: [(key: String, name: String)] = []

  /// The name of a value or a function; the same for the same text.
  mutating func value(_ text: String) -> String { name(SwiftNames.camel(text), for: text) }

  /// The name of a type.
  mutating func type(_ text: String) -> String {
    name(SwiftNames.pascal(text), for: "type " + text)
  }

  private mutating func name(_ wanted: String, for key: String) -> String {
    if let found = given.first(where: { $0.key == key }) { return found.name }
    var name = SwiftNames.taken.contains(wanted) ? wanted + "Value" : SwiftNames.safe(wanted)
    var number = 2
    while given.contains(where: { $0.name == name }) {
      name = wanted + String(number)
      number += 1
    }
    given.append((key, name))
    return name
  }

  /// The names of some members, none of which are the same.
  static func members(_ texts: [String]) -> [String] {
    var names: [String] = []
    for text in texts {
      var name = camel(text)
      if name == "self" || name == "init" { name += "Value" }
      var number = 2
      while names.contains(name) || names.contains(safe(name)) {
        name = camel(text) + String(number)
        number += 1
      }
      names.append(safe(name))
    }
    return names
  }

  private static func safe(_ name: String) -> String {
    words.contains(name) ? "`" + name + "`" : name
  }

  /// A text in kebab-case, or of several words, as "fullPrice".
  static func camel(_ text: String) -> String {
    let name = pascal(text)
    var isStart = true
    var result = ""
    let bytes = Array(name.utf8)
    for (index, byte) in bytes.enumerated() {
      let isUpper = (65...90).contains(byte)
      let isLast = index + 1 == bytes.count || !(65...90).contains(bytes[index + 1])
      if isStart && isUpper && (index == 0 || !isLast || index + 1 == bytes.count) {
        result.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      } else {
        isStart = false
        result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result
  }

  /// A text in kebab-case, or of several words, as "FullPrice".
  static func pascal(_ text: String) -> String {
    var result = ""
    var isStart = true
    for byte in text.utf8 {
      guard Ascii.isLetter(byte) || Ascii.isDigit(byte) else {
        isStart = true
        continue
      }
      if result.isEmpty && Ascii.isDigit(byte) { result += "N" }
      let isLower = (97...122).contains(byte)
      result.unicodeScalars.append(Unicode.Scalar(isStart && isLower ? byte & 0xDF : byte))
      isStart = false
    }
    return result.isEmpty ? "Nameless" : result
  }

  /// A number as a literal that reads back as the same number.
  static func literal(_ number: Double) -> String {
    if number == 0 { return number.sign == .minus ? "-0.0" : "0" }
    guard number.magnitude < 1e15, let whole = Int(exactly: number) else { return "\(number)" }
    var (mantissa, zeros) = (whole, 0)
    while mantissa % 10 == 0 {
      mantissa /= 10
      zeros += 1
    }
    if zeros > 4 && mantissa.magnitude < 1000 { return String(mantissa) + "e" + String(zeros) }
    return SwiftNames.literal(whole)
  }

  /// A whole number as a literal, in groups of three digits from a million on.
  static func literal(_ whole: Int) -> String {
    let digits = Array(String(whole.magnitude).utf8)
    var text = whole < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if digits.count > 6 && index > 0 && (digits.count - index) % 3 == 0 { text += "_" }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }
}
