public import Arena

/// The battle of the sexes: both want to go together, each to the other place.
///
/// The designer wishes that they meet, but not where, so she states no wish.
///
/// > Source: R. D. Luce, H. Raiffa, *Games and Decisions*, Wiley, 1957, p. 90.
public struct BattleOfTheSexes: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "battle-of-the-sexes", "Both want to meet, each at a different place.",
    source: "R. D. Luce, H. Raiffa, Games and Decisions, 1957.")

  /// The payoff of meeting at one's own favourite place.
  public var favourite = 2.0
  /// The payoff of meeting at the other's favourite place.
  public var concession = 1.0
  /// The payoff of not meeting.
  public var apart = 0.0

  /// Makes the game with payoffs 2, 1, 0.
  public init() {}

  /// Shows the three payoffs.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let range = -1e6...1e6
    visitor.knob("favourite", &favourite, in: range, unit: "utility", "Met at one's own place.")
    visitor.knob("concession", &concession, in: range, unit: "utility", "Met at the other's place.")
    visitor.knob("apart", &apart, in: range, unit: "utility", "Did not meet.")
  }

  /// Says whether the payoffs make it this game.
  public var complaint: String? {
    favourite > concession && concession > apart
      ? nil : "a battle of the sexes needs favourite > concession > apart"
  }

  /// One player for each place.
  public var roles: [Role] { [Role("opera lover"), Role("football lover")] }
  /// One simultaneous choice of the place, by each.
  public var decisions: [Decision] {
    let places = Values.named(["opera", "football"])
    return [
      Decision("opera lover's evening", role: 0, actions: places),
      Decision("football lover's evening", role: 1, actions: places),
    ]
  }
  /// Whether they met.
  public var measures: [Measure] {
    [Measure("meeting", unit: "meetings", in: 0...1, "Whether they chose the same place.")]
  }

  /// Both go out at once.
  public func play(_ episode: inout some Episode) {
    var isMeeting = false
    episode.playMatrix((0, 1)) { first, second in
      isMeeting = first == second
      if !isMeeting { return (apart, apart) }
      return first == 0 ? (favourite, concession) : (concession, favourite)
    }
    if isMeeting { episode.note(0, 1) }
  }
}
