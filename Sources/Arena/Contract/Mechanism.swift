/// Rules of play, written once as a story that is told to every kind of listener.
///
/// You must give: a ``Mechanism/card-swift.type.property``, the ``roles``, the ``decisions`` and the
/// story, ``play(_:)``.
/// You may give: ``Knobbed/knobs(_:)``, ``draws``, ``measures``, the designer's ``goal`` and ``complaint``.
/// You get for free: simulation, the exact game tree, narration, listing, validation and sweeps.
///
/// A mechanism is a value; its stored properties are its parameters. It has no state of its own:
/// calling ``play(_:)`` twice with the same draws and choices tells the same episode twice.
public protocol Mechanism: Knobbed, Sendable {
  /// The entry in the catalogue: name, summary and source.
  static var card: Card { get }

  /// The entry of this value: the type's own, unless the type makes many games.
  var card: Card { get }

  /// Makes the mechanism with its default parameters.
  init()

  /// The roles, in the order of their seats: the first role's seats come first, from seat 0.
  var roles: [Role] { get }

  /// The decisions, in the order in which the story numbers them.
  var decisions: [Decision] { get }

  /// What nature decides, in the order in which the story numbers it.
  var draws: [Draw] { get }

  /// What the designer counts, in the order in which the story numbers it.
  var measures: [Measure] { get }

  /// What the designer wants most.
  var goal: Goal { get }

  /// What is wrong with the parameters taken together, as a sentence; nil when nothing is.
  var complaint: String? { get }

  /// How many rounds an episode is expected to last; 1 unless the story has several.
  var expectedRounds: Double { get }

  /// Whether players learn what others did only through what their decisions declare to be seen.
  ///
  /// Agents that ask to be told then cannot play; see ``Agent/refusal(of:)``.
  var hidesPlay: Bool { get }

  /// Whether what players pay each other and the treasury comes to nothing in every episode.
  ///
  /// A law checks it.
  var isBalanced: Bool { get }

  /// Tells one episode.
  func play(_ episode: inout some Episode)

  /// Returns this mechanism ready to be played, repeated if a horizon is given.
  ///
  /// The default is compiled for the concrete mechanism, which is what makes simulation fast. Write it
  /// by hand only for a mechanism that is another one repeated, and hand out that one's game.
  ///
  /// - Returns: Nil when the tables of the game would be too large to number.
  func game(repeated horizon: Horizon?) -> Game?
}

extension Mechanism {
  /// The card of the type.
  public var card: Card { Self.card }

  /// No parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {}

  /// No draws.
  public var draws: [Draw] { [] }

  /// No measures.
  public var measures: [Measure] { [] }

  /// The mean payoff of the players.
  public var goal: Goal { .meanPayoff }

  /// By default, all parameters go together.
  public var complaint: String? { nil }

  /// One round.
  public var expectedRounds: Double { 1 }

  /// By default, agents that ask for others' play get it.
  public var hidesPlay: Bool { false }

  /// By default, the treasury may pay and collect.
  public var isBalanced: Bool { false }

  /// Returns the game, with its listeners compiled for this mechanism.
  @inlinable public func game(repeated horizon: Horizon?) -> Game? {
    guard let horizon else { return game(stage: self, isRepeated: false) }
    return Repeated(self, horizon).game(stage: self, isRepeated: true, over: horizon)
  }
}
