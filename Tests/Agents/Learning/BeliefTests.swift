import Agents
import Arena
import TestSupport
import Testing

@Suite struct `Learners of beliefs` {
  @Test(arguments: 0..<4)
  func `fictitious play mixes evenly in matching pennies`(seed: UInt64) throws {
    let briefing = try Briefing.plain(actions: 2, seats: 2, payoffs: -1...1)
    let row = Individual(FictitiousPlay(), in: briefing, seed: seed)
    let column = Individual(FictitiousPlay(), in: briefing, seed: seed + 100)
    var heads = (row: 0, column: 0)
    let rounds = 6000
    for _ in 0..<rounds {
      let (own, other) = (row.choose(), column.choose())
      heads.row += own
      heads.column += other
      row.compare(own, among: other == 0 ? [1, -1] : [-1, 1])
      column.compare(other, among: own == 0 ? [-1, 1] : [1, -1])
    }
    #expect((Double(heads.row) / Double(rounds) - 0.5).magnitude < 0.05)
    #expect((Double(heads.column) / Double(rounds) - 0.5).magnitude < 0.05)
  }

  /// By definition: expected payoff against the counts of what the other did; whole numbers, exact.
  @Test(arguments: 0..<10)
  func `fictitious play replies best to the empirical distribution`(seed: UInt64) throws {
    var random = RandomStream(StreamKey(seed: seed))
    let payoffs = (0..<3).map { _ in (0..<3).map { _ in Double(random.index(below: 20)) } }
    let individual = Individual(
      FictitiousPlay(), in: try .plain(actions: 3, payoffs: 0...19), seed: seed)
    var counts = [0.0, 0, 0]
    for _ in 0..<100 {
      let own = individual.choose()
      let expected = payoffs.map { row -> Double in
        zip(counts, row).reduce(0) { $0 + $1.0 * $1.1 }
      }
      #expect(expected[own] == expected.max())
      let other = random.index(below: 3)
      counts[other] += 1
      individual.compare(own, among: (0..<3).map { payoffs[$0][other] })
    }
  }

  /// Two episodes: the first counts 3/4, so the expected payoffs are (0.75 x + y) / 1.75.
  @Test func `logit learning discounts and errs as estimated`() throws {
    let individual = Individual(LogitLearning(), in: try .plain(actions: 3, payoffs: 0...70))
    #expect(chiSquare(individual.counts(of: 3000), against: [1, 1, 1]) < 13.8)
    individual.compare(2, among: [7, 28, 0])
    individual.compare(0, among: [0, 7, 14])
    let sums: [Double] = [0.75 * 7, 0.75 * 28 + 7, 14]
    let expected = sums.map { $0 / 1.75 }
    let weights = expected.map { Portable.exp($0 / 10.9) }
    #expect(chiSquare(individual.counts(of: 20_000), against: weights) < 13.8)
  }

  @Test func `information sets are learned separately`() throws {
    let individual = Individual(FictitiousPlay(), in: try .plain(actions: 2, infosets: 2))
    individual.compare(0, among: [1, 0], at: 0)
    individual.compare(0, among: [0, 1], at: 1)
    #expect(individual.counts(of: 10, at: 0) == [10, 0])
    #expect(individual.counts(of: 10, at: 1) == [0, 10])
  }
}

@Suite struct `Experience-weighted attraction` {
  /// What the actions pay in three episodes, and which was taken.
  let episodes: [(taken: Int, payoffs: [Double])] = [(0, [1, 3]), (1, [4, 2]), (1, [0, 1])]

  /// The attractions after the three episodes.
  func attractions(_ change: (inout ExperienceWeightedAttraction) -> Void) throws -> [Double] {
    var agent = ExperienceWeightedAttraction()
    change(&agent)
    let individual = Individual(agent, in: try .plain(actions: 2, payoffs: 0...4))
    for episode in episodes { individual.compare(episode.taken, among: episode.payoffs) }
    return individual.table.dropFirst().map { $0 * 4 }
  }

  @Test func `is fictitious play when foregone payoffs count fully and nothing fades`() throws {
    let means = try attractions {
      $0.delta = 1
      $0.phi = 1
      $0.experience = 0
    }
    #expect(areClose(means, [5.0 / 3, 2], within: 1e-12))
  }

  @Test func `is cumulative reinforcement when foregone payoffs do not count`() throws {
    let sums = try attractions {
      $0.delta = 0
      $0.phi = 0.5
      $0.kappa = 1
    }
    let expected: [Double] = [0.25 * 1, 0.5 * 2 + 1]
    #expect(areClose(sums, expected, within: 1e-12))
  }

  @Test func `is average reinforcement when sums are averaged`() throws {
    let averages = try attractions {
      $0.delta = 0
      $0.phi = 0.5
      $0.kappa = 0
      $0.experience = 0
    }
    #expect(areClose(averages, [0.25 * 1 / 1.75, (0.5 * 2 + 1) / 1.75], within: 1e-12))
  }

  /// N: 1, 1.9, 2.71, 3.439 by hand; foregone payoffs count half.
  @Test func `follows the paper's recursion at the defaults`() throws {
    let first = [(0.5 + 0.5) / 1.9 - 0.5 / 1.9 + 0.5 / 1.9, 0.5 * 3 / 1.9]
    let second = [
      (0.9 * 1.9 * first[0] + 0.5 * 4) / 2.71, (0.9 * 1.9 * first[1] + 2) / 2.71,
    ]
    let third = [(0.9 * 2.71 * second[0]) / 3.439, (0.9 * 2.71 * second[1] + 1) / 3.439]
    #expect(areClose(try attractions { _ in }, third, within: 1e-12))
  }

  /// Camerer and Ho's nesting, against another agent of the catalogue.
  @Test func `chooses as logit learning does when it nests it`() throws {
    var attraction = ExperienceWeightedAttraction()
    attraction.delta = 1
    attraction.phi = 0.75
    attraction.experience = 0
    attraction.lambda = 8
    var logit = LogitLearning()
    logit.memory = 0.75
    logit.noise = 4.0 / 8
    let briefing = try Briefing.plain(actions: 3, payoffs: 0...4)
    let left = Individual(attraction, in: briefing)
    let right = Individual(logit, in: briefing)
    left.compare(0, among: [1, 2, 3])
    right.compare(0, among: [1, 2, 3])
    var random = RandomStream(StreamKey(seed: 8))
    for _ in 0..<500 {
      let action = left.choose()
      #expect(action == right.choose())
      let payoffs = (0..<3).map { _ in 4 * random.unit() }
      left.compare(action, among: payoffs)
      right.compare(action, among: payoffs)
    }
  }
}
