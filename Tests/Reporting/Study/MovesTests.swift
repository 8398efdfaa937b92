import Foundation
import Laboratory
import StudySupport
import TestSupport
import Testing

@testable import Reporting

@Suite struct `The picture of how play moved` {
  /// The pictures of a study that keeps play; with what is predicted, if asked for.
  private func figures(
    _ changes: [String: String], isPredicted: Bool = false,
    tamper: (String) throws -> Void = { _ in }
  ) throws -> [Figure] {
    let text = studyText(changes.merging(["keep": "['play']"]) { $1 })
    let (study, source) = (try study(text), Data(text.utf8))
    let place = try TemporaryFolder()
    let folder = try ResultFolder(place.path + "/out", for: source)
    try folder.begin(study, source: source)
    let runner = try StudyRunner(
      study, in: folder, facts: .object([:]), executor: Executor(threads: 1))
    _ = try runner.play()
    _ = try folder.write(runner, source: source, provenance: .object([:]), showing: 1)
    try tamper(folder.path)
    return try StudyFigures(
      StudyResults(in: folder.path), library: isPredicted ? .standard : nil
    ).moves()
  }

  /// Where the dashed lines of a panel are.
  private func levels(_ panel: Panel) -> [Double] {
    panel.marks.compactMap { mark in
      guard mark.ink == .predicted, case .rule(let level) = mark.shape else { return nil }
      return level
    }
  }

