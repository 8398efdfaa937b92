import Foundation
import GameTheory
import StudySupport
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A reading of outcomes` {
  private func readings(_ text: String) throws -> [OutcomeReading] {
    try OutcomeTable(Array(text.utf8), file: "t.csv").games.map {
      try OutcomeReading($0, executor: Executor(threads: 2))
    }
  }

  private func reading(_ text: String) throws -> OutcomeReading {
    try #require(try readings(text).first)
  }

  /// Cooperation, defection and tit-for-tat over ten rounds.
  private let classics = """
    row,column,payoff,column payoff
    cooperate,cooperate,3,3
    cooperate,defect,0,5
    cooperate,tit for tat,3,3
    defect,defect,1,1
    defect,tit for tat,1.4,0.9
    tit for tat,tit for tat,3,3
    """

  @Test func `of three classics is what a tournament says`() throws {
    let reading = try reading(classics)
    #expect(reading.rows.map(\.name) == ["cooperate", "defect", "tit for tat"])
    #expect(reading.rows.map(\.rank) == [3, 1, 2])
    #expect(reading.rows.map(\.invades) == [[], ["cooperate"], []])
    #expect(reading.rows.map(\.invadedBy) == [["defect"], [], []])
    #expect(reading.notes.contains { $0.hasPrefix("There is one run only") })
    #expect(reading.replicator?.fitness ?? 0 > 2.99)
    #expect(reading.rating?.isUnique == true && reading.rows.allSatisfy { $0.exactRating != nil })
  }

  @Test func `says what is different without each`() throws {
    let reading = try reading(classics)
    let without = reading.leaveOneOut
    #expect(without.map(\.name) == ["cooperate", "defect", "tit for tat"])
    // Without whom it exploits, defection earns 1.2 and tit-for-tat 1.95.
    #expect(without[0].winner == ["tit for tat"] && without[0].changesWinner)
    #expect(without[0].swaps == 1)
    #expect(isClose(without[0].largestShift, 7.4 / 3 - 1.2))
    #expect(isClose(without[0].adds, 20.3 / 9 - (1 + 1.4 + 0.9 + 3) / 4))
    #expect(without[1].winner == ["cooperate", "tit for tat"])
    #expect(without[2].winner == ["defect"] && !without[2].changesWinner)
  }

  @Test func `of the prisoner's dilemma has one equilibrium, and of chicken three`() throws {
    let dilemma = try reading("row,column,payoff\nc,c,3\nc,d,0\nd,c,5\nd,d,1\n")
    #expect(dilemma.equilibria?.uniqueness == .unique)
    #expect(dilemma.equilibria?.symmetricUniqueness == .unique)
    #expect(dilemma.equilibria?.found.map { $0.rows.map(\.strategy) } == [["d"]])
    #expect(dilemma.rows.map(\.exactRating) == ["-1", "0"])
    let lost = dilemma.leaveOneOut.map(\.lost)
    #expect(lost == [0, 1] && dilemma.leaveOneOut.map(\.gained) == [0, 1])
    let chicken = try reading("row,column,payoff\ns,s,0\ns,d,-1\nd,s,1\nd,d,-10\n")
    #expect(chicken.equilibria?.uniqueness == .several && chicken.equilibria?.count == 3)
    #expect(chicken.equilibria?.symmetricUniqueness == .unique)
    let mixed = try #require(chicken.equilibria?.found.first)
    #expect(mixed.isSymmetric && areClose(mixed.rows.map(\.probability), [0.1, 0.9]))
    let flat = try reading("row,column,payoff\ns,s,1\ns,d,1\nd,s,1\nd,d,1\n")
    #expect(flat.equilibria?.uniqueness == .infinitelyMany)
    #expect(flat.equilibria?.symmetricUniqueness == .infinitelyMany)
  }

  @Test func `of two roles rates and answers both sides`() throws {
    // Matching pennies with names of their own.
    let reading = try reading(
      "row,column,payoff,column payoff\nh,heads,1,-1\nh,tails,-1,1\nt,heads,-1,1\nt,tails,1,-1\n")
    #expect(!reading.isSymmetric && reading.columns.map(\.name) == ["heads", "tails"])
    #expect((reading.rows + reading.columns).map(\.exactRating) == ["0", "0", "0", "0"])
    #expect(reading.rows.map(\.invades) == [["heads"], ["tails"]])
    #expect(reading.rows.map(\.invadedBy) == [["tails"], ["heads"]])
    #expect(reading.equilibria?.uniqueness == .unique)
    #expect(reading.equilibria?.symmetricUniqueness == nil)
    #expect(reading.leaveOneOut.map(\.isColumn) == [false, false, true, true])
  }

  @Test func `has a population that grows by what it earns`() throws {
    // One step from equal shares: fitness 3/2 and 3, so the odds are 1 to e to the 0.15.
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [3, 0, 5, 1], columnPayoffs: [3, 5, 0, 1])
    let step = game.replicator(steps: 1)
    #expect(isClose(step.rows[1] / step.rows[0], exp(0.1 * 1.5)))
    #expect(step.steps == 1 && !step.isAtRest)
    let end = game.replicator()
    #expect(end.rows[1] > 0.999 && (end.meanFitness - 1).magnitude < 0.01)
    let pennies = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [1, -1, -1, 1], columnPayoffs: [-1, 1, 1, -1])
    #expect(pennies.replicator().isAtRest && pennies.replicator().steps == 0)
  }

  @Test(arguments: [-1e3, -2e9])
  func `has a population that rests no sooner beside what nobody does any more`(_ worst: Double) {
    // A dilemma, and a third strategy that is terrible for whoever takes it.
    let rows = [3, 0, 3, 5, 1, 5, worst, worst, worst]
    let columns = [3, 5, worst, 0, 1, worst, 3, 5, worst]
    let end = BimatrixGame(rows: 3, columns: 3, rowPayoffs: rows, columnPayoffs: columns)
      .replicator()
    #expect(end.isAtRest && end.steps > 50 && end.rows[1] > 0.999)
  }

  @Test(arguments: [1.0, 1e5, 1e-9])
  func `has a population with shares, whatever the unit of payoffs`(_ unit: Double) throws {
    let cells = [
      ("A", "B", -3.0), ("B", "A", 3.5), ("A", "C", 5), ("C", "A", -4), ("B", "C", -6),
      ("C", "B", 4),
    ]
    let lines = cells.map { "\($0.0),\($0.1),\($0.2 * unit)" } + ["A,A,0", "B,B,0", "C,C,0"]
    let found = try reading("row,column,payoff\n" + lines.joined(separator: "\n"))
    let shares = found.rows.compactMap(\.share)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    #expect(found.replicator?.isAtRest == false)
    // Everybody invades one other, by more than rounding.
    #expect(found.rows.map(\.invades.count) == [1, 1, 1])
  }

  @Test(arguments: [1e-12, 1e-6, 1e3, 1e9], 0..<4)
  func `has populations that do not depend on the units of payoffs`(_ unit: Double, _ number: Int) {
    let tables: [([Double], [Double])] = [
      ([3, 0, 5, 1], [3, 5, 0, 1]), ([4, 1, 2, 3], [1, 3, 2, 0]), ([0, 7, 1, 2], [0, 1, 7, 2]),
      ([5, -1, 0, 3], [-2, 4, 1, -3]),
    ]
    let (rows, columns) = tables[number]
    func game(_ first: Double, _ second: Double) -> BimatrixGame {
      BimatrixGame(
        rows: 2, columns: 2, rowPayoffs: rows.map { $0 * first },
        columnPayoffs: columns.map { $0 * second })
    }
    let plain = game(1, 1)
    var units = [(unit, unit)]
    // Where each player has a population of its own, each may have a unit of its own.
    if !plain.isSymmetric { units.append((unit, 1)) }
    for (first, second) in units {
      for steps in [1, 7, 300] {
        let one = plain.replicator(steps: steps)
        let other = game(first, second).replicator(steps: steps)
        #expect(one.steps == other.steps && one.isAtRest == other.isAtRest)
        for (share, twin) in zip(one.rows + one.columns, other.rows + other.columns) {
          #expect(isClose(share, twin))
        }
      }
    }
  }

  @Test func `takes for equal what differs by the rounding of sums`() throws {
    var text = "row,column,run,payoff\n"
    for (own, runs) in [("A", [0.1, 0.2, 0.3]), ("B", [0.3, 0.2, 0.1])] {
      for other in ["A", "B"] {
        for (run, payoff) in runs.enumerated() { text += "\(own),\(other),\(run),\(payoff)\n" }
      }
    }
    let found = try reading(text)
    #expect(found.rows.map(\.rank) == [1, 1])
    #expect(found.rows.compactMap(\.rating) == [0, 0])
  }

  @Test func `is read back from what is written`() throws {
    for reading in try readings(classics) {
      #expect(try OutcomeReading(reading.json, at: "reading") == reading)
    }
  }

  @Test func `ends when somebody asks to stop`() throws {
    let table = try OutcomeTable(Array(classics.utf8), file: "t.csv")
    let game = try #require(table.games.first)
    #expect(throws: Interrupted.self) {
      try OutcomeReading(game, executor: Executor(threads: 1) { true })
    }
  }

  @Test func `says that the budget ended`() throws {
    var budget = Budget()
    budget.steps = 4
    let names = (0..<12).map { "s\($0)" }
    var text = "row,column,payoff\n"
    for (row, own) in names.enumerated() {
      for (column, other) in names.enumerated() {
        text += "\(own),\(other),\(Double((row * 7 + column * 5 + row * column) % 11) + 1.0 / 3)\n"
      }
    }
    let table = try OutcomeTable(Array(text.utf8), file: "t.csv")
    let reading = try OutcomeReading(
      try #require(table.games.first), budget: budget, executor: Executor(threads: 1))
    #expect(reading.rating?.status == .exhausted && reading.rating?.isUnique == false)
    #expect(reading.equilibria?.uniqueness == .open)
    #expect(reading.leaveOneOut.count == 12 && reading.leaveOneOut.allSatisfy { $0.lost == nil })
  }
}
