public import Arena

/// An agent that plays given probabilities, whatever happens.
///
/// It stands in no listing: ``RobustnessRunner`` makes its kinds.
public struct FixedPlay: Agent {
  /// The entry that it would have in the catalogue.
  public static let card = Card(
    "fixed-play", "Plays given probabilities, whatever happens.",
    source: "H. W. Kuhn, Extensive Games and the Problem of Information, in Contributions to the "
      + "Theory of Games II, Princeton University Press, 1953, pp. 193-216: behaviour strategies.")

  /// A probability for every slot of every seat, seat by seat.
  public var probabilities: [Double] = []
  private var slots = 0

  /// The most probabilities.
  static let most = 1 << 27

  /// Makes the kind without probabilities, which can play no game.
  public init() {}

  /// Shows the probabilities.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "probabilities", &probabilities, limit: FixedPlay.most, in: 0...1, unit: "probability",
      "How likely each action is, slot by slot and seat by seat.")
  }

  /// Complains unless there is a probability for every slot of every seat.
  public mutating func prepare(for briefing: Briefing) -> String? {
    slots = briefing.shape.slots
    let count = briefing.shape.seats * slots
    if probabilities.count == count { return nil }
    return "needs \(count) probabilities, but has \(probabilities.count)"
  }

  /// Draws one of the actions.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    let first = turn.seat * slots + turn.slot
    return random.index(below: turn.count) { probabilities[first + $0] }
  }
}
