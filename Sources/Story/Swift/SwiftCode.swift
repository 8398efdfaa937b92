/// A piece of Swift, which is laid out when it is known where it stands.
indirect enum SwiftCode {
  /// What stands on one line.
  case text(String)
  case number(Double)
  /// A text in quotes, which may be broken where it is too long.
  case quote(String)
  /// What is called, with its arguments.
  case call(String, [SwiftCode])
  /// Something with a label or a sign in front of it.
  case prefixed(String, SwiftCode)
  /// Something with something behind it.
  case suffixed(SwiftCode, String)
  /// An array.
  case list([SwiftCode])
  /// Operations of one level, from left to right.
  case chain(SwiftCode, [(sign: String, operand: SwiftCode)])
  case ternary(SwiftCode, SwiftCode, SwiftCode)
  case parentheses(SwiftCode)
  /// What is called with a function: what stands before its brace, its arguments, what it returns, and
  /// what closes it.
  case closure(String, String, SwiftCode, String)

  /// The piece on one line.
  var flat: String {
    switch self {
    case .text(let text): return text
    case .number(let number): return SwiftNames.literal(number)
    case .quote(let text): return SwiftCode.quoted(text)
    case .call(let head, let items): return head + "(" + SwiftCode.row(items) + ")"
    case .prefixed(let prefix, let code): return prefix + code.flat
    case .suffixed(let code, let suffix): return code.flat + suffix
    case .list(let items): return "[" + SwiftCode.row(items) + "]"
    case .chain(let first, let rest):
      var text = first.flat
      for item in rest { text += " " + item.sign + " " + item.operand.flat }
      return text
    case .ternary(let condition, let yes, let no):
      return condition.flat + " ? " + yes.flat + " : " + no.flat
    case .parentheses(let code): return "(" + code.flat + ")"
    case .closure(let head, let formals, let body, let close):
      return head + "{ " + formals + body.flat + " " + close
    }
  }

  private static func row(_ items: [SwiftCode]) -> String {
    var text = ""
    for (index, item) in items.enumerated() { text += (index == 0 ? "" : ", ") + item.flat }
    return text
  }

  /// A text as a literal.
  static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  /// A text as it stands in a literal: the language of stories has no text with quotes or line breaks.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "\"" { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Whether it begins with what is called or listed, so that a line may break inside it.
  var opens: Bool {
    switch self {
    case .call, .list, .closure: true
    case .prefixed(_, let code), .suffixed(let code, _): code.opens
    default: false
    }
  }
}

/// A value in Swift: how it is written, how tightly its parts hold together, and what it is.
struct SwiftValue {
  /// How tightly the parts of a value hold together, loosest first.
  enum Level: Int {
    case ternary, or, and, comparison, fallback, sum, product, sign, single
  }

  let code: SwiftCode
  let level: Level
  let kind: Kind
  /// The same as a whole number, where it is one.
  var whole: String?
  /// The whole numbers that it goes through, by their number, if it is the name of a loop.
  var turns: Int?
  /// Whether it is made of numbers alone, so that Swift would not know that they are real.
  var isLiteral = false
  /// Whether Swift has to be told its type.
  var isUntyped = false
  /// The list by two sets that it is a row of, where the row begins in it, and how long the row is.
  var row: (table: String, start: String)?
  /// Whether it is a list of lists that stand one after the other in an array.
  var isFlat = false
  /// Whether it is there for certain where it may be missing.
  var isPresent = false

  init(_ code: SwiftCode, _ level: Level = .single, _ kind: Kind) {
    self.code = code
    self.level = level
    self.kind = kind
  }

  init(_ text: String, _ kind: Kind) { self.init(.text(text), .single, kind) }

  /// The value as an operand of an operation of a level.
  func operand(of other: Level, isRight: Bool = false) -> SwiftCode {
    let fits = isRight ? level.rawValue > other.rawValue : level.rawValue >= other.rawValue
    return fits ? code : .parentheses(code)
  }

  /// Whether it is whole because it was counted.
  var isCounted: Bool {
    guard case .call(let head, _) = code else { return false }
    return ["Numbers.count", "Numbers.quotient", "Numbers.remainder"].contains(head)
  }

  var text: String { code.flat }
  /// The number, where it is written as one.
  var number: Double? { if case .number(let number) = code { number } else { nil } }
}
