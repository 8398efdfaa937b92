import Reporting
import Testing

@testable import Laboratory

@Suite struct `The words of robustness` {
  /// A curve from one welfare to another.
  private func curve(
    _ tipping: Double?, from first: Double = 5, _ interval: ClosedRange<Double>? = nil
  ) -> Intrusion.Curve {
    var curve = Intrusion.Curve()
    for (share, welfare) in [(0.0, first), (1.0, 10 - first)] {
      var point = Intrusion.Point()
      (point.share, point.welfare) = (share, welfare)
      curve.points.append(point)
    }
    (curve.tipping, curve.interval) = (tipping, interval)
    return curve
  }

  private func cell(_ kind: Intruder, _ learning: Intrusion.Curve?, _ threshold: Double? = 4)
    -> CellRobustness
  {
    var intrusion = Intrusion()
    (intrusion.intruders, intrusion.learning, intrusion.fixed) = (kind, learning, learning)
    var welfare = WelfareRobustness()
    (welfare.name, welfare.threshold, welfare.intrusions) = ("surplus", threshold, [intrusion])
    var cell = CellRobustness()
    (cell.name, cell.welfare) = ("plain", [welfare])
    return cell
  }

  private func sentence(_ cell: CellRobustness, _ others: String = "learn") -> String? {
    let welfare = cell.welfare[0]
    return RobustnessWords.tipping(of: cell, welfare, welfare.intrusions[0], others: others)
  }

  @Test func `say at which share the welfare falls`() {
    #expect(
      sentence(cell(.saboteur, curve(0.3, 0.25...0.35)))
        == "In 'plain' the welfare (surplus) falls below 4 once 30 % of the agents are saboteurs "
        + "(between 25 % and 35 %), while the others learn on.")
    #expect(
      sentence(cell(.pair, curve(0.125)), "fixed")
        == "In 'plain' the welfare (surplus) falls below 4 once a pair sits in 12.5 % of the matches, "
        + "while the others play as before.")
    #expect(
      sentence(cell(.noisy, curve(0.5, from: 1)))
        == "In 'plain' the welfare (surplus) rises above 4 once 50 % of the agents act at random, "
        + "while the others learn on.")
  }

  @Test func `say that it never falls, or at once`() {
    #expect(
      sentence(cell(.contrary, curve(nil)))
        == "In 'plain' the welfare (surplus) never falls below 4, even if all agents act against the "
        + "wish.")
    #expect(
      sentence(cell(.frugal, curve(nil, 0.6...1)))
        == "In 'plain' the welfare (surplus) never falls below 4, even if all agents are frugal "
        + "saboteurs; from 60 % on its interval holds that value.")
    #expect(
      sentence(cell(.noisy, curve(0)))
        == "In 'plain' the welfare (surplus) lies beyond 4 without any intruder.")
    #expect(sentence(cell(.noisy, nil)) == nil)
    #expect(sentence(cell(.noisy, curve(nil), nil)) == nil)
  }

  @Test func `lead with what falls soonest and what holds longest`() {
    var result = RobustnessResult()
    #expect(RobustnessWords(result).lead == [])
    result.cells = [
      cell(.noisy, curve(0.5)), cell(.saboteur, curve(nil)), cell(.contrary, curve(0.25)),
    ]
    #expect(
      RobustnessWords(result).lead == [
        "In 'plain' the welfare (surplus) falls below 4 once 25 % of the agents act against the wish, "
          + "while the others learn on.",
        "In 'plain' the welfare (surplus) never falls below 4, even if all agents are saboteurs.",
      ])
    result.cells = [cell(.noisy, curve(nil), nil)]
    #expect(
      RobustnessWords(result).lead == [
        "In 'plain' the welfare (surplus) is as bad as can be without any intruder."
      ])
  }
}
