import GameTheory
import Reporting
import Testing
import Theory

@testable import Laboratory

@Suite struct `The words of a study` {
  /// A welfare of which 5 emerged and 0 of a best of 10 is predicted, with some fields changed.
  private func welfare(
    _ verdict: Verdict, _ values: [Double] = [5, 5],
    _ change: (inout WelfareSummary) -> Void = { _ in }
  ) -> WelfareSummary {
    var welfare = WelfareSummary()
    welfare.name = "quality"
    welfare.unit = "claim"
    welfare.best = 10
    welfare.worst = 0
    welfare.source = .tree
    welfare.predicted = 0...0
    welfare.emergent = Estimate(values)
    welfare.verdict = verdict
    change(&welfare)
    return welfare
  }

  private func cell(_ name: String, _ welfare: WelfareSummary...) -> CellSummary {
    var cell = CellSummary()
    cell.name = name
    cell.welfare = welfare
    return cell
  }

  private func lead(_ cells: [CellSummary], replicates: Int = 2) -> [String] {
    var summary = StudySummary()
    summary.cells = cells
    summary.replicates = replicates
    return StudyWords(summary: summary, overview: StudyOverview(cells)).lead
  }

  private func verdict(_ welfare: WelfareSummary) -> String {
    StudyWords.verdict(of: cell("a", welfare), welfare)
  }

