import GameTheory

extension GameScanner {
  /// Takes a whole number.
  mutating func whole(_ what: @autoclosure () -> String, in range: ClosedRange<Int>)
    throws(StudyError) -> Int
  {
    guard token == .number, let number = Int(spelling), range.contains(number) else {
      throw unexpected(what())
    }
    advance()
    return number
  }

  /// Takes a number as the nearest double, at most 1e300 in size.
  mutating func real(_ what: @autoclosure () -> String) throws(StudyError) -> Double {
    guard let parts = terms else { throw unexpected(what()) }
    let value = parts.reduce(nil as Double?) { left, part in
      let right = Double(part) ?? .nan
      return left.map { $0 / right } ?? right
    }
    guard let value, value.magnitude <= 1e300 else {
      throw unexpected("\(what()), at most 1e300 in size")
    }
    advance()
    return value == 0 ? 0 : value
  }

  /// Takes a number as an exact fraction.
  mutating func rational(_ what: @autoclosure () -> String) throws(StudyError) -> Rational {
    guard let parts = terms else { throw unexpected(what()) }
    guard let value = Rational(parts.joined(separator: "/")) else {
      throw unexpected("\(what()), as a fraction whose terms have at most 38 digits")
    }
    advance()
    return value
  }

  /// The terms of the number that is read next: one decimal, or two whole numbers; nil for none.
  private var terms: [String]? {
    guard token == .number, end - start <= 1000 else { return nil }
    var rest = bytes[start..<end]
    if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let terms = rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isNumber =
      switch terms.count {
      case 1: GameScanner.isDecimal(terms[0], isWhole: false)
      case 2: GameScanner.isDecimal(terms[0], isWhole: true) && GameScanner.isCount(terms[1])
      default: false
      }
    return isNumber ? terms.map { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// Whether some bytes are digits that stand for a positive number.
  private static func isCount(_ bytes: ArraySlice<UInt8>) -> Bool {
    isDigits(bytes) && bytes.contains { $0 != UInt8(ascii: "0") }
  }

  private static func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether some bytes are a number: sign, digits with a point among them, before or after them, and
  /// an exponent; or sign and digits.
  private static func isDecimal(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    var rest = bytes
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if isWhole { return isDigits(rest) }
    let terms = rest.split(omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    guard (1...2).contains(terms.count) else { return false }
    if terms.count == 2 {
      var power = terms[1]
      if let sign = power.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(sign) {
        power.removeFirst()
      }
      if !isDigits(power) { return false }
    }
    let places = terms[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return places.count <= 2 && places.contains { !$0.isEmpty }
      && places.allSatisfy { $0.isEmpty || isDigits($0) }
  }
}
