public import Arena
import MechanismTools

/// Linear public goods: what anyone gives, everyone enjoys a part of.
///
/// While a unit given returns less than a unit to its giver (`return` below 1) nobody gives, although
/// all are best off if all give (`return` times players above 1). Two cures: a contract in which the
/// others pay givers by the unit, which makes giving dominant from 1 - return on; and a second stage
/// in which players may punish at a cost to themselves, which no self-interested player would carry
/// out once the first is over, and which people do carry out.
///
/// > Deviation: a punisher chooses a threshold and punishes all who gave less, each equally.
public struct PublicGoods: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "public-goods", "Everyone gains if all give to a common pool, and each by giving nothing.",
    source: """
      E. Fehr, S. Gächter, "Cooperation and Punishment in Public Goods Experiments", American \
      Economic Review 90(4), 2000, pp. 980-994; "Altruistic Punishment in Humans", Nature 415, \
      2002, pp. 137-140; the contract is that of \(Papers.cooperation).
      """)

  /// What is decided.
  enum Choice { static let gift = 0, threshold = 1 }
  /// What is counted.
  enum Count { static let gift = 0, destroyed = 1 }

  /// How many players.
  public var players = 4
  /// What each may give.
  public var endowment = 20.0
  /// How many amounts to choose from, from nothing to the endowment.
  public var levels = 5
  /// What each player enjoys of a unit given by anyone (the marginal per-capita return).
  public var perCapitaReturn = 0.4
  /// What the others pay a giver for each unit, in equal parts.
  public var contract = 0.0
  /// Whether there is a second stage.
  public var punishment = false
  /// How many points each punisher assigns to each player that it punishes.
  public var points = 2
  /// What a point costs the player that assigns it.
  public var price = 1.0
  /// What a point costs the player that is punished.
  public var impact = 3.0

  /// Makes the experiment of four players with 20 each and a return of 0.4.
  public init() {}

  /// Shows the group, the return and the cures.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("players", &players, in: 1...6, unit: "players", "How many players.")
    visitor.knob("endowment", &endowment, in: 0.001...1e6, unit: "utility", "What each may give.")
    visitor.knob("levels", &levels, in: 2...101, unit: "amounts", "How many amounts one can give.")
    visitor.knob(
      "return", &perCapitaReturn, in: 0...100, unit: "share", "What each enjoys of a unit given.")
    visitor.knob(
      "contract", &contract, in: 0...100, unit: "money", "What the others pay per unit given.")
    visitor.knob("punishment", &punishment, "Whether players may punish after giving.")
    visitor.knob("points", &points, in: 0...100, unit: "points", "Points for each player punished.")
    visitor.knob("price", &price, in: 0...1e6, unit: "utility", "What a point costs its sender.")
    visitor.knob("impact", &impact, in: 0...1e6, unit: "utility", "What a point costs its target.")
  }

  /// Says whether there is anybody to share with.
  public var complaint: String? {
    players < 2 ? "a public good needs at least two players" : nil
  }

  /// Some players.
  public var roles: [Role] {
    [
      Role(
        "player", seats: players,
        punishment
          ? "Gives to a common pool, and then may punish those who gave too little."
          : "Gives a part of its endowment to a common pool and keeps the rest.")
    ]
  }

  /// To give and, with punishment, whom to punish, seeing what everyone gave.
  public var decisions: [Decision] {
    let gifts = Values.numbers(from: 0, step: endowment / Double(levels - 1), count: levels)
    let giving = Decision(
      "gift", actions: gifts,
      "How much to give to a pool that returns a part of each unit to every player.")
    if !punishment { return [giving] }
    let names = [
      "own gift", "next gift", "second next gift", "third next gift", "fourth next gift",
      "fifth next gift",
    ]
    let seen = names.prefix(players).map { Variable($0, gifts) }
    return [
      giving,
      Decision(
        "punish all below", sees: Array(seen), actions: gifts,
        "The gift below which to punish, at a price for each player who gave less."),
    ]
  }

  /// The mean gift, and what punishment destroyed.
  public var measures: [Measure] {
    let all = (0..<players).reduce(0.0) { sum, _ in sum + amount(fullGift) }
    let pairs = Double(players * (players - 1))
    return [
      Measure(
        "gift", unit: "utility", in: 0...all / Double(players), "What a player gave on average."),
      Measure(
        "destroyed", unit: "utility", in: 0...pairs * loss, "What punishment cost both sides."),
    ]
  }

  /// Everyone gives at once, and then may punish; the designer wishes full gifts and a threat.
  public func play(_ episode: inout some Episode) {
    var gifts = SmallList()
    var total = 0.0
    for seat in 0..<players {
      gifts[seat] = episode.choose(Choice.gift, by: seat, wishing: fullGift)
      total += amount(gifts[seat])
    }
    for seat in 0..<players {
      let gift = amount(gifts[seat])
      episode.gain(endowment - gift + perCapitaReturn * total, by: seat)
      if contract == 0 { continue }
      let part = contract * gift / Double(players - 1)
      for other in 0..<players where other != seat {
        episode.transfer(part, from: other, to: seat)
      }
    }
    episode.note(Count.gift, total / Double(players))
    if punishment { punish(gifts, &episode) }
  }

  /// Lets everyone punish all who gave less than a threshold.
  private func punish(_ gifts: SmallList, _ episode: inout some Episode) {
    var count = 0
    for seat in 0..<players {
      var seen = 0
      for offset in 0..<players { seen = seen * levels + gifts[(seat + offset) % players] }
      let threshold = episode.choose(
        Choice.threshold, by: seat, seeing: seen, wishing: fullGift)
      for other in 0..<players where other != seat && gifts[other] < threshold {
        episode.gain(-price * Double(points), by: seat)
        episode.gain(-impact * Double(points), by: other)
        count += 1
      }
    }
    episode.note(Count.destroyed, Double(count) * loss)
  }

  /// The level of a gift of all that one has.
  private var fullGift: Int { levels - 1 }

  /// The amount of a level.
  private func amount(_ level: Int) -> Double { Double(level) * endowment / Double(levels - 1) }

  /// What one player's punishment of another costs both.
  private var loss: Double { Double(points) * (price + impact) }
}
