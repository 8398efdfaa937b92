/// How far a point and multipliers are from proving each other optimal, recomputed from the program.
///
/// All three are relative: a violated row to the magnitudes of its terms and to its unit, that is, to
/// what it comes to once the program is scaled to numbers of about 1; so are a reduced cost to its
/// column and the gap to both objectives. Exact arithmetic gives exact zeros.
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

/// A sum with the size of its terms, against which rounding is judged.
private struct BalancedSum<Number: OrderedField> {
  private var sum = Number.zero
  private var size: Number

  init(unit: Number) { size = unit }

  mutating func add(_ term: Number) {
    sum += term
    size += term.magnitude
  }

  /// The sum of the negated terms.
  var negated: BalancedSum {
    var other = self
    other.sum = -sum
    return other
  }

  /// How far the sum exceeds 0, relative to its terms; infinite when it is not a number.
  var excess: Double {
    guard sum.isFinite && (Number.isExact || size.isFinite) else { return .infinity }
    if sum <= .zero { return 0 }
    return Number.isExact ? Swift.max(sum.double, .leastNonzeroMagnitude) : (sum / size).double
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
    let form = CanonicalForm(of: self)
    var gap = BalancedSum<Number>(unit: .one.scaled(by: -form.costShift - form.boundShift))
    for (cost, value) in zip(objective, point) { gap.add(cost * value) }
    for (row, dual) in zip(rows, duals) { gap.add(-(dual * row.bound)) }
    return LinearCertificate(
      primal: violation(of: point, unit: .one.scaled(by: -form.boundShift), form),
      dual: violation(of: duals, costs: objective, unit: .one.scaled(by: -form.costShift), form),
      gap: gap.distance)
  }

  /// Whether rows weighted by multipliers say that something at least 0 is less than 0 (Farkas).
  public func provesInfeasible(_ duals: [Number]) -> Bool {
    let form = CanonicalForm(of: self)
    var bound = BalancedSum<Number>(unit: .zero)
    for (row, dual) in zip(rows, duals) { bound.add(-(dual * row.bound)) }
    let unit = zip(duals, form.rowShifts).reduce(Number.zero) {
      Swift.max($0, $1.0.magnitude.scaled(by: -$1.1))
    }
    let zeros = objective.map { _ in Number.zero }
    return violation(of: duals, costs: zeros, unit: unit, form) <= Self.slack
      && bound.excess > Self.slack
  }

  /// Whether the objective grows without end from a feasible point along a ray.
  public func provesUnbounded(point: [Number], ray: [Number]) -> Bool {
    let form = CanonicalForm(of: self)
    var growth = BalancedSum<Number>(unit: .zero)
    for (cost, value) in zip(objective, ray) { growth.add(cost * value) }
    let unit = zip(ray, form.columnShifts).reduce(Number.zero) {
      Swift.max($0, $1.0.magnitude.scaled(by: -$1.1))
    }
    return violation(of: point, unit: .one.scaled(by: -form.boundShift), form) <= Self.slack
      && violation(of: ray, isRay: true, unit: unit, form) <= Self.slack
      && growth.excess > Self.slack
  }

  /// The largest violation of any row or sign at a point, or along a ray; the unit is that of the
  /// scaled variables.
  private func violation(
    of point: [Number], isRay: Bool = false, unit: Number, _ form: CanonicalForm<Number>
  ) -> Double {
    var worst = 0.0
    for (value, isFree) in zip(point, isFree) where !isFree && !(value >= .zero) {
      worst = .infinity
    }
    for (row, shift) in zip(rows, form.rowShifts) {
      var sum = BalancedSum<Number>(unit: unit.scaled(by: -shift))
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

  /// The largest violation of any column or sign by multipliers that must cover some costs; the unit
  /// is that of the scaled multipliers.
  private func violation(
    of duals: [Number], costs: [Number], unit: Number, _ form: CanonicalForm<Number>
  ) -> Double {
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
      var sum = BalancedSum<Number>(unit: unit.scaled(by: -form.columnShifts[variable]))
      sum.add(costs[variable])
      for (row, dual) in zip(rows, duals) { sum.add(-(dual * row.coefficients[variable])) }
      worst = Swift.max(worst, isFree[variable] ? sum.distance : sum.excess)
    }
    return worst
  }
}
