/// How one decision maps to dense tables; a row of ``Shape/layout``.
@frozen public struct DecisionLayout: BitwiseCopyable, Sendable {
  // The halves of a turn's words at observation 0; see ``Turn``.
  @usableFromInline let place: UInt64
  @usableFromInline let table: UInt64
  /// The number of actions.
  public let actions: Int32
  /// The number of observations.
  public let observations: Int32

  init(decision: Int, infoset: Int, slot: Int, actions: Int, observations: Int) {
    place = UInt64(infoset) << 32 | UInt64(decision)
    table = UInt64(slot) << 32 | UInt64(actions)
    self.actions = Int32(actions)
    self.observations = Int32(observations)
  }

  /// The row of a decision that is not there.
  static var none: DecisionLayout {
    DecisionLayout(decision: 0, infoset: 0, slot: 0, actions: 0, observations: 0)
  }

  /// The first information set of the decision.
  @inlinable public var infoset: Int32 { Int32(truncatingIfNeeded: place &>> 32) }
  /// The first table slot of the decision.
  @inlinable public var slot: Int32 { Int32(truncatingIfNeeded: table &>> 32) }

  /// Whether an observation index is one of this decision's.
  @inlinable func contains(observation: Int) -> Bool {
    UInt(bitPattern: observation) < UInt(UInt32(bitPattern: observations))
  }
}

/// The static structure of a mechanism: roles, seats, decisions and their dense numbering.
///
/// Information sets are numbered decision by decision, observation by observation; each has a run of
/// *slots*, one for every action. Learners keep flat tables with one column entry per slot.
public struct Shape: Sendable, Equatable {
  /// The roles, in order of their seats.
  public let roles: [Role]
  /// The decisions, in the order the story numbers them.
  public let decisions: [Decision]
  /// The measures, in the order the story numbers them.
  public let measures: [Measure]
  /// The draws, in the order the story numbers them.
  public let draws: [Draw]
  /// How many rounds an episode is expected to last; at least 1.
  public let expectedRounds: Double
  /// Whether players learn what others did only through what their decisions declare to be seen.
  public let hidesPlay: Bool
  /// The role of every seat.
  public let roleOfSeat: [Int]
  /// Where each decision's tables begin.
  public let layout: [DecisionLayout]
  /// The number of information sets.
  public let infosets: Int
  /// The number of slots, over all information sets.
  public let slots: Int

  /// The number of seats of an episode.
  public var seats: Int { roleOfSeat.count }

  /// Two shapes are equal when their declarations are.
  public static func == (left: Shape, right: Shape) -> Bool {
    left.roles == right.roles && left.decisions == right.decisions
      && left.measures == right.measures && left.draws == right.draws
      && left.expectedRounds == right.expectedRounds
      && left.hidesPlay == right.hidesPlay
  }

  /// Compiles declarations into a shape.
  ///
  /// - Returns: Nil when the tables would need more than 2²⁷ slots.
  public init?(
    roles: [Role], decisions: [Decision], measures: [Measure], draws: [Draw] = [],
    expectedRounds: Double, hidesPlay: Bool = false
  ) {
    self.roles = roles
    self.decisions = decisions
    self.measures = measures
    self.draws = draws
    self.expectedRounds = expectedRounds
    self.hidesPlay = hidesPlay
    var seats: [Int] = []
    for (index, role) in roles.enumerated() {
      for _ in 0..<role.seats { seats.append(index) }
    }
    roleOfSeat = seats
    var layout: [DecisionLayout] = []
    var infosets = 0
    var slots = 0
    for decision in decisions {
      var observations = 1
      for variable in decision.sees {
        observations =
          observations.multipliedReportingOverflow(by: variable.values.count)
          .partialValue
        guard observations > 0, observations < 1 << 27 else { return nil }
      }
      let size = observations.multipliedReportingOverflow(by: decision.actions.count)
      guard !size.overflow, slots + size.partialValue < 1 << 27 else { return nil }
      layout.append(
        DecisionLayout(
          decision: layout.count, infoset: infosets, slot: slots, actions: decision.actions.count,
          observations: observations))
      infosets += observations
      slots += size.partialValue
    }
    self.layout = layout
    self.infosets = infosets
    self.slots = slots
  }

  /// Returns the decision and the observation of an information set.
  ///
  /// - Complexity: O(log decisions).
  public func decision(ofInfoset infoset: Int) -> (decision: Int, observation: Int) {
    var index = 0
    var beyond = layout.count
    while beyond &- index > 1 {
      let middle = (index &+ beyond) &>> 1
      if Int(layout[middle].infoset) <= infoset { index = middle } else { beyond = middle }
    }
    return (index, infoset - Int(layout[index].infoset))
  }

  /// Returns the turn of a seat at an information set, without a wish.
  ///
  /// - Complexity: O(log decisions).
  public func turn(of seat: Int, atInfoset infoset: Int) -> Turn {
    let (decision, observation) = decision(ofInfoset: infoset)
    return Turn(layout[decision], observation: observation, seat: seat, wish: nil)
  }

  /// Returns the first slot and the number of actions of an information set.
  ///
  /// - Complexity: O(log decisions).
  public func slots(ofInfoset infoset: Int) -> (first: Int, count: Int) {
    let (decision, observation) = decision(ofInfoset: infoset)
    let actions = Int(layout[decision].actions)
    return (Int(layout[decision].slot) + observation * actions, actions)
  }

  /// How many actions a decision has; 1 if there is no such decision.
  @usableFromInline func actions(of decision: Int) -> Int {
    layout.indices.contains(decision) ? Int(layout[decision].actions) : 1
  }

  /// Whether there is such a draw, with at least so many outcomes.
  @usableFromInline func declares(_ draw: Int, among count: Int) -> Bool {
    draws.indices.contains(draw) && count <= draws[draw].outcomes.count
  }

  /// Whether every seat plays the same role.
  public var isSymmetric: Bool { roles.count == 1 }
}
