import Arena
import Foundation
import GameTheory
import Mechanisms
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `Observed play` {
  private func observed(_ table: String, _ mechanism: some Mechanism) throws -> (
    play: ObservedPlay, tree: GameTree
  ) {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/play.csv"
    try Data(table.utf8).write(to: URL(filePath: file))
    let tree = try #require(mechanism.game(repeated: nil)?.explore(budget: 10_000).tree)
    return (try ObservedPlay(file: file, cell: nil, tree: tree), tree)
  }

  /// Defection always pays 1 more here, so its odds are exp(precision).
  private var dilemma: PrisonersDilemma {
    var dilemma = PrisonersDilemma()
    (dilemma.temptation, dilemma.reward) = (4, 3)
    (dilemma.punishment, dilemma.sucker) = (1, 0)
    return dilemma
  }

  private let head = "decision,sees,action,count\n"

  @Test func `counts each choice once where two seats share a decision`() throws {
    let (play, tree) = try observed(
      head + "move,,cooperate,30\nmove,,defect,70\n", dilemma)
    #expect(play.weights.reduce(0, +) == 100 && play.agents.isEmpty)
    let fit = try tree.fitQuantalResponse(to: play.profile, weights: play.weights)
    #expect((fit.point.precision - log(7.0 / 3)).magnitude < 1e-9)
    #expect((fit.logLikelihood - 30 * log(0.3) - 70 * log(0.7)).magnitude < 1e-9)
    // The variance of log odds: 1 / (n p (1 - p)).
    #expect((try #require(fit.standardError) - 1 / 21.0.squareRoot()).magnitude < 1e-5)
  }

  @Test func `knows who chose, replicate by replicate`() throws {
    let rows = (0..<20).map { "\($0 / 10),\($0 % 10),move,,\($0 < 6 ? "cooperate" : "defect"),5\n" }
    let (play, tree) = try observed(
      "replicate,agent,decision,sees,action,count\n" + rows.joined(), dilemma)
    #expect(play.agents.count == 20)
    let fit = try tree.fitQuantalResponse(
      to: play.profile, weights: play.weights, agents: play.agents)
    // Each of twenty only repeats itself: the error of twenty choices, with 19 degrees of freedom.
    let error = (20.0 / 19).squareRoot() / (20 * 0.7 * 0.3).squareRoot()
    #expect((try #require(fit.standardError) - error).magnitude < 1e-5)
  }
}
