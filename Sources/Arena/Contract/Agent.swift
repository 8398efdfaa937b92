/// A kind of agent: a strategy with its parameters, and a memory for every individual of the kind.
///
/// You must give: a ``card``, a ``newborn`` memory and ``choose(_:mind:using:)``.
/// You may give: the ``feedback`` you need with the function it arrives at, a table, ``Knobbed/knobs(_:)``,
/// the ``automaton(in:budget:)`` it is in a game of two actions.
/// You get for free: cohorts, every mechanism, tournaments, evolution, listing and the checks.
///
/// The value itself holds what all individuals of the kind share; what an individual remembers is
/// its `Memory` and its flat table of real numbers. A fresh individual is a fresh copy.
public protocol Agent: Knobbed, Sendable {
  /// What one individual remembers beside its table.
  associatedtype Memory: BitwiseCopyable = NoMemory

  /// The entry in the catalogue: name, summary and source.
  static var card: Card { get }

  /// What the agent wants to be told.
  static var feedback: Feedback { get }

  /// Makes the kind with its default parameters.
  init()

  /// The memory of an individual that has not played yet.
  var newborn: Memory { get }

  /// Returns how many table entries an individual needs; they start at 0.
  func tableSize(for shape: Shape) -> Int

  /// Takes note of the game before the first round.
  ///
  /// - Returns: A sentence that says why the agent cannot play this game; nil when it can.
  mutating func prepare(for briefing: Briefing) -> String?

  /// Fills the table of a new individual.
  func begin(mind: Mind<Memory>)

  /// Forgets the last partners, since a match with others begins.
  func meet(mind: Mind<Memory>)

  /// Takes note of random numbers that all players of an episode see alike, before it begins.
  ///
  /// They are independent of all other draws, and the same for every player who asks for them.
  func hear(_ signal: RandomStream, mind: Mind<Memory>)

  /// Returns an action in `0..<turn.count`, without changing the mind.
  func choose(_ turn: Turn, mind: Mind<Memory>, using random: inout RandomStream) -> Int

  /// Learns from its own payoff.
  func learn(from reward: Reward, mind: Mind<Memory>)

  /// Learns from what every action would have paid.
  func compare(_ comparison: Comparison, mind: Mind<Memory>)

  /// Learns what another player did.
  func observe(_ act: Act, mind: Mind<Memory>)

  /// Learns what everyone did in a round, itself included.
  func witness(_ round: Round, mind: Mind<Memory>)

  /// Learns how the population played the last round.
  ///
  /// At an information set that nobody reached, all actions have the same probability.
  mutating func survey(_ population: Profile, _ briefing: Briefing)

  /// Returns the finite automaton that this kind is between two players with one decision between two
  /// actions, once it has taken note of the game.
  ///
  /// It hears how moves came out, both its own and the other's, and may know nothing else of a match.
  ///
  /// - Parameters:
  ///   - encounter: The round that is played again and again.
  ///   - budget: The most states that are gone through to find it.
  /// - Returns: Nil when the kind is no finite automaton, or none that small.
  func automaton(in encounter: Encounter, budget: Int) -> Automaton?

  /// Returns an empty cohort of this kind.
  ///
  /// Never written by hand: the default is compiled for the concrete agent.
  func cohort(for shape: Shape, group: Int) -> Cohort
}

extension Agent {
  /// Prepares the agent for a game, unless it needs to learn what others do and the game hides it.
  ///
  /// - Returns: A sentence that says why the agent cannot play this game; nil when it can.
  public mutating func refusal(of briefing: Briefing) -> String? {
    if briefing.shape.hidesPlay && !Self.feedback.isDisjoint(with: [.play, .round, .partner]) {
      return "needs to be told what others did, but in this game nobody is"
    }
    return prepare(for: briefing)
  }

  /// By default, an agent is told nothing.
  @inlinable public static var feedback: Feedback { [] }
  /// No parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {}
  /// No table.
  @inlinable public func tableSize(for shape: Shape) -> Int { 0 }
  /// Plays any game.
  public mutating func prepare(for briefing: Briefing) -> String? { nil }
  /// Leaves the table at 0.
  @inlinable public func begin(mind: Mind<Memory>) {}
  /// Forgets nothing.
  @inlinable public func meet(mind: Mind<Memory>) {}
  /// Learns nothing.
  @inlinable public func hear(_ signal: RandomStream, mind: Mind<Memory>) {}
  /// Learns nothing.
  @inlinable public func learn(from reward: Reward, mind: Mind<Memory>) {}
  /// Learns nothing.
  @inlinable public func compare(_ comparison: Comparison, mind: Mind<Memory>) {}
  /// Learns nothing.
  @inlinable public func observe(_ act: Act, mind: Mind<Memory>) {}
  /// Learns nothing.
  @inlinable public func witness(_ round: Round, mind: Mind<Memory>) {}
  /// Is no finite automaton that anybody knows of.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? { nil }
  /// Learns nothing.
  public mutating func survey(_ population: Profile, _ briefing: Briefing) {}

  /// Returns an empty cohort, its functions compiled for this kind.
  @inlinable public func cohort(for shape: Shape, group: Int) -> Cohort {
    let pointer = UnsafeMutablePointer<Self>.allocate(capacity: 1)
    pointer.initialize(to: self)
    let bytes = Mind<Memory>.tableOffset + 8 * tableSize(for: shape)
    return Cohort(
      group: group, functions: KindFunctions(of: Self.self, bytes: bytes),
      kind: UnsafeMutableRawPointer(pointer))
  }
}

extension Agent where Memory == NoMemory {
  /// An empty memory.
  @inlinable public var newborn: NoMemory { NoMemory() }
}
