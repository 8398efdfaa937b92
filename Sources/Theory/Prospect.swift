import Arena
import GameTheory

/// Best and predicted for one welfare function.
public struct Prospect: Sendable {
  /// Where best and worst come from.
  public enum Source: String, Sendable, CaseIterable {
    /// The game tree, exactly.
    case tree
    /// Bounds computed from the game tree.
    case treeBounds = "bounds from the tree"
    /// The ranges that the mechanism declares.
    case declared = "declared bounds"
  }
  /// What a planner who sees and moves everyone reaches, per round.
  public let firstBest: Double
  /// What the best strategy profile reaches that respects who knows what, per round.
  public let best: Double
  /// What the worst profile reaches, per round.
  public let worst: Double
  /// Where best and worst come from.
  public let source: Source
  /// The welfare of everything that the predicting concept selects, per round.
  public let predicted: [Double]
  /// Whether what lies between the values of ``predicted`` is predicted too.
  public let isInterval: Bool
  /// Whether ``predicted`` is only a bound that no equilibrium passes.
  ///
  /// So it is in a repeated game of which one round was analysed; see
  /// `StrategicForm.individuallyRationalRange(of:budget:)`.
  public let isBound: Bool
  /// Where equilibria can lie that are not in pure strategies, per round: what leaves nobody less than it can
  /// make sure of; nil unless equilibria of a repeated game were found.
  public let outer: ClosedRange<Double>?
  /// What players without regret can end in, per round: it holds every coarse correlated equilibrium,
  /// and so every equilibrium; nil if the welfare is no mean over episodes or the game is too large.
  public let correlated: ClosedRange<Double>?
  /// How badly a weighted sum of the players' payoffs, plus a constant, fits the welfare: the error of
  /// the best fit divided by that of the best constant.
  ///
  /// Nil without a tree, and where the welfare is no mean over episodes or the same in all of them.
  public let hullError: Double?

  /// Best and worst as bounds that no play passes.
  init(
    _ bounds: ClosedRange<Double>, _ sense: Goal.Sense, source: Source, predicted: [Double] = [],
    isInterval: Bool = false, isBound: Bool = false
  ) {
    let (low, high) = (bounds.lowerBound, bounds.upperBound)
    self.init(
      firstBest: sense == .most ? high : low, best: sense == .most ? high : low,
      worst: sense == .most ? low : high, source: source, predicted: predicted,
      isInterval: isInterval, isBound: isBound)
  }

  /// Best, worst and what is predicted.
  package init(
    firstBest: Double, best: Double, worst: Double, source: Source, predicted: [Double],
    isInterval: Bool = false, isBound: Bool = false, outer: ClosedRange<Double>? = nil,
    correlated: ClosedRange<Double>? = nil, hullError: Double? = nil
  ) {
    self.firstBest = firstBest
    self.best = best
    self.worst = worst
    self.source = source
    self.predicted = predicted
    self.isInterval = isInterval
    self.isBound = isBound
    self.outer = outer
    self.correlated = correlated
    self.hullError = hullError
  }

  /// The least and greatest predicted welfare; nil when nothing was predicted.
  public var predictedRange: ClosedRange<Double>? {
    guard let low = predicted.min(), let high = predicted.max() else { return nil }
    return low...high
  }

  /// The distance from a value to the nearest that is predicted; nil when nothing is, or no more than
  /// bounds.
  package func distance(of value: Double) -> Double? {
    if isBound { return nil }
    if isInterval, predictedRange?.contains(value) == true { return 0 }
    return predicted.map { ($0 - value).magnitude }.min()
  }

  /// Whether nothing that the players do changes the welfare.
  public var isConstant: Bool {
    !Rounding.isMore(Swift.max(best, worst), than: Swift.min(best, worst))
  }

  /// (value - worst) / (best - worst), in 0...1; nil when best and worst coincide or are not bounded.
  public func alignment(of value: Double) -> Double? {
    if isConstant || !(best - worst).isFinite { return nil }
    let share = (value - worst) / (best - worst)
    return share < Rounding.share ? 0 : Swift.min(1, share)
  }
}
