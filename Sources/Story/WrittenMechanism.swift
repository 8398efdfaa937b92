public import Arena

/// A mechanism of the catalogue that is written as a story file.
///
/// You must give: the ``text`` that is built in, and the ``story``, which is that text at first.
/// You get for free: everything else, at the speed of a story file.
public protocol WrittenMechanism: Mechanism {
  /// The story as it is written.
  static var text: StoryFile { get }
  /// The story with its parameters.
  var story: StoryFile { get set }
}

extension WrittenMechanism {
  /// The entry in the catalogue: name, summary and source as the text has them.
  public static var card: Card {
    Card(text.name, text.card.summary, source: text.card.source)
  }

  /// Shows the parameters that the text declares.
  public mutating func knobs(_ visitor: inout some KnobVisitor) { story.knobs(&visitor) }

  /// What is wrong with the parameters taken together.
  public var complaint: String? { story.complaint }
  /// The roles that the parameters switch on.
  public var roles: [Role] { story.roles }
  /// The decisions that the parameters switch on.
  public var decisions: [Decision] { story.decisions }
  /// What nature decides.
  public var draws: [Draw] { story.draws }
  /// The measures that the parameters switch on.
  public var measures: [Measure] { story.measures }
  /// What the text calls the goal.
  public var goal: Goal { story.goal }
  /// How many rounds the text says that an episode lasts.
  public var expectedRounds: Double { story.expectedRounds }
  /// Whether the text says that it hides play.
  public var hidesPlay: Bool { story.hidesPlay }
  /// Whether the text says that the treasury neither pays nor collects anything in all.
  public var isBalanced: Bool { story.isBalanced }

  /// Runs the program of the story.
  public func play(_ episode: inout some Episode) { story.play(&episode) }

  /// Returns the game of the story, whose listeners are compiled.
  public func game(repeated horizon: Horizon?) -> Game? { story.game(repeated: horizon) }
}

extension StoryFile {
  /// Reads a story that is built in.
  ///
  /// - Precondition: The text is a story; a test reads every one that is built in.
  public init(builtIn bytes: [UInt8]) {
    do throws(Complaints) {
      try self.init(bytes)
    } catch { preconditionFailure("a story that is built in makes no sense: \(error)") }
  }
}
