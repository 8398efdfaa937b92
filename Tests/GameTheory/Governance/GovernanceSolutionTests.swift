import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Solutions of governance` {
  private func tree(_ mechanism: some Mechanism) throws -> GameTree {
    #expect(mechanism.complaint == nil)
    return try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
  }

  private func tree(
    _ leader: Governance.Leader, _ capability: Double,
    _ change: (inout Governance.Rules) -> Void = { _ in }
  ) throws -> GameTree {
    var governance = Governance()
    (governance.rules.leader, governance.rules.stakes.capability) = (leader, capability)
    change(&governance.rules)
    return try tree(governance)
  }

  /// Capability; then value and loss where the firm leads, strictness, loss and value where the
  /// regulator does, and loss and boldness where nobody does.
  static let rows: [[Double]] = [
    [2, 3, 1, 0.25, 1.25, 2.75, 2, 0.5], [3, 3, 1, 1.0 / 3, 4.0 / 3, 8.0 / 3, 19.0 / 7, 4.0 / 7],
    [4, 5, 5, 0.4, 1.4, 2.6, 5, 1], [6, 6, 7, 0.5, 1.5, 2.5, 7, 1],
  ]

  @Test(arguments: rows)
  func `has the value of its table in each setting`(_ row: [Double]) throws {
    let firm = try tree(.firm, row[0]).commitment(leaders: [0])
    #expect(firm.status == .complete && isClose(firm.value, row[1]))
    #expect(isClose(try #require(firm.expectation).payoffs[1], -row[2]))

    let played = try tree(.regulator, row[0])
    #expect(played.committingSeats == [1])
    let mixed = played.commitment(leaders: [1])
    #expect(mixed.status == .complete && mixed.isAttained && isClose(mixed.value, -row[4]))
    #expect(isClose(try #require(mixed.profile).probability(seat: 1, slot: 3), row[3]))
    #expect(isClose(try #require(mixed.expectation).payoffs[0], row[5]))
    #expect(isClose(played.commitment(leaders: [1], isPure: true).value, -2))

    let equilibria = try tree(.simultaneous, row[0]).equilibria()
    #expect(equilibria.status == .complete && !equilibria.equilibria.isEmpty)
    for equilibrium in equilibria.equilibria {
      #expect(isClose(equilibrium.expectation.payoffs[1], -row[6]))
      #expect(isClose(equilibrium.profile.probability(seat: 0, slot: 1), row[7]))
    }
  }

  @Test(arguments: 0..<30)
  func `loses 1 + k / (k + 6) where the regulator leads, and should lead from 4 on`(
    _ seed: Int
  ) throws {
    var stream = RandomStream(StreamKey(seed: UInt64(seed)).with("capability"))
    let k = 0.1 + 12 * stream.unit()
    let regulator = try tree(.regulator, k).commitment(leaders: [1])
    #expect(isClose(regulator.value, -1 - k / (k + 6)))
    let firm = try #require(try tree(.firm, k).commitment(leaders: [0]).expectation)
    #expect(isClose(firm.payoffs[1], k < 4 ? -1 : -1 - k))
    let best = max(regulator.value, firm.payoffs[1])
    let settled = try tree(.threshold, k)
    let found = try #require(
      settled.commitment(leaders: settled.committingSeats).expectation)
    #expect(isClose(found.payoffs[1], best))
  }

  @Test func `lets the firm's tie at the threshold be broken either way`() throws {
    let tree = try tree(.firm, 4)
    for (ties, value, loss) in [(Ties.optimistic, 5.0, 5.0), (.pessimistic, 3, 1)] {
      let found = tree.commitment(leaders: [0], ties: ties)
      #expect(isClose(found.value, value))
      #expect(isClose(try #require(found.expectation).payoffs[1], -loss))
    }
  }

  @Test func `is only approached against adverse ties, and reached a step higher on a grid`() throws
  {
    let adverse = try tree(.regulator, 6).commitment(leaders: [1], ties: .pessimistic)
    #expect(isClose(adverse.value, -1.5) && !adverse.isAttained)
    let grid = try tree(.regulator, 6) { ($0.published, $0.rates) = (true, 21) }
    for (ties, rate) in [(Ties.optimistic, 10), (.pessimistic, 11)] {
      let found = grid.commitment(leaders: [1], ties: ties)
      #expect(isClose(found.value, -1 - Double(rate) / 20) && found.isAttained)
      #expect(isClose(try #require(found.profile).probability(seat: 1, slot: 42 + rate), 1))
    }
    // At a rate of exactly one half the firm gets 2.5 either way, and the public loses 1.5 or 8.5.
    for (conduct, loss) in [(0, 1.5), (1, 8.5)] {
      var profile = Profile(uniformIn: grid.shape)
      profile.fix(seat: 1, firstSlot: 42, count: 21, action: 10)
      profile.fix(seat: 0, firstSlot: 20, count: 2, action: conduct)
      let reached = grid.expectation(of: profile).payoffs
      #expect(isClose(reached[0], 2.5) && isClose(reached[1], -loss))
    }
  }

  @Test(arguments: 1...10)
  func `is tied on a grid as on paper, whatever rounding leaves of the tie`(_ steps: Int) throws {
    // A firm of capability 6 m / (n - m) is indifferent at a rate of m / n.
    for part in 1..<(steps + 1) {
      let (rate, count) = (Double(part) / Double(steps + 1), steps + 2)
      let grid = try tree(.regulator, 6 * rate / (1 - rate)) {
        ($0.published, $0.rates) = (true, count)
      }
      #expect(isClose(grid.commitment(leaders: [1]).value, -1 - rate))
    }
  }

  @Test(arguments: 0..<12)
  func `subsidises alone, or threatens alone, whichever costs less`(_ seed: Int) throws {
    var stream = RandomStream(StreamKey(seed: UInt64(seed)).with("tax"))
    // The rates 1/4, 1/3 and 1/2 are the second points of their grids.
    let (k, rates) = [(2.0, 5), (3, 4), (6, 3)][seed % 3]
    var game = IncentiveGame()
    (game.rules.stakes.capability, game.rules.rates) = (k, rates)
    game.rules.tax = 0.6 * stream.unit()
    let found = try tree(game).commitment(leaders: [0])
    #expect(found.status == .complete)
    #expect(isClose(found.value, -1 - min(k / (k + 6), game.rules.tax * k / 2)))
    let threat = try #require(found.profile).probability(seat: 0, slot: 0) < 0.5
    #expect(threat == (game.rules.tax > 1 / (k / 2 + 3)))
  }

  @Test(arguments: [(Ties.optimistic, 6), (.pessimistic, 7)])
  func `announces the least fine that makes a firm test`(_ ties: Ties, _ fine: Int) throws {
    var process = StackelbergMDP()
    process.fines = fine + 1
    let tree = try tree(process)
    let found = tree.commitment(leaders: tree.committingSeats, ties: ties)
    #expect(isClose(found.value, 2) && found.isAttained)
    #expect(try #require(found.profile).probability(seat: 0, slot: fine) == 1)
    process.fines = fine
    #expect(
      isClose(try self.tree(process).commitment(leaders: [0], ties: ties).value, -10))
  }

  @Test(arguments: [(2, 3.0), (3, 3), (2, 6), (3, 4), (3, 6), (3, 10)])
  func `keeps (k + 6) / k firms cautious under one regulator`(_ firms: Int, _ k: Double) throws {
    var shared = SharedRegulator()
    (shared.rules.firms, shared.rules.stakes.capability) = (firms, k)
    let tree = try tree(shared)
    let found = tree.commitment(leaders: tree.committingSeats)
    let cautious = min(Double(firms), ((k + 6) / k).rounded(.down))
    let loss = cautious * (1 + k / (k + 6)) + (Double(firms) - cautious) * (1 + k)
    #expect(found.status == .pureReplies && isClose(found.value, -loss))
    #expect(found.gain < 1e-9)
  }

  @Test(arguments: [(2.0, 4.0, 3.5), (2, 8, 4.25), (16, 4, 1.3125), (16, 8, 0.96875)])
  func `has one equilibrium between solver and auditor, worse for a stiffer penalty or better`(
    _ bounty: Double, _ penalty: Double, _ loss: Double
  ) throws {
    var game = IncentivesAndCorrection()
    (game.solverReward[4], game.auditorReward[4]) = (-penalty, bounty)
    let found = try tree(game).equilibria()
    #expect(found.status == .complete && found.count == 1)
    let equilibrium = try #require(found.equilibria.first)
    #expect(isClose(equilibrium.profile.probability(seat: 0, slot: 1), 1 / bounty))
    #expect(isClose(equilibrium.profile.probability(seat: 1, slot: 3), 2 / penalty))
    #expect(isClose(equilibrium.expectation.measures[0], -loss))
  }
}
