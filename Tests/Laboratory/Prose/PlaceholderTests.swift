import StudySupport
import Testing

@testable import Laboratory

/// A cell with a welfare function and a measure of known numbers.
func numberedCell(_ name: String = "a/b") -> CellSummary {
  var welfare = WelfareSummary()
  welfare.name = "surplus"
  welfare.best = 12.5
  welfare.worst = nil
  welfare.predicted = -1.25...3
  // Half the interval of two numbers is 12.706 times half the distance between them.
  welfare.emergent = Estimate([7.4, 7.5])
  welfare.alignment = 1e-13
  var measured = CellSummary.Measured()
  (measured.name, measured.mean) = ("trade", Estimate([0.5]))
  var cell = CellSummary()
  (cell.name, cell.welfare, cell.measures) = (name, [welfare], [measured])
  return cell
}

@Suite struct `A place in prose` {
  @Test(arguments: [
    ("a/b/surplus/emergent", "7.45"), ("a/b//emergent", "7.45"), ("a/b/surplus/emergent:1", "7"),
    ("a/b/surplus/-emergent:2", "-7.5"), ("a/b/surplus/halfWidth:2", "0.64"),
    ("a/b/surplus/best:1", "13"), ("a/b/surplus/predicted", "-1.25 to 3"),
    ("a/b/surplus/-predicted:1", "-3 to 1"), ("a/b/surplus/predictedLow", "-1.25"),
    ("a/b/surplus/predictedHigh", "3"), ("a/b/surplus/alignment", "0"),
    ("a/b/trade/emergent", "0.5"),
  ])
  func `stands for a number of a cell`(_ inside: String, _ text: String) throws {
    let place = try Placeholder(inside)
    #expect(place.cell == "a/b")
    #expect(place.complaint(welfare: ["surplus"], measures: ["trade"]) == nil)
    #expect(place.text(in: numberedCell()) == text)
  }

  @Test(arguments: ["/surplus/worst", "/surplus/difference", "/trade/halfWidth"])
  func `stands for nothing where a number is not known`(_ inside: String) throws {
    #expect(try Placeholder(inside).text(in: numberedCell()) == nil)
    #expect(try Placeholder(inside).text(in: CellSummary()) == nil)
  }

  @Test(arguments: [
    (
      "x/emergent",
      "the place '{x/emergent}' must be {CELL/FUNCTION/NUMBER}, the first two empty where there is only "
        + "one; a brace is written '{{'"
    ),
    ("//emergant", "the place '{//emergant}' has no number 'emergant'; did you mean 'emergent'?"),
    ("//best:0", "the place '{//best:0}' must end in 1 to 17 digits, but found '0'"),
    ("//best:x", "the place '{//best:x}' must end in 1 to 17 digits, but found 'x'"),
  ])
  func `says what is wrong with it`(_ inside: String, _ sentence: String) {
    #expect(throws: StudyError(sentence)) { try Placeholder(inside) }
  }

  @Test(arguments: [
    (
      "//best",
      "the place '{//best}' names no welfare function, but there are surplus, rent"
    ),
    (
      "/surplas/best",
      "the place '{/surplas/best}' names no welfare function and no measure: 'surplas'; did you mean "
        + "'surplus'?"
    ),
    (
      "/trade/best",
      "the place '{/trade/best}' wants the best of a measure, of which only what emerged is known"
    ),
  ])
  func `says what is wrong with its function`(_ inside: String, _ sentence: String) throws {
    let place = try Placeholder(inside)
    #expect(place.complaint(welfare: ["surplus", "rent"], measures: ["trade"]) == sentence)
  }
}

@Suite struct `Prose with places` {
  @Test func `is text and places, and two braces are one`() throws {
    let prose = try Prose("a {{b} {//best}{//worst}.")
    #expect(prose.filled(["1", nil]) == "a {b} 1(unknown).")
    #expect(prose.places.map(\.text) == ["{//best}", "{//worst}"])
    #expect(try Prose("").filled([]) == "")
    #expect(try Prose("plain }").filled([]) == "plain }")
  }

  @Test func `says that a place does not end`() {
    #expect(
      throws: StudyError("the place '{//best' has no '}'; a brace is written '{{'")
    ) { try Prose("so {//best") }
  }
}

@Suite struct `A finding` {
  private let two = ["variants": "{plain: {}, 'gene/rous': {'parameters.reward': 4}}"]

  @Test func `is filled as cells come`() throws {
    let finding = "'{gene/rous//emergent} is more than {plain//emergent:2}, not {{.'"
    let changes = ["finding": finding, "population": "[{agent: 'always', count: 4}]"]
    let study = try study(two.merging(changes) { $1 })
    #expect(study.finding.hasPrefix("{gene/rous//emergent}"))
    // Those who always take the first action cooperate, and earn the reward: 4 and 3.
    let result = try Session.run(study, executor: Executor(threads: 1)).summary
    #expect(result.finding == "4 is more than 3, not {.")
  }

  @Test(arguments: [
    ("{//emergent}", "the place '{//emergent}' names no cell, but the study has 2"),
    (
      "{plein//emergent}",
      "the place '{plein//emergent}' names no cell: 'plein'; did you mean 'plain'?"
    ),
    (
      "{plain/utilitarean/best}",
      "the place '{plain/utilitarean/best}' names no welfare function and no measure: 'utilitarean'; "
        + "did you mean 'utilitarian'?"
    ),
    ("{plain", "the place '{plain' has no '}'; a brace is written '{{'"),
  ])
  func `is refused before anything runs`(_ finding: String, _ sentence: String) {
    let text = studyText(two.merging(["finding": "'\(finding)'"]) { $1 })
    #expect(complaint(about: text) == "'finding': \(sentence)")
  }

  @Test func `finds cells where there are too many to look at`() throws {
    let sweep = ["sweep": "{'parameters.reward': {from: 3.0001, to: 4, step: 0.0001}}"]
    let names = ["finding": "'{reward=3.5//best}'"]
    #expect(try study(sweep.merging(names) { $1 }).cellCount == 10_000)
    #expect(
      complaint(about: studyText(sweep.merging(["finding": "'{reward=5//best}'"]) { $1 }))
        == "'finding': the place '{reward=5//best}' names no cell: 'reward=5'")
  }
}
