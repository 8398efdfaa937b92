import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Incentives and correction` {
  /// The instance with a penalty and a bounty for flaws that are found.
  private func game(penalty: Double, bounty: Double) -> IncentivesAndCorrection {
    var game = IncentivesAndCorrection()
    game.solverReward[4] = -penalty
    game.auditorReward[4] = bounty
    return game
  }

  /// The principal's loss where bluffs and inspections have the given probabilities.
  ///
  /// Both players must be indifferent there.
  private func loss(
    _ game: IncentivesAndCorrection, bluffs: Double, inspects: Double
  ) throws -> Double {
    let tree = try explored(game)
    var profile = Profile(uniformIn: tree.shape)
    let slots = tree.shape.slots
    profile.probabilities.replaceSubrange(0..<2, with: [1 - bluffs, bluffs])
    profile.probabilities.replaceSubrange(slots + 2..<slots + 4, with: [1 - inspects, inspects])
    let result = tree.expectation(under: profile)
    for seat in 0..<2 {
      for action in 0..<2 {
        var deviation = profile
        deviation.fix(seat: seat, firstSlot: 2 * seat, count: 2, action: action)
        #expect(isClose(tree.expectation(under: deviation).payoffs[seat], result.payoffs[seat]))
      }
    }
    #expect(tree.offences() == [])
    return -result.measures[0]
  }

  @Test(arguments: [
    (2.0, 4.0, 3.5), (2, 8, 4.25), (16, 4, 1.3125), (16, 8, 0.96875),
  ])
  func `cost the principal H v (1 - p) + c p + r v p`(
    _ bounty: Double, _ penalty: Double, _ expected: Double
  ) throws {
    let game = game(penalty: penalty, bounty: bounty)
    #expect(try isClose(loss(game, bluffs: 1 / bounty, inspects: 2 / penalty), expected))
  }

  @Test(arguments: 0..<40)
  func `make a stiffer penalty hurt exactly if the bounty is below half the harm`(
    _ seed: Int
  ) throws {
    var draws = Draws(seed: seed)
    let bounty = draws.next(in: 3...16)
    var losses: [Double] = []
    let (error, detection) = (draws.next(in: 0...0.05), draws.next(in: 0.7...1))
    for penalty in [4.0, 8] {
      var game = game(penalty: penalty, bounty: bounty)
      (game.error, game.detection) = (error, detection)
      // Flaws, bluffs among them, are as frequent as makes inspection break even.
      let flaws = game.cost / (bounty * detection)
      let inspects = game.bluffGain / (penalty * detection * (1 - error))
      let bluffs = (flaws - error) / (1 - error)
      let found = try loss(game, bluffs: bluffs, inspects: inspects)
      let (unseen, seen) = (flaws * (1 - inspects * detection), flaws * inspects * detection)
      #expect(isClose(found, game.harm * unseen + game.cost * inspects + bounty * seen))
      losses.append(found)
    }
    #expect((losses[1] > losses[0]) == (bounty < 5))
  }

  @Test func `reward each of the five outcomes`() throws {
    var game = IncentivesAndCorrection()
    (game.error, game.detection) = (0.5, 0.5)
    game.solverReward = [1, 2, 3, 4, -5]
    game.auditorReward = [-6, 7, -8, -9, 10]
    // Bluff or not, inspect or not, the draws; then pay of both and loss.
    let cases: [([Int], [Int], [Double])] = [
      ([0, 0], [1], [1, -6, 1]), ([0, 1], [1], [2, 6, 10]), ([0, 0], [0], [3, -8, 13]),
      ([0, 1], [0, 1], [4, -10, 15]), ([0, 1], [0, 0], [-5, 9, 11]),
      ([1, 0], [], [5, -8, 13]), ([1, 1], [1], [6, -10, 15]), ([1, 1], [0], [-3, 9, 11]),
    ]
    for (plan, draws, expected) in cases {
      let told = try wishedEpisode(game, drawing: draws, following: plan)
      #expect([told.payoff(of: 0), told.payoff(of: 1), -told.total(of: 0)] == expected)
    }
  }

  @Test(arguments: [(0.0, 0), (0.1, 0), (0.13, 1), (0.5, 1)])
  func `wish honest work inspected if the flaws found are worth it`(
    _ error: Double, _ wish: Int
  ) throws {
    // Inspection costs 1 and saves 10 less the bounty of 2 for each flaw: from an eighth on.
    var game = IncentivesAndCorrection()
    game.error = error
    #expect(try explored(game).wishedPlan == [0, wish])
  }

  @Test func `tell a bluff that is found`() throws {
    let told = try wishedEpisode(
      IncentivesAndCorrection(), drawing: [0], following: [1, 1])
    #expect(
      told.events.map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 1, wish: Optional(0))",
        "choice(decision: 1, seat: 1, observation: 0, action: 1, wish: Optional(0))",
        "happening(draw: 1, happens: true, probability: 1.0)",
        "gain(amount: 2.0, seat: 0)", "note(measure: 1, amount: 1.0)",
        "gain(amount: -1.0, seat: 1)", "note(measure: 2, amount: 1.0)",
        "note(measure: 3, amount: 1.0)",
        "transfer(amount: 4.0, payer: Optional(0), payee: nil)",
        "transfer(amount: 2.0, payer: nil, payee: Optional(1))",
        "note(measure: 0, amount: -3.0)",
      ])
  }

  @Test func `complain of rewards for fewer outcomes`() {
    var game = IncentivesAndCorrection()
    game.solverReward = [0, 0, 0, -4]
    #expect(game.complaint == "solver-reward needs a number for each of the 5 outcomes, not 4")
    game = IncentivesAndCorrection()
    game.auditorReward = []
    #expect(game.complaint == "auditor-reward needs a number for each of the 5 outcomes, not 0")
  }
}
