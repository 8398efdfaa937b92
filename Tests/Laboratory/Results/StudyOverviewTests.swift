import Testing

@testable import Laboratory

@Suite struct `An overview of cells` {
  @Test func `names the least, the greatest, and how many have each verdict`() throws {
    let cells = try results([
      "mechanism": "'quality-game'", "replicates": "2",
      "sweep": "{'parameters.bonus': [-4, 0, 4], rounds: [10, 20]}",
    ])
    let overview = StudyOverview(cells)
    let means = cells.map { $0.welfare[0].emergent.mean }
    #expect(overview.cells == 6 && overview.empty == 0)
    #expect(overview.name == cells[0].welfare[0].name)
    #expect(overview.least?.welfare == means.min() && overview.greatest?.welfare == means.max())
    // The first of several counts.
    #expect(overview.least?.cell == cells[means.firstIndex(of: means.min() ?? 0) ?? 0].name)
    #expect(overview.greatest?.cell == cells[means.firstIndex(of: means.max() ?? 0) ?? 0].name)
    for verdict in Verdict.allCases {
      #expect(
        overview.verdicts[verdict, default: 0] == cells.count { $0.welfare[0].verdict == verdict })
    }
  }

  @Test func `compares nothing with what is no number`() throws {
    func cell(_ name: String, _ mean: Double) -> CellSummary {
      var welfare = WelfareSummary()
      welfare.emergent = Estimate([mean])
      welfare.verdict = .outside
      var cell = CellSummary()
      cell.name = name
      cell.welfare = [welfare]
      return cell
    }
    let overview = StudyOverview([
      cell("a", .nan), cell("b", 2), cell("c", -.infinity), cell("d", 1),
    ])
    #expect(overview.verdicts == [.outside: 4])
    #expect(overview.least?.cell == "d" && overview.greatest?.cell == "b")
    #expect(StudyOverview([cell("a", .nan)]).farthest == nil)
  }

  @Test func `counts cells without results apart`() throws {
    let overview = StudyOverview([CellSummary()] + (try results([:])) + [CellSummary()])
    #expect(overview.cells == 3 && overview.empty == 2)
    #expect(overview.verdicts.values.reduce(0, +) == 1)
    #expect(overview.least == overview.greatest)
    #expect(StudyOverview([CellSummary()]).least == nil)
  }
}
