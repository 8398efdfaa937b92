public import Arena

/// A mechanism that is another one under a name of its own, such as a wrapped one with its defaults.
///
/// ``Mediated``, ``Contracted`` and ``Reputed`` wrap any mechanism and can be listed as they are. A
/// type that names the story and nothing else has its defaults chosen for that base and, since it is
/// not generic, its listeners compiled for it:
///
/// ```swift
/// struct MediatedStagHunt: Combination {
///   var story = Mediated(StagHunt())
/// }
/// ```
public protocol Combination: Mechanism {
  /// The kind of mechanism that is told.
  associatedtype Story: Mechanism

  /// The mechanism that is told, with its parameters.
  var story: Story { get set }
}

extension Combination {
  /// The entry of the story in the catalogue.
  @inlinable public static var card: Card { Story.card }
  /// Shows the parameters of the story.
  @inlinable public mutating func knobs(_ visitor: inout some KnobVisitor) {
    story.knobs(&visitor)
  }
  /// Says what is wrong with the parameters of the story.
  @inlinable public var complaint: String? { story.complaint }
  /// The roles of the story.
  @inlinable public var roles: [Role] { story.roles }
  /// The decisions of the story.
  @inlinable public var decisions: [Decision] { story.decisions }
  /// The draws of the story.
  @inlinable public var draws: [Draw] { story.draws }
  /// The measures of the story.
  @inlinable public var measures: [Measure] { story.measures }
  /// The goal of the story.
  @inlinable public var goal: Goal { story.goal }
  /// How many rounds the story is expected to last.
  @inlinable public var expectedRounds: Double { story.expectedRounds }
  /// Whether the story hides what others did.
  @inlinable public var hidesPlay: Bool { story.hidesPlay }
  /// Tells the story.
  @inlinable public func play(_ episode: inout some Episode) { story.play(&episode) }
  /// Returns the game of the story, compiled for it.
  @inlinable public func game(repeated horizon: Horizon?) -> Game? {
    story.game(repeated: horizon)
  }
}
