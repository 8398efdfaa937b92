import Arena
import GameTheory
import Laboratory
import Mechanisms
import Reporting
import Testing

@Suite struct `An audit report` {
  private func report(_ mechanism: some Mechanism) throws -> (audit: Audit, report: AuditReport) {
    let game = try #require(mechanism.game(repeated: nil))
    let audit = try #require(game.explore(budget: 100_000).tree).audit()
    let report = AuditReport(
      audit, of: game, name: type(of: mechanism).card.id, parameters: mechanism.knobValues)
    return (audit, report)
  }

  private var cheapTalk: UsedCar {
    var market = UsedCar()
    market.contract = .cheapTalk
    return market
  }

  @Test func `tells the wished episode and the other from where they part`() throws {
    let (audit, report) = try report(cheapTalk)
    let witness = try #require(audit[.bayesianIncentives].witness)
    #expect(
      report.episode(witness).joined(separator: "\n") == """
        Nature draws the car: lemon (probability 0.5)
        -- as wished --
        The seller, seeing car = lemon, chooses sale: say lemon (as wished)
        The treasury pays 4.5 to the seller
        The seller loses 4 of utility
        = the seller ends with 0.5
        = surplus: 1 (money)
        = trade: 1 (cars)
        = buyer surplus: 0.5 (money)
        = lemon: 1 (cars)
        -- instead --
        The seller, seeing car = lemon, chooses sale: say peach (wished: say lemon)
        The treasury pays 12 to the seller
        The seller loses 4 of utility
        = the seller ends with 8
        = surplus: 1 (money)
        = trade: 1 (cars)
        = buyer surplus: -7 (money)
        = lemon: 1 (cars)
        """)
  }

  @Test func `names who gains where, by what, and by how much, in JSON`() throws {
    let json = try report(cheapTalk).report.json
    #expect(json["mechanism"] == .string("used-car"))
    #expect(json["players"] == .array([.string("seller")]))
    #expect(json["parameters"]["contract"] == .string("cheap-talk"))
    let names = AuditProperty.allCases.map(\.rawValue).sorted()
    guard case .object(let properties) = json["properties"] else {
      Issue.record("no properties")
      return
    }
    #expect(properties.names.sorted() == names)
    let failed = try #require(properties["bayesian-incentive-compatibility"])
    #expect(failed["holds"] == .bool(false) && failed["status"] == .string("exact"))
    #expect(failed["largestGain"] == .number(7.5))
    let witness = failed["witness"]
    #expect(witness["player"] == .string("seller"))
    #expect(witness["informationSet"] == .string("sale, seeing car = lemon"))
    #expect(witness["wished"] == .string("say lemon"))
    #expect(witness["deviation"] == .string("say peach"))
    #expect(witness["gain"] == .number(7.5) && witness["episode"].items.count == 19)
    let held = try #require(properties["interim-individual-rationality"])
    #expect(held["holds"] == .bool(true) && held["witness"] == .null)
    let open = try #require(properties["pair-stability"])
    #expect(open["holds"] == .null && open["verdict"] == .string("not applicable"))
    let welfare = try #require(json["welfare"].items.first)
    #expect(welfare["name"] == .string("utilitarian"))
    let low: Double = try #require(welfare["correlated"]["low"].double)
    let worst: Double = try #require(welfare["worstEquilibrium"].double)
    #expect(abs(low - worst) < 1e-9)
    #expect(welfare["priceOfAnarchy"]["ratio"] == .number(1))
  }

  @Test func `keeps to its width and tells an episode once`() throws {
    for text in [
      try report(cheapTalk).report.text(), try report(PrisonersDilemma()).report.text(),
      try report(SharedAudit()).report.text(), try report(Inspection()).report.text(),
      try report(MatchingPennies()).report.text(),
    ] {
      for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
    let text = try report(PrisonersDilemma()).report.text()
    // Once for four properties, and once for the two extremes of obviousness.
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  -- instead, episode ") } == 2)
    let full = try report(PrisonersDilemma()).report.text(isFull: true)
    #expect(full.split(separator: "\n").count { $0 == "  -- instead --" } == 5)
  }

  @Test func `says why there is no audit, and what is not covered`() throws {
    #expect(
      try report(MatchingPennies()).report.text() == """
        matching-pennies, audited at the play that the designer wishes

        No audit: the designer wishes nothing, so there is nothing to audit; state what
        she wishes where players choose: choose(..., wishing: action).

        Not covered: nothing is wished of the matcher at 1 of 1 information sets of
        'matcher's coin'.
        Not covered: nothing is wished of the mismatcher at 1 of 1 information sets of
        'mismatcher's coin'.

        """)
  }

  @Test func `replays every path of a tree to its own payoffs`() throws {
    var market = UsedCar()
    // A kind that never comes is no branch of the tree.
    (market.cars, market.prior) = (["wreck", "peach", "lemon"], [0, 1, 2])
    (market.reliability, market.reserve, market.value) = (
      [0.1, 0.9, 0.3], [1, 10, 4], [2, 14, 5]
    )
    market.buyer = .refuser
    let game = try #require(market.game(repeated: nil))
    let tree = try #require(game.explore(budget: 1000).tree)
    for (index, node) in tree.nodes.enumerated() where node.kind == .leaf {
      var edges: [Int] = []
      var current = index
      while current != 0 {
        edges.insert(Int(tree.nodes[current].edge), at: 0)
        current = Int(tree.nodes[current].parent)
      }
      let transcript = game.transcript(along: edges)
      for seat in 0..<tree.seats {
        #expect(transcript.payoff(of: seat) == tree.payoff(leaf: Int(node.infoset), seat: seat))
      }
    }
  }
}
