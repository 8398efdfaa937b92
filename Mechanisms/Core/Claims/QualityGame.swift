public import Arena

/// The quality game: two agents care for the lower quality, and the lower one is preferred a little.
///
/// Both agents are almost perfectly aligned with the designer, yet every equilibrium is the worst
/// outcome. It is the traveler's dilemma with a bonus only, told by that story and under its knobs.
public struct QualityGame: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "quality-game", "Almost aligned agents, all of whose equilibria are the worst outcome.",
    source: """
      V. Conitzer, C. Oesterheld, "Foundations of Cooperative AI", AAAI 37(13), 2023, pp. \
      15359-15367.
      """)

  /// The story, with qualities as claims.
  public var rules = TravelersDilemma()

  /// Makes the game of qualities 0 to 10 with a bonus of 2 and no penalty.
  public init() {
    rules.low = 0
    rules.high = 10
    rules.bonus = 2
    rules.penalty = 0
  }

  /// Shows the knobs of the traveler's dilemma.
  public mutating func knobs(_ visitor: inout some KnobVisitor) { rules.knobs(&visitor) }
  /// Says whether the qualities form a grid from low to high.
  public var complaint: String? { rules.complaint }
  /// Two agents.
  public var roles: [Role] {
    [Role("agent", seats: 2, "Does its part of a work at a quality of its choice.")]
  }
  /// One simultaneous choice of quality.
  public var decisions: [Decision] {
    [Decision("quality", actions: rules.claims, "Which quality to choose; " + rules.stakes)]
  }
  /// The lower quality.
  public var measures: [Measure] { rules.measures }
  /// The lower quality.
  public var goal: Goal { rules.goal }

  /// Both choose a quality at once; the designer wishes the highest.
  public func play(_ episode: inout some Episode) { rules.play(&episode) }
}
