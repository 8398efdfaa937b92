/// What an agent wants to be told; the engine computes nothing that nobody asked for.
@frozen public struct Feedback: OptionSet, BitwiseCopyable, Sendable {
  /// The bits of the set.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Its own payoff after each of its decisions; arrives at ``Agent/learn(from:mind:)``.
  @inlinable public static var payoff: Feedback { Feedback(rawValue: 1) }
  /// What each action it could have taken would have paid; arrives at ``Agent/compare(_:mind:)``.
  @inlinable public static var counterfactual: Feedback { Feedback(rawValue: 2) }
  /// What the others did; arrives at ``Agent/observe(_:mind:)``.
  @inlinable public static var play: Feedback { Feedback(rawValue: 4) }
  /// How the whole population played the last round; arrives at ``Agent/survey(_:_:)``.
  @inlinable public static var population: Feedback { Feedback(rawValue: 8) }

  /// When its partners leave, arriving at ``Agent/meet(mind:)``: all its memory is of them.
  ///
  /// Where partners change every episode and an episode has one round, such an agent could only hear
  /// what it is about to forget, so it is told nothing at all.
  @inlinable public static var partner: Feedback { Feedback(rawValue: 16) }

  /// What everyone did, itself included, a round at a time; arrives at ``Agent/witness(_:mind:)``.
  @inlinable public static var round: Feedback { Feedback(rawValue: 32) }

  /// The names of the members, in a fixed order.
  public var names: [String] {
    var names: [String] = []
    if contains(.payoff) { names.append("own payoff") }
    if contains(.counterfactual) { names.append("counterfactual payoffs") }
    if contains(.play) { names.append("observed play") }
    if contains(.population) { names.append("population's last round") }
    if contains(.partner) { names.append("change of partner") }
    if contains(.round) { names.append("joint play") }
    return names
  }
}

/// One decision as the deciding agent meets it.
@frozen public struct Turn: BitwiseCopyable, Sendable {
  // Three words, each of two 32-bit halves, so that a turn is made by two additions and travels in
  // registers: information set and decision, slot and count, seat and wish + 1.
  @usableFromInline let place: UInt64
  @usableFromInline let table: UInt64
  @usableFromInline let person: UInt64

  @inlinable init(_ row: DecisionLayout, observation: Int, seat: Int, wish: Int?) {
    let shift = UInt64(truncatingIfNeeded: observation)
    place = row.place &+ shift &<< 32
    table = row.table &+ (shift &* UInt64(UInt32(bitPattern: row.actions))) &<< 32
    let plusOne = if let wish { UInt64(UInt32(truncatingIfNeeded: wish &+ 1)) } else { UInt64(0) }
    person = UInt64(truncatingIfNeeded: seat) &<< 32 | plusOne
  }

  /// The index of the declared decision.
  @inlinable public var decision: Int { Int(truncatingIfNeeded: place & 0xFFFF_FFFF) }
  /// The dense index of the information set.
  @inlinable public var infoset: Int { Int(truncatingIfNeeded: place &>> 32) }
  /// The table slot of action 0; action *a* has slot `slot + a`.
  @inlinable public var slot: Int { Int(truncatingIfNeeded: table &>> 32) }
  /// The number of actions; at least 1.
  @inlinable public var count: Int { Int(truncatingIfNeeded: table & 0xFFFF_FFFF) }
  /// The seat that decides.
  @inlinable public var seat: Int { Int(truncatingIfNeeded: person &>> 32) }
  /// The action that the designer wishes, if she states one.
  @inlinable public var wish: Int? {
    let plusOne = Int(truncatingIfNeeded: person & 0xFFFF_FFFF)
    return plusOne == 0 ? nil : plusOne &- 1
  }
}

/// The payoff that followed a decision, until the same player's next one or the end of the episode.
@frozen public struct Reward: BitwiseCopyable, Sendable {
  @usableFromInline var place: Turn
  @usableFromInline var moves: Moves
  @usableFromInline var sum: Double
  @usableFromInline var isLast: Bool
  /// The next decision; means nothing where there is none.
  @usableFromInline var follower: Turn

  @inlinable init(turn: Turn, action: Int, payoff: Double, next: Turn?) {
    place = turn
    moves = Moves(action)
    sum = payoff
    isLast = next == nil
    follower = next ?? turn
  }

  /// No decision yet.
  static var none: Reward {
    Reward(turn: Turn(.none, observation: 0, seat: 0, wish: nil), action: 0, payoff: 0, next: nil)
  }

  /// Changes what came of the choice.
  @inlinable mutating func slip(to action: Int) {
    moves = Moves(chosen: moves.chosen, performed: action)
  }

  @inlinable mutating func complete(payoff: Double, next: Turn) {
    sum = payoff
    isLast = false
    follower = next
  }

