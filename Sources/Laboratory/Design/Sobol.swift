/// The Sobol sequence: points that fill a cube more evenly than random ones do.
///
/// Point 0 lies at 0 on every axis, and every block of 2^k points that begins at a multiple of 2^k has
/// one value in each of 2^k equal parts of every axis. Points come in the order of the Gray code, as
/// other programs give them, but each is worked out from its number alone.
///
/// > Source: S. Joe, F. Y. Kuo, "Constructing Sobol Sequences with Better Two-Dimensional Projections",
/// > *SIAM Journal on Scientific Computing* 30(5), 2008, pp. 2635-2654,
/// > [doi:10.1137/070709359](https://doi.org/10.1137/070709359); the direction numbers are the first of
/// > their file new-joe-kuo-6.21201.
enum Sobol {
  /// The most axes of a point.
  static let mostAxes = initials.count + 1

  /// The value of a point on an axis, in 0..<1; both are counted from 0.
  ///
  /// - Precondition: The axis is below `mostAxes`, the index below 2^32.
  static func value(axis: Int, at index: Int) -> Double {
    precondition((0..<1 << 32).contains(index), "the Sobol sequence is worked out to 2^32 points")
    var gray = index ^ (index >> 1)
    var word: UInt32 = 0
    while gray != 0 {
      word ^= directions[axis][gray.trailingZeroBitCount]
      gray &= gray - 1
    }
    return Double(word) * 0x1p-32
  }

  /// The direction numbers of every axis, as fractions of 2^32.
  private static let directions: [[UInt32]] =
    [(0..<32).map { 1 << (31 - $0) }] + initials.map(directions)

  /// The direction numbers that follow from the first ones (equation 3 of the source).
  private static func directions(_ degree: Int, _ coefficients: Int, _ first: [UInt32])
    -> [UInt32]
  {
    var numbers = first.enumerated().map { place, number in number << UInt32(31 - place) }
    for place in degree..<32 {
      var next = numbers[place - degree] ^ (numbers[place - degree] >> UInt32(degree))
      for back in 1..<degree where coefficients >> (degree - 1 - back) & 1 == 1 {
        next ^= numbers[place - back]
      }
      numbers.append(next)
    }
    return numbers
  }

  /// The degree, the inner coefficients and the first direction numbers of the second axis and those
  /// after it.
  private static let initials: [(degree: Int, coefficients: Int, first: [UInt32])] = [
    (1, 0, [1]),
    (2, 1, [1, 3]),
    (3, 1, [1, 3, 1]),
    (3, 2, [1, 1, 1]),
    (4, 1, [1, 1, 3, 3]),
    (4, 4, [1, 3, 5, 13]),
    (5, 2, [1, 1, 5, 5, 17]),
    (5, 4, [1, 1, 5, 5, 5]),
    (5, 7, [1, 1, 7, 11, 19]),
    (5, 11, [1, 1, 5, 1, 1]),
    (5, 13, [1, 1, 1, 3, 11]),
    (5, 14, [1, 3, 5, 5, 31]),
    (6, 1, [1, 3, 3, 9, 7, 49]),
    (6, 13, [1, 1, 1, 15, 21, 21]),
    (6, 16, [1, 3, 1, 13, 27, 49]),
    (6, 19, [1, 1, 1, 15, 7, 5]),
    (6, 22, [1, 3, 1, 15, 13, 25]),
    (6, 25, [1, 1, 5, 5, 19, 61]),
    (7, 1, [1, 3, 7, 11, 23, 15, 103]),
    (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    (7, 7, [1, 1, 3, 13, 7, 35, 63]),
    (7, 8, [1, 3, 5, 9, 1, 25, 53]),
    (7, 14, [1, 3, 1, 13, 9, 35, 107]),
    (7, 19, [1, 3, 1, 5, 27, 61, 31]),
    (7, 21, [1, 1, 5, 11, 19, 41, 61]),
    (7, 28, [1, 3, 5, 3, 3, 13, 69]),
    (7, 31, [1, 1, 7, 13, 1, 19, 1]),
    (7, 32, [1, 3, 7, 5, 13, 19, 59]),
    (7, 37, [1, 1, 3, 9, 25, 29, 41]),
    (7, 41, [1, 3, 5, 13, 23, 1, 55]),
    (7, 42, [1, 3, 7, 3, 13, 59, 17]),
    (7, 50, [1, 3, 1, 3, 5, 53, 69]),
    (7, 55, [1, 1, 5, 5, 23, 33, 13]),
    (7, 56, [1, 1, 7, 7, 1, 61, 123]),
    (7, 59, [1, 1, 7, 9, 13, 61, 49]),
    (7, 62, [1, 3, 3, 5, 3, 55, 33]),
    (8, 14, [1, 3, 1, 15, 31, 13, 49, 245]),
    (8, 21, [1, 3, 5, 15, 31, 59, 63, 97]),
    (8, 22, [1, 3, 1, 11, 11, 11, 77, 249]),
  ]
}
