import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Solvers of security games` {
  private func game(_ change: (inout SecurityGame.Rules) -> Void) -> SecurityGame {
    var game = SecurityGame()
    change(&game.rules)
    return game
  }

  private func tree(_ mechanism: some Mechanism) throws -> GameTree {
    #expect(mechanism.complaint == nil)
    return try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
  }

  private func commitment(_ mechanism: some Mechanism) throws -> CommitmentSolution {
    let tree = try tree(mechanism)
    #expect(tree.committingSeats == [0])
    let found = tree.commitment(leaders: tree.committingSeats)
    #expect(found.status == .complete && found.isAttained && found.gain < 1e-9)
    return found
  }

  @Test(arguments: 0...5)
  func `agree on five domains, whatever the resources`(_ resources: Int) throws {
    let found = try commitment(game { $0.resources = resources })
    let plan = Origami(.fiveDomains, resources: resources)
    #expect(abs(found.value - plan.defenderValue) < 1e-9)
    #expect(
      abs(SecurityTargets.fiveDomains.valueByPrograms(resources: resources) - plan.defenderValue)
        < 1e-9)
    guard resources == 1 else { return }
    #expect(abs(found.value + 270.0 / 83) < 1e-9)
    let profile = try #require(found.profile)
    #expect(abs(profile.probability(seat: 0, slot: 2) - 31.0 / 249) < 1e-9)
    #expect(profile.probability(seat: 1, slot: 7) == 1)
  }

  @Test func `agree with exact fractions of the program for the attacked domain`() {
    // The attack falls on persuasion: 6 c - 4 is greatest where its loot, 5 - 6 c, is level with the
    // others: 9 - 12 a, 7 - 9 b and 6 - 10 d, and a + b + c + d = 1.
    var program = LinearProgram<Rational>(maximising: [.zero, .zero, Rational(6), .zero])
    let spans = [12, 9, 6, 10].map { Rational($0) }
    let tops = [9, 7, 5, 6].map { Rational($0) }
    program.require([.one, .one, .one, .one], .atMost, .one)
    for other in [0, 1, 3] {
      var row = [Rational](repeating: .zero, count: 4)
      (row[2], row[other]) = (spans[2], -spans[other])
      program.require(row, .atMost, tops[2] - tops[other])
    }
    let solution = program.solution()
    #expect(solution.value == Rational(62, 83))
    let rates = [Rational(197, 498), Rational(76, 249), Rational(31, 249), Rational(29, 166)]
    #expect(solution.point == rates)
    for (rate, found) in zip(rates, Origami(.fiveDomains, resources: 1).coverage) {
      #expect(abs(rate.double - found) < 1e-14)
    }
  }

  @Test(arguments: 0..<40)
  func `agree on random targets, whatever the resources`(_ seed: Int) {
    let targets = SecurityTargets.random(1 + seed % 7, seed: seed)
    for resources in 0...targets.count + 1 {
      let plan = Origami(targets, resources: resources)
      let value = targets.valueByPrograms(resources: resources)
      #expect(isClose(plan.defenderValue, value), "\(resources) resources")
      #expect(plan.coverage.reduce(0, +) <= Double(resources) + 1e-9)
      let worst = Origami(targets.zeroSum, resources: resources).attackerValue
      #expect(isClose(-worst, targets.worstByProgram(resources: resources)))
    }
  }

  @Test func `cover at 5/7 and 2/7 against two types`() throws {
    let found = try commitment(
      game {
        $0.targets = ["first", "second"]
        ($0.defenderCovered, $0.defenderUncovered) = ([0, 0], [-5, -4])
        ($0.attackerCovered, $0.attackerUncovered) = ([-1, -1], [4, 1, 1, 3])
        $0.prior = [0.6, 0.4]
      })
    #expect(abs(found.value + 2) < 1e-9)
    let profile = try #require(found.profile)
    #expect(abs(profile.probability(seat: 0, slot: 0) - 5.0 / 7) < 1e-9)
    // The first type attacks the first target, the second the second.
    #expect(profile.probability(seat: 1, slot: 2) == 1)
    #expect(profile.probability(seat: 1, slot: 5) == 1)
  }

  @Test func `cover the first of two terminals six times in ten`() throws {
    let airport = game {
      $0.targets = ["terminal 1", "terminal 2"]
      ($0.defenderCovered, $0.defenderUncovered) = ([5, 2], [-5, -1])
      ($0.attackerCovered, $0.attackerUncovered) = ([-3, -1], [5, 1])
    }
    let found = try commitment(airport)
    let payoffs = try #require(found.expectation).payoffs
    #expect(areClose(payoffs, [1, 0.2]))
    #expect(abs(Origami(airport.rules.types[0], resources: 1).coverage[0] - 0.6) < 1e-12)
    let adverse = try tree(airport).commitment(leaders: [0], ties: .pessimistic)
    #expect(abs(adverse.value - 1) < 1e-9 && !adverse.isAttained)
  }

  @Test func `leave a best reply four targets, and the defender between them`() throws {
    let set = try tree(game { $0.defender = .designer }).equilibria()
    #expect(set.status == .complete && set.count == 4)
    let values = set.equilibria.map { $0.expectation.measures[0] }.sorted()
    #expect(abs(values[0] + 1067.0 / 166) < 1e-9 && abs(values[3] + 270.0 / 83) < 1e-9)
  }

  @Test(arguments: 0...5)
  func `draw audits against poisoning at random`(_ audits: Int) throws {
    var audit = PoisoningAudit()
    (audit.rules.sources, audit.rules.audits, audit.rules.auditor) = (5, audits, .player)
    // Five sources, detection 3/4 and a penalty of 3: two audits deter, fewer miss some poison.
    let value = audits >= 2 ? 0 : -5 * (1 - 0.15 * Double(audits))
    #expect(abs(try commitment(audit).value - value) < 1e-9)
  }

  @Test(arguments: [(1, 1.0), (2, 1), (3, 0.8), (2, 0.25)])
  func `assign reviewers before a release`(_ reviewers: Int, _ sensitivity: Double) throws {
    var evaluation = ReleaseEvaluation()
    (evaluation.rules.reviewers, evaluation.rules.sensitivity) = (reviewers, sensitivity)
    let plan = Origami(SecurityTargets.fiveDomains.noticing(sensitivity), resources: reviewers)
    let assigned = try tree(evaluation).equilibria().equilibria
    #expect(
      abs((assigned.map { $0.expectation.measures[0] }.max() ?? 0) - plan.defenderValue) < 1e-9)
    evaluation.rules.evaluator = .player
    #expect(abs(try commitment(evaluation).value - plan.defenderValue) < 1e-9)
  }

  @Test func `assign reviewers better for accidents than the rates made for an adversary`() throws {
    var evaluation = ReleaseEvaluation()
    evaluation.rules.accidents = 0.9
    let assigned = try tree(evaluation).equilibria().equilibria
    let fixed = assigned.map { $0.expectation.measures[0] }.max() ?? 0
    evaluation.rules.evaluator = .player
    #expect(try commitment(evaluation).value > fixed + 0.01)
  }

  @Test func `mix models so that the best attack succeeds 93 times in 256`() throws {
    var mixture = ModelMixture()
    mixture.rules.deployer = .player
    let found = try commitment(mixture)
    #expect(abs(found.value + 93.0 / 256) < 1e-9)
    let profile = try #require(found.profile)
    for (model, share) in [9.0 / 32, 43.0 / 128, 49.0 / 128].enumerated() {
      #expect(abs(profile.probability(seat: 0, slot: model) - share) < 1e-9)
    }
  }

  @Test(arguments: 0..<40)
  func `mix models as the linear program says`(_ seed: Int) {
    var stream = RandomStream(StreamKey(seed: UInt64(seed)).with("mixture"))
    let (rows, columns) = (1 + seed % 6, 1 + seed / 6)
    // Every third instance has few different entries, and so ties.
    let table = (0..<rows * columns).map { _ in
      seed % 3 == 0 ? Double(stream.index(below: 4)) / 3 : stream.unit()
    }
    let robust = RobustMixture(table, columns: columns)
    #expect(isClose(robust.value, robustValue(table, columns: columns)))
  }
}
