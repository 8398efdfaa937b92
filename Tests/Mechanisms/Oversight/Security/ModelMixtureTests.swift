import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `A mixture of models` {
  private func mixture(_ change: (inout ModelMixture.Rules) -> Void = { _ in }) -> ModelMixture {
    var mixture = ModelMixture()
    change(&mixture.rules)
    return mixture
  }

  /// How often the best attack is withstood.
  private func withstood(_ mixture: ModelMixture) throws -> Double {
    let tree = try explored(mixture)
    return 1 - tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).values.value
  }

  @Test func `lets the best attack succeed 93 times in 256`() throws {
    let robust = RobustMixture(mixture().rules.success, columns: 3)
    for (share, known) in zip(robust.shares, [9.0 / 32, 43.0 / 128, 49.0 / 128]) {
      #expect(abs(share - known) < 1e-12)
    }
    #expect(abs(robust.value - 93.0 / 256) < 1e-12)
    #expect(abs(try withstood(mixture()) - 163.0 / 256) < 1e-12)
  }

  @Test func `is worse alone, even, or as given`() throws {
    #expect(isClose(try withstood(mixture { $0.rule = .single }), 0.3))
    #expect(isClose(try withstood(mixture { $0.rule = .uniform }), 0.6))
    #expect(isClose(try withstood(mixture { $0.rule = .given }), 1 - (0.45 + 0.025 + 0.05)))
  }

  @Test func `of models that share no attack is even`() {
    let robust = RobustMixture([1, 0, 0, 0, 1, 0, 0, 0, 1], columns: 3)
    #expect(isClose(robust.value, 1.0 / 3))
    for share in robust.shares { #expect(isClose(share, 1.0 / 3)) }
  }

  /// Two models, each open to an attack of its own alone, of which the second one costs c.
  ///
  /// With share s of the first, the best attack succeeds in max(s, 1 - s) and the cost is c (1 - s): least
  /// at s = 1/2 while c < 1, and at s = 1 beyond.
  @Test(arguments: [(0.0, 0.5), (0.5, 0.5), (0.9, 0.5), (1.1, 1), (3, 1)])
  func `leaves out a model that costs more than it protects`(_ cost: Double, _ share: Double)
    throws
  {
    let twoModels = mixture {
      ($0.models, $0.attacks) = (["cheap", "dear"], ["on cheap", "on dear"])
      ($0.success, $0.costs) = ([1, 0, 0, 1], [0, cost])
    }
    let tree = try explored(twoModels)
    let found = tree.expectation(under: Profile(shared: [1, 0], in: tree.shape)).measures
    #expect(isClose(found[0], 1 - share) && isClose(found[1], cost * (1 - share)))
    #expect(tree.offences() == [])
    var alone = twoModels
    alone.rules.rule = .single
    let single = try explored(alone)
    #expect(single.expectation(under: Profile(shared: [1, 0], in: tree.shape)).measures == [0, 0])
  }

  @Test func `charges a deployer who plays, for every model after the last cost`() throws {
    let played = mixture { ($0.deployer, $0.costs) = (.player, [0.25, 0.5]) }
    let told = try wishedEpisode(played, drawing: [1], following: [2, 0])
    #expect(told.payoff(of: 0) == -0.5 && told.total(of: 1) == 0.5)
  }

  @Test(arguments: 0..<30)
  func `guarantees what no attacker can beat`(_ seed: Int) {
    // The value of the game from the attacker's side is one less the value of the transposed,
    // complemented table, by the minimax theorem.
    var draws = Draws(seed: 500 + seed)
    let (rows, columns) = (1 + seed % 6, 1 + seed / 6)
    // Every third instance has few different entries, and so ties.
    let table = (0..<rows * columns).map { _ in
      let entry = draws.next(in: 0...1)
      return seed % 3 == 0 ? (3 * entry).rounded() / 3 : entry
    }
    let robust = RobustMixture(table, columns: columns)
    let other = (0..<columns * rows).map { 1 - table[$0 % rows * columns + $0 / rows] }
    let attacker = RobustMixture(other, columns: rows)
    #expect(isClose(robust.value, 1 - attacker.value))
    #expect(isClose(robust.shares.reduce(0, +), 1) && robust.shares.allSatisfy { $0 >= 0 })
  }

  @Test func `tells an attack that fails`() throws {
    let told = try wishedEpisode(mixture { $0.rule = .uniform }, drawing: [2, 1], following: [1])
    #expect(
      told.events.map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 1, wish: nil)",
        "chance(draw: 0, outcome: 2, among: 3, probability: 0.3333333333333333)",
        "happening(draw: 1, happens: false, probability: 0.9)",
        "note(measure: 0, amount: 1.0)",
      ])
  }

  @Test func `complains of missing entries and shares`() {
    #expect(mixture { $0.models = [] }.complaint == "a mixture needs a model and an attack")
    #expect(
      mixture { $0.success = [1] }.complaint
        == "success needs a probability for each attack against each model")
    #expect(
      mixture { $0.costs = [0, 0, 0, 1] }.complaint
        == "costs has 4 numbers, but there are only 3 models")
    #expect(
      mixture { ($0.rule, $0.shares) = (.given, [0.5, 0.4, 0.2]) }.complaint
        == "shares must sum to 1")
    #expect(
      mixture { ($0.rule, $0.shares) = (.given, [1]) }.complaint
        == "shares needs a probability for each model")
  }
}
