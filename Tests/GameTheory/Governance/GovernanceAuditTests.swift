import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

@Suite struct `Audits of governance` {
  private func audit(_ mechanism: some Mechanism) throws -> Audit {
    #expect(mechanism.complaint == nil)
    return try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree).audit()
  }

  /// A property that holds, or fails by some gain.
  private func expect(
    _ audit: Audit, _ property: AuditProperty, gains expected: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    let finding = audit[property]
    #expect(finding.verdict == (expected > 0 ? .fails : .holds), sourceLocation: location)
    #expect(isClose(finding.largestGain ?? .nan, expected), sourceLocation: location)
  }

  @Test(arguments: [1.0, 2, 3, 5, 6, 8])
  func `find that a firm which is seen keeps to caution below 4, and to nothing above`(
    _ k: Double
  ) throws {
    var governance = Governance()
    (governance.rules.leader, governance.rules.stakes.capability) = (.firm, k)
    let seen = try audit(governance)
    expect(seen, .bayesianIncentives, gains: k < 4 ? 0 : k / 2)
    governance.rules.leader = .simultaneous
    let unseen = try audit(governance)
    expect(unseen, .bayesianIncentives, gains: k / 2)
    // Against a bold firm, the regulator gains k - k²/4 by strictness.
    expect(unseen, .dominantStrategy, gains: max(k / 2, k - k * k / 4))
    expect(unseen, .efficiency, gains: 0)
    expect(unseen, .balanceEverywhere, gains: 0)
  }

  @Test(arguments: [(3, 4.0), (3, 6), (3, 7), (5, 3), (5, 4)])
  func `find what a firm gains without a test`(_ horizon: Int, _ fine: Double) throws {
    var process = StackelbergMDP()
    (process.horizon, process.fine, process.fines) = (horizon, fine, 1)
    let found = try audit(process)
    let tested = Double(3 * horizon - 7)
    let untested = Double(horizon - 1) * (4 - fine / 2)
    expect(found, .bayesianIncentives, gains: max(0, untested - tested))
    expect(found, .noDeficitEverywhere, gains: 0)
  }

  @Test(arguments: [6.0, 10])
  func `find that random attention tempts firms together and a public order does not`(
    _ k: Double
  ) throws {
    var shared = SharedRegulator()
    (shared.rules.attention, shared.rules.stakes.capability) = (.random, k)
    let random = try audit(shared)
    expect(random, .bayesianIncentives, gains: 0)
    // Beside two bold firms, boldness is found out one time in three.
    expect(random, .dominantStrategy, gains: k / 3 - 4.0 / 3)
    #expect(random[.pairStability].verdict == (k > 8 ? .fails : .holds))
    shared.rules.attention = .ranked
    let ranked = try audit(shared)
    expect(ranked, .bayesianIncentives, gains: 0)
    // Behind a bold firm, boldness is never found out.
    expect(ranked, .dominantStrategy, gains: k / 2)
    expect(ranked, .pairStability, gains: 0)
  }

  @Test(arguments: [0.0, 0.1, 0.2, 0.6])
  func `find who would rather bluff, or rather not look`(_ error: Double) throws {
    var game = IncentivesAndCorrection()
    game.error = error
    let found = try audit(game)
    // From an eighth on, honest work is wished inspected.
    let (bluff, idle) = (2 - 4 * (1 - error), 1 - 2 * error)
    let look = 2 * error - 1
    let gain = error < 0.125 ? max(2, look) : max(0, bluff, idle)
    expect(found, .bayesianIncentives, gains: gain)
    expect(found, .noDeficit, gains: 0)
  }

  @Test func `find a deficit where a subsidy is paid, and none where a threat suffices`() throws {
    var game = IncentiveGame()
    expect(try audit(game), .noDeficit, gains: 0)
    game.rules.tax = 0.1
    let subsidised = try audit(game)
    expect(subsidised, .noDeficit, gains: 3)
    // Its wishes are no equilibrium: a regulator whom a cautious firm trusts would not pay.
    expect(subsidised, .bayesianIncentives, gains: 0.3)
  }
}
