/// The answer to a linear program, with what proves it.
public struct LinearSolution<Number: OrderedField>: Sendable {
  /// How a program ended.
  public enum Status: String, Sendable {
    /// The point is optimal, and the multipliers prove it.
    case optimal
    /// No point satisfies all rows, and the multipliers prove it.
    case infeasible
    /// The objective grows without end from the point along the ray.
    case unbounded
    /// The budget did not suffice.
    case exhausted = "budget exhausted"
    /// Numbers on the way did not fit, or rounding errors spoil every proof.
    case unreliable
    /// Some number of the program is infinite, overflown or undefined.
    case undefined = "not finite"
  }

  /// How the program ended.
  public internal(set) var status: Status
  /// The greatest value of the objective, when ``status`` is `optimal`.
  public internal(set) var value: Number
  /// The best point; the foot of the ray of an unbounded program; zeros otherwise.
  public internal(set) var point: [Number]
  /// What a unit of each row's bound is worth; of an infeasible program, the weights under which its
  /// rows contradict each other: at least 0 for "at most", at most 0 for "at least".
  public internal(set) var duals: [Number]
  /// The direction in which an unbounded objective grows; empty otherwise.
  public internal(set) var ray: [Number] = []
  /// How far point and multipliers are from proving each other optimal.
  public internal(set) var certificate: LinearCertificate
  /// How many pivots were made.
  public internal(set) var pivots = 0

  init(status: Status, of program: LinearProgram<Number>) {
    self.status = status
    value = .zero
    point = program.objective.map { _ in .zero }
    duals = program.rows.map { _ in .zero }
    certificate = LinearCertificate(primal: .infinity, dual: .infinity, gap: .infinity)
  }
}

/// How far a point and multipliers are from proving each other optimal, recomputed from the program.
///
/// All three are relative: a violated row to the sum of its terms' magnitudes, a reduced cost to those
/// of its column, the gap to those of both objectives. Exact arithmetic gives exact zeros.
public struct LinearCertificate: Sendable, Equatable {
  /// The largest violation of any row or sign.
  public let primal: Double
  /// The largest violation of any reduced cost or sign of a multiplier.
  public let dual: Double
  /// The distance between the objective at the point and the bound that the multipliers give.
  public let gap: Double

  /// Whether all three are within a tolerance.
  public func holds(within tolerance: Double) -> Bool {
    primal <= tolerance && dual <= tolerance && gap <= tolerance
  }
}

/// A sum with the sum of its terms' magnitudes, against which rounding is judged.
struct BalancedSum<Number: OrderedField> {
  private(set) var sum = Number.zero
  private var size = Number.zero

  mutating func add(_ term: Number) {
    sum += term
    size += term.magnitude
  }

  /// How far the sum exceeds 0, relative to its terms; infinite when it is not a number.
  var excess: Double {
    guard sum.isFinite && (Number.isExact || size.isFinite) else { return .infinity }
    if sum <= .zero { return 0 }
    return Number.isExact ? Swift.max(sum.double, .leastNonzeroMagnitude) : (sum / size).double
  }

  /// The sum of the negated terms.
  var negated: BalancedSum {
    var other = self
    other.sum = -sum
    return other
  }

  /// How far the sum is from 0, relative to its terms.
  var distance: Double { Swift.max(excess, negated.excess) }
}

extension LinearProgram {
  /// How large a relative violation still proves something: none in exact arithmetic.
  static var slack: Double { Number.isExact ? 0 : 1e-8 }

  /// Returns the objective at a point.
  public func value(at point: [Number]) -> Number {
    zip(objective, point).reduce(.zero) { $0 + $1.0 * $1.1 }
  }

  /// Returns how far a point and multipliers are from proving each other optimal.
  ///
  /// - Parameters:
  ///   - point: One value for each variable.
  ///   - duals: One multiplier for each row.
  /// - Returns: Violations and gap; 0 throughout for an exact optimum.
  public func certificate(point: [Number], duals: [Number]) -> LinearCertificate {
    var gap = BalancedSum<Number>()
    for (cost, value) in zip(objective, point) { gap.add(cost * value) }
    for (row, dual) in zip(rows, duals) { gap.add(-(dual * row.bound)) }
    return LinearCertificate(
      primal: violation(of: point, isRay: false),
      dual: violation(of: duals, costs: objective), gap: gap.distance)
  }

  /// The largest violation of any row or sign at a point, or along a ray.
  private func violation(of point: [Number], isRay: Bool) -> Double {
    var worst = 0.0
    for (value, isFree) in zip(point, isFree) where !isFree && !(value >= .zero) {
      worst = .infinity
    }
    for row in rows {
      var sum = BalancedSum<Number>()
      if !isRay { sum.add(-row.bound) }
      for (coefficient, value) in zip(row.coefficients, point) { sum.add(coefficient * value) }
      switch row.relation {
      case .equal: worst = Swift.max(worst, sum.distance)
      case .atMost: worst = Swift.max(worst, sum.excess)
      case .atLeast: worst = Swift.max(worst, sum.negated.excess)
      }
    }
    return worst
  }

  /// The largest violation of any column or sign by multipliers that must cover some costs.
  private func violation(of duals: [Number], costs: [Number]) -> Double {
    var worst = 0.0
    for (row, dual) in zip(rows, duals) {
      let isRight =
        switch row.relation {
        case .equal: dual.isFinite
        case .atMost: dual >= .zero
        case .atLeast: dual <= .zero
        }
      if !isRight { worst = .infinity }
    }
    for variable in objective.indices {
      var sum = BalancedSum<Number>()
      sum.add(costs[variable])
      for (row, dual) in zip(rows, duals) { sum.add(-(dual * row.coefficients[variable])) }
      worst = Swift.max(worst, isFree[variable] ? sum.distance : sum.excess)
    }
    return worst
  }

  /// Whether rows weighted by multipliers say that something at least 0 is less than 0 (Farkas).
  public func provesInfeasible(_ duals: [Number]) -> Bool {
    var bound = BalancedSum<Number>()
    for (row, dual) in zip(rows, duals) { bound.add(-(dual * row.bound)) }
    return violation(of: duals, costs: objective.map { _ in .zero }) <= Self.slack
      && bound.excess > Self.slack
  }

  /// Whether the objective grows without end from a feasible point along a ray.
  public func provesUnbounded(point: [Number], ray: [Number]) -> Bool {
    var growth = BalancedSum<Number>()
    for (cost, value) in zip(objective, ray) { growth.add(cost * value) }
    return violation(of: point, isRay: false) <= Self.slack
      && violation(of: ray, isRay: true) <= Self.slack
      && growth.excess > Self.slack
  }
}
