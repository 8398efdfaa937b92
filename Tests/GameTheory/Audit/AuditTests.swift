import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

@Suite struct `An audit` {
  private func tree(_ mechanism: some Mechanism) throws -> GameTree {
    try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
  }

  @Test func `has one finding for each property, in order`() throws {
    let audits = [
      try tree(UsedCar()).audit(), try tree(PrisonersDilemma()).audit(),
      try tree(MatchingPennies()).audit(), Audit(obstacle: "too large"),
    ]
    for audit in audits { #expect(audit.findings.map(\.property) == AuditProperty.allCases) }
  }

  @Test func `says that there is nothing to audit, and what to do`() throws {
    let audit = try tree(MatchingPennies()).audit()
    #expect(audit.obstacle?.hasPrefix("the designer wishes nothing") == true)
    #expect(audit.findings.allSatisfy { $0.verdict == .notApplicable && $0.reason != nil })
    #expect(audit.coverage.map(\.wished) == [0, 0])
  }

  @Test func `says which decisions are not covered`() throws {
    let audit = try tree(Inspection()).audit()
    #expect(audit.obstacle == nil)
    #expect(audit.coverage.map(\.wished) == [0, 1])
    #expect(audit[.pairStability].verdict == .notApplicable)
    #expect(audit[.interimRationality].reason?.contains("is left out") == true)
  }

  @Test(arguments: 0..<20)
  func `judges what is wished of a seat that is free elsewhere`(_ number: Int) throws {
    let story = WishedStory.random(number, profiles: 300, hasGaps: true)
    let game = try SmallGame(story)
    let audit = game.tree.audit(budget: .withoutEquilibria)
    if audit.obstacle != nil { return }
    func wish(_ place: Place) -> Int? {
      let (decision, observation) = game.tree.shape.decision(ofInfoset: place.infoset)
      return story.wish(decision, observation)
    }
    // The others do as wished and toss coins where nothing is; the best obedient strategy of a seat
    // is compared with its best one.
    let profile = game.tree.wishedProfile
    var exAnte = 0.0
    for seat in 0..<game.seats where game.places[seat].contains(where: { wish($0.place) != nil }) {
      let values = game.allStrategies[seat].map {
        (strategy: $0, value: game.outcome(profile, replacing: seat, by: $0)[seat])
      }
      let obedient = values.filter { own in
        game.places[seat].allSatisfy { place in
          wish(place.place).map { own.strategy[place.place.infoset] == $0 } ?? true
        }
      }
      let gain = (values.map(\.value).max() ?? 0) - (obedient.map(\.value).max() ?? 0)
      exAnte = max(exAnte, gain)
    }
    let found = audit[.bayesianIncentives].figures.first { $0.name == "exAnte" }?.value
    #expect(isClose(found ?? .nan, exAnte))
    let hasGap = audit.coverage.contains { $0.gap != nil && $0.wished > 0 }
    if hasGap && audit[.obviousness].verdict != .fails {
      #expect(audit[.obviousness].verdict == .undecided)
      #expect(audit[.obviousness].reason?.hasPrefix("nothing is wished of") == true)
    }
  }

  @Test func `of a game without decisions judges participation and budget only`() throws {
    let audit = try tree(Rain()).audit()
    #expect(audit.obstacle == nil)
    for property in AuditProperty.allCases.prefix(4) {
      #expect(audit[property].verdict == .notApplicable)
    }
    #expect(audit[.pairStability].verdict == .notApplicable)
    #expect(audit[.interimRationality].verdict == .fails)
    #expect(audit[.interimRationality].largestGain == 0.5)
    #expect(audit[.budgetBalance].verdict == .holds && audit[.efficiency].verdict == .holds)
  }

  @Test(arguments: [Double.nan, .infinity, -1e300])
  func `does not compare what is no usable number`(_ payoff: Double) throws {
    let audit = try tree(Prize(payoff)).audit()
    #expect(audit.obstacle?.contains("so payoffs cannot be compared") == true)
    #expect(audit.findings.allSatisfy { $0.verdict == .undecided })
  }

  @Test func `does not follow a wish that its player cannot`() throws {
    let unseeable = try tree(Oracle(wishes: [0, 1])).audit()
    #expect(unseeable.obstacle?.contains("does not see") == true)
    let outside = try tree(Oracle(wishes: [2, 2])).audit()
    #expect(
      outside.obstacle
        == "the wish at 'guess' is action 2, but its actions are numbered from 0 to 1")
    #expect(try tree(Oracle(wishes: [1, 1])).audit().obstacle == nil)
  }

