import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

@Suite struct `Participation and budget in an audit` {
  private func audit(_ mechanism: some Mechanism, outside: [Double] = []) throws -> Audit {
    try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
      .audit(outside: outside, budget: .withoutEquilibria)
  }

  private func gain(_ audit: Audit, _ property: AuditProperty) -> Double {
    audit[property].largestGain ?? .nan
  }

  @Test func `of the used-car menu leave both sellers a rent, and one regret`() throws {
    #expect(try audit(UsedCar())[.interimRationality].verdict == .holds)
    // The lemon's seller has 0.5, the peach's 0.5 + 0.9 x 11.5 - 10 = 0.85.
    #expect(isClose(gain(try audit(UsedCar(), outside: [0.8]), .interimRationality), 0.3))
    var peach = UsedCar()
    peach.prior = [1, 0]
    #expect(try audit(peach, outside: [0.84])[.interimRationality].verdict == .holds)
    #expect(isClose(gain(try audit(peach, outside: [1]), .interimRationality), 0.15))
    #expect(isClose(gain(try audit(UsedCar()), .exPostRationality), 9.5))
  }

  @Test func `of one price for all drive the peach out`() throws {
    var market = UsedCar()
    market.contract = .lumpSum
    let audit = try audit(market)
    #expect(audit[.interimRationality].verdict == .fails)
    #expect(isClose(gain(audit, .interimRationality), 5.5))
    #expect(audit[.interimRationality].witness?.infoset == 0)
    #expect(audit[.interimRationality].witness?.obedient == [0, 1])
  }

  @Test(arguments: 0..<20)
  func `are those of the definition`(_ number: Int) throws {
    let story = WishedStory.random(number, profiles: 200)
    let oracle = try AuditOracle(story)
    let outside = (0..<oracle.game.seats).map { Double(($0 + number) % 4) }
    let audit = oracle.game.tree.audit(outside: outside, budget: .withoutEquilibria)
    var worst = 0.0
    for seat in 0..<oracle.game.seats {
      var sets = oracle.firstSets(of: seat).map { oracle.through($0, of: seat, oracle.wished) }
      sets = sets.filter { $0.mass > 0 }
      if sets.isEmpty { sets = [(mass: 1, sum: oracle.game.outcome(oracle.wished)[seat])] }
      worst = max(worst, sets.map { outside[seat] - $0.sum / $0.mass }.max() ?? 0)
    }
    #expect(isClose(gain(audit, .interimRationality), worst))
    #expect(audit[.interimRationality].verdict == (worst > 0 ? .fails : .holds))
  }

  @Test func `balance between the two of a posted price`() throws {
    let audit = try audit(TinyTrade(.posted(1)))
    for property: AuditProperty in [
      .interimRationality, .exPostRationality, .budgetBalance, .expectedBalance, .noDeficit,
      .balanceEverywhere, .noDeficitEverywhere,
    ] {
      #expect(audit[property].verdict == .holds)
    }
  }

  @Test func `run a deficit in pivotal trade, as large as the gain from trade`() throws {
    let audit = try audit(TinyTrade(.pivotal))
    #expect(audit[.exPostRationality].verdict == .holds)
    #expect(audit[.noDeficit].verdict == .fails && gain(audit, .noDeficit) == 2)
    // (1 - 0) + (2 - 0) + (2 - 1) over nine pairs.
    #expect(isClose(gain(audit, .expectedBalance), 4.0 / 9))
    #expect(isClose(audit[.expectedBalance].figures[0].value, 4.0 / 9))
  }

  @Test func `burn the tax of the pivotal citizen`() throws {
    // Worths of 30, 40 and 80 less 40 each: the third alone is pivotal, and taxed 10.
    var project = PivotProject()
    project.certain = [0, 1, 2]
    let audit = try audit(project)
    #expect(audit[.noDeficitEverywhere].verdict == .holds)
    #expect(audit[.budgetBalance].verdict == .fails && gain(audit, .budgetBalance) == 10)
    #expect(audit[.budgetBalance].figures.contains { $0.name == "surplus" && $0.value == 10 })
    #expect(isClose(gain(audit, .expectedBalance), 10))
    #expect(isClose(audit[.expectedBalance].figures[0].value, -10))
    // The first citizen loses 10 by the project.
    #expect(gain(audit, .interimRationality) == 10)
  }

