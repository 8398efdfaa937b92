/// Any mechanism repeated between the same players, with the horizon as its parameters.
///
/// It plays the game that ``Mechanism/game(repeated:)`` makes of the stage. A horizon given to its own
/// ``game(repeated:)`` replaces these parameters.
@frozen public struct RepeatedGame<Stage: Mechanism>: Mechanism {
  /// The entry in the catalogue, for the default stage.
  @inlinable public static var card: Card { RepeatedGame.card(of: Stage.card) }

  /// The mechanism that is repeated.
  public var stage: Stage
  /// The number of rounds; the greatest number where the end is uncertain.
  public var rounds = 10
  /// The probability that another round follows, in 0...1; 1 for a fixed length.
  public var continuation = 1.0

  /// Repeats a mechanism ten times.
  @inlinable public init(_ stage: Stage) { self.stage = stage }

  /// Repeats the default mechanism ten times.
  @inlinable public init() { self.init(Stage()) }

  /// The card of the stage under a name of this form.
  public var card: Card { RepeatedGame.card(of: stage.card) }

  @usableFromInline static func card(of stage: Card) -> Card {
    Card(
      "repeated(" + stage.id + ")", "The same players meet again and again in " + stage.id + ".",
      source: stage.source)
  }

  /// Shows the parameters of the stage, then the horizon.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    stage.knobs(&visitor)
    visitor.knob(
      "repeat-rounds", &rounds, in: 1...1_000_000, unit: "rounds",
      "How often it is played, at most.")
    visitor.knob(
      "repeat-continuation", &continuation, in: 0...1, unit: "probability",
      "How likely another round follows; 1 for a fixed length.")
  }

  /// Says what is wrong with the stage, or that it has several rounds already.
  public var complaint: String? {
    stage.complaint
      ?? (stage.expectedRounds == 1
        ? nil : stage.card.id + " is repeated by itself; set its own parameters instead")
  }

  /// The roles of the stage.
  public var roles: [Role] { stage.roles }
  /// The decisions of the stage, each seeing the last joint action too.
  public var decisions: [Decision] { whole.decisions }
  /// The draws of the stage, and whether another round follows.
  public var draws: [Draw] { whole.draws }
  /// The measures of the stage, over all rounds.
  public var measures: [Measure] { whole.measures }
  /// The goal of the stage.
  public var goal: Goal { stage.goal }
  /// The expected number of rounds.
  public var expectedRounds: Double { horizon.expectedRounds }
  /// Whether the stage hides what others did.
  public var hidesPlay: Bool { stage.hidesPlay }

  /// Tells the stage until the horizon.
  @inlinable public func play(_ episode: inout some Episode) { whole.play(&episode) }

  /// Returns the game of the stage, repeated.
  @inlinable public func game(repeated horizon: Horizon?) -> Game? {
    stage.game(repeated: horizon ?? self.horizon)
  }

  @usableFromInline var whole: Repeated<Stage> { Repeated(stage, horizon) }

  @usableFromInline var horizon: Horizon {
    continuation < 1
      ? Horizon(continuation: continuation, atMost: rounds) : Horizon(rounds: rounds)
  }
}
