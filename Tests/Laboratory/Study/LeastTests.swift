import Arena
import Foundation
import GameTheory
import Laboratory
import Mechanisms
import Testing

@Suite struct `A goal of which less is better` {
  private func results(_ welfare: String) throws -> [WelfareSummary] {
    let text = """
      { title: "t", mechanism: "inspection", seed: 1, rounds: 200, replicates: 3,
        population: [{ agent: "hedge", count: 20 }], welfare: \(welfare) }
      """
    let study = try Study(source: Data(text.utf8), file: "study.json5", library: .standard)
    return try Session.run(study, executor: Executor(threads: 1)).summary.cells[0].welfare
  }

  @Test func `has its best where the measure is least, and its worst where it is most`() throws {
    let both = try results(#"["loss", "least loss"]"#)
    let (most, least) = (both[0], both[1])
    #expect(least.name == "least loss")
    #expect(least.best == most.worst)
    #expect(least.worst == most.best)
    let (best, worst) = (try #require(least.best), try #require(least.worst))
    #expect(best < worst)
    #expect(least.predicted == most.predicted)
    #expect(least.correlated == most.correlated)
    #expect(least.emergent == most.emergent)
    #expect(least.verdict == most.verdict)
    let (up, down) = (try #require(most.alignment), try #require(least.alignment))
    #expect((up + down - 1).magnitude < 1e-12)
  }

  @Test func `is audited towards the least`() throws {
    let tree = try #require(Inspection().game(repeated: nil)?.explore(budget: 100).tree)
    let loss = try #require(tree.shape.measures.firstIndex { $0.name == "loss" })
    let most = tree.audit(welfare: [.measure(loss, on: tree)]).welfare[0]
    let least = tree.audit(welfare: [.measure(loss, .least, on: tree)]).welfare[0]
    #expect(least.best == most.worst && least.worst == most.best)
    #expect(least.wished == most.wished)
    #expect(least.bestEquilibrium == most.worstEquilibrium)
    // Nothing is lost at best, so that no ratio to it says anything.
    #expect(least.best == 0 && least.priceOfAnarchy.ratio == nil)
  }

  @Test func `is added up only with a weight`() {
    let sum = #"[{ name: "s", sum: [{ weight: 1, of: "least loss" }] }]"#
    #expect(
      throws: StudyError(
        "'welfare.s.sum.1.of': 'least loss' cannot be added up; give the measure a negative weight "
          + "instead")
    ) { try results(sum) }
  }
}
