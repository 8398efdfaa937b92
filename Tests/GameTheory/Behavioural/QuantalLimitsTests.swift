import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

/// Nature decides all; a player may only watch.
private struct Lottery: Mechanism {
  static let card = Card("lottery", "Luck.", source: "A test.")
  init() {}
  var roles: [Role] { [Role("watcher"), Role("other")] }
  var decisions: [Decision] { [Decision("watch", actions: .named(["watch"]))] }
  var draws: [Draw] { [Draw("coin")] }
  var measures: [Measure] { [] }
  func play(_ episode: inout some Episode) {
    _ = episode.choose(0, by: 0)
    episode.gain(episode.chance(0, 0.25) ? 8 : 0, by: 0)
  }
}

@Suite struct `Logit play of odd games` {
  @Test func `is trivial where nobody can choose`() throws {
    let tree = try Lottery().tree()
    let found = tree.agentQuantalResponse(precision: 3)
    #expect(found.status == .complete && found.point.residual == 0 && found.point.regret == 0)
    #expect(found.play.probability(seat: 0, slot: 0) == 1)
    #expect(tree.limitingAgentLogitEquilibrium().status == .complete)
    let form = try Lottery().form()
    #expect(form.quantalResponse(precision: 3).play == [[1], [1]])
  }

  @Test func `is uniform where nobody's choice matters to itself`() throws {
    // Payoffs differ, but only by what the other does.
    for game in [
      TableGame([1, 1], [3, 4]), TableGame([3, 2], [Double](repeating: 7, count: 12)),
      TableGame(rows: [[1, 2], [1, 2]], columns: [[5, 5], [8, 8]]),
    ] {
      let form = try game.form()
      let found = form.quantalResponse(precision: 12)
      #expect(found.status == .complete && found.point.residual == 0 && found.point.regret == 0)
      #expect(found.play == game.sizes.map { [Double](repeating: 1 / Double($0), count: $0) })
      #expect(found.point.precision == 12)
      #expect(form.limitingLogitEquilibrium().point.regret == 0)
      #expect(form.quantalBranch().points.count == 1 && form.quantalBranch(to: 3).points.count == 2)
    }
  }

