extension JSON5Scanner {
  /// Reads a number: a whole one exactly if it fits 64 bits, any other as the nearest double.
  mutating func number() throws(StudyError) -> JSON {
    let start = index
    var isNegative = false
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
      isNegative = byte == UInt8(ascii: "-")
      index += 1
    }
    let value: JSON
    if startsName {
      value = try word(isNegative)
    } else if byte == UInt8(ascii: "0"), index + 1 < bytes.count,
      bytes[index + 1] | 32 == UInt8(ascii: "x")
    {
      value = try hexadecimal(isNegative)
    } else {
      value = try decimal(isNegative)
    }
    if case .number(let number) = value, number.isInfinite, !startsWithWord(start) {
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      throw problem("expected a number below 1.8e308, but found \(printable(text))", at: start)
    }
    if startsName || byte.map({ $0.isDigit || $0 == UInt8(ascii: ".") }) == true {
      throw unexpected("the end of the number")
    }
    return value
  }

  /// Whether a number that begins at a byte is written as a word.
  private func startsWithWord(_ start: Int) -> Bool {
    bytes[start..<index].contains(UInt8(ascii: "I"))
  }

  private mutating func word(_ isNegative: Bool) throws(StudyError) -> JSON {
    let start = index
    switch try name() {
    case "Infinity": return .number(isNegative ? -.infinity : .infinity)
    case "NaN": return .number(.nan)
    case let other:
      throw problem("expected a number, but found '\(printable(other))'", at: start)
    }
  }

  private mutating func hexadecimal(_ isNegative: Bool) throws(StudyError) -> JSON {
    index += 2
    let start = index
    var value = 0.0
    while let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue {
      value = value * 16 + Double(digit)
      index += 1
    }
    if index == start { throw unexpected("a hexadecimal digit") }
    let digits = String(decoding: bytes[start..<index], as: UTF8.self)
    if let whole = Int((isNegative ? "-" : "") + digits, radix: 16) { return .integer(whole) }
    return .number(isNegative ? -value : value)
  }

  private mutating func decimal(_ isNegative: Bool) throws(StudyError) -> JSON {
    let leading = digits()
    if leading.count > 1 && leading.first == UInt8(ascii: "0") {
      throw problem("expected a number without a leading 0", at: index - leading.count)
    }
    var fraction: ArraySlice<UInt8> = []
    if byte == UInt8(ascii: ".") {
      index += 1
      fraction = digits()
    }
    if leading.isEmpty && fraction.isEmpty { throw unexpected("a digit") }
    var exponent = "0"
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      index += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        exponent = byte == UInt8(ascii: "-") ? "-" : "0"
        index += 1
      }
      let digits = digits()
      if digits.isEmpty { throw unexpected("a digit of the exponent") }
      exponent += String(decoding: digits, as: UTF8.self)
    }
    let sign = isNegative ? "-" : ""
    if let whole = JSON5Scanner.whole(sign, leading + fraction, exponent, fraction.count) {
      return .integer(whole)
    }
    let whole = String(decoding: leading, as: UTF8.self)
    let text = "\(sign)0\(whole).\(String(decoding: fraction, as: UTF8.self))0e\(exponent)"
    guard let number = Double(text) else { preconditionFailure("'\(text)' is no number") }
    return .number(number)
  }

  /// The number of some digits, the last of which stands `places` behind the point before the
  /// exponent moves it; nil if it is not whole or does not fit 64 bits.
  private static func whole(
    _ sign: String, _ digits: ArraySlice<UInt8>, _ exponent: String, _ places: Int
  )
    -> Int?
  {
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    if significant.isEmpty { return 0 }
    // An exponent that does not fit leaves nothing whole that fits.
    guard let exponent = Int(exponent), exponent.magnitude < 1 << 40 else { return nil }
    let scale = exponent - places
    var text = significant
    if scale < 0 {
      guard scale.magnitude < significant.count,
        significant.suffix(-scale).allSatisfy({ $0 == UInt8(ascii: "0") })
      else { return nil }
      text = significant.dropLast(-scale)
    } else if scale <= 19 {
      text += repeatElement(UInt8(ascii: "0"), count: scale)
    } else {
      return nil
    }
    return Int(sign + String(decoding: text, as: UTF8.self))
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let start = index
    while let byte, byte.isDigit { index += 1 }
    return bytes[start..<index]
  }
}
