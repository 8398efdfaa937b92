import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Costly deterrence` {
  /// The offender's best reply: from which gain on it offends, and what follows.
  private func reply(
    to mechanism: Deterrence
  ) throws -> (plan: [Int], offence: Double, welfare: Double) {
    let tree = try explored(mechanism)
    let plan = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).plan
    let measures = tree.expectation(under: tree.profile([plan])).measures
    return (plan, measures[0], measures[3])
  }

  /// Rows of models with h, w, scale and shape of the cost; then p*, offence rate, welfare.
  static let cases: [([Double], Deterrence.CostShape, [Double])] = [
    ([6, 20, 1], .linear, [0.275, 0.45, 0.5125]),
    ([6, 20, 5], .linear, [0.175, 0.65, -0.3875]),
    ([6, 20, 12], .linear, [0, 1, -1]),
    ([6, 20, 5], .quadratic, [0.26667, 0.4667, 0.6]),
    ([6, 10, 50], .quadratic, [0.1, 0.9, -0.7]),
  ]

  @Test(arguments: cases)
  func `is best at the closed form of the optimal detection`(
    _ parameters: [Double], _ shape: Deterrence.CostShape, _ expected: [Double]
  ) throws {
    var mechanism = Deterrence()
    mechanism.levels = 60
    mechanism.harm = parameters[0]
    mechanism.wealth = parameters[1]
    mechanism.fine = parameters[1]
    mechanism.cost = parameters[2]
    mechanism.costShape = shape
    var best = (detection: 0.0, offence: 0.0, welfare: -Double.infinity)
    // Expected fines at the borders between gains, where the grid equals the continuum.
    for border in 0...60 {
      mechanism.detection = Double(border) / 60 * 10 / parameters[1]
      let (_, offence, welfare) = try reply(to: mechanism)
      if welfare > best.welfare + 1e-12 { best = (mechanism.detection, offence, welfare) }
    }
    let cell = 10 / 60 / parameters[1]
    #expect(abs(best.detection - expected[0]) <= cell / 2 + 1e-9)
    let half = 1.0 / 120
    #expect(abs(best.offence - expected[1]) <= half + 1e-4)
    #expect(isClose(best.welfare, expected[2], within: 1e-3))
  }

  @Test func `reaches 0.5125 with the defaults, against -1 without detection`() throws {
    let (_, offence, welfare) = try reply(to: Deterrence())
    #expect(isClose(offence, 0.45))
    #expect(isClose(welfare, 0.5125))
    var lawless = Deterrence()
    lawless.detection = 0
    #expect(isClose(try reply(to: lawless).welfare, -1))
  }

  @Test func `does better the higher the fine, and never collects more than the wealth`() throws {
    var last = -Double.infinity
    for fine in [5.0, 20, 80, 320] {
      var best = -Double.infinity
      for border in 0...20 {
        var mechanism = Deterrence()
        (mechanism.fine, mechanism.wealth, mechanism.cost) = (fine, 1e6, 5)
        mechanism.detection = min(Double(border) / 2 / fine, 1)
        best = max(best, try reply(to: mechanism).welfare)
      }
      #expect(best > last)
      #expect(best < 0.8)
      last = best
    }
    var poor = Deterrence()
    poor.wealth = 7
    #expect(transfers(try explored(poor)).min() == -7)
  }

  @Test(arguments: 0..<20)
  func `deters a timid offender up to ln(1 - p + p exp(a f)) / a`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    var mechanism = Deterrence()
    mechanism.riskAversion = seed == 0 ? 0.01 : draws.next(in: 0.001...0.5)
    mechanism.detection = seed == 0 ? 0.5 : draws.next(in: 0.05...0.9)
    mechanism.fine = seed == 0 ? 10 : draws.next(in: 1...12)
    mechanism.levels = 200
    let (a, p) = (mechanism.riskAversion, mechanism.detection)
    let threshold = Portable.log(1 - p + p * Portable.exp(a * mechanism.fine)) / a
    if seed == 0 { #expect(isClose(threshold, 5.1249, within: 1e-4)) }
    let plan = try reply(to: mechanism).plan
    for (level, action) in plan.enumerated() {
      let gain = (Double(level) + 0.5) / 20
      if abs(gain - threshold) > 1e-6 { #expect((action == 1) == (gain > threshold)) }
    }
  }

  @Test func `wishes offences whose gain exceeds the harm, and no others`() throws {
    let tree = try explored(Deterrence())
    #expect(tree.offences() == [])
    let wishes = tree.nodes.filter { $0.kind == .decision }.map(\.wish)
    #expect(wishes == (0..<20).map { $0 < 12 ? 0 : 1 })
  }

  @Test func `complains of a utility beyond all numbers`() {
    var mechanism = Deterrence()
    mechanism.riskAversion = 10
    (mechanism.fine, mechanism.wealth) = (1e6, 49)
    #expect(mechanism.complaint == nil)
    mechanism.wealth = 51
    #expect(mechanism.complaint == "risk-aversion times the money at stake must be at most 500")
    (mechanism.utility, mechanism.fine) = (.squareRoot, 20)
    #expect(
      mechanism.complaint
        == "the square-root utility has a risk aversion of its own; set risk-aversion to 0")
  }

  /// Wealth of 100 and an expected fine of 5: the gain at which an offence is worth its risk.
  @Test(
    arguments: [
      (UtilityShape.squareRoot, 1.0, 5.0, 5.0), (.squareRoot, 0.5, 10, 5.0625),
      (.squareRoot, 0.1, 50, 5.7145), (.squareRoot, 0.05, 100, 7.7418),
      (.logarithmic, 1, 5, 5), (.constantRelative, 0.5, 10, 5.0625),
    ])
  func `deters by wealth, fine and aversion as the indifference of the offender says`(
    _ utility: UtilityShape, _ detection: Double, _ fine: Double, _ threshold: Double
  ) throws {
    for (shift, offends) in [(-0.001, false), (0.001, true)] {
      var mechanism = Deterrence()
      // One level has a gain of half the top.
      (mechanism.levels, mechanism.top) = (1, 2 * (threshold + shift))
      (mechanism.wealth, mechanism.detection, mechanism.fine) = (100, detection, fine)
      (mechanism.utility, mechanism.riskAversion) = (
        utility, utility == .constantRelative ? 0.5 : 0
      )
      #expect(mechanism.complaint == nil)
      let tree = try explored(mechanism)
      let reply = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape))
      #expect((reply.plan[0] == 1) == offends)
    }
  }
}
