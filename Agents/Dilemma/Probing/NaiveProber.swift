public import Arena

/// Tit for tat that now and then defects without a reason.
public struct NaiveProber: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "naive-prober", "Tit for tat with an unprovoked defection now and then.",
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
  public var reach: Reach { Reach(theirs: 1, clock: 1) }

  /// Copies the last move, or probes.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.rounds == 0 || past.theirs() == .defect { return past.theirs() }
    return random.move(cooperating: 1 - probing)
  }
}