  private func isNear(_ one: [Double], _ other: [Double]) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { ($0 - $1).magnitude < 1e-9 }
  }

  private func panels(_ figure: Figure) -> [Panel] {
    if case .panels(let panels) = figure.content { panels } else { [] }
  }

  private func spans(_ mark: Mark) -> [Mark.Span] {
    if case .band(let spans) = mark.shape { spans } else { [] }
  }

  /// Whether the bands of a panel lie one upon the other, from 0 to 1, at every place.
  private func isStacked(_ panel: Panel) -> Bool {
    let bands = panel.marks.map(spans)
    guard let lowest = bands.first, bands.allSatisfy({ $0.count == lowest.count }) else {
      return false
    }
    return lowest.indices.filter { !lowest[$0].at.isNaN }.allSatisfy { place in
      let column = bands.map { $0[place] }
      let meets = zip(column, column.dropFirst()).allSatisfy {
        $0.range.upperBound == $1.range.lowerBound && $0.at == $1.at
      }
      return meets && column[0].range.lowerBound == 0
        && (column[column.count - 1].range.upperBound - 1).magnitude < 1e-12
    }
  }

  @Test func `has a panel a cell, with bands that fill it`() throws {
    let figures = try figures([
      "mechanism": "'prisoners-dilemma'", "rounds": "40", "blocks": "4", "replicates": "2",
      "population": "[{name: 'odd', agent: 'uniform', count: 6}]",
      "sweep": "{'parameters.temptation': [4, 5, 6]}",
    ])
    let figure = try #require(figures.first)
    #expect(figures.count == 1 && figure.name == "moves-1")
    let panels = panels(figure)
    #expect(panels.map(\.title) == ["temptation=4", "temptation=5", "temptation=6"])
    for panel in panels {
      #expect(panel.marks.map(\.label) == ["cooperate", "defect"] && isStacked(panel))
      // The middles of rounds 1-10, 11-20, 21-30, 31-40.
      #expect(spans(panel.marks[0]).map(\.at) == [5.5, 15.5, 25.5, 35.5])
    }
    // Two actions in four blocks of three cells; six agents, ten rounds, two replicates.
    #expect(figure.numbers.rows.count == 24)
    #expect(figure.numbers.rows.allSatisfy { $0[7] == .number(120) })
  }

  @Test(.enabled(if: isPatient)) func `puts together what has no colour of its own`() throws {
    let figures = try figures([
      "mechanism": "'travelers-dilemma'", "rounds": "300", "blocks": "3",
      "population": "[{agent: 'uniform', count: 10}]",
    ])
    let figure = try #require(figures.first)
    let panel = try #require(panels(figure).first)
    #expect(panel.marks.count == Ink.colours + 1 && isStacked(panel))
    #expect(panel.marks.last?.label == "others" && panel.marks.last?.ink == .neutral)
    let claims = panel.marks.dropLast().compactMap { Double($0.label) }
    #expect(claims.count == Ink.colours && claims == claims.sorted())
    #expect(figure.description.contains("The 8 most frequent actions are shown"))
  }

  @Test func `is drawn for few cells, spread evenly, and not for long histories`() throws {
    let many = try figures([
      "rounds": "4", "blocks": "2",
      "sweep": "{'parameters.temptation': {from: 4, to: 5, count: 30}}",
    ])
    #expect(panels(try #require(many.first)).count == StudyFigures.mostPanels)
    let history = try figures([
      "mechanism": "'iterated-prisoners-dilemma'", "rounds": "20", "blocks": "2",
      "population": "[{agent: 'uniform', count: 20}]",
    ])
    #expect(history.allSatisfy { panels($0).count <= StudyFigures.mostPanels })
  }

  @Test func `leaves out cells with more places than panels, and says so`() throws {
    let figures = try figures([
      "mechanism": "'inspection'", "rounds": "40", "blocks": "2",
      "population": "[{agent: 'uniform', count: 20}]",
      "variants": "{unseen: {}, seen: {'parameters.commitment': true}}",
    ])
    // Who sees a committed rate of inspection may see any of many.
    let conduct = try #require(figures.first { $0.title.hasSuffix("conduct") })
    #expect(panels(conduct).map(\.title) == ["unseen"])
    #expect(conduct.description.contains("The other cells have no such choice"))
    let rate = try #require(figures.first { $0.title.hasSuffix("rate") })
    #expect(panels(rate).map(\.title) == ["seen"])
  }

  @Test func `is none where play was counted in one block, or not kept`() throws {
    #expect(try figures(["blocks": "1"]).isEmpty)
    let study = try study(studyText())
    let summary = try Session.run(study, executor: Executor(threads: 1)).summary
    #expect(try StudyFigures(StudyResults(summary)).moves().isEmpty)
  }

  @Test func `is open where nobody chose for a while`() throws {
    let place = try TemporaryFolder()
    let study = try study(studyText(["variants": "{x: {}}"]))
    let summary = try Session.run(study, executor: Executor(threads: 1)).summary
    _ = try place.write("summary.json", Data(summary.json.indented.utf8))
    let rows = [
      "cell,replicate,first_round,last_round,group,decision,sees,action,count,share",
      "x,0,0,9,us,act,,left,3,0.75", "x,0,0,9,us,act,,right,1,0.25", "x,0,20,29,us,act,,left,2,1",
      // Another replicate was there in between, but not right after that.
      "x,1,10,19,us,act,,right,5,1", "x,1,40,49,us,act,,right,5,1",
    ]
    _ = try place.write("play.csv", Data((rows.joined(separator: "\n") + "\n").utf8))
    let figure = try #require(try StudyFigures(StudyResults(in: place.path)).moves().first)
    let panel = try #require(panels(figure).first)
    #expect(isStacked(panel))
    let places = spans(panel.marks[0]).map { $0.at.isNaN ? "gap" : "\($0.at)" }
    #expect(places == ["5.5", "15.5", "25.5", "gap", "45.5"])
    let left = spans(panel.marks[0]).filter { !$0.at.isNaN }.map(\.range.upperBound)
    #expect(left == [0.75, 0, 1, 0])
  }

  @Test func `stands beside the mixed equilibrium of the inspection game`() throws {
    // The inspectee is indifferent where the rate of inspection is gain / fine, the inspector where that of
    // violations is cost / bounty.
    let (gain, cost, bounty, fines) = (2.0, 1.0, 5.0, [4.0, 8, 10])
    let figures = try figures(
      [
        "mechanism": "'inspection'", "rounds": "40", "blocks": "4",
        "parameters": "{gain: 2, cost: 1, bounty: 5}",
        "population": "[{name: 'all', agent: 'regret-matching', count: 10}]",
        "sweep": "{'parameters.fine': [4, 8, 10]}",
      ], isPredicted: true)
    let looks = try #require(figures.first { $0.title.hasSuffix("inspection") })
    for (panel, fine) in zip(panels(looks), fines) {
      let labels = panel.marks.prefix(2).map(\.label)
      #expect(labels == ["skip", "inspect"])
      #expect(isNear(levels(panel), [1 - gain / fine]))
    }
    let conduct = try #require(figures.first { $0.title.hasSuffix("conduct") })
    for panel in panels(conduct) {
      let labels = panel.marks.prefix(2).map(\.label)
      #expect(labels == ["comply", "violate"])
      #expect(isNear(levels(panel), [1 - cost / bounty]))
    }
    #expect(
      looks.description.contains("equilibrium predicts")
        && looks.description.contains("Predicted (fine=8): skip (0.75) and inspect (0.25)."))
    #expect(looks.numbers.columns.last?.name == "predicted share")
    let shares = looks.numbers.rows.filter { $0[0] == .text("fine=8") && $0[5] == .text("inspect") }
    #expect(!shares.isEmpty)
    for row in shares {
      guard case .number(let share) = row[8] else { throw StudyError("there is no share") }
      #expect(isNear([share], [0.25]))
    }
  }

  @Test func `has lines at its ends where one action is predicted, taken or not`() throws {
    let figure = try #require(
      try figures(
        ["rounds": "40", "blocks": "4", "population": "[{agent: 'always', count: 4}]"],
        isPredicted: true
      ).first)
    // Nobody ever defects, as everybody should.
    let panel = try #require(panels(figure).first)
    #expect(panel.marks.map(\.label) == ["cooperate", "defect", "predicted"])
    #expect(
      isNear(levels(panel), [0])
        && isStacked(Panel(x: panel.x, y: panel.y, marks: Array(panel.marks.prefix(2)))))
    #expect(
      figure.numbers.rows.contains {
        $0[5] == .text("defect") && $0[6] == .number(0) && $0[8] == .number(1)
      })
    #expect(figure.description.contains("Predicted: defect (1)."))
  }

  @Test func `says why no prediction is drawn`() throws {
    func description(_ changes: [String: String], tamper: (String) throws -> Void = { _ in }) throws
      -> String
    {
      let base = ["rounds": "40", "blocks": "4", "population": "[{agent: 'uniform', count: 4}]"]
      let figure = try #require(
        try figures(base.merging(changes) { $1 }, isPredicted: true, tamper: tamper).first)
      #expect(panels(figure).allSatisfy { levels($0).isEmpty })
      #expect(!figure.numbers.columns.contains { $0.name == "predicted share" })
      return figure.description
    }
    #expect(
      try description(["mechanism": "'battle-of-the-sexes'"])
        .contains("No prediction is drawn: equilibrium selects 3 ways to play."))
    #expect(
      try description(["concept": "'correlated'"]).contains("bounds welfare, and names no play"))
    #expect(
      try description(["repeat": "{rounds: 30}"]).contains(
        "many ways to repeat a round earn what is predicted"))
    // A study file that is not the one, or none at all.
    let other = studyText(["parameters": "{temptation: 6, punishment: 2}"])
    #expect(
      try description([:]) {
        try Data(other.utf8).write(to: URL(fileURLWithPath: $0 + "/study.json5"))
      }
      .contains("another than they were made from"))
    #expect(
      try description([:]) { try FileManager.default.removeItem(atPath: $0 + "/study.json5") }
        .contains("the study beside the results cannot be read"))
  }

  @Test func `predicts nothing where predicted play does not come`() throws {
    // Who commits inspects just often enough, and the inspectee, who sees it, then complies.
    let figures = try figures(
      [
        "mechanism": "'inspection'", "parameters": "{commitment: true, rates: 3}",
        "concept": "'stackelberg'", "rounds": "40", "blocks": "4",
        "population": "[{agent: 'uniform', count: 40}]",
      ], isPredicted: true)
    let conduct = try #require(figures.first { $0.title.hasSuffix("conduct") })
    let ends = panels(conduct).map(\.title).sorted().map { String($0.suffix(8)) }
    #expect(ends == ["rate = 0", "te = 0.5", "rate = 1"])
    for panel in panels(conduct) {
      #expect(isNear(levels(panel), panel.title.hasSuffix("0.5") ? [1] : []))
    }
    #expect(
      conduct.description.contains("as commitment predicts. Predicted (rate = 0.5): comply (1)."))
    #expect(conduct.description.contains("Where no line is drawn, predicted play does not come."))
  }
}