  @Test func `say each verdict with its numbers`() {
    #expect(
      verdict(welfare(.inside, [10, 10]) { $0.predicted = 10...10 })
        == "What emerged is what is predicted: theory predicts 10 and the population reaches 10 ± 0, "
        + "of a best of 10.")
    #expect(
      verdict(welfare(.notUnique, [5]) { $0.predicted = 0...10 })
        == "Predictions differ, and what emerged lies among them: theory predicts 0 to 10 and the "
        + "population reaches 5, of a best of 10.")
    #expect(
      verdict(
        welfare(.withinBounds) {
          $0.predicted = 1...9
          $0.isBound = true
        })
        == "Equilibria of the repeated game are only bounded, and what emerged lies where they can lie: "
        + "theory allows 1 to 9 and the population reaches 5 ± 0, of a best of 10.")
    #expect(
      verdict(welfare(.outside) { $0.concept = .levelK })
        == "What emerged is not what is predicted: theory (level-k) predicts 0 and the population "
        + "reaches 5 ± 0, of a best of 10.")
    #expect(
      verdict(
        welfare(.incomplete) {
          $0.predicted = nil
          $0.reason = "nothing is predicted"
          $0.source = .declared
        })
        == "It cannot be told whether what emerged is predicted, since nothing is predicted: theory "
        + "predicts nothing and the population reaches 5 ± 0, of a best of at most 10.")
  }

  @Test
  func `say what is bounded from below where less is better, and leave out what is not bounded`() {
    #expect(
      verdict(
        welfare(.outside) {
          ($0.best, $0.worst) = (0, 10)
          $0.source = .treeBounds
        }
      ).hasSuffix("reaches 5 ± 0, of a best of at least 0."))
    #expect(
      verdict(welfare(.outside) { $0.best = nil })
        == "What emerged is not what is predicted: theory predicts 0 and the population reaches 5 ± 0."
    )
  }

  @Test func `say what a deviator gains where only the welfare is as predicted`() {
    let welfare = welfare(.outside, [0, 0]) { $0.reason = Verdict.deviation }
    var cell = cell("a", welfare)
    cell.exploitability = Estimate([0.5, 0.5])
    #expect(
      StudyWords.verdict(of: cell, welfare)
        == "What emerged is predicted by its welfare, but not by its play, since a deviator gains 0.5 a "
        + "round: theory predicts 0 and the population reaches 0 ± 0, of a best of 10.")
  }

  @Test func `lead with the verdict where there is one cell`() {
    #expect(
      lead([cell("all", welfare(.outside))], replicates: 1) == [
        "1 cell was played in 1 replicate, and judged by quality (claim).",
        "What emerged is not what is predicted: theory predicts 0 and the population reaches 5 ± 0, of "
          + "a best of 10.",
      ])
  }

  @Test func `lead with the farthest of several cells`() {
    let cells = [
      cell("low", welfare(.inside, [0, 0])), cell("middle", welfare(.outside)),
      cell("high", welfare(.outside, [8, 8])),
    ]
    #expect(
      lead(cells) == [
        "3 cells were played in 2 replicates each, and judged by quality (claim).",
        "In 2 of 3 cells what emerged is not what is predicted and in 1 it is what is predicted.",
        "Where they part most, in 'high', theory predicts 0 and the population reaches 8 ± 0, of a best "
          + "of 10.",
        "The least that emerged is 0 in 'low', the greatest 8 in 'high'.",
      ])
    #expect(lead(Array(cells.prefix(2)))[2].hasPrefix("There, in 'middle', theory predicts 0"))
  }

  @Test(arguments: [
    ([Verdict.inside], "In the only one what emerged is what is predicted."),
    ([.inside, .inside], "In both cells with results what emerged is what is predicted."),
    (
      [.incomplete, .incomplete, .incomplete],
      "In all 3 cells with results it cannot be told whether what emerged is predicted."
    ),
    (
      [.inside, .incomplete, .withinBounds, .notUnique],
      "In 1 of 4 cells with results what emerged lies among predictions that differ, in 1 it lies where equilibria "
        + "of the repeated game can lie, in 1 it cannot be told whether it is predicted and in 1 it is "
        + "what is predicted."
    ),
  ])
  func `count verdicts`(_ verdicts: [Verdict], _ sentence: String) {
    let cells = verdicts.enumerated().map { cell("\($0)", welfare($1)) }
    let spare = [CellSummary(), CellSummary()]
    #expect(lead(cells + spare)[1] == sentence)
  }

  @Test func `judge by each of several welfare functions`() {
    func named(_ verdict: Verdict) -> WelfareSummary {
      welfare(verdict) {
        $0.name = "rent"
        $0.unit = "money"
      }
    }
    let cells = [
      cell("a", welfare(.inside), named(.outside)), cell("b", welfare(.inside), named(.inside)),
    ]
    #expect(
      lead(cells) == [
        "2 cells were played in 2 replicates each, and judged by quality (claim) and rent (money).",
        "In both cells what emerged is what is predicted.",
        "By rent, in 1 of 2 cells what emerged is not what is predicted and in 1 it is what is "
          + "predicted.",
      ])
    #expect(
      lead([cells[0]]).last
        == "By rent, theory predicts 0 and the population reaches 5 ± 0, of a best of 10.")
  }

  @Test func `say which cells failed`() {
    var torn = cell("b", welfare(.inside))
    torn.missing = CellSummary.Missing()
    #expect(
      lead([cell("a", welfare(.inside)), torn, CellSummary()]).last
        == "1 cell gave no result and 1 cell gave only a part of the results.")
    #expect(lead([CellSummary(), CellSummary()]) == ["2 cells gave no result."])
  }

  @Test(arguments: [
    // With two replicates half the interval is 12.706 times half the distance between them.
    ([3, 3.2], "'menu' reaches 3.1 more than 'plain' (95 % interval 1.829 to 4.371)."),
    ([-3, -3], "'menu' reaches 3 less than 'plain' (95 % interval -3)."),
    (
      [-1, 1],
      "Between 'menu' and 'plain' there is no difference that 2 replicates could show (95 % interval "
        + "-12.71 to 12.71)."
    ),
    ([0, 0], "'menu' reaches the same as 'plain' in every replicate."),
    ([2], "'menu' reaches 2 more than 'plain' in its only replicate."),
    ([0], "'menu' reaches the same as 'plain' in its only replicate."),
  ])
  func `say how cells differ`(_ differences: [Double], _ sentence: String) {
    var cell = cell("menu", welfare(.inside) { $0.difference = Estimate(differences) })
    #expect(StudyWords.difference(of: cell, cell.welfare[0]) == nil)
    cell.baseline = "plain"
    #expect(StudyWords.difference(of: cell, cell.welfare[0]) == sentence)
    #expect(lead([self.cell("plain", welfare(.inside)), cell]).last == sentence)
  }

  @Test func `give reasons with the cells where they hold`() {
    let wide = welfare(.incomplete) { $0.reason = "wide" }
    let cells = ["a", "b", "c", "d"].map { cell($0, wide) }
    #expect(StudyWords.reasons(of: cells) == ["Verdict incomplete: wide."])
    #expect(
      StudyWords.reasons(of: cells + [cell("e", welfare(.inside))])
        == ["Verdict incomplete: wide ('a', 'b', 'c' and 1 more)."])
  }
}
