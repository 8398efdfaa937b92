import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

@Suite struct `Incentives in an audit` {
  private func audit(_ mechanism: some Mechanism, outside: [Double] = []) throws -> Audit {
    try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
      .audit(outside: outside, budget: .withoutEquilibria)
  }

  /// A property that fails by some gain, exactly.
  private func expect(
    _ audit: Audit, _ property: AuditProperty, gains expected: Double,
    at location: SourceLocation = #_sourceLocation
  ) {
    let finding = audit[property]
    #expect(finding.verdict == (expected > 0 ? .fails : .holds), sourceLocation: location)
    #expect(finding.accuracy == .exact, sourceLocation: location)
    #expect(isClose(finding.largestGain ?? .nan, expected), sourceLocation: location)
    #expect((finding.witness == nil) == (expected == 0), sourceLocation: location)
  }

  @Test(arguments: 0..<24)
  func `are those of the definitions, over all pure strategies`(_ number: Int) throws {
    let story = WishedStory.random(number, profiles: 200)
    let oracle = try AuditOracle(story)
    let audit = oracle.game.tree.audit(budget: .withoutEquilibria)
    let seats = 0..<oracle.game.seats
    expect(audit, .bayesianIncentives, gains: seats.map { oracle.bayesianGain(of: $0) }.max() ?? 0)
    expect(audit, .dominantStrategy, gains: seats.map { oracle.dominanceGain(of: $0) }.max() ?? 0)
    let exPost = seats.map { oracle.exPostGain(of: $0, in: story) }.max() ?? 0
    expect(audit, .exPostDominance, gains: exPost)
    expect(audit, .obviousness, gains: seats.map { oracle.obviousnessGain(of: $0) }.max() ?? 0)
  }

  /// The numbers of type profiles, of those at which somebody gains, and how likely those are.
  private func counts(_ audit: Audit) -> [Double] {
    audit[.exPostIncentives].figures.map(\.value)
  }

  @Test(arguments: 0..<24)
  func `at every type profile are those of the definition`(_ number: Int) throws {
    let oracle = try AuditOracle(WishedStory.random(number, profiles: 200))
    let audit = oracle.game.tree.audit(budget: .withoutEquilibria)
    let expected = oracle.gainsByTypeProfile()
    expect(audit, .exPostIncentives, gains: expected.map(\.gain).max() ?? 0)
    let gaining = expected.filter { $0.gain > 1e-9 }
    let found = counts(audit)
    let numbers = [expected.count, gaining.count].map { Double($0) }
    #expect(Array(found.prefix(2)) == numbers)
    let probability: Double = gaining.reduce(0) { $0 + $1.probability }
    #expect(isClose(found.last ?? .nan, probability))
  }

  @Test(
    arguments: [
      (Voting.Rule.borda, 51), (.plurality, 36), (.instantRunoff, 24), (.dictatorship, 0),
    ].prefix(isPatient ? 4 : 1))
  func `of a vote of three fail at so many of 216 type profiles`(
    _ rule: Voting.Rule, _ count: Int
  ) throws {
    var vote = Voting()
    vote.rule = rule
    let audit = try audit(vote)
    let numbers: [Double] = [216, Double(count)]
    #expect(Array(counts(audit).prefix(2)) == numbers)
    #expect(audit[.exPostIncentives].verdict == (count > 0 ? .fails : .holds))
    #expect(isClose(counts(audit).last ?? .nan, Double(count) / 216))
  }

  @Test(arguments: 0..<30)
  func `grow harder from Bayesian to dominant to ex post to obvious`(_ number: Int) throws {
    let audit = try audit(WishedStory.random(number, profiles: 500))
    let order: [AuditProperty] = [.dominantStrategy, .exPostDominance, .obviousness]
    let gains = order.map { audit[$0].largestGain ?? .nan }
    #expect(gains[0] <= gains[1] + 1e-9 && gains[1] <= gains[2] + 1e-9)
    if audit[.dominantStrategy].verdict == .holds {
      #expect(audit[.bayesianIncentives].verdict == .holds)
    }
  }

  @Test func `hold strictly in the used-car menu that pays both sellers a rent`() throws {
    let audit = try audit(UsedCar())
    expect(audit, .bayesianIncentives, gains: 0)
    expect(audit, .dominantStrategy, gains: 0)
    // A lemon would get 0.5 + 0.3 x 11.5 - 4 = -0.05 by deferring, and 0 by keeping, against 0.5.
    let margin = audit[.bayesianIncentives].figures.first { $0.name == "margin" }?.value
    #expect(isClose(margin ?? .nan, 0.5))
    // If the peach breaks, its seller has 0.5 for what it values at 10.
    expect(audit, .exPostDominance, gains: 9.5)
    expect(audit, .obviousness, gains: 9.5)
  }

  @Test func `hold with indifference in the menu without rents`() throws {
    var menu = UsedCar()
    (menu.lumpSum, menu.fullPrice, menu.deposit) = (4, 11, 1)
    let audit = try audit(menu)
    expect(audit, .bayesianIncentives, gains: 0)
    expect(audit, .dominantStrategy, gains: 0)
    #expect(audit[.bayesianIncentives].figures.contains { $0.name == "margin" && $0.value == 0 })
  }

