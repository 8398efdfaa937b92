import Arena
import GameTheory
import Mechanisms
import Reporting
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A report` {
  @Test func `narrates an episode of the used-car market`() throws {
    let game = try #require(UsedCar().game(repeated: nil))
    let transcript = game.narrate(drawing: { _ in 0 }, choosing: { turn, _ in turn.count - 1 })
    #expect(
      Narration(game.shape).lines(transcript).joined(separator: "\n") == """
        Nature draws the car: peach (probability 0.5)
        The seller, seeing car = peach, chooses sale: deferred (as wished)
        The treasury pays 0.5 to the seller
        Nature: the car works? yes (probability 0.9)
        The treasury pays 11.5 to the seller
        The seller loses 10 of utility
        = the seller ends with 2
        = surplus: 4 (money)
        = trade: 1 (cars)
        = buyer surplus: 2 (money)
        = lemon: 0 (cars)
        """)
  }

  @Test func `numbers the seats of a role, and tells rounds apart`() throws {
    let game = try #require(PrisonersDilemma().game(repeated: Horizon(rounds: 2)))
    let transcript = game.narrate(drawing: { _ in 0 }, choosing: { _, _ in 1 })
    let lines = Narration(game.shape).lines(transcript)
    #expect(lines.contains("-- round 2 --"))
    #expect(lines.contains("= player 2 ends with 2"))
    #expect(lines.contains { $0.hasSuffix("chooses move: defect (wished: cooperate)") })
  }

  private func entry(_ summary: StudySummary) -> GalleryEntry {
    GalleryEntry(name: "x", place: "x/", results: StudyResults(summary))
  }

  /// The report of a small study.
  private func report(_ changes: [String: String]) throws -> StudyReport {
    StudyReport(try Session.run(try study(changes), executor: Executor(threads: 1)).summary)
  }

  @Test func `shows best, predicted and emergent side by side`() throws {
    let report = try report([
      "population": "[{agent: 'always', parameters: {action: 1}, count: 4}]"
    ])
    #expect(
      report.tables() == """
        utilitarian  best  predicted  emergent  alignment  verdict
        -----------  ----  ---------  --------  ---------  -------
        all             3          1         1          0  inside

        """)
    #expect(report.measures() == "")
    #expect(
      report.notes.contains("The play that emerged leaves a gain of 0 a round to a deviator."))
  }

  @Test(arguments: [
    "{a: {}, b: {mechanism: 'prisoners-dilemma'}}", "{b: {}, a: {mechanism: 'deterrence'}}",
  ])
  func `survives cells with different mechanisms`(_ variants: String) throws {
    let report = try report([
      "mechanism": "'used-car'", "variants": variants, "welfare": "['utilitarian']",
    ])
    #expect(report.tables().contains("\na "))
    #expect(report.measures().contains("\nb "))
    #expect(!report.notes.isEmpty)
  }

  @Test func `makes a page of summaries`() throws {
    let study = try study(["title": "'A | title'", "finding": "'Found.'"])
    let summary = try Session.run(study, executor: Executor(threads: 1)).summary
    let page = Gallery.page([entry(summary)])
    #expect(page.hasPrefix("# Results\n"))
    #expect(
      page.contains(
        "\n## A | title\n\nFound.\n\n![Best, predicted and emergent: utilitarian](x/picture.svg)\n\n`swift run -c release arena run results/x/study.json5 --out results/x`\n\n| cell | "
      ))
    let mean = summary.cells[0].welfare[0].emergent.mean
    #expect(page.contains("\n| all | utilitarian | 3 | 1 | \(figure(mean)) | "))
  }

  @Test func `names the concept beside what is predicted`() throws {
    let changes = [
      "mechanism": "'inspection'", "population": "[{agent: 'uniform', count: 4}]",
      "variants": "{a: {}, b: {concept: 'level-k'}}",
    ]
    let summary = try Session.run(try study(changes), executor: Executor(threads: 1)).summary
    let report = StudyReport(summary)
    #expect(report.tables().contains("predicted (equilibrium, level-k)"))
    #expect(
      report.notes.contains(
        "Predicted in 'b' by level-k: Best replies to best replies to a uniform player."))
    #expect(Gallery.page([entry(summary)]).contains(" (level-k) |"))
  }
}
