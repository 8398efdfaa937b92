public import Arena

/// Naive prober that does not strike back at a partner who struck back at its probe.
///
/// > Deviation: a slip of its own hand counts as a probe, for it cannot tell the two apart.
/// > Retaliation is the defection in the round after the probe; the Axelrod library looks for it in
/// > the round of the probe itself.
public struct RemorsefulProber: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "remorseful-prober", "Naive prober that accepts retaliation for its probes.",
    source: "\(Papers.engineeringDesign). After \(Papers.selfishGene).")

  /// The probability of defecting without a reason.
  public var probing = 0.1

  /// Shows the probability.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "probing", &probing, in: 0...1, unit: "probability", "How likely it defects without a reason."
    )
  }

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 2, theirs: 3, clock: 1) }

  /// Copies the last move, probes, or repents.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.rounds == 0 { return .cooperate }
    if past.theirs() == .defect {
      let isRetaliation = past.mine(2) == .defect && past.theirs(3) == .cooperate
      return Move(defectingIf: !isRetaliation)
    }
    return random.move(cooperating: 1 - probing)
  }
}
