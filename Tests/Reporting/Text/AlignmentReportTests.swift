import Arena
import GameTheory
import Laboratory
import Mechanisms
import Reporting
import Testing

@Suite struct `Market alignment in an audit report` {
  private func report(_ mechanism: some Mechanism, steps: Int? = nil) throws -> AuditReport {
    let game = try #require(mechanism.game(repeated: nil))
    let tree = try #require(game.explore(budget: 100_000).tree)
    var budget = Budget()
    if let steps { budget.steps = steps }
    return AuditReport(
      tree.audit(), of: game, name: type(of: mechanism).card.id, parameters: mechanism.knobValues,
      alignments: [tree.marketAlignment(with: .measure(0, on: tree), budget: budget)])
  }

  private func persuasion(_ biases: [Double]) -> Persuasion {
    var persuasion = Persuasion()
    persuasion.rules.biases = biases
    return persuasion
  }

  @Test func `names the weights, the constant and what is left`() throws {
    let report = try report(persuasion([2, -2]))
    #expect(
      report.text().contains(
        """
        Market alignment with right: 0.5 x adviser 1 + 0.5 x adviser 2 - 1 is off by at
        most 0 wherever an episode ends; a constant alone by 0.5.

        """))
    let json = report.json["marketAlignment"].items[0]
    #expect(json["name"] == .string("right") && json["obstacle"] == .null)
    #expect(try #require(json["error"].double) < 1e-12 && json["isBest"] == .bool(true))
    let weights = json["weights"].items
    #expect(weights.map { $0["player"].text } == ["adviser 1", "adviser 2"])
    for weight in weights { #expect(abs((weight["weight"].double ?? 0) - 0.5) < 1e-12) }
  }

  @Test func `says that no weights help, and that there is nothing to weigh`() throws {
    let alike = try report(persuasion([2, 2]))
    #expect(
      alike.text().contains(
        """
        Market alignment with right: no weights on the players' payoffs come nearer to
        it than a constant, which is off by up to 0.5.

        """))
    let aligned = try report(persuasion([0]))
    #expect(
      aligned.text().contains(
        """
        Market alignment with right: none, because the payoff of every player is right
        itself.

        """))
    let json = aligned.json["marketAlignment"].items[0]
    #expect(json["obstacle"] == .string("the payoff of every player is right itself"))
  }

  @Test func `says what its budget left open`() throws {
    var market = AdviserMarket()
    (market.rules.states, market.rules.actions) = (2, 2)
    market.rules.misalignment = .independent
    #expect(try report(market, steps: 2).text().contains("not proved best"))
    #expect(try !report(market).text().contains("not proved best"))
  }

  @Test func `says nothing where nothing was asked`() throws {
    let game = try #require(PrisonersDilemma().game(repeated: nil))
    let tree = try #require(game.explore(budget: 100).tree)
    let report = AuditReport(
      tree.audit(), of: game, name: "prisoners-dilemma", parameters: PrisonersDilemma().knobValues)
    #expect(!report.text().contains("Market alignment"))
    #expect(report.json["marketAlignment"] == .array([]))
  }
}
