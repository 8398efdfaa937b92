import Testing

@testable import Arena

@Suite struct `Random stream` {
  /// The published outputs of the reference implementation, https://prng.di.unimi.it/splitmix64.c.
  private let published: [UInt64] = [
    6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
  ]

  @Test func `gives the published numbers of SplitMix64`() {
    var random = RandomStream(state: 1_234_567)
    let drawn = published.map { _ in random.next() }
    #expect(drawn == published)
  }

  @Test func `names the root of a seed by the seed's first published number`() {
    #expect(StreamKey(seed: 1_234_567).value == published[0])
  }

  @Test(arguments: [1, 2, 3, 7, 10, 64, 1000])
  func `draws every index below a bound equally often`(_ bound: Int) {
    var random = RandomStream(key("bounded", bound))
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<max(10_000, 20 * bound) { counts[random.index(below: bound)] += 1 }
    #expect(bound == 1 || chiSquare(counts) < chiSquareLimit(bound - 1))
  }

  @Test func `has no bias at bounds that do not divide the range of the bits`() {
    // Without rejection, one index in three would come twice for every three times of the others.
    var random = RandomStream(key("huge bound"))
    let bound = 3 << 61
    var counts = [0, 0, 0]
    var halves = [0, 0]
    for _ in 0..<30_000 {
      let index = random.index(below: bound)
      #expect(index >= 0 && index < bound)
      counts[index % 3] += 1
      halves[index / (bound / 2)] += 1
    }
    #expect(chiSquare(counts) < chiSquareLimit(2))
    #expect(chiSquare(halves) < chiSquareLimit(1))
  }

  @Test func `draws units from 0 up to but without 1, evenly`() {
    var random = RandomStream(key("unit"))
    var counts = [Int](repeating: 0, count: 100)
    for _ in 0..<50_000 {
      let unit = random.unit()
      #expect(unit >= 0 && unit < 1)
      counts[Int(unit * 100)] += 1
    }
    #expect(chiSquare(counts) < chiSquareLimit(99))
  }

  @Test func `never lets the impossible happen nor the certain fail`() {
    var random = RandomStream(key("happens"))
    var happened = 0
    for _ in 0..<20_000 {
      let (never, always) = (random.happens(0), random.happens(1))
      #expect(!never && always)
      if random.happens(0.3) { happened += 1 }
    }
    let error = (20_000 * 0.3 * 0.7).squareRoot()
    #expect(abs(Double(happened) - 6000) < 4 * error)
  }

  @Test func `draws weighted indices in proportion, and never one without weight`() {
    var random = RandomStream(key("weighted"))
    let weights = [0, 3, 0, 1, 6, 0]
    var counts = [Int](repeating: 0, count: weights.count)
    for _ in 0..<20_000 { counts[random.index(below: 6) { Double(weights[$0]) / 7 }] += 1 }
    var statistic = 0.0
    for (count, weight) in zip(counts, weights) {
      if weight == 0 {
        #expect(count == 0)
      } else {
        let expected = 2000 * Double(weight)
        statistic += (Double(count) - expected) * (Double(count) - expected) / expected
      }
    }
    #expect(statistic < chiSquareLimit(2))
  }

  @Test func `draws normal numbers with moments 0, 1, 0 and 3`() {
    var random = RandomStream(key("normal"))
    let draws = (0..<40_000).map { _ in random.normal() }
    for (power, moment) in [(1, 0.0), (2, 1), (3, 0), (4, 3)] {
      let powers = Sample(
        draws.map { draw in (0..<power).reduce(1) { product, _ in product * draw } })
      #expect(abs(powers.mean - moment) < 4 * powers.error, "moment \(power)")
    }
  }

  @Test(arguments: [0.2, 0.9, 1, 2.5, 30])
  func `draws gamma numbers whose mean and variance are the shape`(_ shape: Double) {
    var random = RandomStream(key("gamma", Int(shape * 10)))
    let draws = (0..<10_000).map { _ in random.gamma(shape: shape) }
    #expect(draws.allSatisfy { $0 >= 0 })
    let sample = Sample(draws)
    #expect(abs(sample.mean - shape) < 4 * sample.error)
    let squares = Sample(draws.map { ($0 - shape) * ($0 - shape) })
    #expect(abs(squares.mean - shape) < 4 * squares.error)
  }
}

@Suite struct `Stream key` {
  private let root = StreamKey(seed: 1)

  @Test func `depends on every word and on their order`() {
    #expect(root.with(1).with(2) != root.with(2).with(1))
    #expect(root.with(1) != root.with(1).with(0))
    #expect(root.with("ab") != root.with("ba"))
    #expect(root.with("a").with("b") != root.with("ab"))
    #expect(root.with("") != root)
    #expect(root.with(7) == StreamKey(seed: 1).with(7))
    #expect(root.with(7) != StreamKey(seed: 2).with(7))
  }

  @Test func `never gives two of many small contents the same key`() {
    var seen: Set<UInt64> = []
    var count = 0
    for seed in 0..<10 {
      let root = StreamKey(seed: UInt64(seed))
      for first in -2..<40 {
        let middle = root.with(first)
        seen.insert(middle.value)
        count += 1
        for second in 0..<40 {
          seen.insert(middle.with(second).value)
          count += 1
        }
      }
    }
    #expect(seen.count == count)
  }

  @Test func `gives every participant of a match a stream of its own`() {
    var firsts: Set<UInt64> = []
    for match in 0..<500 {
      for participant in 0..<5 {
        var stream = root.with(match).stream(participant)
        firsts.insert(stream.next())
      }
    }
    #expect(firsts.count == 2500)
  }
}