  /// Completes the last decision of an episode.
  @inlinable mutating func complete(payoff: Double) {
    sum = payoff
    isLast = true
  }

  /// The decision.
  @inlinable public var turn: Turn { place }
  /// The action chosen.
  @inlinable public var action: Int { moves.chosen }
  /// What came of it: another action if the hand slipped; see ``Episode/slip(to:by:)``.
  @inlinable public var performed: Int { moves.performed }
  /// The payoff since, in units of utility.
  @inlinable public var payoff: Double { sum }
  /// The player's next decision; nil when the episode ended.
  @inlinable public var next: Turn? { isLast ? nil : follower }
}

/// What every action at one decision would have paid, all draws and all other strategies held.
@frozen public struct Comparison: BitwiseCopyable {
  /// The decision.
  public let turn: Turn
  /// The action taken.
  public let action: Int
  @usableFromInline let payoffs: UnsafePointer<Double>

  @inlinable init(turn: Turn, action: Int, payoffs: UnsafePointer<Double>) {
    self.turn = turn
    self.action = action
    self.payoffs = payoffs
  }

  /// The whole episode's payoff had `action` been taken.
  @inlinable public subscript(action: Int) -> Double {
    precondition(action >= 0 && action < turn.count)
    return payoffs[action]
  }
}

/// What an agent kind may know before it plays: the shape of the game and its stakes.
public struct Briefing: Sendable {
  /// Roles, decisions, measures and their numbering.
  public let shape: Shape
  /// The least and greatest payoff of one round to one seat.
  public let payoffRange: ClosedRange<Double>
  /// How many rounds an episode is expected to last.
  public var expectedRounds: Double { shape.expectedRounds }
  /// The tree of the game; nil when it is too large to explore.
  public let tree: GameTree?

  /// Makes a briefing.
  public init(shape: Shape, payoffRange: ClosedRange<Double>, tree: GameTree?) {
    self.shape = shape
    self.payoffRange = payoffRange
    self.tree = tree
  }

  /// The length of ``payoffRange``, at least the smallest number that can be divided by.
  public var stakes: Double {
    Swift.max(payoffRange.upperBound - payoffRange.lowerBound, .leastNormalMagnitude)
  }
}

/// A kind of agent: a strategy with its parameters, and a memory for every individual of the kind.
///
/// You must give: a ``card``, a ``newborn`` memory and ``choose(_:mind:using:)``.
/// You may give: the ``feedback`` you need with the function it arrives at, a table, ``Knobbed/knobs(_:)``.
/// You get for free: cohorts, every mechanism, tournaments, evolution, listing and the checks.
///
/// The value itself holds what all individuals of the kind share; what an individual remembers is
/// its `Memory` and its flat table of real numbers. A fresh individual is a fresh copy.
public protocol Agent: Knobbed, Sendable {
  /// What one individual remembers beside its table.
  associatedtype Memory: BitwiseCopyable = NoMemory

  /// What the catalogue says.
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

  /// Forgets the last partners: a match with others begins.
  func meet(mind: Mind<Memory>)

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

  /// Learns how the population played the last round; information sets nobody reached are uniform.
  mutating func survey(_ population: Profile, _ briefing: Briefing)

  /// Returns an empty cohort of this kind.
  ///
  /// Never written by hand: the default is compiled for the concrete agent.
  func cohort(for shape: Shape, group: Int) -> Cohort
}

extension Agent {
  /// Prepares the agent for a game, unless it lives by what nobody is told there.
  ///
  /// - Returns: A sentence that says why the agent cannot play this game; nil when it can.
  public mutating func refusal(of briefing: Briefing) -> String? {
    if briefing.shape.hidesPlay && !Self.feedback.isDisjoint(with: [.play, .round, .partner]) {
      return "needs to be told what others did, but in this game nobody is"
    }
    return prepare(for: briefing)
  }

  /// Nothing.
  public static var feedback: Feedback { [] }
  /// No parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {}
  /// No table.
  public func tableSize(for shape: Shape) -> Int { 0 }
  /// Plays any game.
  public mutating func prepare(for briefing: Briefing) -> String? { nil }
  /// Leaves the table at 0.
  public func begin(mind: Mind<Memory>) {}
  /// Forgets nothing.
  public func meet(mind: Mind<Memory>) {}
  /// Learns nothing.
  public func learn(from reward: Reward, mind: Mind<Memory>) {}
  /// Learns nothing.
  public func compare(_ comparison: Comparison, mind: Mind<Memory>) {}
  /// Learns nothing.
  public func observe(_ act: Act, mind: Mind<Memory>) {}
  /// Learns nothing.
  public func witness(_ round: Round, mind: Mind<Memory>) {}
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
