/// A whole number of any size, at least 0.
///
/// > Source: D. E. Knuth, *The Art of Computer Programming* 2, section 4.3.1 for the four operations, 4.5.2
/// > for the greatest divisor by halving.
struct Natural: Sendable, Hashable {
  /// Digits to base 2^32, the least first; the last is not 0.
  private var digits: [UInt32]

  /// Makes a number of 128 bits.
  init(_ value: UInt128) {
    var (rest, digits) = (value, [UInt32]())
    while rest != 0 {
      digits.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
    self.digits = digits
  }

  private init(trimming digits: [UInt32]) {
    self.digits = digits
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }

  /// Whether it is 0.
  var isZero: Bool { digits.isEmpty }
  /// Whether it is 1.
  var isOne: Bool { digits == [1] }

  /// How many bits it takes.
  var bits: Int { digits.count * 32 - (digits.last?.leadingZeroBitCount ?? 0) }

  /// How often 2 divides it; 0 for 0.
  private var zeros: Int {
    guard let place = digits.firstIndex(where: { $0 != 0 }) else { return 0 }
    return place * 32 + digits[place].trailingZeroBitCount
  }

  /// The leading 64 bits, and by which power of two the number is larger; the last bit is set if others are
  /// left out.
  var leading: (bits: UInt64, exponent: Int) {
    let shift = bits - 64
    let top = shift > 0 ? shifted(right: shift) : self
    var value: UInt64 = 0
    for digit in top.digits.reversed() { value = value << 32 | UInt64(digit) }
    let exponent = Swift.max(shift, 0)
    return (exponent > zeros ? value | 1 : value, exponent)
  }

  /// Returns the number divided by a power of two, rounded down.
  func shifted(right count: Int) -> Natural {
    var copy = self
    copy.shift(right: count)
    return copy
  }

  private mutating func shift(right count: Int) {
    let (places, bits) = (count / 32, UInt32(count % 32))
    if places >= digits.count {
      digits = []
      return
    }
    if places > 0 { digits.removeFirst(places) }
    if bits > 0 {
      for place in digits.indices {
        let next = place + 1 < digits.count ? digits[place + 1] << (32 - bits) : 0
        digits[place] = digits[place] >> bits | next
      }
    }
    trim()
  }

  /// Returns the number times a power of two.
  func shifted(left count: Int) -> Natural {
    if isZero { return self }
    let (places, bits) = (count / 32, UInt32(count % 32))
    var shifted = [UInt32](repeating: 0, count: places)
    var carry: UInt32 = 0
    for digit in digits {
      shifted.append(bits == 0 ? digit : digit << bits | carry)
      carry = bits == 0 ? 0 : digit >> (32 - bits)
    }
    shifted.append(carry)
    return Natural(trimming: shifted)
  }

  private mutating func subtract(_ other: Natural) {
    var borrow: Int64 = 0
    for place in digits.indices {
      if place >= other.digits.count && borrow == 0 { break }
      let next = place < other.digits.count ? Int64(other.digits[place]) : 0
      let difference = Int64(digits[place]) - next + borrow
      digits[place] = UInt32(truncatingIfNeeded: difference)
      borrow = difference >> 32
    }
    precondition(borrow == 0, "a natural number is not below 0")
    trim()
  }

  /// The greatest number that divides both.
  static func greatestDivisor(_ first: Natural, _ second: Natural) -> Natural {
    if first.isZero || second.isOne { return second }
    if second.isZero || first.isOne { return first }
    let shared = Swift.min(first.zeros, second.zeros)
    var (one, other) = (first, second)
    one.shift(right: one.zeros)
    other.shift(right: other.zeros)
    while one != other {
      if one < other { (one, other) = (other, one) }
      // Where one is much larger, a division saves many halvings.
      if one.bits > other.bits + 16 {
        one = one.divided(by: other).remainder
        if one.isZero { return other.shifted(left: shared) }
      } else {
        one.subtract(other)
      }
      one.shift(right: one.zeros)
    }
    return one.shifted(left: shared)
  }

  /// Returns quotient and remainder.
  ///
  /// - Precondition: The divisor is not 0.
  func divided(by divisor: Natural) -> (quotient: Natural, remainder: Natural) {
    precondition(!divisor.isZero, "nothing is divided by 0")
    if self < divisor { return (Natural(0), self) }
    let count = divisor.digits.count
    if count == 1 { return divided(by: divisor.digits[0]) }
    // Algorithm D: the divisor's first bit is set, so that a guessed digit is off by 2 at most.
    let shift = divisor.digits[count - 1].leadingZeroBitCount
    let lower = divisor.shifted(left: shift).digits
    var upper = shifted(left: shift).digits
    while upper.count <= digits.count { upper.append(0) }
    var quotient = [UInt32](repeating: 0, count: upper.count - count)
    let (top, next) = (UInt64(lower[count - 1]), UInt64(lower[count - 2]))
    for place in quotient.indices.reversed() {
      let front = UInt64(upper[place + count]) << 32 | UInt64(upper[place + count - 1])
      var (guess, rest) = (front / top, front % top)
      while guess >> 32 != 0 || guess * next > rest << 32 | UInt64(upper[place + count - 2]) {
        guess -= 1
        rest += top
        if rest >> 32 != 0 { break }
      }
      if !Natural.subtract(lower, times: guess, from: &upper, at: place) {
        guess -= 1
        Natural.add(lower, to: &upper, at: place)
      }
      quotient[place] = UInt32(truncatingIfNeeded: guess)
    }
    return (
      Natural(trimming: quotient),
      Natural(trimming: Array(upper.prefix(count))).shifted(right: shift)
    )
  }

  private func divided(by divisor: UInt32) -> (quotient: Natural, remainder: Natural) {
    var (rest, quotient) = (UInt64(0), digits)
    for place in digits.indices.reversed() {
      rest = rest << 32 | UInt64(digits[place])
      quotient[place] = UInt32(rest / UInt64(divisor))
      rest %= UInt64(divisor)
    }
    return (Natural(trimming: quotient), Natural(UInt128(rest)))
  }

  /// Takes a multiple of a number away; false where that leaves less than 0, as a complement.
  private static func subtract(
    _ number: [UInt32], times factor: UInt64, from digits: inout [UInt32], at start: Int
  ) -> Bool {
    var (carry, borrow) = (UInt64(0), Int64(0))
    for place in number.indices {
      let product = UInt64(number[place]) * factor + carry
      carry = product >> 32
      let difference =
        Int64(digits[start + place]) - Int64(UInt32(truncatingIfNeeded: product)) + borrow
      digits[start + place] = UInt32(truncatingIfNeeded: difference)
      borrow = difference >> 32
    }
    let difference = Int64(digits[start + number.count]) - Int64(carry) + borrow
    digits[start + number.count] = UInt32(truncatingIfNeeded: difference)
    return difference >= 0
  }

  private static func add(_ number: [UInt32], to digits: inout [UInt32], at start: Int) {
    var carry: UInt64 = 0
    for place in number.indices {
      let sum = UInt64(digits[start + place]) + UInt64(number[place]) + carry
      digits[start + place] = UInt32(truncatingIfNeeded: sum)
      carry = sum >> 32
    }
    digits[start + number.count] &+= UInt32(truncatingIfNeeded: carry)
  }

  /// Returns the sum.
  static func + (left: Natural, right: Natural) -> Natural {
    var (sum, carry) = ([UInt32](), UInt64(0))
    for place in 0..<Swift.max(left.digits.count, right.digits.count) {
      let own = place < left.digits.count ? UInt64(left.digits[place]) : 0
      let other = place < right.digits.count ? UInt64(right.digits[place]) : 0
      let next = own + other + carry
      sum.append(UInt32(truncatingIfNeeded: next))
      carry = next >> 32
    }
    sum.append(UInt32(carry))
    return Natural(trimming: sum)
  }

  /// Returns the difference.
  ///
  /// - Precondition: It is not below 0.
  static func - (left: Natural, right: Natural) -> Natural {
    precondition(left.digits.count >= right.digits.count, "a natural number is not below 0")
    var copy = left
    copy.subtract(right)
    return copy
  }

  /// Returns the product.
  static func * (left: Natural, right: Natural) -> Natural {
    if left.isZero || right.isOne { return left }
    if right.isZero || left.isOne { return right }
    var product = [UInt32](repeating: 0, count: left.digits.count + right.digits.count)
    for (place, digit) in left.digits.enumerated() {
      var carry: UInt64 = 0
      for (other, factor) in right.digits.enumerated() {
        let sum = UInt64(digit) * UInt64(factor) + UInt64(product[place + other]) + carry
        product[place + other] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      product[place + right.digits.count] = UInt32(carry)
    }
    return Natural(trimming: product)
  }

  /// Whether one number is less than another.
  static func < (left: Natural, right: Natural) -> Bool {
    if left.digits.count != right.digits.count { return left.digits.count < right.digits.count }
    for place in left.digits.indices.reversed() where left.digits[place] != right.digits[place] {
      return left.digits[place] < right.digits[place]
    }
    return false
  }
}
