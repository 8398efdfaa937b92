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

  /// A change of partners, for an agent whose memory is only of them; arrives at ``Agent/meet(mind:)``.
  ///
  /// If partners change every episode and an episode has one round, such an agent could only hear
  /// what it is about to forget, so it is told nothing at all.
  @inlinable public static var partner: Feedback { Feedback(rawValue: 16) }

  /// What everyone did, itself included, a round at a time; arrives at ``Agent/witness(_:mind:)``.
  @inlinable public static var round: Feedback { Feedback(rawValue: 32) }

  /// A source of random numbers that all players of an episode share, before their first decision; arrives at
  /// ``Agent/hear(_:mind:)``.
  @inlinable public static var signal: Feedback { Feedback(rawValue: 64) }

  /// The names of the members, in a fixed order.
  public var names: [String] {
    var names: [String] = []
    if contains(.payoff) { names.append("own payoff") }
    if contains(.counterfactual) { names.append("counterfactual payoffs") }
    if contains(.play) { names.append("observed play") }
    if contains(.population) { names.append("population's last round") }
    if contains(.partner) { names.append("change of partner") }
    if contains(.round) { names.append("joint play") }
    if contains(.signal) { names.append("public signal") }
    return names
  }
}
