public import Arena

/// Poker with a small deck, two rounds of betting and one shared card between them.
///
/// Both ante and are dealt a card; they bet; a card is shown to both; they bet again, higher. A
/// pair with the shared card wins, or else the higher card; equals share the pot. Only ranks
/// matter, so cards are drawn by rank, with the weight of the suits that are left.
///
/// > Source: F. Southey, M. Bowling, B. Larson, C. Piccione, N. Burch, D. Billings, C. Rayner,
/// > "Bayes' Bluff: Opponent Modelling in Poker", *UAI* 2005, pp. 550–558.
public struct LeducPoker: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "leduc-poker", "Two rounds of betting around a shared card, with a deck of six.",
    source: "F. Southey et al., Bayes' Bluff: Opponent Modelling in Poker, UAI 2005.")

  /// How many ranks the deck has.
  public var ranks = 3
  /// How many cards of each rank there are.
  public var suits = 2
  /// What both pay before the deal.
  public var ante = 1.0
  /// What a raise adds in the first round.
  public var firstRaise = 2.0
  /// What a raise adds in the second round.
  public var secondRaise = 4.0
  /// How often may be raised in a round, by both together.
  public var raises = 2

  /// Makes the standard game: six cards, raises of 2 and then 4, at most two a round.
  public init() {}

  /// Shows the deck and the stakes.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let money = 0.0...1e6
    visitor.knob("ranks", &ranks, in: 2...Ranks.most, unit: "ranks", "How many ranks there are.")
    visitor.knob("suits", &suits, in: 2...4, unit: "cards", "How many cards of each rank.")
    visitor.knob("ante", &ante, in: money, unit: "money", "What both pay before the deal.")
    visitor.knob("first-raise", &firstRaise, in: money, unit: "money", "A raise in round 1.")
    visitor.knob("second-raise", &secondRaise, in: money, unit: "money", "A raise in round 2.")
    visitor.knob("raises", &raises, in: 1...4, unit: "raises", "The most raises of a round.")
  }

  /// Who speaks first and who second, in both rounds.
  public var roles: [Role] { [Role("first"), Role("second")] }

  /// For each round and role: nobody raised yet; somebody did; nobody may any more.
  public var decisions: [Decision] {
    var decisions: [Decision] = []
    let names = Values.named(Ranks.highest(ranks))
    for round in 1...2 {
      var sees = [Variable("card", names)]
      if round == 2 {
        sees += [Variable("shared card", names), Variable("round 1", .named(histories))]
      }
      let count = Variable("raises", .numbers(from: 1, step: 1, count: raises - 1))
      for (role, who) in ["first", "second"].enumerated() {
        decisions.append(
          Decision(
            "\(who)'s opening of round \(round)", role: role, sees: sees,
            actions: .named(["check", "raise"])))
        if raises > 1 {
          decisions.append(
            Decision(
              "\(who)'s reply in round \(round)", role: role,
              sees: raises > 2 ? sees + [count] : sees, actions: .named(["fold", "call", "raise"])))
        }
        decisions.append(
          Decision(
            "\(who)'s last reply in round \(round)", role: role, sees: sees,
            actions: .named(["fold", "call"])))
      }
    }
    return decisions
  }

  /// The ways in which the first round can end without a fold: c for check or call, r for raise.
  private var histories: [String] {
    var names = ["cc"]
    var run = ""
    for _ in 0..<raises {
      run += "r"
      names += ["\(run)c", "c\(run)c"]
    }
    return names
  }

  /// The pot, whether cards were shown, and how often somebody raised.
  public var measures: [Measure] {
    let most = 2 * (ante + Double(raises) * (firstRaise + secondRaise))
    return [
      Measure("pot", unit: "money", in: 2 * ante...most, "What was in the pot."),
      Measure("showdown", unit: "hands", in: 0...1, "Whether the cards were compared."),
      Measure("raises", unit: "raises", in: 0...Double(2 * raises), "How often was raised."),
    ]
  }

  /// The pot, of which a house would take its share.
  public var goal: Goal { .measure(0) }

  /// Deals, lets the two bet, shows a card, lets them bet again, and compares.
  public func play(_ episode: inout some Episode) {
    let first = episode.chance("the first's card", uniform: ranks)
    let second = episode.chance("the second's card", among: ranks) { left($0, first, -1) }
    let opening = bet(in: 0, seeing: (first, second), &episode)
    if let folder = opening.folder {
      return settle(
        winner: 1 - folder, loss: ante + Double(opening.raises - 1) * firstRaise,
        last: firstRaise, &episode)
    }
    let stake = ante + Double(opening.raises) * firstRaise
    let shared = episode.chance("the shared card", among: ranks) { left($0, first, second) }
    // Two histories for each number of raises but none.
    let history =
      opening.raises == 0 ? 0 : 2 * opening.raises - (opening.beginsWithCheck ? 0 : 1)
    func sight(_ card: Int) -> Int { (card * ranks + shared) * (2 * raises + 1) + history }
    let closing = bet(in: 1, seeing: (sight(first), sight(second)), &episode)
    if let folder = closing.folder {
      return settle(
        winner: 1 - folder, loss: stake + Double(closing.raises - 1) * secondRaise,
        last: secondRaise, &episode)
    }
    episode.note(1, 1)
    let strengths = (strength(first, shared), strength(second, shared))
    let loss = stake + Double(closing.raises) * secondRaise
    if strengths.0 == strengths.1 { return episode.note(0, 2 * loss) }
    settle(winner: strengths.0 > strengths.1 ? 0 : 1, loss: loss, last: 0, &episode)
  }

  /// How many cards of a rank are left when two have been dealt.
  private func left(_ rank: Int, _ one: Int, _ other: Int) -> Double {
    Double(suits - (rank == one ? 1 : 0) - (rank == other ? 1 : 0))
  }

  /// A pair beats every single card.
  private func strength(_ card: Int, _ shared: Int) -> Int { card == shared ? ranks : card }

  /// How a round of betting went.
  private struct Betting {
    var raises = 0
    var beginsWithCheck = false
    var folder: Int?
  }

  /// Lets the two bet, by turns, until one folds, calls, or both have checked.
  private func bet(
    in round: Int, seeing sights: (first: Int, second: Int), _ episode: inout some Episode
  ) -> Betting {
    var betting = Betting()
    let kinds = raises > 1 ? 3 : 2
    var seat = 0
    while true {
      var decision = (2 * round + seat) * kinds
      var sight = seat == 0 ? sights.first : sights.second
      if betting.raises > 0 {
        decision += betting.raises < raises ? 1 : kinds - 1
        if betting.raises < raises && raises > 2 {
          sight = sight * (raises - 1) + betting.raises - 1
        }
      }
      let action = episode.choose(decision, by: seat, seeing: sight)
      if action == (betting.raises == 0 ? 1 : 2) {
        betting.raises += 1
        episode.note(2, 1)
      } else if betting.raises > 0 {
        if action == 0 { betting.folder = seat }
        return betting
      } else if seat == 1 {
        return betting
      } else {
        betting.beginsWithCheck = true
      }
      seat = 1 - seat
    }
  }

  /// The loser pays what it put in; the winner had put in the last raise more if it was not called.
  private func settle(winner: Int, loss: Double, last: Double, _ episode: inout some Episode) {
    episode.transfer(loss, from: 1 - winner, to: winner)
    episode.note(0, 2 * loss + last)
  }
}