  @Test func `see payments off the wished path only where asked`() throws {
    // With every agent honest nobody is fined.
    let audit = try audit(Inspection())
    #expect(audit[.budgetBalance].verdict == .holds)
    #expect(
      audit[.balanceEverywhere].verdict == .fails && audit[.noDeficitEverywhere].verdict == .holds)
  }
}

@Suite struct `Efficiency in an audit` {
  private func tree(_ mechanism: some Mechanism) throws -> GameTree {
    try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
  }

  @Test(arguments: 0..<24)
  func `is measured from the best of the planner and of all profiles`(_ number: Int) throws {
    let oracle = try AuditOracle(WishedStory.random(number, profiles: 200))
    let tree = oracle.game.tree
    let audit = tree.audit(welfare: [.measure(0, on: tree)], budget: .withoutEquilibria)
    let reached = try #require(oracle.game.outcome(oracle.wished).last)
    let totals = oracle.game.table().map { $0.dropLast().reduce(0, +) }
    let planned = oracle.game.tale.planned { $0.reduce(0, +) }
    let welfare = audit.welfare[0]
    #expect(isClose(welfare.wished, reached))
    #expect(isClose(try #require(welfare.firstBest), planned))
    #expect(isClose(try #require(welfare.best), try #require(totals.max())))
    #expect(isClose(try #require(welfare.worst), try #require(totals.min())))
    #expect(welfare.exactness == .exact)
    #expect(isClose(try #require(audit[.efficiency].largestGain), planned - reached))
    let missed = try #require(totals.max()) - reached
    #expect(isClose(try #require(audit[.informedEfficiency].largestGain), missed))
    for property: AuditProperty in [.efficiency, .informedEfficiency] {
      guard let witness = audit[property].witness else { continue }
      let ends = [witness.obedient, try #require(witness.deviating)].map { path in
        tree.measure(
          leaf: Int(tree.nodes[path.reduce(0) { tree.child($0, $1) }].infoset), index: 0)
      }
      #expect(ends[1] > ends[0])
    }
  }

  @Test func `is reached by auctions and pivotal trade, and missed by a posted price`() throws {
    let auction = try tree(TinyAuction(isSecondPrice: true))
    #expect(auction.audit(welfare: [.measure(0, on: auction)])[.efficiency].verdict == .holds)
    let pivotal = try tree(TinyTrade(.pivotal))
    #expect(pivotal.audit(welfare: [.measure(0, on: pivotal)])[.efficiency].verdict == .holds)
    let posted = try tree(TinyTrade(.posted(1), values: 4))
    let audit = posted.audit(welfare: [.measure(0, on: posted)])
    // Lost at a price of 1: 3 - 2, one of sixteen pairs.
    #expect(isClose(try #require(audit[.efficiency].largestGain), 1.0 / 16))
    // The best that respects information cannot do everything either.
    let informed = try #require(audit[.informedEfficiency].largestGain)
    #expect(informed >= 0 && informed < 1.0 / 16)
  }

  @Test func `knows the price of anarchy of the traveler's dilemma`() throws {
    var game = TravelersDilemma()
    game.high = 8
    let welfare = try tree(game).audit().welfare[0]
    #expect(welfare.wished == 8 && welfare.best == 8 && welfare.worstEquilibrium == 2)
    #expect(isClose(try #require(welfare.priceOfAnarchy.ratio), 4))
    #expect(isClose(try #require(welfare.priceOfStability.ratio), 4))
  }