  @Test(arguments: [1e6, -1e9])
  func `says the same of payoffs to which a number is added`(_ offset: Double) throws {
    // Gains fall off so slowly here that doubles do not resolve the end of the branch.
    let game = TableGame(
      [2, 2, 2],
      [
        -4, 0, 4, 2, -1, -4 + 1, -2, 0, -4, -1, -2, 4, 3, 1, -3, 1, 3, -1, -3, 2, -1, 4, 2, 2,
      ])
    var moved = game
    moved.payoffs = game.payoffs.map { $0 + offset }
    let (near, far) = (
      try game.form().limitingLogitEquilibrium(), try moved.form().limitingLogitEquilibrium()
    )
    #expect(near.status == far.status && near.play == far.play)
    #expect(
      near.point.residual.description == far.point.residual.description
        && near.point.regret == far.point.regret)
    let (first, second) = (
      try game.form().quantalResponse(precision: 0.7),
      try moved.form().quantalResponse(precision: 0.7)
    )
    #expect(first.status == second.status && first.play == second.play)
    // The same by information sets.
    let (tree, other) = (try game.tree(), try moved.tree())
    let (agents, others) = (
      tree.limitingAgentLogitEquilibrium(), other.limitingAgentLogitEquilibrium()
    )
    #expect(agents.status == others.status && agents.play == others.play)
    #expect(agents.point.regret == others.point.regret)
    let (noisy, noisier) = (
      tree.agentQuantalResponse(precision: 0.7), other.agentQuantalResponse(precision: 0.7)
    )
    #expect(noisy.status == .complete && noisy.status == noisier.status)
    #expect(noisy.play == noisier.play && noisy.point.residual == noisier.point.residual)
  }

  @Test(arguments: [1e7, -1e9])
  func `says the same of a tree to whose payoffs a number is added`(_ offset: Double) throws {
    // Whole payoffs, which stay what they are beside the number.
    let tree = try KuhnPoker().tree()
    let moved = tree.adding([offset, -offset])
    let pairs =
      [0.5, 4].map { precision in
        (
          tree.agentQuantalResponse(precision: precision),
          moved.agentQuantalResponse(precision: precision)
        )
      } + [(tree.limitingAgentLogitEquilibrium(), moved.limitingAgentLogitEquilibrium())]
    for (near, far) in pairs {
      #expect(near.status == far.status && near.play == far.play)
      #expect(near.point.residual == far.point.residual && near.point.regret == far.point.regret)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `says that payoffs are not finite`(_ payoff: Double) throws {
    var game = TableGame(random: [2, 2, 2], seed: 1)
    game.payoffs[7] = payoff
    let form = try game.form()
    let found = form.quantalResponse(precision: 1)
    #expect(found.status == .notFinite && found.point.residual.isNaN)
    #expect(found.play == [[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]])
    #expect(form.quantalBranch().status == .notFinite)
    #expect(form.limitingLogitEquilibrium().status == .notFinite)
    #expect(try form.fitQuantalResponse(to: [[1, 1], [1, 1], [1, 1]]).status == .notFinite)
    let tree = try game.tree()
    #expect(tree.agentQuantalResponse(precision: 1).status == .notFinite)
  }

  @Test func `says that two payoffs are further apart than doubles reach`() throws {
    let game = TableGame(rows: [[1.7e308, 0], [-1.7e308, 0]], columns: [[0, 0], [0, 0]])
    #expect(try game.form().quantalResponse(precision: 1).status == .notFinite)
    #expect(try game.tree().agentQuantalResponse(precision: 1).status == .notFinite)
  }

  @Test func `scales with payoffs of any size`() throws {
    let game = TableGame(random: [3, 3], seed: 4)
    let expected = try game.form().quantalResponse(precision: 6)
    for size in [1e300, 1e-300, 3e7] {
      var other = game
      other.payoffs = game.payoffs.map { $0 * size }
      let found = try other.form().quantalResponse(precision: 6 / size)
      #expect(found.status == .complete)
      #expect(areClose(found.play[0], expected.play[0], within: 1e-9))
      let agents = try other.tree().agentQuantalResponse(precision: 6 / size)
      #expect(areClose(Array(agents.play.probabilities[0..<3]), expected.play[0], within: 1e-9))
    }
  }

  @Test func `at a precision beyond doubles is the limit, and says so`() throws {
    let game = TableGame(random: [3, 3], seed: 4)
    var huge = game
    huge.payoffs = game.payoffs.map { $0 * 1e300 }
    let found = try huge.form().quantalResponse(precision: 1)
    #expect(found.status == .beyondResolution && found.point.regret < 1e-5 * 1e300)
    // One stake dwarfs the other: a coin next to a fortune.
    let mixed = TableGame(rows: [[1e300, 0], [0, 1e300]], columns: [[0, 1], [1, 0]])
    let apart = try mixed.form().limitingLogitEquilibrium()
    #expect(apart.status == .beyondResolution || apart.point.regret <= 1e-6 * 1e300)
  }

  @Test func `ends with its budget at the best point so far`() throws {
    let form = try TableGame(random: [8, 8], seed: 1).form()
    var budget = Budget()
    budget.steps = 100
    let found = form.quantalResponse(precision: 1e5, budget: budget)
    #expect(found.status == .exhausted && found.steps > 0)
    #expect(found.point.precision > 0 && found.point.precision < 1e5 && found.point.residual < 1e-7)
    budget.steps = 0
    let none = form.quantalResponse(precision: 1, budget: budget)
    #expect(none.status == .exhausted && none.point.precision == 0)
    #expect(form.quantalBranch(budget: budget).points.count == 1)
    #expect(form.limitingLogitEquilibrium(budget: budget).status == .exhausted)
    budget.steps = 1000
    budget.seconds = 0
    #expect(form.quantalBranch(budget: budget).status == .exhausted)
  }

  @Test func `needs a precision that is a number`() async {
    await #expect(processExitsWith: .failure) {
      _ = try TableGame(random: [2, 2], seed: 0).form().quantalResponse(precision: .nan)
    }
    await #expect(processExitsWith: .failure) {
      _ = try TableGame(random: [2, 2], seed: 0).form().quantalResponse(precision: -1)
    }
  }

  @Test(arguments: 0..<(isPatient ? 1000 : 60))
  func `never fails to end on small whole payoffs, ties and all`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 31).with(seed))
    let sizes = (0..<2 + seed % 2).map { _ in 1 + random.index(below: 4) }
    let count = sizes.reduce(sizes.count, *)
    let game = TableGame(sizes, (0..<count).map { _ in Double(random.index(below: 3)) })
    let form = try game.form()
    let branch = form.quantalBranch()
    #expect(branch.points.allSatisfy { $0.residual < 1e-6 })
    #expect(
      branch.status == .complete || branch.status == .beyondResolution, "\(branch.status) \(game)")
    let limit = form.limitingLogitEquilibrium()
    #expect(limit.point.regret <= 1e-5)
  }
}
