/// A whole number of any size, done by hand: the reference for fixed-width fractions.
struct WholeNumber: Equatable, Comparable {
  /// Digits of base 2^32, the least first, without zeros at the end.
  private var digits: [UInt32] = []
  private var isNegative = false

  init(_ value: Int128) {
    var rest = value.magnitude
    while rest > 0 {
      digits.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
    isNegative = value < 0
  }

  private init(_ digits: [UInt32], _ isNegative: Bool) {
    self.digits = digits
    while self.digits.last == 0 { self.digits.removeLast() }
    self.isNegative = isNegative && !self.digits.isEmpty
  }

  private static func compare(_ left: [UInt32], _ right: [UInt32]) -> Int {
    if left.count != right.count { return left.count < right.count ? -1 : 1 }
    for (a, b) in zip(left.reversed(), right.reversed()) where a != b { return a < b ? -1 : 1 }
    return 0
  }

  static func + (left: WholeNumber, right: WholeNumber) -> WholeNumber {
    let count = max(left.digits.count, right.digits.count) + 1
    func digit(_ number: WholeNumber, _ index: Int) -> Int64 {
      index < number.digits.count ? Int64(number.digits[index]) : 0
    }
    if left.isNegative == right.isNegative {
      var (sum, carry) = ([UInt32](), Int64(0))
      for index in 0..<count {
        carry += digit(left, index) + digit(right, index)
        sum.append(UInt32(truncatingIfNeeded: carry))
        carry >>= 32
      }
      return WholeNumber(sum, left.isNegative)
    }
    let isLess = compare(left.digits, right.digits) < 0
    let (large, small) = isLess ? (right, left) : (left, right)
    var (difference, borrow) = ([UInt32](), Int64(0))
    for index in 0..<count {
      borrow += digit(large, index) - digit(small, index)
      difference.append(UInt32(truncatingIfNeeded: borrow))
      borrow >>= 32
    }
    return WholeNumber(difference, large.isNegative)
  }

  static func * (left: WholeNumber, right: WholeNumber) -> WholeNumber {
    var product = [UInt32](repeating: 0, count: left.digits.count + right.digits.count)
    for (i, a) in left.digits.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in right.digits.enumerated() {
        carry += UInt64(a) * UInt64(b) + UInt64(product[i + j])
        product[i + j] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[i + right.digits.count] = UInt32(carry)
    }
    return WholeNumber(product, left.isNegative != right.isNegative)
  }

  static prefix func - (value: WholeNumber) -> WholeNumber {
    WholeNumber(value.digits, !value.isNegative)
  }

  static func < (left: WholeNumber, right: WholeNumber) -> Bool {
    (left + -right).isNegative
  }

  /// The number of bits of the magnitude.
  var bits: Int {
    guard let top = digits.last else { return 0 }
    return 32 * digits.count - top.leadingZeroBitCount
  }
}
