import TestSupport
import Testing

@testable import Arena

/// The transitions of one step, from group sizes and payoffs.
private typealias Step = @Sendable ([Int], [Double], Double, Double) -> [[Double]]

private let steps: [(rule: Evolution.Rule, step: Step)] = [
  (
    .pairwiseComparison,
    { Transition.pairwiseComparison(sizes: $0, payoffs: $1, intensity: $2, mutation: $3) }
  ),
  (.birthDeath, { Transition.birthDeath(sizes: $0, payoffs: $1, intensity: $2, mutation: $3) }),
]

@Suite struct `Transitions of evolution` {
  /// The probability that one mutant of group 0 takes over from `size` - 1 residents of group 1, by
  /// solving the chain's equations from one mutant up.
  private func fixation(
    _ size: Int, intensity: Double, step: Step, payoffs: (Int) -> [Double]
  ) -> Double {
    // The probability from i mutants is a factor times that from i + 1; from all of them it is 1.
    var factor = 0.0
    var product = 1.0
    for mutants in 1..<size {
      let moves = step([mutants, size - mutants], payoffs(mutants), intensity, 0)
      let (up, down) = (moves[1][0], moves[0][1])
      factor = up / (up + down - down * factor)
      product *= factor
    }
    return product
  }

  @Test(arguments: [(2, 1.5), (10, 1.5), (10, 0.8), (50, 1.05), (7, 1)])
  func `by birth and death lead to fixation as Moran's formula says`(
    _ size: Int, _ advantage: Double
  ) {
    var inverse = 1.0
    for _ in 0..<size { inverse /= advantage }
    let expected =
      advantage == 1 ? 1 / Double(size) : (1 - 1 / advantage) / (1 - inverse)
    let found = fixation(size, intensity: 1, step: steps[1].step) { _ in
      [Portable.log(advantage), 0]
    }
    #expect(isClose(found, expected, within: 1e-12))
  }

  @Test(arguments: [0, 0.01, 0.3, 2])
  func `by pairwise comparison lead to fixation as Traulsen's formula says`(_ intensity: Double) {
    // Stag hunt: payoffs depend on who is there, oneself left out.
    let size = 12
    func payoffs(_ mutants: Int) -> [Double] {
      let (own, other) = (Double(mutants), Double(size - mutants))
      let others = Double(size - 1)
      return [(5 * (own - 1) + 1 * other) / others, (4 * own + 2 * (other - 1)) / others]
    }
    var product = 1.0
    var sum = 1.0
    for mutants in 1..<size {
      let pay = payoffs(mutants)
      product *= Portable.exp(-intensity * (pay[0] - pay[1]))
      sum += product
    }
    let found = fixation(size, intensity: intensity, step: steps[0].step, payoffs: payoffs)
    #expect(isClose(found, 1 / sum, within: 1e-11))
  }

