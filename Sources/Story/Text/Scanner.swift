/// Turns the bytes of a story file into tokens.
///
/// What is no token is complained of and left out, so that the parser sees the rest.
struct Scanner {
  /// The longest name, in characters.
  static let longestName = 60
  /// The longest text in quotes, in bytes.
  static let longestText = 1000

  let source: SourceText
  private var place = 0
  private(set) var names = NamePool()
  private(set) var complaints: [(place: Int, sentence: Text)] = []
  /// Where the comments stand, each to the end of its line.
  private(set) var comments: [Range<Int>] = []

  init(_ source: SourceText) { self.source = source }

  /// Returns all tokens of the file, the last of which is the end.
  mutating func tokens() -> [Token] {
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return tokens(in: start..<source.bytes.count)
  }

  /// Returns all tokens of a piece of the file, the last of which is the end.
  mutating func tokens(in range: Range<Int>) -> [Token] {
    place = range.lowerBound
    var tokens: [Token] = []
    while true {
      skipSpace(to: range.upperBound)
      let start = place
      if start >= range.upperBound {
        tokens.append(Token(kind: .end, range: range.upperBound..<range.upperBound))
        return tokens
      }
      if let kind = next(to: range.upperBound) {
        tokens.append(Token(kind: kind, range: start..<place))
      }
    }
  }

  private mutating func skipSpace(to end: Int) {
    while place < end {
      if source.bytes[place] == Ascii.hash {
        let start = place
        while place < end && source.bytes[place] != Ascii.newline { place += 1 }
        comments.append(start..<place)
      } else if Ascii.isSpace(source.bytes[place]) {
        place += 1
      } else {
        return
      }
    }
  }

  private mutating func next(to end: Int) -> Token.Kind? {
    let byte = source.bytes[place]
    if source.endOfLetter(at: place) != nil { return word(to: end) }
    if Ascii.isDigit(byte) { return number(to: end) }
    if byte == Ascii.quote { return text(to: end) }
    for (sign, symbol) in Scanner.signs where sign[0] == byte && starts(with: sign, to: end) {
      place += sign.count
      return .symbol(symbol)
    }
    for (text, kind) in Scanner.habits {
      let sign = Text(stringLiteral: text).bytes
      guard starts(with: sign, to: end) else { continue }
      let ours =
        switch kind {
        case .word(let word): word.rawValue
        case .symbol(let symbol): symbol.rawValue
        default: ""
        }
      complain("found \(source.shown(place)), which no story uses; say '\(ours)'", at: place)
      place += sign.count
      return kind
    }
    complain("found \(source.shown(place)), which no story uses", at: place)
    repeat { place += 1 } while place < end && source.bytes[place] & 0xC0 == 0x80
    return nil
  }

  private static let signs = Symbol.allCases.map { (Text($0.rawValue).bytes, $0) }

  /// Signs of other languages and of mathematics, and what stands for them in a story.
  private static let habits: [(text: StaticString, kind: Token.Kind)] = [
    ("&&", .word(.and)), ("&", .word(.and)), ("||", .word(.or)), ("|", .word(.or)),
    ("!", .word(.not)), ("\u{2212}", .symbol(.minus)), ("\u{2013}", .symbol(.minus)),
    ("\u{D7}", .symbol(.times)), ("\u{F7}", .symbol(.over)), ("\u{2026}", .symbol(.range)),
    ("\u{2264}", .symbol(.lessOrEqual)), ("\u{2265}", .symbol(.greaterOrEqual)),
    ("\u{2260}", .symbol(.unequal)),
  ]

  private func starts(with sign: [UInt8], to end: Int) -> Bool {
    source.bytes[place..<end].starts(with: sign)
  }

  /// A name in kebab-case, or a word of the language.
  private mutating func word(to end: Int) -> Token.Kind? {
    let start = place
    place = Swift.min(source.endOfWord(at: start), end)
    guard place - start <= Scanner.longestName else {
      complain("a name has at most \(Scanner.longestName) letters", at: start)
      return nil
    }
    let known = names.count
    let name = names.name(source.bytes[start..<place])
    if let word = names.word(name) { return .word(word) }
    if names.count > known,
      let stray = source.bytes[start..<place].firstIndex(where: { $0 >= 0x80 })
    {
      complain(
        """
        found \(source.shown(stray)) in a name, which has only letters from a to z, digits and hyphens
        """, at: stray)
    }
    return .name(name)
  }

  /// A decimal number of at most 15 digits, which is then exact or correctly rounded.
  ///
  /// > Source: W. D. Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990: digits below
  /// > 2⁵³ and a power of ten up to 10²² are exact, so that one operation rounds once.
  private mutating func number(to end: Int) -> Token.Kind? {
    let start = place
    var (digits, value, exponent) = (0, 0.0, 0)
    func digit(at index: Int) -> UInt8? {
      index < end && Ascii.isDigit(source.bytes[index]) ? source.bytes[index] - 48 : nil
    }
    func take(_ digit: UInt8) {
      if digits > 0 || digit > 0 { digits += 1 }
      if digits <= 15 { value = value * 10 + Double(digit) }
    }
    while let next = digit(at: place) {
      take(next)
      place += 1
    }
    if place < end, source.bytes[place] == Ascii.dot, digit(at: place + 1) != nil {
      place += 1
      while let next = digit(at: place) {
        take(next)
        exponent -= 1
        place += 1
      }
    }
    if place < end, source.bytes[place] == UInt8(ascii: "e") {
      let isNegative = place + 1 < end && source.bytes[place + 1] == Ascii.hyphen
      let first = place + (isNegative ? 2 : 1)
      if digit(at: first) != nil {
        place = first
        var power = 0
        while let next = digit(at: place) {
          power = Swift.min(power * 10 + Int(next), 1000)
          place += 1
        }
        exponent += isNegative ? -power : power
      }
    }
    guard digits <= 15, (-22...22).contains(exponent) else {
      let found = source.printable(start..<Swift.min(place, start + 40))
      complain(
        "expected a number of at most 15 digits and a power of ten within 22, but found \(found)",
        at: start)
      return nil
    }
    var scale = 1.0
    for _ in 0..<abs(exponent) { scale *= 10 }
    return .number(exponent < 0 ? value / scale : value * scale)
  }

  private mutating func text(to end: Int) -> Token.Kind? {
    let start = place
    place += 1
    while place < end && source.bytes[place] != Ascii.quote {
      if source.bytes[place] < 32 || source.bytes[place] == 127 {
        complain("expected a closing quote on the line of the opening one", at: start)
        return nil
      }
      place += 1
    }
    guard place < end else {
      complain("expected a closing quote before the end of the file", at: start)
      return nil
    }
    let inner = start + 1..<place
    place += 1
    guard inner.count <= Scanner.longestText else {
      complain("a text has at most \(Scanner.longestText) bytes", at: start)
      return nil
    }
    guard source.isText(inner) else {
      complain("expected a text in UTF-8", at: start)
      return nil
    }
    return .text(Text(source.bytes[inner]))
  }

  private mutating func complain(_ sentence: Text, at place: Int) {
    if complaints.count < Complaints.most { complaints.append((place, sentence)) }
  }
}
