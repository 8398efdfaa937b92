/// A linear program: maximise an objective over points that satisfy rows, each variable at least 0
/// unless it is free.
///
/// ```swift
/// var program = LinearProgram(maximising: [3.0, 5])
/// program.require([1, 0], .atMost, 4)
/// program.require([0, 2], .atMost, 12)
/// program.require([3, 2], .atMost, 18)
/// program.solution().value  // 36, at the point (2, 6)
/// ```
public struct LinearProgram<Number: OrderedField>: Sendable {
  /// How a row compares with its bound.
  public enum Relation: String, Sendable {
    /// The row is at most its bound.
    case atMost = "<="
    /// The row is at least its bound.
    case atLeast = ">="
    /// The row equals its bound.
    case equal = "="
  }

  /// One requirement.
  public struct Row: Sendable {
    /// One coefficient for each variable.
    public let coefficients: [Number]
    /// How the row compares with its bound.
    public let relation: Relation
    /// What it is compared with.
    public let bound: Number
  }

  /// What to maximise: one coefficient for each variable.
  public let objective: [Number]
  /// The requirements, in the order in which they were made.
  public private(set) var rows: [Row] = []
  /// Whether each variable may be negative.
  public private(set) var isFree: [Bool]

  /// Makes a program without requirements.
  ///
  /// - Parameter objective: One coefficient for each variable.
  public init(maximising objective: [Number]) {
    self.objective = objective
    isFree = objective.map { _ in false }
  }

  /// Adds a requirement.
  ///
  /// - Parameters:
  ///   - coefficients: One for each variable.
  ///   - relation: How their sum compares with the bound.
  ///   - bound: What it is compared with.
  /// - Precondition: There are as many coefficients as variables.
  public mutating func require(_ coefficients: [Number], _ relation: Relation, _ bound: Number) {
    precondition(coefficients.count == objective.count, "a row needs a coefficient per variable")
    rows.append(Row(coefficients: coefficients, relation: relation, bound: bound))
  }

  /// Lets a variable be negative.
  public mutating func free(_ variable: Int) { isFree[variable] = true }
}

extension LinearProgram where Number == Double {
  /// Solves the program in doubles.
  ///
  /// - Parameter budget: How many pivots and seconds it may take.
  /// - Returns: The answer, proved by its certificate to about nine digits, or a status.
  public func solution(within budget: Budget = Budget()) -> LinearSolution<Double> {
    var meter = budget.meter
    return solution(&meter)
  }

  func solution(_ meter: inout Meter) -> LinearSolution<Double> { solved(&meter) }
}

extension LinearProgram where Number == Rational {
  /// Solves the program in exact fractions.
  ///
  /// - Parameter budget: How many pivots and seconds it may take.
  /// - Returns: The exact answer, or a status.
  public func solution(within budget: Budget = Budget()) -> LinearSolution<Rational> {
    var meter = budget.meter
    return solution(&meter)
  }

  func solution(_ meter: inout Meter) -> LinearSolution<Rational> { solved(&meter) }
}

extension LinearProgram where Number == WideRational {
  /// Solves the program in fractions of any size.
  func solution(within budget: Budget) -> LinearSolution<WideRational> {
    var meter = budget.meter
    return solved(&meter)
  }
}

extension LinearProgram {
  /// Scales, solves and checks the answer against the program as it was given.
  fileprivate func solved(_ meter: inout Meter) -> LinearSolution<Number> {
    guard isDefined else { return LinearSolution(status: .notFinite, of: self) }
    let form = CanonicalForm(of: self)
    var simplex = Simplex(
      form.matrix, costs: form.costs, bounds: form.bounds,
      isFixed: rows.map { $0.relation == .equal }
    )
    let outcome = simplex.solve(&meter)
    // Nothing stands unless it is proved below.
    var answer = LinearSolution(status: .unreliable, of: self)
    answer.pivots = simplex.pivots
    answer.duals = form.duals(of: simplex, in: self)
    switch outcome {
    case .optimal:
      answer.point = form.point(of: simplex, in: self)
      answer.value = value(at: answer.point)
      answer.certificate = certificate(point: answer.point, duals: answer.duals)
      if answer.certificate.holds(within: Self.slack) { answer.status = .complete }
    case .infeasible:
      answer.duals = form.multipliers(of: simplex, in: self)
      if provesInfeasible(answer.duals) { answer.status = .infeasible }
    case .unbounded:
      answer.point = form.point(of: simplex, in: self)
      answer.ray = form.ray(of: simplex, in: self)
      if provesUnbounded(point: answer.point, ray: answer.ray) { answer.status = .unbounded }
    case .exhausted: answer.status = .exhausted
    case .unreliable: break
    }
    if Number.isExact && answer.status == .unreliable { answer.status = .overflow }
    return answer
  }

  /// Whether every number is a number.
  private var isDefined: Bool {
    objective.allSatisfy { $0.isFinite }
      && rows.allSatisfy { $0.bound.isFinite && $0.coefficients.allSatisfy { $0.isFinite } }
  }
}
