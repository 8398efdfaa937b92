/// A key that names one random stream by what is drawn from it.
///
/// The key of a stream in a study is built word by word from seed, replicate, purpose, round, match and
/// seat; <doc:Determinism> lists all keys, with test vectors. Two different sequences of words give
/// unrelated keys, and nothing else (order of work, thread, clock) enters. The mixing function is the finaliser of SplitMix64.
///
/// > Source: G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators",
/// > *OOPSLA* 2014, [doi:10.1145/2660193.2660195](https://doi.org/10.1145/2660193.2660195).
@frozen public struct StreamKey: Equatable, Sendable {
  /// The 64 bits of the key.
  public let value: UInt64

  /// Makes the root key of a seed.
  @inlinable public init(seed: UInt64) {
    value = StreamKey.mix(seed &+ StreamKey.gamma)
  }

  @inlinable init(value: UInt64) { self.value = value }

  /// Returns the key of this stream's child named by a word.
  @inlinable public func with(_ word: UInt64) -> StreamKey {
    // A word enters by another constant than a seed or a key, so that the two cannot cancel.
    let inner = StreamKey.mix(word ^ StreamKey.delta)
    return StreamKey(value: StreamKey.mix((value ^ inner) &+ StreamKey.gamma))
  }

  /// Returns the key of this stream's child named by an index.
  @inlinable public func with(_ index: Int) -> StreamKey { with(UInt64(truncatingIfNeeded: index)) }

  /// Returns the key of this stream's child named by a text, byte by byte.
  public func with(_ text: String) -> StreamKey {
    var key = with(UInt64(text.utf8.count))
    for byte in text.utf8 { key = key.with(UInt64(byte)) }
    return key
  }

  /// Returns the key of one of many numbered children, by a single draw of a stream.
  @inlinable func numbered(_ index: Int) -> StreamKey {
    StreamKey(
      value: StreamKey.mix(value &+ UInt64(truncatingIfNeeded: index &+ 1) &* StreamKey.gamma))
  }

  /// Returns the stream of one participant of this key: nature is 0, seat *s* is *s* + 1.
  @inlinable public func stream(_ participant: Int) -> RandomStream {
    RandomStream(state: value &+ UInt64(truncatingIfNeeded: participant) &* StreamKey.participant)
  }

  @usableFromInline static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15
  @usableFromInline static let participant: UInt64 = 0xD6E8_FEB8_6659_FD93
  @usableFromInline static let delta: UInt64 = 0xD1B5_4A32_D192_ED03

  @inlinable static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }
}

/// A SplitMix64 generator: one 64-bit counter, mixed on every draw.
///
/// All draws are ours, down to the bounded one, so that a seed means the same with every compiler.
@frozen public struct RandomStream: Sendable {
  @usableFromInline var state: UInt64

  @inlinable init(state: UInt64) { self.state = state }

  /// Makes the stream that a key names.
  @inlinable public init(_ key: StreamKey) { state = key.value }

  /// Returns the next 64 uniform bits.
  @inlinable public mutating func next() -> UInt64 {
    state &+= StreamKey.gamma
    return StreamKey.mix(state)
  }

  /// Returns a uniform number in 0..<1, a multiple of 2⁻⁵³.
  @inlinable public mutating func unit() -> Double {
    Double(next() &>> 11) * 0x1p-53
  }

  /// Returns true with the given probability in 0...1.
  @inlinable public mutating func happens(_ probability: Double) -> Bool { unit() < probability }

  /// Returns a uniform index in `0..<count`, exactly uniform.
  ///
  /// - Precondition: `count` is at least 1.
  ///
  /// > Source: D. Lemire, "Fast Random Integer Generation in an Interval", *ACM TOMACS* 29(1), 2019,
  /// > [doi:10.1145/3230636](https://doi.org/10.1145/3230636).
  @inlinable public mutating func index(below count: Int) -> Int {
    let bound = UInt64(count)
    let product = next().multipliedFullWidth(by: bound)
    return Int(product.low < bound ? redraw(product.high, product.low, bound) : product.high)
  }

  /// Draws again while a draw is one of those that would make some index likelier than others.
  @inline(never) @usableFromInline mutating func redraw(
    _ index: UInt64, _ remainder: UInt64, _ bound: UInt64
  ) -> UInt64 {
    let threshold = (0 &- bound) % bound
    var product = (high: index, low: remainder)
    while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    return product.high
  }

  /// Returns an index in `0..<count` drawn in proportion to weights that are not all zero.
  ///
  /// - Complexity: O(*count*).
  @inlinable public mutating func index(
    below count: Int, weight: (Int) -> Double
  ) -> Int {
    var total = 0.0
    for index in 0..<count { total += weight(index) }
    var left = unit() * total
    var last = 0
    for index in 0..<count {
      let share = weight(index)
      guard share > 0 else { continue }
      if left < share { return index }
      left -= share
      last = index
    }
    return last
  }

  /// Returns a standard normal draw (Marsaglia's polar method, one of the pair used).
  public mutating func normal() -> Double {
    while true {
      let x = 2 * unit() - 1
      let y = 2 * unit() - 1
      let square = x * x + y * y
      if square > 0 && square < 1 {
        return x * (-2 * Portable.log(square) / square).squareRoot()
      }
    }
  }

  /// Returns a Gamma(shape, 1) draw for any positive shape.
  ///
  /// > Source: G. Marsaglia, W. W. Tsang, "A Simple Method for Generating Gamma Variables",
  /// > *ACM TOMS* 26(3), 2000, pp. 363-372.
  public mutating func gamma(shape: Double) -> Double {
    if shape < 1 {
      let boost = Portable.pow(1 - unit(), 1 / shape)
      return gamma(shape: shape + 1) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = 1 - unit()
      if Portable.log(u) < 0.5 * x * x + d - d * v + d * Portable.log(v) { return d * v }
    }
  }
}
