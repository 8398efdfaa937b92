public import Arena

/// Poker with one card each and one bet: the smallest game in which it pays to bluff.
///
/// Both ante and are dealt one card of a deck without pairs. The first checks or bets; a bet is
/// folded to or called; after a check the second may bet instead. With three cards and unit stakes
/// the first loses 1/18 a hand: it bets its king three times as often as it bluffs with its jack,
/// with any frequency up to a third, and the second bluffs a third of its jacks.
public struct KuhnPoker: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "kuhn-poker", "One card each and one bet: the smallest poker in which it pays to bluff.",
    source: """
      H. W. Kuhn, "A Simplified Two-Person Poker", Contributions to the Theory of Games I, \
      Annals of Mathematics Studies 24, 1950, pp. 97-103.
      """)

  /// The players, who are the roles too.
  enum Seat { static let first = 0, second = 1 }
  /// What is decided.
  enum Choice {
    static let opening = 0, replyToCheck = 1, replyToBet = 2, answerToBet = 3
  }
  /// What can be done before anybody bets.
  enum Opening { static let check = 0, bet = 1 }
  /// What can be done about a bet.
  enum Answer { static let fold = 0, call = 1 }
  /// What nature decides.
  enum Nature { static let firstCard = 0, secondCard = 1 }
  /// What is counted.
  enum Count { static let pot = 0, showdown = 1, bluff = 2 }

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
  public var roles: [Role] {
    [
      Role("first", "Sees its own card and speaks first; the winner takes the pot."),
      Role("second", "Sees its own card and speaks second; the winner takes the pot."),
    ]
  }

  /// What each may say; who speaks sees its own card.
  public var decisions: [Decision] {
    let hand = [Variable("card", Ranks.highest(cards))]
    let stake = NumberText.figure(bet)
    let raise = Label("bet", "Adds \(stake) to the pot, which the other must match or give up.")
    let opening = Values.named([Label("check", "Adds nothing, and lets the other bet."), raise])
    let reply = Values.named([Label("check", "Adds nothing; the higher card wins."), raise])
    let answer = Values.named([
      Label("fold", "Gives up the pot, and loses what it has put in so far."),
      Label("call", "Adds \(stake) too; the higher card wins."),
    ])
    return [
      Decision(
        "opening", role: Seat.first, sees: hand, actions: opening, "Whether to bet first."),
      Decision(
        "reply to a check", role: Seat.second, sees: hand, actions: reply,
        "Whether to bet after the first has checked."),
      Decision(
        "reply to a bet", role: Seat.second, sees: hand, actions: answer,
        "Whether to match the bet of the first or give up."),
      Decision(
        "answer to a bet", role: Seat.first, sees: hand, actions: answer,
        "Whether to match the bet of the second, after a check, or give up."),
    ]
  }

  /// The cards that are dealt.
  public var draws: [Draw] {
    let deck = Ranks.highest(cards)
    return [Draw("the first's card", deck), Draw("the second's card", deck)]
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
  public var goal: Goal { .measure(Count.pot) }

  /// Deals, lets the two speak, and moves what the loser put in.
  public func play(_ episode: inout some Episode) {
    let first = episode.chance(Nature.firstCard, uniform: cards)
    let second = episode.chance(Nature.secondCard, among: cards) { $0 == first ? 0 : 1 }
    let higher = first > second ? Seat.first : Seat.second
    let opening = episode.choose(Choice.opening, by: Seat.first, seeing: first)
    if opening == Opening.bet {
      if first == Ranks.lowest { episode.note(Count.bluff, 1) }
      let answer = episode.choose(Choice.replyToBet, by: Seat.second, seeing: second)
      let isCalled = answer == Answer.call
      settle(winner: isCalled ? higher : Seat.first, bets: isCalled ? 2 : 1, &episode)
      return
    }
    let reply = episode.choose(Choice.replyToCheck, by: Seat.second, seeing: second)
    if reply == Opening.bet {
      if second == Ranks.lowest { episode.note(Count.bluff, 1) }
      let answer = episode.choose(Choice.answerToBet, by: Seat.first, seeing: first)
      let isCalled = answer == Answer.call
      settle(winner: isCalled ? higher : Seat.second, bets: isCalled ? 2 : 1, &episode)
    } else {
      settle(winner: higher, bets: 0, &episode)
    }
  }

  /// The loser pays its ante, and its bet if both bet.
  private func settle(winner: Int, bets: Int, _ episode: inout some Episode) {
    episode.transfer(bets == 2 ? ante + bet : ante, from: 1 - winner, to: winner)
    episode.note(Count.pot, 2 * ante + Double(bets) * bet)
    if bets != 1 { episode.note(Count.showdown, 1) }
  }
}