  @Test func `gives no ratio where the worst equilibrium is worth nothing`() throws {
    let tree = try tree(QualityGame())
    let welfare = tree.audit(welfare: [.measure(0, on: tree)]).welfare[0]
    #expect(welfare.best == 10 && welfare.worstEquilibrium == 0)
    #expect(welfare.priceOfAnarchy.ratio == nil)
    #expect(
      welfare.priceOfAnarchy.reason
        == "the worst equilibrium is worth 0, so the ratio is infinite")
  }

  @Test func `tells what players without regret can end in`() throws {
    #expect(try tree(PrisonersDilemma()).audit().welfare[0].correlated == 1...1)
  }
}

@Suite struct `Pairs in an audit` {
  private func audit(_ mechanism: some Mechanism) throws -> Audit {
    try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
      .audit(budget: .withoutEquilibria)
  }

  @Test(arguments: 0..<24)
  func `gain what all joint deviations can, with and without money`(_ number: Int) throws {
    let oracle = try AuditOracle(WishedStory.random(number, profiles: 200))
    let audit = oracle.game.tree.audit(budget: .withoutEquilibria)
    var sum = 0.0
    var both = 0.0
    for first in 0..<oracle.game.seats {
      for second in first + 1..<oracle.game.seats
      where !oracle.game.places[first].isEmpty && !oracle.game.places[second].isEmpty {
        let gains = oracle.jointGains(first, second)
        sum = max(sum, gains.map { $0.0 + $0.1 }.max() ?? 0)
        both = max(both, oracle.commonGain(gains))
      }
    }
    #expect(isClose(audit[.pairSidePayments].largestGain ?? .nan, sum))
    #expect(isClose(audit[.pairStability].largestGain ?? .nan, both, within: 1e-8))
    #expect(audit[.pairSidePayments].verdict == (sum > 1e-8 ? .fails : .holds))
    #expect(audit[.pairStability].verdict == (both > 1e-8 ? .fails : .holds))
  }

  @Test func `cannot gain in the dilemmas, where single players do`() throws {
    var claims = TravelersDilemma()
    claims.high = 8
    for audit in [try audit(PrisonersDilemma()), try audit(claims)] {
      #expect(audit[.pairStability].verdict == .holds)
      #expect(audit[.pairSidePayments].verdict == .holds)
      #expect(audit[.bayesianIncentives].verdict == .fails)
    }
  }

  @Test func `of bidders at the second price gain by a ring`() throws {
    let oracle = AuditOracle(try SmallGame(TinyAuction(isSecondPrice: true))) { $0.infoset }
    let audit = oracle.game.tree.audit(budget: .withoutEquilibria)
    let gains = oracle.jointGains(0, 1)
    let sum = try #require(gains.map { $0.0 + $0.1 }.max())
    #expect(sum > 0.1)
    #expect(isClose(audit[.pairSidePayments].largestGain ?? .nan, sum))
    #expect(audit[.pairSidePayments].verdict == .fails)
    // Without money too: whoever shades alike pays less and wins as often.
    #expect(isClose(audit[.pairStability].largestGain ?? .nan, oracle.commonGain(gains)))
    #expect(audit[.pairStability].verdict == .fails)
    let witness = try #require(audit[.pairSidePayments].witness)
    #expect(witness.seats == [0, 1])
  }

  @Test func `need a coin where one plan is good for one of them only`() throws {
    let finding = try audit(Favour())[.pairStability]
    #expect(finding.verdict == .fails && isClose(finding.largestGain ?? .nan, 1))
    #expect(finding.reason == "both gain the most by tossing a coin between joint plans")
  }
}

/// Two who agree on one of them get 3 for her, and nothing for the other, who had 0.5.
private struct Favour: Mechanism {
  static let card = Card("favour", "Agree on a winner.", source: "A test.")
  var roles: [Role] { [Role("friend", seats: 2)] }
  var decisions: [Decision] { [Decision("winner", actions: .named(["none", "first", "second"]))] }
  func play(_ episode: inout some Episode) {
    let first = episode.choose(0, by: 0, wishing: 0)
    let second = episode.choose(0, by: 1, wishing: 0)
    if first == second && first > 0 {
      episode.gain(3, by: first - 1)
    } else {
      episode.gain(0.5, by: 0)
      episode.gain(0.5, by: 1)
    }
  }
}
