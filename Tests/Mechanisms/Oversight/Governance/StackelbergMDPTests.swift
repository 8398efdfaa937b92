import Arena
import Mechanisms
import TestSupport
import Testing

/// The firm's and the public's value by backward induction over states, written anew.
private struct Bellman {
  let process: StackelbergMDP
  let fine: Double

  /// Firm and public from a period on, with the firm's best action: a state is prototype, tested,
  /// safe or risky.
  func value(_ state: Int, _ period: Int) -> (firm: Double, everyone: Double, action: Int) {
    if period == process.horizon { return (0, 0, 0) }
    func next(_ state: Int, _ now: (Double, Double)) -> (Double, Double) {
      let later = value(state, period + 1)
      return (now.0 + process.discount * later.firm, now.1 + process.discount * later.everyone)
    }
    let options: [(Double, Double)]
    switch state {
    case 0: options = [next(1, (-process.testCost, 0)), next(3, (0, 0))]
    case 1: options = [next(2, (0, 0)), next(1, (0, 0))]
    case 2: options = [next(2, (process.safeReward, process.benefit))]
    default:
      let firm = process.riskyReward - process.incident * fine
      options = [next(3, (firm, -process.incident * process.harm))]
    }
    let action = options.indices.dropFirst().reduce(0) {
      options[$1].0 > options[$0].0 + 1e-9 ? $1 : $0
    }
    return (options[action].0, options[action].1, action)
  }
}

@Suite struct `Stackelberg decision process` {
  /// The firm's plan under a single fine, and what it leads to.
  private func reply(to process: StackelbergMDP) throws -> (plan: [Int], result: Expectation) {
    let tree = try explored(process)
    #expect(tree.offences() == [])
    let plan = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape)).plan
    return (plan, tree.expectation(under: tree.profile([plan, plan])))
  }

  private func process(fine: Double, _ horizon: Int = 3, discount: Double = 1) -> StackelbergMDP {
    var process = StackelbergMDP()
    (process.fine, process.fines, process.horizon) = (fine, 1, horizon)
    process.discount = discount
    return process
  }

  @Test(arguments: [(4.0, 4.0, -10.0), (6, 2, 2)])
  func `of three periods is worth 4 and -10 at a fine of 4, and 2 and 2 at 6`(
    _ fine: Double, _ firm: Double, _ everyone: Double
  ) throws {
    let (plan, result) = try reply(to: process(fine: fine))
    #expect(plan[1] == (fine < 6 ? 1 : 0))
    #expect(result.payoffs == [everyone, firm])
    #expect(result.measures == [everyone, fine < 6 ? 0 : 1, fine < 6 ? 1 : 0])
  }

  @Test(arguments: 2...10)
  func `tests exactly from a fine of 2 (4 - (3 H - 7) / (H - 1)) on`(_ horizon: Int) throws {
    let threshold = 2 * (4 - Double(3 * horizon - 7) / Double(horizon - 1))
    if horizon == 3 { #expect(threshold == 6) }
    if horizon == 5 { #expect(threshold == 4) }
    for (shift, isTested) in [(-0.01, false), (0.01, true)] {
      #expect(try (reply(to: process(fine: threshold + shift, horizon)).plan[1] == 0) == isTested)
    }
    var process = StackelbergMDP()
    process.horizon = horizon
    (process.fine, process.fineStep, process.fines) = (threshold - 1, 0.5, 4)
    #expect(try explored(process, budget: 2_000_000).wishedPlan[0] == 2)
  }

  @Test(arguments: 0..<30)
  func `is solved by backward induction, whatever its rewards`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    var process = process(
      fine: draws.next(in: 0...12), 2 + seed % 6, discount: draws.next(in: 0.2...1))
    process.testCost = draws.next(in: 0...3)
    process.safeReward = draws.next(in: 0...5)
    process.riskyReward = draws.next(in: 0...6)
    process.benefit = draws.next(in: 0...3)
    process.incident = draws.next(in: 0...1)
    process.harm = draws.next(in: 0...20)
    let (plan, result) = try reply(to: process)
    let expected = Bellman(process: process, fine: process.fine).value(0, 0)
    #expect(plan[1] == expected.action)
    #expect(isClose(result.payoffs[1], expected.firm))
    #expect(isClose(result.payoffs[0], expected.everyone))
    // Whoever has tested gains nothing by holding back.
    if plan[1] == 0 && process.horizon > 2 { #expect(plan[2] == 0) }
  }

  @Test func `pays fines to the treasury, later ones worth less`() throws {
    let told = try wishedEpisode(
      process(fine: 4, discount: 0.5), drawing: [0, 1], following: [0, 1, 0])
    #expect(
      told.events.map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 0, wish: Optional(0))",
        "choice(decision: 1, seat: 1, observation: 0, action: 1, wish: Optional(0))",
        "gain(amount: 2.0, seat: 1)",
        "happening(draw: 0, happens: true, probability: 0.5)",
        "transfer(amount: 2.0, payer: Optional(1), payee: nil)", "gain(amount: -5.0, seat: 0)",
        "note(measure: 0, amount: -5.0)", "note(measure: 2, amount: 1.0)",
        "gain(amount: 1.0, seat: 1)",
        "happening(draw: 0, happens: false, probability: 0.5)",
      ])
    let safe = try wishedEpisode(process(fine: 4, 4), drawing: [], following: [0, 0, 1, 0])
    #expect(safe.payoff(of: 1) == 2 && safe.payoff(of: 0) == 2)
  }

  @Test func `complains of a future that does not count`() {
    #expect(
      process(fine: 1, discount: 0).complaint == "discount must be above 0 and at most 1")
  }
}
