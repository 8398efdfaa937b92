import Testing

@testable import Laboratory

@Suite struct `What a deviator gains in a repeated game` {
  /// Temptation 3, reward 2; the next round comes with a probability of 0.8, so a match has five.
  private func cell(_ population: String, matching: String = "'random'") throws -> CellSummary {
    try #require(
      try results([
        "parameters": "{temptation: 3, reward: 2}", "repeat": "{continuation: 0.8}",
        "population": "[\(population)]", "matching": matching, "replicates": "2",
      ]).first)
  }

  private let grim = "{ agent: 'grim', count: 10 }"
  private let defectors = "{ agent: 'always', count: 10, parameters: {action: 1} }"

  @Test func `is nothing among grim players, whose cooperation is an equilibrium`() throws {
    let cell = try cell(grim)
    #expect(cell.exploitability?.mean == 0 && cell.deviator == .amongAlike)
    #expect(cell.welfare.first?.verdict == .notUnique)
  }

  @Test func `is the temptation among those who always cooperate`() throws {
    let cell = try cell("{ agent: 'always', count: 10 }")
    #expect(abs((cell.exploitability?.mean ?? 0) - 1) < 1e-9)
    #expect(cell.welfare.first?.verdict == .outside)
  }

  @Test func `is that of one who knows whom it meets where there are several kinds`() throws {
    let cell = try cell("\(grim), \(defectors)")
    // A defector earns 3 once from a grim player and then 1, where 2 could be had in all five rounds; a grim
    // player earns 0 once from a defector, where 1 could be had.
    let defecting = 10.0 / 19 * (2 - (3 + 4 * 1) / 5.0)
    let cooperating = 10.0 / 19 * (1 - (0 + 4 * 1) / 5.0)
    #expect(abs((cell.exploitability?.mean ?? 0) - max(defecting, cooperating)) < 1e-9)
    #expect(cell.deviator == .amongKnown)
    // Who stays with whom is not known.
    let fixed = try self.cell("\(grim), \(defectors)", matching: "'fixed'")
    #expect(fixed.deviator == .inOneRound)
  }

  @Test func `is that of one round among those who learn, and then no verdict`() throws {
    let cell = try cell("{ agent: 'epsilon-greedy', count: 10 }")
    #expect(cell.deviator == .inOneRound && (cell.exploitability?.mean ?? 0) > 0)
    #expect(cell.welfare.first?.reason != Verdict.deviation)
  }
}