  @Test func `fail when talk is cheap, by the price of the better name`() throws {
    var market = UsedCar()
    market.contract = .cheapTalk
    let audit = try audit(market)
    // Whoever sells a lemon gets 12 instead of 4.5, in one of two cases.
    expect(audit, .bayesianIncentives, gains: 7.5)
    expect(audit, .dominantStrategy, gains: 7.5)
    let exAnte = audit[.bayesianIncentives].figures.first { $0.name == "exAnte" }?.value
    #expect(isClose(exAnte ?? .nan, 3.75))
    let witness = try #require(audit[.bayesianIncentives].witness)
    #expect(witness.seats == [0] && witness.infoset == 1)
    #expect(witness.wished == 2 && witness.deviation == 1)
    #expect(witness.obedient == [1, 2] && witness.deviating == [1, 1])
  }

  @Test(arguments: [2.0, 3, 5])
  func `of the highest claim fail by the bonus less a step`(_ bonus: Double) throws {
    var game = TravelersDilemma()
    (game.high, game.bonus, game.penalty) = (8, bonus, bonus)
    let audit = try audit(game)
    expect(audit, .bayesianIncentives, gains: bonus - 1)
    // Against a claim of y, claiming y - 1 pays y - 1 + bonus and the wish y - bonus.
    expect(audit, .dominantStrategy, gains: 2 * bonus - 1)
  }

  @Test func `to cooperate in the prisoner's dilemma fail`() throws {
    let audit = try audit(PrisonersDilemma())
    expect(audit, .bayesianIncentives, gains: 2)
    expect(audit, .dominantStrategy, gains: 2)
    expect(audit, .obviousness, gains: 5)
  }

  @Test(arguments: [(2, 4), (3, 2)])
  func `of a second-price auction are dominant, not obvious`(_ bidders: Int, _ values: Int) throws {
    let audit = try audit(TinyAuction(bidders: bidders, values: values, isSecondPrice: true))
    expect(audit, .bayesianIncentives, gains: 0)
    expect(audit, .dominantStrategy, gains: 0)
    expect(audit, .exPostDominance, gains: 0)
    // The truth may lose; any other bid may win for nothing.
    expect(audit, .obviousness, gains: Double(values - 1))
  }

  @Test func `of a clock auction are obvious`() throws {
    let audit = try audit(ClockAuction())
    for property in AuditProperty.allCases.prefix(4) { expect(audit, property, gains: 0) }
  }

  @Test func `of truthful bids at the first price fail by what shading earns`() throws {
    let audit = try audit(TinyAuction(isSecondPrice: false))
    // A value of 2 bids 1: alone with 1 against 0, by coin against 1, over three values.
    expect(audit, .bayesianIncentives, gains: 0.5)
    let exAnte = audit[.bayesianIncentives].figures.first { $0.name == "exAnte" }?.value
    // A value of 1 bids 0 and gains 1/6, one of 2 gains 1/2.
    let expected = 2.0 / 9
    #expect(isClose(exAnte ?? .nan, expected))
    // Against somebody who always bids 0: 2 - 1 by bidding 1, or 2 by coin by bidding 0.
    expect(audit, .dominantStrategy, gains: 1)
    expect(audit, .exPostDominance, gains: 2)
  }

  @Test func `of a posted price are obvious`() throws {
    let audit = try audit(TinyTrade(.posted(1)))
    for property in AuditProperty.allCases.prefix(4) { expect(audit, property, gains: 0) }
  }

  @Test func `of pivotal trade and the pivotal project are dominant`() throws {
    for audit in [try audit(TinyTrade(.pivotal)), try audit(PivotProject())] {
      expect(audit, .dominantStrategy, gains: 0)
      expect(audit, .exPostDominance, gains: 0)
      #expect(audit[.obviousness].verdict == .fails)
    }
  }

  @Test func `compare a draw that comes either way with itself`() throws {
    // Taking the umbrella always costs 1, and being wet 3: with the same weather, staying dry for
    // nothing regrets 1; on average 0.5 x 3 - 1 = 0.5 speak for taking it.
    let audit = try audit(Weather())
    expect(audit, .dominantStrategy, gains: 0)
    expect(audit, .exPostDominance, gains: 1)
    expect(audit, .obviousness, gains: 1)
  }

  @Test(arguments: 0..<30)
  func `are shown by two episodes that differ as they should`(_ number: Int) throws {
    let tree = try SmallGame(WishedStory.random(number, profiles: 500)).tree
    let audit = tree.audit(budget: .withoutEquilibria)
    for property in AuditProperty.allCases.prefix(4) {
      guard let witness = audit[property].witness else { continue }
      let seat = witness.seats[0]
      let deviating = try #require(witness.deviating)
      let paid = [witness.obedient, deviating].map { path in
        let end = path.reduce(0) { tree.child($0, $1) }
        return tree.payoff(leaf: Int(tree.nodes[end].infoset), seat: seat)
      }
      #expect(paid[1] > paid[0])
      #expect(witness.decider == seat && witness.wished != witness.deviation)
      var node = 0
      for edge in witness.obedient {
        let here = tree.nodes[node]
        let mustObey = property == .bayesianIncentives || Int(here.seat) == seat
        if here.kind == .decision && mustObey { #expect(here.wish == edge) }
        node = tree.child(node, edge)
      }
    }
  }
}

/// A player takes an umbrella before nature draws the weather.
private struct Weather: Mechanism {
  static let card = Card("weather", "An umbrella, then the weather.", source: "A test.")
  var roles: [Role] { [Role("walker")] }
  var decisions: [Decision] { [Decision("umbrella", actions: .named(["leave", "take"]))] }
  var draws: [Draw] { [Draw("rain")] }
  func play(_ episode: inout some Episode) {
    let takes = episode.choose(0, by: 0, wishing: 1) == 1
    let rains = episode.chance(0, 0.5)
    if takes { episode.gain(-1, by: 0) } else if rains { episode.gain(-3, by: 0) }
  }
}
