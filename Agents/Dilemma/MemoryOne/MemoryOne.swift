public import Arena

/// Cooperates with a probability that depends only on what both did in the last round.
///
/// The defaults are the general cooperator that evolved in a noisy world.
public struct MemoryOne: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "memory-one", "Cooperates with a probability for each outcome of the last round.",
    source: """
      M. Nowak, "Stochastic strategies in the Prisoner's Dilemma", Theoretical Population \
      Biology 38(1), 1990, pp. 93-112. Defaults: D. Iliopoulos, A. Hintze, C. Adami, "Critical \
      Dynamics in the Evolution of Stochastic Strategies for the Iterated Prisoner's Dilemma", \
      PLOS Computational Biology 6(10), 2010.
      """)

  /// The probability of cooperating in the first round.
  public var first = 1.0
  /// The probability of cooperating after both did.
  public var cc = 0.935
  /// The probability of cooperating after it alone did.
  public var cd = 0.229
  /// The probability of cooperating after the partner alone did.
  public var dc = 0.266
  /// The probability of cooperating after nobody did.
  public var dd = 0.42

  /// Shows the five probabilities.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let (range, unit) = (0.0...1, "probability")
    visitor.knob("first", &first, in: range, unit: unit, "How likely it cooperates first.")
    visitor.knob("cc", &cc, in: range, unit: unit, "The same after both did.")
    visitor.knob("cd", &cd, in: range, unit: unit, "The same after it alone did.")
    visitor.knob("dc", &dc, in: range, unit: unit, "The same after the partner alone did.")
    visitor.knob("dd", &dd, in: range, unit: unit, "The same after nobody did.")
  }

  /// Makes the general cooperator.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 1, theirs: 1, clock: 1) }

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    random.move(cooperating: past.rounds == 0 ? first : past.outcome(cc, cd, dc, dd))
  }
}
