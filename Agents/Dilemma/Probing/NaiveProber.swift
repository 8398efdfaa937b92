public import Arena

/// Tit for tat that now and then defects without a reason.
///
/// > Source: J. Li, P. Hingston, G. Kendall, "Engineering Design of Strategies for Winning Iterated
/// > Prisoner's Dilemma Competitions", *IEEE Transactions on Computational Intelligence and AI in
/// > Games* 3(4), 2011, pp. 348-360. After R. Dawkins, *The Selfish Gene*, second edition, Oxford
/// > University Press, 1989, chapter 12.
public struct NaiveProber: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "naive-prober", "Tit for tat with an unprovoked defection now and then.",
    source: "J. Li, P. Hingston, G. Kendall, Engineering Design of Strategies for Winning "
      + "Iterated Prisoner's Dilemma Competitions, IEEE TCIAIG 3(4), 2011.")

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

  /// Copies the last move, or probes.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    if past.rounds == 0 || past.theirs() == .defect { return past.theirs() }
    return random.move(cooperating: 1 - probing)
  }
}