  @Test(arguments: [0, 0.2, 1])
  func `add up to one, and do not ask what an empty group would earn`(_ mutation: Double) {
    for (_, step) in steps {
      let moves = step([3, 0, 5], [1, 7, -2], 0.7, mutation)
      #expect(isClose(moves.joined().reduce(0, +), 1, within: 1e-12))
      #expect(moves.joined().allSatisfy { $0 >= 0 } && moves[1].allSatisfy { $0 == 0 })
      #expect(moves == step([3, 0, 5], [1, .nan, -2], 0.7, mutation))
      if mutation == 0 { #expect(moves[0][1] == 0 && moves[2][1] == 0) }
    }
    let row = Transition.imitation(
      sizes: [3, 0, 5], payoffs: [1, 7, -2], intensity: 0.7, mutation: mutation)[0]
    #expect(isClose(row.reduce(0, +), 1, within: 1e-12))
  }

  @Test func `of a single agent are mutations only`() {
    for (_, step) in steps { #expect(step([1, 0], [3, 0], 1, 0) == [[1, 0], [0, 0]]) }
  }

  private func world(_ sizes: [Int]) throws -> World {
    try World(
      Wages(),
      sizes.enumerated().map { group, size in
        Folk(Witness<Nothing> { _ in group }, count: size)
      })
  }

  @Test(arguments: [0, 1])
  func `are how often single agents move in the simulation`(_ index: Int) throws {
    let (sizes, payoffs, trials) = ([6, 4, 2], [0.5, 0, 1.5], 4000)
    let (rule, step) = steps[index]
    let evolution = Evolution(
      rule, generation: 1, intensity: 1.2, mutation: 0.15, inheritsMind: false)
    var counts = [[Int]](repeating: [0, 0, 0], count: 3)
    for trial in 0..<trials {
      let population = try world(sizes).population
      let earned = (0..<population.count).map { payoffs[population.group(of: $0)] }
      evolution.advance(
        population, fitness: earned, neighbours: [], key: key("step \(rule.rawValue)", trial))
      let changes = zip(population.sizes, sizes).map { $0 - $1 }
      guard let from = changes.firstIndex(of: -1) else { continue }
      let target = try #require(changes.firstIndex(of: 1))
      counts[from][target] += 1
    }
    let moves = step(sizes, payoffs, 1.2, 0.15)
    for from in 0..<3 {
      for target in 0..<3 where target != from {
        let expected = Double(trials) * moves[from][target]
        let error = (expected * (1 - moves[from][target])).squareRoot()
        #expect(abs(Double(counts[from][target]) - expected) < 5 * error)
      }
    }
  }

  @Test func `are how often agents move in a generation of imitation and of replication`() throws {
    let (sizes, payoffs, trials) = ([30, 20, 10], [0.5, 0, 1.5], 100)
    for rule in [Evolution.Rule.imitation, .replicator] {
      let evolution = Evolution(
        rule, generation: 1, intensity: 1.2, mutation: 0.15, inheritsMind: false)
      var counts = [[Int]](repeating: [0, 0, 0], count: 3)
      for trial in 0..<trials {
        let population = try world(sizes).population
        let old = (0..<population.count).map { population.group(of: $0) }
        evolution.advance(
          population, fitness: old.map { payoffs[$0] }, neighbours: [],
          key: key("generation \(rule.rawValue)", trial))
        for (agent, from) in old.enumerated() { counts[from][population.group(of: agent)] += 1 }
      }
      let rows =
        rule == .imitation
        ? Transition.imitation(sizes: sizes, payoffs: payoffs, intensity: 1.2, mutation: 0.15)
        : [[Double]](
          repeating: Transition.replicator(
            sizes: sizes, payoffs: payoffs, intensity: 1.2, mutation: 0.15), count: 3)
      for from in 0..<3 {
        for target in 0..<3 {
          let expected = Double(trials * sizes[from]) * rows[from][target]
          let error = (expected * (1 - rows[from][target])).squareRoot()
          #expect(abs(Double(counts[from][target]) - expected) < 5 * error)
        }
      }
    }
  }

  @Test func `compare neighbours only, on a network`() throws {
    // Group 0 is agents 0 and 1 on a ring of eight; only 2 and 7 have neighbours who earn more.
    var moved: Set<Int> = []
    for trial in 0..<200 {
      let population = try world([2, 6]).population
      let neighbours = Network.ring(degree: 2).neighbours(agents: 8, key: key("ring"))
      Evolution(
        .pairwiseComparison, generation: 1, intensity: 1e6, mutation: 0, inheritsMind: false
      ).advance(
        population, fitness: (0..<8).map { $0 < 2 ? 1 : 0 }, neighbours: neighbours,
        key: key("neighbours", trial))
      for agent in 0..<8 where (population.group(of: agent) == 0) != (agent < 2) {
        moved.insert(agent)
      }
    }
    #expect(moved == [2, 7])
  }
}