  @Test func `leaves strategies alone where a player forgets`() throws {
    let audit = try tree(Amnesiac()).audit()
    #expect(audit.obstacle == nil)
    for property in AuditProperty.allCases.prefix(4) {
      #expect(audit[property].verdict == .undecided)
      #expect(audit[property].reason?.contains("forgets") == true)
    }
    #expect(audit[.exPostRationality].verdict == .fails)
    #expect(audit[.budgetBalance].verdict == .holds)
    #expect(audit[.informedEfficiency].verdict == .undecided)
  }

  @Test(arguments: 0..<12)
  func `never contradicts itself for want of budget`(_ number: Int) throws {
    let tree = try tree(WishedStory.random(number, profiles: 300))
    let full = tree.audit(budget: .withoutEquilibria)
    for steps in [1, 300, 3000] { expect(tree.audit(budget: .steps(steps)), toBePartOf: full) }
  }

  private func expect(_ poor: Audit, toBePartOf full: Audit) {
    for property in AuditProperty.allCases {
      let (truth, found) = (full[property], poor[property])
      #expect(found.verdict == truth.verdict || found.verdict == .undecided)
      guard let gain = found.largestGain, let exact = truth.largestGain else { continue }
      switch found.accuracy {
      case .exact: #expect(isClose(gain, exact))
      case .atLeast: #expect(gain <= exact + 1e-9 && gain > 0)
      case .atMost: #expect(gain >= exact - 1e-9)
      case .unknown: Issue.record("a gain of unknown accuracy was given")
      }
      #expect(found.verdict != .undecided || found.reason != nil)
    }
  }

  @Test func `keeps to its time`() throws {
    var budget = Budget.audit
    budget.seconds = 0
    let audit = try tree(TinyAuction(bidders: 3, values: 3, isSecondPrice: false)).audit(
      budget: budget)
    #expect(audit[.dominantStrategy].verdict == .fails)
    #expect(audit[.dominantStrategy].accuracy == .atLeast)
  }

  @Test func `needs an outside option for each seat`() async {
    await #expect(processExitsWith: .failure) {
      _ = PrisonersDilemma().game(repeated: nil)?.explore(budget: 100).tree?.audit(outside: [0])
    }
  }
}

/// It rains on somebody who decides nothing.
private struct Rain: Mechanism {
  static let card = Card("rain", "It rains or not.", source: "A test.")
  var roles: [Role] { [Role("walker")] }
  var decisions: [Decision] { [] }
  var draws: [Draw] { [Draw("rain")] }
  func play(_ episode: inout some Episode) {
    if episode.chance(0, 0.5) { episode.gain(-1, by: 0) }
  }
}

/// One choice that pays some amount.
private struct Prize: Mechanism {
  static let card = Card("prize", "One choice.", source: "A test.")
  var amount = 0.0
  init() {}
  init(_ amount: Double) { self.amount = amount }
  var roles: [Role] { [Role("player")] }
  var decisions: [Decision] { [Decision("take", actions: .named(["no", "yes"]))] }
  func play(_ episode: inout some Episode) {
    if episode.choose(0, by: 0, wishing: 1) == 1 { episode.gain(amount, by: 0) }
  }
}

/// A player guesses a coin unseen; the wish may depend on it, or name no action.
private struct Oracle: Mechanism {
  static let card = Card("oracle", "Guess a coin.", source: "A test.")
  var wishes = [0, 0]
  init() {}
  init(wishes: [Int]) { self.wishes = wishes }
  var roles: [Role] { [Role("guesser")] }
  var decisions: [Decision] { [Decision("guess", actions: .named(["heads", "tails"]))] }
  var draws: [Draw] { [Draw("coin", .named(["heads", "tails"]))] }
  func play(_ episode: inout some Episode) {
    let coin = episode.chance(0, uniform: 2)
    if episode.choose(0, by: 0, wishing: wishes[coin]) == coin { episode.gain(1, by: 0) }
  }
}

/// A driver who passes two exits that look the same, and must take the second.
private struct Amnesiac: Mechanism {
  static let card = Card("forgetful", "Two exits that look the same.", source: "A test.")
  var roles: [Role] { [Role("driver")] }
  var decisions: [Decision] { [Decision("exit", actions: .named(["go on", "leave"]))] }
  func play(_ episode: inout some Episode) {
    if episode.choose(0, by: 0, wishing: 1) == 1 { return episode.gain(-1, by: 0) }
    if episode.choose(0, by: 0, wishing: 1) == 1 { episode.gain(4, by: 0) }
  }
}
