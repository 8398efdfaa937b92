import Arena
import GameTheory
import TestSupport
import Testing
import Theory

@testable import Laboratory

/// What theory says of a mechanism, under the goal of its designer.
struct Outlook {
  /// What every prediction reaches.
  let predicted: [Double]
  /// What can be reached by players who know only what they see.
  let best: Double

  /// Solves a mechanism under some parameters.
  init(_ mechanism: any Mechanism, _ parameters: [String: JSON] = [:]) throws {
    let changed = try mechanism.setting(parameters, owner: "the test")
    try #require(changed.complaint == nil)
    let desk = try TheoryDesk(changed)
    let goal = try WelfareSpec.named([], desk.game, .standard)
    let theory = Theory(desk, goal, concept: .predicting(desk.game.shape))
    predicted = try #require(theory.prediction).values(0)
    best = theory.prospects[0].best
  }

  /// Whether a prediction reaches a number, up to rounding.
  func reaches(_ value: Double) -> Bool { predicted.contains { isClose($0, value) } }

  /// Whether every prediction reaches a number, and there is one.
  func isOnly(_ value: Double) -> Bool {
    !predicted.isEmpty && predicted.allSatisfy { isClose($0, value) }
  }
}
