public import Arena

/// Poker with one card each and one bet: the smallest game in which it pays to bluff.
///
/// Both ante and are dealt one card of a deck without pairs. The first checks or bets; a bet is
/// folded to or called; after a check the second may bet instead. With three cards and unit stakes
/// the first loses 1/18 a hand: it bets its king three times as often as it bluffs with its jack,
/// with any frequency up to a third, and the second bluffs a third of its jacks.
///
/// > Source: H. W. Kuhn, "A Simplified Two-Person Poker", *Contributions to the Theory of Games I*,
/// > Annals of Mathematics Studies 24, 1950, pp. 97–103.
public struct KuhnPoker: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "kuhn-poker", "One card each and one bet: the smallest poker in which it pays to bluff.",
    source: "H. W. Kuhn, A Simplified Two-Person Poker, Annals of Mathematics Studies 24, 1950.")

  /// How many cards the deck has, each of another rank.
  public var cards = 3
  /// What both pay before the deal.
  public var ante = 1.0
  /// What a bet adds to the pot, and a call again.
  public var bet = 1.0

  /// Makes Kuhn's game: jack, queen and king, unit stakes.
  public init() {}

  /// Shows the deck and the stakes.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("cards", &cards, in: 2...Ranks.most, unit: "cards", "How many cards there are.")
    visitor.knob("ante", &ante, in: 0...1e6, unit: "money", "What both pay before the deal.")
    visitor.knob("bet", &bet, in: 0...1e6, unit: "money", "What a bet adds, and a call again.")
  }

  /// Who speaks first and who second.
  public var roles: [Role] { [Role("first"), Role("second")] }

  /// What each may say; who speaks sees its own card.
  public var decisions: [Decision] {
    let hand = [Variable("card", .named(Ranks.highest(cards)))]
    let open = Values.named(["check", "bet"])
    let answer = Values.named(["fold", "call"])
    return [
      Decision("opening", role: 0, sees: hand, actions: open),
      Decision("reply to a check", role: 1, sees: hand, actions: open),
      Decision("reply to a bet", role: 1, sees: hand, actions: answer),
      Decision("answer to a bet", role: 0, sees: hand, actions: answer),
    ]
  }

  /// The pot, whether cards were shown, and bets on the lowest card.
  public var measures: [Measure] {
    [
      Measure("pot", unit: "money", in: 2 * ante...2 * (ante + bet), "What was in the pot."),
      Measure("showdown", unit: "hands", in: 0...1, "Whether the cards were compared."),
      Measure("bluff", unit: "hands", in: 0...1, "Whether somebody bet on the lowest card."),
    ]
  }

  /// The pot, of which a house would take its share.
  public var goal: Goal { .measure(0) }

  /// Deals, lets the two speak, and moves what the loser put in.
  public func play(_ episode: inout some Episode) {
    let first = episode.chance("the first's card", uniform: cards)
    let second = episode.chance("the second's card", among: cards) { $0 == first ? 0 : 1 }
    let higher = first > second ? 0 : 1
    if episode.choose(0, by: 0, seeing: first) == 1 {
      if first == 0 { episode.note(2, 1) }
      let isCalled = episode.choose(2, by: 1, seeing: second) == 1
      settle(winner: isCalled ? higher : 0, bets: isCalled ? 2 : 1, &episode)
    } else if episode.choose(1, by: 1, seeing: second) == 1 {
      if second == 0 { episode.note(2, 1) }
      let isCalled = episode.choose(3, by: 0, seeing: first) == 1
      settle(winner: isCalled ? higher : 1, bets: isCalled ? 2 : 1, &episode)
    } else {
      settle(winner: higher, bets: 0, &episode)
    }
  }

  /// The loser pays its ante, and its bet if both bet.
  private func settle(winner: Int, bets: Int, _ episode: inout some Episode) {
    episode.transfer(bets == 2 ? ante + bet : ante, from: 1 - winner, to: winner)
    episode.note(0, 2 * ante + Double(bets) * bet)
    if bets != 1 { episode.note(1, 1) }
  }
}
