import Arena

/// How a system performs in six respects, for each strategy of the firm that builds it.
///
/// > Source: the vector of a model's performance in the source of ``Governance``; the default scores
/// > are the arena's own.
public struct PerformanceVector: Sendable, Equatable {
  /// The six respects, which are also names of parameters and measures.
  public static var respects: [String] {
    ["performance", "robustness", "explainability", "fairness", "privacy", "security"]
  }

  /// The scores in 0...1: a list for each respect, and in it one for each strategy.
  public var scores = [
    [0.6, 0.95], [0.9, 0.6], [0.8, 0.5], [0.8, 0.6], [0.9, 0.6], [0.9, 0.5],
  ]

  /// Makes a cautious strategy that is better in all but plain performance.
  public init() {}

  /// Shows the scores.
  mutating func knobs(_ visitor: inout some KnobVisitor) {
    for (index, respect) in Self.respects.enumerated() {
      visitor.knob(
        respect, &scores[index], limit: CapabilityStakes.limit, in: 0...1, unit: "score",
        "The \(respect) of each strategy of the firm.")
    }
  }

  /// Says whether every strategy has every score.
  func complaint(strategies: Int) -> String? {
    for (respect, list) in zip(Self.respects, scores) where list.count != strategies {
      return "\(respect) needs a score for each of the \(strategies) strategies of the firm, "
        + "not \(list.count)"
    }
    return nil
  }

  /// A measure for each respect.
  var measures: [Measure] {
    Self.respects.map {
      Measure($0, unit: "score", in: 0...1, "The \($0) of what the firm built.")
    }
  }

  /// Notes the scores of a strategy, from a measure on.
  @inline(__always) func note(
    _ strategy: Int, from measure: Int, _ episode: inout some Episode
  ) {
    for (index, list) in scores.enumerated() { episode.note(measure + index, list[strategy]) }
  }
}
