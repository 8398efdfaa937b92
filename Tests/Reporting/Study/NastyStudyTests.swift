import Foundation
import StudySupport
import TestSupport
import Testing

@testable import Laboratory
@testable import Reporting

@Suite struct `The page of nasty results` {
  /// A summary of four cells with measures, welfare and play, with each cell changed.
  private func summary(_ change: (inout CellSummary) -> Void) throws -> StudySummary {
    let study = try study(
      studyText([
        "mechanism": "'quality-game'", "replicates": "2", "rounds": "20", "keep": "['actions']",
        "variants": "{a: {}, b: {rounds: 21}, c: {rounds: 22}, d: {rounds: 23}}", "compare": "'a'",
      ]))
    var summary = try Session.run(study, executor: Executor(threads: 1)).summary
    for index in summary.cells.indices { change(&summary.cells[index]) }
    return summary
  }

  private func figures(_ results: StudyResults) throws -> [Figure] {
    try StudyPage(results).report().sections.flatMap { section in
      section.items.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }
  }

  private func described(_ summary: StudySummary, _ name: String) throws -> String {
    try figures(StudyResults(summary)).first { $0.name == name }?.description ?? ""
  }

  @Test(.enabled(if: isPatient)) func `shows what is no number as nothing`() throws {
    for value in [Double.nan, .infinity, -.infinity] {
      let summary = try summary { cell in
        cell.welfare[0].emergent = Estimate([value, 1])
        cell.welfare[0].difference = Estimate([value, 1])
        cell.welfare[0].predicted = nil
        cell.welfare[0].verdict = .outside
        cell.measures[0].mean = Estimate([value, value])
        cell.exploitability = Estimate([value, value])
      }
      let results = StudyResults(summary)
      let sheet = try #require(try figures(results).first { $0.name == "welfare-1" }).numbers
      let column = try #require(sheet.columns.firstIndex { $0.name == "emergent" })
      #expect(sheet.rows.allSatisfy { ["–", "∞", "-∞"].contains($0[column].shown) })
      #expect(read(try StudyPage(results).report().html()) != nil)
      let text = StudyReport(summary).text()
      #expect(!text.contains("nan") && !text.contains("inf ") && !text.contains("leaves a gain"))
      let glance = StudyGlance(results, width: 60, isColoured: false)
      // What the characters mean, and what has no place, stands below the rows of the cells.
      let rows = glance.gauges.split(separator: "\n").filter { line in
        ["a  ", "b  ", "c  ", "d  "].contains { line.hasPrefix($0) }
      }
      #expect(rows.count >= 4 && !rows.contains { $0.contains("●") }, "\(glance.gauges)")
    }
  }

  @Test(.enabled(if: isPatient))
  func `survives tables with numbers that are none, and rounds beyond all play`() throws {
    let place = try TemporaryFolder()
    let summary = try summary { $0.welfare[0].name = "utilitarian" }
    _ = try place.write("summary.json", Data(summary.json.indented.utf8))
    let agents = "cell,group,mean_payoff\na,x,1\na,x,nan\na,x,-inf\nb,x,1\nb,x,3\n"
    _ = try place.write("agents.csv", Data(agents.utf8))
    let (late, last) = (9.1e18, 9.2e18)
    let rounds =
      "cell,first_round,last_round,mean_payoff\na,\(late),\(last),1\na,\(last),\(last),2\n"
    _ = try place.write("rounds.csv", Data(rounds.utf8))
    let all = try figures(StudyResults(in: place.path))
    let payoffs = try #require(all.first { $0.name == "payoffs" }).numbers
    let spoiled: [Sheet.Value] = [.missing, .missing]
    #expect(Array(payoffs.rows[0].suffix(2)) == spoiled)
    let whole: [Sheet.Value] = [.number(2), .number(1), .number(3)]
    #expect(Array(payoffs.rows[1].suffix(3)) == whole)
    #expect(all.contains { $0.name == "course-1" })
  }

  @Test func `heads every row of its tables with a name`() throws {
    let study = try study(studyText(["sweep": "{'parameters.reward': [3.1, 3.2, 3.3]}"]))
    var summary = try Session.run(study, executor: Executor(threads: 1)).summary
    summary.cells[0].name = ""
    let results = StudyResults(summary, document: study.document)
    let page = try #require(read(try StudyPage(results).report().html()))
    let heads = page.all("th").filter { $0.attributes["scope"] == "row" }
    #expect(heads.count >= 6 && heads.allSatisfy { !$0.text.isEmpty })
    let sweep = try #require(try figures(results).first { $0.name == "sweep-1" }).numbers
    #expect(sweep.columns[0].name == "reward" && sweep.rows.count == 3)
  }

  @Test(.enabled(if: isPatient)) func `says what it leaves out, and only that`() throws {
    let gone = try summary { cell in
      if cell.name == "b" { cell.welfare = [] }
    }
    #expect(!(try described(gone, "measures")).contains("cells are shown"))
    let bare = try summary { cell in
      cell.welfare[0].best = nil
      cell.welfare[0].worst = nil
    }
    #expect(
      try described(bare, "welfare-1").hasPrefix(
        "Quality (claim) a round in each cell: what equilibrium predicts and the mean that emerged with "
          + "its 95 % interval."))
    let many = try summary { $0.welfare = Array(repeating: $0.welfare[0], count: 6) }
    let items = try StudyPage(StudyResults(many)).report().sections[0].items
    #expect(items.last == .paragraph("The first 4 of 6 welfare functions have pictures."))
  }

  @Test(.enabled(if: isPatient)) func `stays small and shows no marks that turn text`() throws {
    let turned = "\u{202E}<script>alert(1)</script> & \"x\" \u{1B}[2J "
    for text in [String(repeating: "word ", count: 2000), String(repeating: turned, count: 300)] {
      var summary = try summary { cell in
        cell.name = text + cell.name
        cell.welfare[0].name = text
      }
      summary.title = text
      summary.finding = text
      let html = try StudyPage(StudyResults(summary)).report().html()
      #expect(html.utf8.count < 1_500_000)
      #expect(!html.contains("<script") && !html.contains("\u{202E}") && !html.contains("\u{1B}"))
      let figure = try #require(try figures(StudyResults(summary)).first { $0.name == "welfare-1" })
      #expect(figure.svg().utf8.count < PageStyle.heaviest)
      let lines = StudyReport(summary).text().split(separator: "\n")
      #expect(
        lines.allSatisfy { $0.count <= 80 && !$0.contains("\u{202E}") && !$0.contains("\u{1B}") })
    }
  }

  @Test(.enabled(if: isPatient))
  func `beside others has a picture of each welfare function under a name of its own`() throws {
    let summary = try summary { cell in
      let welfare = cell.welfare[0]
      cell.welfare = ["f 1", "f.1", "F 2"].map { name in
        var copy = welfare
        copy.name = name
        return copy
      }
    }
    let side = ComparisonPage.Side("x", StudyResults(summary), study: .null)
    let items = ComparisonPage(side, side).report.sections.flatMap(\.items)
    let names = items.compactMap { if case .figure(let figure) = $0 { figure.name } else { nil } }
    #expect(names.count == 3 && Set(names).count == 3)
  }
}
