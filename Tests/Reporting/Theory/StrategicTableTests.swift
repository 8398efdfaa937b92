import Arena
import GameTheory
import Mechanisms
import Testing

@testable import Reporting

@Suite struct `A strategic form` {
  private func items(_ mechanism: some Mechanism) throws -> [Report.Item] {
    let game = try #require(mechanism.game(repeated: nil))
    return StrategicTable.items(of: try #require(game.explore(budget: 100_000).tree))
  }

  private func cells(_ mechanism: some Mechanism) throws -> [[String]] {
    guard case .table(let sheet, _) = try items(mechanism).first else { return [] }
    return sheet.rows.map { row in
      row.map { if case .text(let text) = $0 { text } else { "" } }
    }
  }

  @Test func `has the prisoner's dilemma by hand`() throws {
    #expect(
      try cells(PrisonersDilemma()) == [
        ["cooperate", "3, 3", "0, 5*"], ["defect", "5*, 0", "[1*, 1*]"],
      ])
  }

  @Test func `has no equilibrium of matching pennies, and two of the stag hunt`() throws {
    #expect(
      try cells(MatchingPennies()) == [
        ["heads", "1*, -1", "-1, 1*"], ["tails", "-1, 1*", "1*, -1"],
      ])
    #expect(try cells(StagHunt()).joined().count { $0.hasPrefix("[") } == 2)
  }

  @Test func `says why there is none`() throws {
    #expect(try items(UsedCar()).isEmpty)
    #expect(
      try items(TravelersDilemma()) == [
        .paragraph(
          "The strategic form is shown where each has up to 12 strategies; here are more.")
      ])
  }
}
