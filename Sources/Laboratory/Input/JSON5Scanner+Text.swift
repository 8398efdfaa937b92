extension JSON5Scanner {
  /// Reads a text in single or double quotes.
  mutating func text() throws(StudyError) -> String {
    let start = index
    let quote = bytes[index]
    index += 1
    var result = String.UnicodeScalarView()
    while true {
      guard let scalar = scalar(at: index), scalar != "\n", scalar != "\r" else {
        let what = index == bytes.count ? "text" : "line"
        let shown = Character(Unicode.Scalar(quote))
        throw problem(
          "expected the closing \(shown) of this text, but found the end of the \(what)", at: start)
      }
      index += scalar.utf8Count
      if scalar.value == UInt32(quote) { return String(result) }
      if scalar == "\\" {
        if let escaped = try escape() { result.append(escaped) }
      } else {
        result.append(scalar)
      }
    }
  }

  /// Reads what stands behind a backslash in a text; nil for a line that goes on.
  private mutating func escape() throws(StudyError) -> Unicode.Scalar? {
    guard let scalar = scalar(at: index) else { throw unexpected("a character behind the '\\'") }
    let start = index
    index += scalar.utf8Count
    switch scalar {
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{b}"
    case "x": return Unicode.Scalar(try hexadecimal(2))
    case "u":
      index = start
      return try codePoint()
    case "0" where byte?.isDigit != true: return "\0"
    case "0"..."9":
      throw problem("expected no digit behind the '\\', but found '\(scalar)'", at: start)
    case "\r":
      if byte == UInt8(ascii: "\n") { index += 1 }
      return nil
    case "\n", "\u{2028}", "\u{2029}": return nil
    default: return scalar
    }
  }

  /// Reads `uXXXX`, or two of them that stand for one character.
  private mutating func codePoint() throws(StudyError) -> Unicode.Scalar {
    let start = index
    index += 1
    let first = try hexadecimal(4)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      index += 2
      let second = try hexadecimal(4)
      let isPair = (0xDC00...0xDFFF).contains(second)
      let joined = 0x10000 + ((first - 0xD800) << 10) + (isPair ? second - 0xDC00 : 0)
      if isPair, let scalar = Unicode.Scalar(joined) { return scalar }
    }
    throw problem(
      "expected the two halves of a character, but found one, \\u\(String(first, radix: 16))",
      at: start - 1)
  }

  private mutating func hexadecimal(_ count: Int) throws(StudyError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("\(count) hexadecimal digits")
      }
      value = value << 4 + UInt32(digit)
      index += 1
    }
    return value
  }

  // MARK: - Names

  /// Whether the next character begins a name without quotes.
  var startsName: Bool {
    scalar(at: index).map { $0 == "\\" || JSON5Scanner.beginsName($0) } ?? false
  }

  /// Reads a name without quotes, or a word.
  mutating func name() throws(StudyError) -> String {
    var result = String.UnicodeScalarView()
    while let next = scalar(at: index) {
      var scalar = next
      let start = index
      if next == "\\" {
        index += 1
        if byte != UInt8(ascii: "u") { throw unexpected("'u' behind the '\\' in a name") }
        scalar = try codePoint()
      } else {
        index += next.utf8Count
      }
      let fits = JSON5Scanner.beginsName(scalar) || !result.isEmpty && JSON5Scanner.goesOn(scalar)
      if !fits {
        if next == "\\" {
          throw problem(
            "expected a letter of a name, but found '\(printable(String(scalar)))'", at: start)
        }
        index = start
        break
      }
      result.append(scalar)
    }
    return String(result)
  }

  private static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      // A letter, whose case is one bit.
      return scalar == "$" || scalar == "_"
        || ("a"..."z").contains(Unicode.Scalar(UInt8(scalar.value) | 32))
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default: return false
    }
  }

  private static func goesOn(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\u{200c}" || scalar == "\u{200d}" { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }
}
