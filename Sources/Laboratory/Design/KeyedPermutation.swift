import Arena

/// An order of `0..<count` that a key names, without a list of it.
///
/// A Feistel network permutes the smallest square of a power of two that holds the count. A number that
/// lands outside is sent through it again until it lands inside: what remains is a permutation of the
/// inside. Fewer than four passes are needed on average.
///
/// > Source: J. Black, P. Rogaway, "Ciphers with Arbitrary Finite Domains", *CT-RSA* 2002,
/// > [doi:10.1007/3-540-45760-7_9](https://doi.org/10.1007/3-540-45760-7_9).
struct KeyedPermutation {
  private let count: UInt64
  private let bits: UInt64
  private let rounds: [StreamKey]

  /// Four rounds are enough for large halves; halves of one bit need more to reach every order.
  private static let mostRounds = 12

  /// Makes the order that a key names.
  ///
  /// - Precondition: The count is in `1...2^62`.
  init(of count: Int, _ key: StreamKey) {
    precondition((1...1 << 62).contains(count), "a permutation is of 1 to 2^62 numbers")
    self.count = UInt64(count)
    var bits: UInt64 = 1
    while 1 << (2 * bits) < self.count { bits += 1 }
    self.bits = bits
    rounds = (0..<KeyedPermutation.mostRounds).map { key.with($0) }
  }

  /// The number at a place.
  ///
  /// - Precondition: The place is in `0..<count`.
  subscript(place: Int) -> Int {
    var number = pass(UInt64(place))
    while number >= count { number = pass(number) }
    return Int(number)
  }

  private func pass(_ number: UInt64) -> UInt64 {
    let mask: UInt64 = (1 << bits) - 1
    var (left, right) = (number >> bits, number & mask)
    for round in rounds { (left, right) = (right, left ^ (round.with(right).value & mask)) }
    return left << bits | right
  }
}
