/// The value of a constant-sum game of two players, with optimal mixtures and what proves them.
public struct ZeroSumSolution: Sendable {
  /// What the row player can guarantee itself, in units of payoff; NaN unless ``status`` is `complete`.
  public internal(set) var value = Double.nan
  /// The value as a fraction; nil when it was found in doubles.
  public internal(set) var exactValue: Rational?
  /// What both payoffs add up to.
  public let constant: Double
  /// A mixture of rows that guarantees the value.
  public internal(set) var rows: [Double] = []
  /// A mixture of columns that keeps the row player to the value.
  public internal(set) var columns: [Double] = []
  /// The best reply to ``columns`` less the worst to ``rows``, recomputed by definition: how far from
  /// optimal the two mixtures are together.
  public internal(set) var gap = Double.infinity
  /// How the solution ended.
  public internal(set) var status: SearchStatus = .unreliable

  /// How the value was found.
  public var method: String {
    exactValue == nil ? "linear program in doubles" : "linear program in exact fractions"
  }
}

extension BimatrixGame {
  /// What both players' payoffs add up to in every cell; nil when it differs between cells by more
  /// than rounding.
  public var constantSum: Double? {
    let sums = zip(rowPayoffs, columnPayoffs).map { $0 / 2 + $1 / 2 }
    let sizes = zip(rowPayoffs, columnPayoffs).map { $0.magnitude / 2 + $1.magnitude / 2 }
    let isConstant = sums.indices.allSatisfy {
      sizes[$0].isFinite
        && !Rounding.isMore(
          (sums[$0] - sums[0]).magnitude, than: 0, sizes: Swift.max(sizes[$0], sizes[0]))
    }
    return isConstant ? 2 * sums[0] : nil
  }

  /// Returns the value and optimal mixtures of a constant-sum game; nil when it is none.
  ///
  /// Small games whose payoffs are short decimals are solved in exact fractions, others in doubles.
  ///
  /// > Source: J. von Neumann, "Zur Theorie der Gesellschaftsspiele", *Mathematische Annalen* 100,
  /// > 1928; the program after G. B. Dantzig, "A proof of the equivalence of the programming problem
  /// > and the game problem", 1951.
  ///
  /// - Parameter budget: How many pivots and seconds it may take.
  /// - Returns: Value, mixtures and gap, with a status.
  public func zeroSum(within budget: Budget = Budget()) -> ZeroSumSolution? {
    guard let constant = constantSum else { return nil }
    var answer = ZeroSumSolution(constant: constant)
    var meter = budget.meter
    if let exact = exactPayoffs, let value = solveExactly(exact, &meter, &answer) {
      answer.exactValue = value
    } else {
      let low = rowPayoffs.reduce(.infinity) { Swift.min($0, $1) }
      let high = rowPayoffs.reduce(-.infinity) { Swift.max($0, $1) }
      // Halves, because the span of two finite payoffs may be infinite.
      let span = high / 2 - low / 2
      let table = rowPayoffs.map { span > 0 ? 1 + ($0 / 2 - low / 2) / span : 1 }
      let program = program(table)
      let solution = program.solution(&meter)
      settle(solution, &answer)
    }
    guard answer.status == .complete else { return answer }
    let (floor, ceiling, size) = guarantees(answer.rows, answer.columns)
    answer.gap = Swift.max(ceiling - floor, 0)
    answer.value = answer.exactValue?.double ?? (floor / 2 + ceiling / 2)
    // Payoffs that are never met do not excuse a gap.
    if !(answer.gap <= 1e-8 * size) {
      answer.status = .unreliable
      answer.value = .nan
    }
    return answer
  }

  /// The payoffs as fractions; nil for large games and long decimals, which would overflow anyway.
  private var exactPayoffs: [Rational]? {
    guard rows * columns <= 400 else { return nil }
    let exact = rowPayoffs.compactMap { Rational(decimal: $0) }
    let isShort = exact.allSatisfy {
      $0.denominator <= 1_000_000 && $0.numerator.magnitude <= 1_000_000_000
    }
    return exact.count == rowPayoffs.count && isShort ? exact : nil
  }

  /// The column player's program: with positive payoffs, the greatest total of weights that let no
  /// row earn more than 1.
  private func program<Number>(_ table: [Number]) -> LinearProgram<Number> {
    var program = LinearProgram<Number>(maximising: (0..<columns).map { _ in .one })
    for row in 0..<rows {
      program.require(Array(table[row * columns..<(row + 1) * columns]), .atMost, .one)
    }
    return program
  }

  private func solveExactly(
    _ payoffs: [Rational], _ meter: inout Meter, _ answer: inout ZeroSumSolution
  ) -> Rational? {
    let low = payoffs.reduce(payoffs[0]) { Swift.min($0, $1) }
    let solution = program(payoffs.map { $0 - low + .one }).solution(&meter)
    settle(solution, &answer)
    return answer.status == .complete ? Rational.one / solution.value + low - .one : nil
  }

  /// Turns weights into mixtures.
  private func settle<Number>(_ solution: LinearSolution<Number>, _ answer: inout ZeroSumSolution) {
    switch solution.status {
    case .complete:
      answer.status = .complete
      answer.columns = ZeroSumSolution.mixture(solution.point.map { $0.double })
      answer.rows = ZeroSumSolution.mixture(solution.duals.map { $0.double })
    case .exhausted: answer.status = .exhausted
    default: answer.status = .unreliable
    }
  }

  /// What a mixture of rows makes sure of, what a mixture of columns keeps the row player to, and the
  /// magnitude of the payoffs met there.
  func guarantees(
    _ mixture: [Double], _ reply: [Double]
  ) -> (floor: Double, ceiling: Double, size: Double) {
    var floor = (value: Double.infinity, size: 0.0)
    var ceiling = (value: -Double.infinity, size: 0.0)
    for column in 0..<columns {
      var (sum, terms) = (0.0, 0.0)
      for row in 0..<rows {
        let term = mixture[row] * rowPayoffs[row * columns + column]
        sum += term
        terms += term.magnitude
      }
      if sum < floor.value { floor = (sum, terms) }
    }
    for row in 0..<rows {
      var (sum, terms) = (0.0, 0.0)
      for column in 0..<columns {
        let term = reply[column] * rowPayoffs[row * columns + column]
        sum += term
        terms += term.magnitude
      }
      if sum > ceiling.value { ceiling = (sum, terms) }
    }
    return (floor.value, ceiling.value, Swift.max(floor.size, ceiling.size))
  }
}

extension ZeroSumSolution {
  /// Weights brought to sum 1, without what rounding left of 0.
  fileprivate static func mixture(_ weights: [Double]) -> [Double] {
    let top = weights.reduce(0) { Swift.max($0, $1) }
    let clean = weights.map { $0 > 1e-13 * top ? $0 : 0 }
    let total = clean.reduce(0, +)
    return clean.map { $0 / total }
  }
}
