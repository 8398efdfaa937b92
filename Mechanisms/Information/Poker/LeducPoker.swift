public import Arena

/// Poker with a small deck, two rounds of betting and one shared card between them.
///
/// Both ante and are dealt a card; they bet; a card is shown to both; they bet again, higher. A
/// pair with the shared card wins, or else the higher card; equals share the pot. Only ranks
/// matter, so cards are drawn by rank, with the weight of the suits that are left.
public struct LeducPoker: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "leduc-poker", "Two rounds of betting around a shared card, with a deck of six.",
    source: """
      F. Southey, M. Bowling, B. Larson, C. Piccione, N. Burch, D. Billings, C. Rayner, "Bayes' \
      Bluff: Opponent Modelling in Poker", UAI 2005, pp. 550-558.
      """)

  /// The players, who are the roles too.
  enum Seat { static let first = 0, second = 1 }
  /// The rounds of betting.
  enum Round { static let first = 0, second = 1 }
  /// What can be done before anybody raises in a round.
  enum Opening { static let check = 0, raise = 1 }
  /// What can be done about a raise; the last one cannot be raised.
  enum Reply { static let fold = 0, call = 1, raise = 2 }
  /// What nature decides.
  enum Nature { static let firstCard = 0, secondCard = 1, sharedCard = 2 }
  /// What is counted.
  enum Count { static let pot = 0, showdown = 1, raises = 2 }

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
  public var roles: [Role] {
    [
      Role(
        "first", "Speaks first in both rounds; a pair with the shared card or the higher card wins."
      ),
      Role(
        "second",
        "Speaks second in both rounds; a pair with the shared card or the higher card wins."),
    ]
  }

  /// For each round and role: nobody raised yet; somebody did; nobody may any more.
  public var decisions: [Decision] {
    var decisions: [Decision] = []
    let names = Ranks.highest(ranks)
    for round in [Round.first, Round.second] {
      let number = round + 1
      var sees = [Variable("card", names)]
      if round == Round.second {
        sees += [Variable("shared card", names), Variable("round 1", .named(histories))]
      }
      let count = Variable("raises", .counted(raises - 1))
      let stake = NumberText.figure(round == Round.first ? firstRaise : secondRaise)
      let check = Label("check", "Adds nothing; the round ends if both check.")
      let open = Label("raise", "Adds \(stake), which the other must match or give up.")
      let fold = Label("fold", "Gives up the pot, and loses what it has put in so far.")
      let call = Label("call", "Matches the raise of \(stake), which ends the round.")
      let raise = Label("raise", "Matches the raise and adds \(stake) more.")
      for (role, who) in ["first", "second"].enumerated() {
        decisions.append(
          Decision(
            "\(who)'s opening of round \(number)", role: role, sees: sees,
            actions: .named([check, open]), "Whether to raise first in the round."))
        if raises > 1 {
          decisions.append(
            Decision(
              "\(who)'s reply in round \(number)", role: role,
              sees: raises > 2 ? sees + [count] : sees, actions: .named([fold, call, raise]),
              "Whether to match a raise, to raise it again, or to give up."))
        }
        decisions.append(
          Decision(
            "\(who)'s last reply in round \(number)", role: role, sees: sees,
            actions: .named([fold, call]),
            "Whether to match the last raise of the round or give up."))
      }
    }
    return decisions
  }

  /// The cards that are dealt, and the one that is shown.
  public var draws: [Draw] {
    let names = Ranks.highest(ranks)
    return [
      Draw("the first's card", names), Draw("the second's card", names),
      Draw("the shared card", names),
    ]
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
      Measure(
        "raises", unit: "raises", in: 0...Double(2 * raises),
        "How many raises both made in both rounds."),
    ]
  }

  /// The pot, of which a house would take its share.
  public var goal: Goal { .measure(Count.pot) }

  /// Deals, lets the two bet, shows a card, lets them bet again, and compares.
  public func play(_ episode: inout some Episode) {
    let first = episode.chance(Nature.firstCard, uniform: ranks)
    let second = episode.chance(Nature.secondCard, among: ranks) { left($0, first, -1) }
    let opening = bet(in: Round.first, seeing: (first, second), &episode)
    if let folder = opening.folder {
      return settle(
        winner: 1 - folder, loss: ante + Double(opening.raises - 1) * firstRaise,
        last: firstRaise, &episode)
    }
    let stake = ante + Double(opening.raises) * firstRaise
    let shared = episode.chance(Nature.sharedCard, among: ranks) { left($0, first, second) }
    // Two histories for each number of raises but none.
    let history =
      opening.raises == 0 ? 0 : 2 * opening.raises - (opening.beginsWithCheck ? 0 : 1)
    func sight(_ card: Int) -> Int { (card * ranks + shared) * (2 * raises + 1) + history }
    let closing = bet(in: Round.second, seeing: (sight(first), sight(second)), &episode)
    if let folder = closing.folder {
      return settle(
        winner: 1 - folder, loss: stake + Double(closing.raises - 1) * secondRaise,
        last: secondRaise, &episode)
    }
    episode.note(Count.showdown, 1)
    let strengths = (strength(first, shared), strength(second, shared))
    let loss = stake + Double(closing.raises) * secondRaise
    if strengths.0 == strengths.1 { return episode.note(Count.pot, 2 * loss) }
    let winner = strengths.0 > strengths.1 ? Seat.first : Seat.second
    settle(winner: winner, loss: loss, last: 0, &episode)
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
    var seat = Seat.first
    while true {
      var sight = seat == Seat.first ? sights.first : sights.second
      if betting.raises > 0 && betting.raises < raises && raises > 2 {
        sight = sight * (raises - 1) + betting.raises - 1
      }
      let action = episode.choose(
        decision(in: round, by: seat, after: betting.raises), by: seat, seeing: sight)
      if action == (betting.raises == 0 ? Opening.raise : Reply.raise) {
        betting.raises += 1
        episode.note(Count.raises, 1)
      } else if betting.raises > 0 {
        if action == Reply.fold { betting.folder = seat }
        return betting
      } else if seat == Seat.second {
        return betting
      } else {
        betting.beginsWithCheck = true
      }
      seat = 1 - seat
    }
  }

  /// The number of a decision: each round and seat has an opening, a reply unless the first raise is
  /// the last, and a last reply.
  private func decision(in round: Int, by seat: Int, after raised: Int) -> Int {
    let kinds = raises > 1 ? 3 : 2
    let opening = (2 * round + seat) * kinds
    if raised == 0 { return opening }
    return raised < raises ? opening + 1 : opening + kinds - 1
  }

  /// The loser pays what it put in; the winner had put in the last raise more if it was not called.
  private func settle(winner: Int, loss: Double, last: Double, _ episode: inout some Episode) {
    episode.transfer(loss, from: 1 - winner, to: winner)
    episode.note(Count.pot, 2 * loss + last)
  }
}
