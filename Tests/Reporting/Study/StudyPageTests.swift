import Foundation
import Laboratory
import StudySupport
import TestSupport
import Testing

@testable import Reporting

@Suite struct `The page of a study` {
  private func summary(_ changes: [String: String]) throws -> (StudySummary, JSON) {
    let study = try study(studyText(changes))
    return (try Session.run(study, executor: Executor(threads: 1)).summary, study.document)
  }

  private func figures(_ report: Report) -> [Figure] {
    report.sections.flatMap { section in
      section.items.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }
  }

  @Test func `shows best, predicted and emergent of every cell in one picture`() throws {
    let (summary, document) = try summary([
      "replicates": "3", "variants": "{x: {}, y: {'parameters.reward': 3.5}}",
    ])
    let report = try StudyPage(StudyResults(summary, document: document)).report()
    let figure = try #require(figures(report).first { $0.name == "welfare-1" })
    guard case .panels(let panels) = figure.content else { return }
    #expect(panels.count == 1 && panels[0].y.scale == .categories(["x", "y"]))
    for mark in panels[0].marks {
      switch (mark.ink, mark.shape) {
      case (.emergent, .dots(let dots)):
        #expect(dots.map(\.value) == summary.cells.map { $0.welfare[0].emergent.mean })
        #expect(dots.allSatisfy { $0.interval?.contains($0.value) == true })
      case (.best, .ticks(let dots)):
        #expect(dots.map(\.value) == summary.cells.compactMap { $0.welfare[0].best })
      case (.predicted, .ranges(let spans)):
        #expect(spans.map(\.range) == summary.cells.compactMap { $0.welfare[0].predicted })
      default: break
      }
    }
    #expect(figure.numbers.rows.count == 2)
  }

  @Test func `draws a curve for one axis, maps for two, dots for a sample`() throws {
    func panels(_ sweep: String) throws -> [Panel] {
      let (summary, document) = try summary(["sweep": sweep, "rounds": "4"])
      let report = try StudyPage(StudyResults(summary, document: document)).report()
      let figure = try #require(figures(report).first { $0.name == "sweep-1" })
      guard case .panels(let panels) = figure.content else { return [] }
      return panels
    }
    let curve = try panels("{'parameters.temptation': [4, 5, 6]}")
    #expect(curve.count == 1 && curve[0].x.label == "temptation")
    let map = try panels(
      "{'parameters.temptation': [4, 5, 6], 'parameters.reward': [3.1, 3.2, 3.3]}")
    guard case .tiles(let tiles, _, _) = map[0].marks[0].shape else {
      Issue.record("no heat map")
      return
    }
    #expect(tiles.count == 9 && tiles.allSatisfy { $0.value != nil })
    // The least value is at the bottom.
    #expect(map[0].y.scale == .categories(["3.3", "3.2", "3.1"]))
    let dots = try panels(
      "{sample: {method: 'sobol', count: 4, axes: {'parameters.reward': {from: 3.1, to: 3.9}, "
        + "'parameters.temptation': {from: 4, to: 5}}}}")
    #expect(dots.map(\.x.label) == ["reward", "temptation"])
  }

  @Test func `stays useful over a thousand cells`() throws {
    let (summary, document) = try summary([
      "sweep": "{'parameters.temptation': {from: 3.1, to: 5.9, count: 1200}}", "rounds": "1",
    ])
    let results = StudyResults(summary, document: document)
    #expect(results.summary.cells.count == StudyResults.most && results.points.count == 1200)
    let report = try StudyPage(results).report()
    let figure = try #require(figures(report).first { $0.name == "welfare-1" })
    guard case .panels(let panels) = figure.content else { return }
    #expect(panels[0].x.label == "number of the cell")
  }

  @Test(arguments: committedStudies.map(\.lastPathComponent).prefix(isPatient ? .max : 5))
  func `is made of every committed result`(_ name: String) throws {
    let folder = repository.appending(path: "results/\(name)").path
    let report = try StudyPage(StudyResults(in: folder), command: "x").report()
    let all = figures(report)
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(all.contains { $0.name == "welfare-1" })
    #expect(report.sections.map(\.heading).contains("Over the rounds"))
    for figure in all { #expect(!figure.numbers.rows.isEmpty && !figure.description.isEmpty) }
  }

  @Test func `beside another says what differs`() throws {
    let (one, first) = try summary(["replicates": "4"])
    let (other, second) = try summary(["replicates": "3", "rounds": "20", "seed": "2"])
    let report = ComparisonPage(
      .init("old", StudyResults(one), study: first),
      .init("new", StudyResults(other), study: second)
    ).report
    guard case .table(let sheet, _) = try #require(report.sections.first).items[0] else { return }
    let rows: [[Sheet.Value]] = [
      [.text("replicates"), .text("4"), .text("3")], [.text("rounds"), .text("10"), .text("20")],
      [.text("seed"), .text("1"), .text("2")],
    ]
    #expect(sheet.rows == rows)
    let same = ComparisonPage(
      .init("a", StudyResults(one), study: first), .init("b", StudyResults(one), study: first)
    ).report
    #expect(same.sections[0].items == [.paragraph("The studies are the same.")])
    #expect(same.lead[1].hasPrefix("In none of the 1 cells"))
  }
}
