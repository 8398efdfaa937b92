public import Arena

/// Both want to meet, each at a different place.
public struct BattleOfTheSexes: Mechanism {
  /// The values of 'Evening', by number.
  enum Evening { static let opera = 0, football = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "battle-of-the-sexes", "Both want to meet, each at a different place.",
    source: "R. D. Luce, H. Raiffa, Games and Decisions, Wiley, 1957, p. 90.")

  /// The seats of the players.
  enum Seat { static let operaLover = 0, footballLover = 1 }

  /// What is decided.
  enum Choice { static let firstEvening = 0, secondEvening = 1 }

  /// What is counted.
  enum Count { static let meeting = 0 }

  /// The payoff of meeting at one's own favourite place.
  public var favourite = 2.0
  /// The payoff of meeting at the other's favourite place.
  public var concession = 1.0
  /// The payoff of not meeting.
  public var apart = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "favourite", &favourite, in: -1e6...1e6, unit: "utility",
      "The payoff of meeting at one's own favourite place.")
    visitor.knob(
      "concession", &concession, in: -1e6...1e6, unit: "utility",
      "The payoff of meeting at the other's favourite place.")
    visitor.knob("apart", &apart, in: -1e6...1e6, unit: "utility", "The payoff of not meeting.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard favourite > concession && concession > apart else {
      return "a battle of the sexes needs favourite > concession > apart"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role("opera lover", "Wants to meet the other, and best of all at the opera."),
      Role("football lover", "Wants to meet the other, and best of all at the football match."),
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "opera lover's evening", actions: .named(eveningLabels),
        "Where to go, without knowing where the other goes."),
      Decision(
        "football lover's evening", role: 1, actions: .named(eveningLabels),
        "Where to go, without knowing where the other goes."),
    ]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [Measure("meeting", unit: "meetings", in: 0...1, "Whether they chose the same place.")]
  }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let firstPlace = episode.choose(Choice.firstEvening, by: Seat.operaLover)
    let secondPlace = episode.choose(Choice.secondEvening, by: Seat.footballLover)
    let met = firstPlace == secondPlace
    episode.gain(
      !met ? apart : firstPlace == Evening.opera ? favourite : concession, by: Seat.operaLover)
    episode.gain(
      !met ? apart : firstPlace == Evening.opera ? concession : favourite, by: Seat.footballLover)
    if met { episode.note(Count.meeting, 1) }
  }

  /// What the values of 'Evening' mean.
  private var eveningLabels: [Label] {
    [
      Label("opera", "Goes to the opera, where the opera lover likes best to meet."),
      Label("football", "Goes to the football match, where the football lover likes best to meet."),
    ]
  }
}
