/// How nearly a weighted sum of advisers' utilities gives a goal: the convex-hull condition.
///
/// Weights are at least 0 and a constant may be added. The error is the least greatest distance, over
/// all outcomes, between the weighted sum and the goal. If it is epsilon, competition among the
/// advisers costs the goal at most 2 epsilon in every equilibrium in which each of them could bring
/// about the best outcomes alone. No single adviser needs to be aligned.
///
/// ```swift
/// MarketAlignment(of: [1, 0, 0, 1], among: [[1, 2, 0, 3], [3, 0, 2, 1]]).error  // 0: half of each
/// ```
///
/// > Source: N. Collina, S. Goel, A. Roth, E. Ryu, M. Shi, "Emergent Alignment via Competition", arXiv
/// > 2509.15090, Definition 1; there weights sum to 1.
///
/// > Accuracy: ``error`` is recomputed from the weights on every outcome and ``bound`` is the value of
/// > a linear program over some of them, proved to about nine digits.
public struct MarketAlignment: Sendable, Equatable {
  /// Whether the sum of the weights is free.
  public enum Scale: String, Sendable {
    /// Any weights: the advisers' units do not matter.
    case free
    /// Weights that sum to 1: the advisers' units are the goal's.
    case mean
  }

  /// How far ``bound`` may stay below ``error``, in shares of the largest range.
  private static let tolerance = 1e-10

  /// The weight of each adviser; at least 0.
  public let weights: [Double]
  /// What is added to the weighted sum.
  public let constant: Double
  /// The greatest distance between the weighted sum plus the constant and the goal.
  public let error: Double
  /// A lower bound on the error of any weights.
  public let bound: Double
  /// The error of a constant alone: half the range of the goal.
  public let unaided: Double

  /// Whether no weights are better, up to rounding; false if the budget did not suffice.
  public let isBest: Bool

  /// Finds the weights by a linear program over ever more outcomes: those where the last weights err
  /// most.
  ///
  /// - Parameters:
  ///   - goal: The goal by outcome, finite.
  ///   - advisers: The utility of each adviser by outcome, finite.
  ///   - scale: Whether the sum of the weights is free.
  ///   - budget: How many pivots it may take, and how long.
  /// - Precondition: There is an outcome, an adviser, and a utility of each adviser at each outcome.
  /// - Complexity: O(outcomes x advisers) for each of the programs, usually few more than advisers.
  public init(
    of goal: [Double], among advisers: [[Double]], scale: Scale = .free, budget: Budget = Budget()
  ) {
    precondition(!goal.isEmpty && !advisers.isEmpty, "alignment needs an outcome and an adviser")
    precondition(
      advisers.allSatisfy { $0.count == goal.count }, "alignment needs a utility at each outcome")
    let (common, bases) = (Baseline.of(goal), advisers.map { Baseline.of($0) })
    let goal = goal.map { $0 - common }
    let advisers = zip(advisers, bases).map { payoffs, base in payoffs.map { $0 - base } }
    let share = scale == .free ? 0 : 1 / Double(advisers.count)
    var best = Residual(goal, advisers, advisers.map { _ in share })
    let unaided = Residual(goal, advisers, advisers.map { _ in 0 })
    let slack =
      MarketAlignment.tolerance
      * advisers.reduce(unaided.error) { Swift.max($0, Residual.halfRange($1)) }
    var outcomes = [best.low, best.high]
    var (bound, meter) = (0.0, budget.meter)
    while best.error - bound > slack {
      let program = HullProgram(goal, advisers, outcomes, scale)
      guard let (weights, value) = program.solve(&meter) else { break }
      bound = Swift.max(bound, value)
      let residual = Residual(goal, advisers, weights)
      if residual.error < best.error { best = residual }
      let more = [residual.low, residual.high].filter { !outcomes.contains($0) }
      if more.isEmpty { break }
      outcomes += more
    }
    weights = best.weights
    constant = zip(weights, bases).reduce(best.constant + common) { $0 - $1.0 * $1.1 }
    error = best.error
    self.bound = Swift.min(bound, best.error)
    self.unaided = unaided.error
    isBest = best.error - bound <= 100 * slack
  }
}

/// What is left of a goal after a weighted sum.
private struct Residual {
  let weights: [Double]
  let constant: Double
  let error: Double
  /// The outcomes where the goal exceeds the sum least and most.
  let low: Int
  let high: Int

  init(_ goal: [Double], _ advisers: [[Double]], _ weights: [Double]) {
    var (low, high) = (0, 0)
    var (least, most) = (Double.infinity, -Double.infinity)
    for outcome in goal.indices {
      var rest = goal[outcome]
      for adviser in advisers.indices { rest -= weights[adviser] * advisers[adviser][outcome] }
      if rest < least { (low, least) = (outcome, rest) }
      if rest > most { (high, most) = (outcome, rest) }
    }
    (self.low, self.high, self.weights) = (low, high, weights)
    constant = least + (most - least) / 2
    error = (most - least) / 2
  }

  /// Half the distance between the least and the greatest of some numbers.
  static func halfRange(_ numbers: [Double]) -> Double {
    var (least, most) = (Double.infinity, -Double.infinity)
    for number in numbers {
      least = Swift.min(least, number)
      most = Swift.max(most, number)
    }
    return (most - least) / 2
  }
}

/// The least error at some outcomes, as a linear program over weights, constant and error.
private struct HullProgram {
  private var program: LinearProgram<Double>
  private let count: Int

  init(
    _ goal: [Double], _ advisers: [[Double]], _ outcomes: [Int], _ scale: MarketAlignment.Scale
  ) {
    count = advisers.count
    let nothing = advisers.map { _ in 0.0 }
    program = LinearProgram(maximising: nothing + [0, -1])
    program.free(count)
    for outcome in outcomes {
      let row = advisers.map { $0[outcome] }
      program.require(row + [1, -1], .atMost, goal[outcome])
      program.require(row + [1, 1], .atLeast, goal[outcome])
    }
    if scale == .mean { program.require(advisers.map { _ in 1 } + [0, 0], .equal, 1) }
  }

  /// Returns the weights and the error; nil without a proof.
  func solve(_ meter: inout Meter) -> (weights: [Double], value: Double)? {
    let solution = program.solution(&meter)
    guard solution.status == .complete else { return nil }
    return (solution.point.prefix(count).map { Swift.max(0, $0) }, -solution.value)
  }
}
