import Arena

/// Loops written by hand that do the work of a workload without the arena.
///
/// They draw the same numbers from the same keys, shuffle the same way and keep the same tables, so
/// for one seed they count the same actions; a test compares the counts. What the arena takes longer
/// than its twin is the price of being general.
struct TwinPopulation {
  /// A player's numbers: payoff, episodes, then what it remembers.
  typealias Player = UnsafeMutablePointer<Double>

  let agents: Int
  let rounds: Int
  /// How many numbers a player remembers, and what they are at first.
  let memory: Int
  let newborn: Double
  /// How many actions there are, over all information sets.
  let slots: Int

  /// Matches whose payoffs are summed by themselves, before the sums are added up.
  private static let chunk = 512
  /// From this many players on, those of the next matches are read ahead.
  private static let crowd = 1 << 14

  /// Lives through all rounds and returns how often each action was taken.
  ///
  /// - Parameter play: Plays a match of two players with its key, counts its actions, and returns
  ///   what both earn.
  /// - Returns: A count for every action, over all information sets.
  @inline(__always) func live(
    _ play: (Player, Player, UInt64, UnsafeMutablePointer<UInt64>) -> (Double, Double)
  ) -> [UInt64] {
    let stride = (memory + 3) & ~1
    let players = Player.allocate(capacity: agents * stride)
    let counts = UnsafeMutablePointer<UInt64>.allocate(capacity: slots)
    let order = TwinShuffle(agents)
    defer {
      players.deallocate()
      counts.deallocate()
      order.deallocate()
    }
    players.initialize(repeating: 0, count: agents * stride)
    counts.initialize(repeating: 0, count: slots)
    for agent in 0..<agents {
      for index in 0..<memory { players[agent * stride + 2 + index] = newborn }
    }
    let key = StreamKey(seed: 1)
    var earned = (0.0, 0.0)
    for round in 0..<rounds {
      let references = order.shuffle(key.with("matching").with(round))
      let roundKey = key.with("round").with(round).value
      var match = 0
      while match < agents / 2 {
        let end = Swift.min(match + TwinPopulation.chunk, agents / 2)
        var sums = (0.0, 0.0)
        while match < end {
          if agents >= TwinPopulation.crowd && match & 15 == 0 {
            readAhead(players, references + 2 * match, Swift.min(32, agents - 2 * match), stride)
          }
          let first = players + Int(references[2 * match]) &* stride
          let second = players + Int(references[2 * match + 1]) &* stride
          let matchKey = TwinDraws.mix(
            roundKey &+ UInt64(truncatingIfNeeded: match &+ 1) &* TwinDraws.gamma)
          let (left, right) = play(first, second, matchKey, counts)
          first[0] += left
          first[1] += 1
          second[0] += right
          second[1] += 1
          sums.0 += left
          sums.1 += right
          match &+= 1
        }
        earned.0 += sums.0
        earned.1 += sums.1
      }
    }
    precondition(earned.0.isFinite && earned.1.isFinite)
    return Array(UnsafeBufferPointer(start: counts, count: slots))
  }

  /// Reads the first and last number of players to come, so that their cache misses overlap.
  private func readAhead(
    _ players: Player, _ references: UnsafePointer<UInt32>, _ count: Int, _ stride: Int
  ) {
    var sum = 0.0
    for index in 0..<count {
      let player = players + Int(references[index]) &* stride
      sum += player[0] + player[stride - 1]
    }
    precondition(sum.isFinite)
  }
}

/// A SplitMix64 generator, written once more.
struct TwinDraws {
  var state: UInt64

  static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The stream of a seat of a match.
  init(_ key: UInt64, seat: UInt64) { state = key &+ (seat &+ 1) &* 0xD6E8_FEB8_6659_FD93 }

  /// The stream that starts at a key.
  init(_ key: UInt64) { state = key }

  @inline(__always) static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }

  @inline(__always) mutating func next() -> UInt64 {
    state &+= TwinDraws.gamma
    return TwinDraws.mix(state)
  }

  @inline(__always) mutating func unit() -> Double { Double(next() &>> 11) * 0x1p-53 }

  /// A uniform index, by Lemire's method.
  @inline(__always) mutating func index(below count: Int) -> Int {
    let bound = UInt64(truncatingIfNeeded: count)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(truncatingIfNeeded: product.high)
  }
}

/// The players in random order, shuffled anew every round: in one piece, or in 64 buckets where they
/// are many.
final class TwinShuffle {
  private let count: Int
  private var order: UnsafeMutablePointer<UInt32>
  private var scratch: UnsafeMutablePointer<UInt32>

  init(_ count: Int) {
    self.count = count
    order = .allocate(capacity: count)
    scratch = .allocate(capacity: count)
    for index in 0..<count { order[index] = UInt32(truncatingIfNeeded: index) }
  }

  func deallocate() {
    order.deallocate()
    scratch.deallocate()
  }

  func shuffle(_ key: StreamKey) -> UnsafePointer<UInt32> {
    if count < 1 << 15 {
      exchange(order, count, key.value)
      return UnsafePointer(order)
    }
    let keys = (0..<64).map { key.with($0).value }
    func block(_ number: Int) -> Range<Int> { number * count / 64..<(number + 1) * count / 64 }
    var sizes = [Int](repeating: 0, count: 64)
    for number in 0..<64 {
      var draws = TwinDraws(keys[number])
      for _ in block(number) { sizes[Int(draws.next() & 63)] += 1 }
    }
    var starts = [Int](repeating: 0, count: 65)
    for bucket in 0..<64 { starts[bucket + 1] = starts[bucket] + sizes[bucket] }
    var places = starts
    places.withUnsafeMutableBufferPointer { places in
      for number in 0..<64 {
        var draws = TwinDraws(keys[number])
        for index in block(number) {
          let bucket = Int(draws.next() & 63)
          scratch[places[bucket]] = order[index]
          places[bucket] += 1
        }
      }
    }
    for bucket in 0..<64 {
      exchange(scratch + starts[bucket], sizes[bucket], key.with(64 + bucket).value)
    }
    swap(&order, &scratch)
    return UnsafePointer(order)
  }

  /// The Fisher-Yates shuffle; every 64 random bits give two draws.
  private func exchange(_ order: UnsafeMutablePointer<UInt32>, _ count: Int, _ key: UInt64) {
    var draws = TwinDraws(key)
    var left = UInt64(truncatingIfNeeded: count)
    var bits: UInt64 = 0
    var isFresh = false
    while left > 1 {
      isFresh.toggle()
      bits = isFresh ? draws.next() : bits &<< 32
      var product = (bits &>> 32) &* left
      if product & 0xFFFF_FFFF < left {
        let threshold = (1 << 32 - left) % left
        while product & 0xFFFF_FFFF < threshold { product = (draws.next() &>> 32) &* left }
      }
      let index = Int(truncatingIfNeeded: product &>> 32)
      left &-= 1
      let last = order[Int(left)]
      order[Int(left)] = order[index]
      order[index] = last
    }
  }
}
