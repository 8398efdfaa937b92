import Arena
import Foundation
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Precision fitted on every branch` {
  /// Two who want to meet, at a place worth 5 or at one worth 4.
  private func meeting() throws -> StrategicForm {
    try TableGame(rows: [[5, 0], [0, 4]], columns: [[5, 0], [0, 4]]).form()
  }

  /// The share that goes to the better place if all do alike at a precision, between two bounds: by
  /// halving its definition as a fixed point.
  private func share(_ precision: Double, _ bounds: (Double, Double)) -> Double {
    func excess(_ share: Double) -> Double {
      1 / (1 + exp(-precision * (5 * share - 4 * (1 - share)))) - share
    }
    var (low, high) = bounds
    let isRising = excess(low) < 0
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if (excess(middle) < 0) == isRising { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  @Test(arguments: [(0.6, 1.0), (0.2, 0.7), (0.0, 0.2)], [1.5, 2.0])
  func `is the one that play was made with, whichever branch it lies on`(
    _ bounds: (Double, Double), _ precision: Double
  ) throws {
    let share = share(precision, bounds)
    let counts = [1000 * share, 1000 * (1 - share)]
    let fit = try meeting().fitQuantalResponse(to: [counts, counts])
    #expect(fit.optimum == .interior && fit.status == .complete)
    #expect(isClose(fit.point.precision, precision, within: 1e-7))
    #expect(isClose(fit.logLikelihood, fit.ownLogLikelihood))
    #expect(fit.point.residual < 1e-9)
    #expect(fit.branches == (bounds.0 == 0.6 ? 1 : 2))
  }

  @Test func `is not said to be 0 where the branch was not followed to its end`() throws {
    // The branch that begins in the middle leads to the better place, and nobody was there.
    var budget = Budget()
    budget.steps = 3
    let fit = try meeting().fitQuantalResponse(to: [[0, 1000], [0, 1000]], budget: budget)
    #expect(fit.status == .exhausted && fit.optimum == .beyond)
    #expect(fit.interval?.upperBound == .infinity)
    let whole = try meeting().fitQuantalResponse(to: [[0, 1000], [0, 1000]])
    #expect(whole.status == .complete && whole.optimum == .limit)
  }

  @Test func `is the likeliest, found by going through all fixed points`() throws {
    // What nobody would do at the better place alone: the branch of the other place explains it best.
    let counts = [30.0, 170]
    func likelihood(_ share: Double) -> Double {
      2 * (counts[0] * log(share) + counts[1] * log(1 - share))
    }
    let fit = try meeting().fitQuantalResponse(to: [counts, counts])
    var best = -Double.infinity
    for step in 1..<4000 {
      // Every share is a fixed point at one precision only; those at negative ones do not count.
      let share = Double(step) / 4000
      let worth = 9 * share - 4
      if worth != 0, log(share / (1 - share)) / worth >= 0 {
        best = Swift.max(best, likelihood(share))
      }
    }
    #expect(fit.logLikelihood >= best - 1e-9)
    #expect(fit.logLikelihood <= fit.ownLogLikelihood + 1e-9)
    #expect(fit.branches == 2)
  }

  @Test func `does not stop beside the top of the likelihood`() throws {
    // Logit play of the inspection game at precision 2, to five digits, by its definition.
    let (look, violate) = (0.34835, 0.17171)
    #expect(isClose(1 / (1 + exp(-2 * (4 * violate - 1))), look, within: 1e-5))
    #expect(isClose(1 / (1 + exp(-2 * (2 - 8 * look))), violate, within: 1e-5))
    let counts = [[65165.0, 34835], [82829.0, 17171]]
    let fit = try Inspection().form().fitQuantalResponse(to: counts)
    #expect((fit.point.precision - 2).magnitude < 1e-3 && fit.optimum == .interior)
    #expect(isClose(fit.logLikelihood, fit.ownLogLikelihood, within: 1e-8))
  }

  /// Ten million choices: what is left of the likelihood's slope is large, however near its top is.
  @Test(arguments: 0..<4)
  func `is no precision below 0, and no likelihood above that of the frequencies`(_ seed: Int)
    throws
  {
    var claims = TravelersDilemma()
    claims.high = [6.0, 10][seed % 2]
    let form = try claims.form()
    let play = form.quantalResponse(precision: seed < 2 ? 0.2 : 1).play[0]
    var random = RandomStream(StreamKey(seed: 41).with(seed))
    let counts = play.map { (1e7 * $0 + 3000 * (random.unit() - 0.5)).rounded() }
    let fit = try form.fitQuantalResponse(to: [counts, counts], highest: 5)
    #expect(fit.logLikelihood <= fit.ownLogLikelihood + 1e-9 * fit.ownLogLikelihood.magnitude)
    #expect(fit.logLikelihood < 0 && fit.point.precision >= 0 && fit.optimum == .interior)
    #expect((fit.point.precision - (seed < 2 ? 0.2 : 1)).magnitude < 0.01)
    let interval = try #require(fit.interval)
    #expect(interval.contains(fit.point.precision) && interval.lowerBound > 0)
  }
}
