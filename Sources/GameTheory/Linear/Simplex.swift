import Arena

/// The revised simplex method for: maximise costs x, matrix x <= bounds (or =), x >= 0.
///
/// First the dual method, with costs shifted so that the slack basis is optimal but for its
/// infeasible rows: it needs no artificial variables, takes new rows at any time, and when stopped
/// still holds multipliers that bound the optimum. Then the primal method with the true costs.
///
/// Numbers are expected to be scaled to about 1. Nothing said here is a proof: callers check the
/// point, the multipliers and the rays against their own data.
///
/// > Source: G. B. Dantzig, *Linear Programming and Extensions*, 1963; dual steepest edge after
/// > J. J. Forrest, D. Goldfarb, "Steepest-edge simplex algorithms for linear programming",
/// > *Mathematical Programming* 57, 1992; least index after R. G. Bland, "New finite pivoting rules for
/// > the simplex method", *Mathematics of Operations Research* 2(2), 1977.
struct Simplex<Matrix: CoefficientMatrix> {
  typealias Number = Matrix.Number

  /// How a run ended.
  enum Outcome {
    /// Neither method finds anything to improve.
    case optimal
    /// The rows contradict each other; ``Simplex/ray`` weighs them.
    case infeasible
    /// The objective grows without end along ``Simplex/ray``.
    case unbounded
    /// The budget is used up.
    case exhausted
    /// Numbers do not fit, or rounding errors have won.
    case unreliable
  }

  var matrix: Matrix
  let costs: [Number]
  var bounds: [Number]
  /// Whether a row must hold with equality.
  var isFixed: [Bool]

  /// The basic variable of every place: columns first, then the slack of every row.
  var heads: [Int]
  /// The place of every variable; -1 when it is not basic.
  var places: [Int]
  var inverse: BasisInverse<Number>
  /// The values of the basic variables.
  var values: [Number]
  /// The costs in use, which may be shifted.
  var working: [Number]
  /// What a unit of each variable adds to the objective; at most 0 at an optimum.
  var reduced: [Number]
  /// The last ``reduced`` of the dual method that was recomputed and had the right signs.
  var kept: [Number] = []
  /// Squared lengths of the rows of the inverse, or the best knowledge of them.
  var weights: [Number]
  /// The proof of an answer other than an optimum.
  var ray: [Number] = []
  /// How many pivots were made.
  var pivots = 0
  var pivotsSinceFresh = 0
  /// How many steps in a row moved nothing; many of them call for the rule that cannot cycle.
  var stalls = 0

  /// Scratch: one row of the current table.
  var table: [Number]
  private var scratch: [Number]

  static var patience: Int { 40 }
  /// What a pivot costs: one step for each hundred thousand numbers gone through, at least one.
  var effort: Int { 1 + (matrix.size + 3 * matrix.rows * matrix.rows) / 100_000 }
  var isCareful: Bool { stalls > Simplex.patience }

  init(_ matrix: Matrix, costs: [Number], bounds: [Number], isFixed: [Bool]) {
    self.matrix = matrix
    self.costs = costs
    self.bounds = bounds
    self.isFixed = isFixed
    let (rows, columns) = (matrix.rows, matrix.columns)
    heads = (0..<rows).map { columns + $0 }
    places = [Int](repeating: -1, count: columns) + (0..<rows)
    inverse = BasisInverse(identity: rows)
    values = bounds
    working = costs
    reduced = costs + [Number](repeating: .zero, count: rows)
    weights = [Number](repeating: .one, count: rows)
    table = reduced
    scratch = bounds
  }

  /// Runs both methods until nothing is left to improve.
  mutating func solve(_ meter: inout Meter) -> Outcome {
    var round = 0
    while round < 8 {
      if let outcome = reachFeasibility(round: round, &meter) { return outcome }
      working = costs
      refresh()
      if let outcome = climb(&meter) { return outcome }
      if grow() {
        round = 1
        continue
      }
      if Number.isExact || pivotsSinceFresh == 0 { return .optimal }
      guard rebuild() else { return .unreliable }
      if leaving() == nil && entering() == nil { return .optimal }
      round += 1
    }
    return .unreliable
  }

  /// Makes the basis feasible by the dual method, adding rows as they turn out to be violated.
  private mutating func reachFeasibility(round: Int, _ meter: inout Meter) -> Outcome? {
    var isShifted = false
    while true {
      if leaving() != nil {
        if !isShifted { shiftCosts(round: round) }
        isShifted = true
        if let outcome = descend(&meter) { return outcome }
      }
      if !grow() { return nil }
    }
  }

  /// Lowers costs until no variable is worth entering, and a little more so that no two tie.
  private mutating func shiftCosts(round: Int) {
    var key = StreamKey(seed: 0).stream(0)
    var size = Number.zero
    if !Number.isExact {
      size = Number(1) / Number(1_000_000)
      for _ in 0..<Swift.min(round, 4) { size = size / Number(10) }
    }
    for column in 0..<matrix.columns where places[column] < 0 {
      let noise = size * Number(512 + key.index(below: 512)) / Number(1024)
      if reduced[column] > .zero { working[column] -= reduced[column] }
      working[column] -= noise
    }
    refresh()
  }

  /// Recomputes values and reduced costs from the inverse.
  mutating func refresh() {
    values = inverse.times(bounds)
    let columns = matrix.columns
    let basic = heads.map { $0 < columns ? working[$0] : .zero }
    let prices = inverse.combine(basic)
    matrix.combine(prices, into: &reduced)
    for column in 0..<columns { reduced[column] = working[column] - reduced[column] }
    for row in 0..<matrix.rows { reduced[columns + row] = -prices[row] }
    for head in heads { reduced[head] = .zero }
  }

  /// Returns the column of a variable in terms of the basis.
  mutating func expressed(_ variable: Int) -> [Number] {
    if variable < matrix.columns {
      matrix.column(variable, into: &scratch)
    } else {
      for row in scratch.indices { scratch[row] = .zero }
      scratch[variable - matrix.columns] = .one
    }
    return inverse.times(scratch)
  }

  /// Writes a row of the current table for all variables.
  mutating func tabulate(_ row: [Number]) {
    matrix.combine(row, into: &table)
    for index in 0..<row.count { table[matrix.columns + index] = row[index] }
  }

  /// Exchanges a basic variable for another.
  ///
  /// - Parameters:
  ///   - place: The place of the one that leaves.
  ///   - variable: The one that enters.
  ///   - column: Its column in terms of the basis.
  ///   - row: The row of the inverse in that place; ``table`` must hold its products.
  mutating func exchange(_ place: Int, _ variable: Int, _ column: [Number], _ row: [Number]) {
    let pivot = column[place]
    let gain = reduced[variable] / table[variable]
    let step = values[place] / pivot
    if gain != .zero {
      table.withUnsafeBufferPointer { table in
        reduced.withUnsafeMutableBufferPointer { reduced in
          for index in 0..<reduced.count { reduced[index] -= gain * table[index] }
        }
      }
    }
    reduced[variable] = .zero
    reduced[heads[place]] = -gain
    if step != .zero {
      for index in 0..<values.count { values[index] -= step * column[index] }
    }
    values[place] = step
    if !Number.isExact { updateWeights(place, column, row) }
    inverse.pivot(at: place, entering: column)
    places[heads[place]] = -1
    places[variable] = place
    heads[place] = variable
    pivots += 1
    pivotsSinceFresh += 1
  }

  private mutating func updateWeights(_ place: Int, _ column: [Number], _ row: [Number]) {
    let products = inverse.times(row)
    let (pivot, weight) = (column[place], products[place])
    let least = Number(1) / Number(10_000)
    for other in 0..<weights.count where other != place && column[other] != .zero {
      let share = column[other] / pivot
      let next = weights[other] - (share + share) * products[other] + share * share * weight
      weights[other] = Swift.max(next, Swift.max(least, share * share * weight))
    }
    weights[place] = Swift.max(weight / (pivot * pivot), least)
  }

  /// Adds the rows that the current point violates; false when it violates none.
  private mutating func grow() -> Bool {
    let columns = matrix.columns
    let point = heads.indices.filter { heads[$0] < columns && values[$0] > .zero }
    let added = matrix.grow(point.map { (heads[$0], values[$0]) })
    guard added > 0 else { return false }
    let old = matrix.rows - added
    var coefficients = (0..<added).map { _ in [Number](repeating: .zero, count: old) }
    var entries = [Number](repeating: .zero, count: matrix.rows)
    for place in 0..<old where heads[place] < columns {
      matrix.column(heads[place], into: &entries)
      for row in 0..<added { coefficients[row][place] = entries[old + row] }
    }
    inverse.append(coefficients)
    for row in old..<matrix.rows {
      var value = Number.zero
      for place in 0..<old { value -= coefficients[row - old][place] * values[place] }
      heads.append(columns + row)
      places.append(row)
      values.append(value)
    }
    let zeros = [Number](repeating: .zero, count: added)
    bounds += zeros
    isFixed += zeros.map { _ in false }
    reduced += zeros
    table += zeros
    scratch += zeros
    weights = Number.isExact ? weights + zeros.map { _ in .one } : inverse.squares
    return true
  }

  /// Inverts the basis again, from the matrix itself.
  ///
  /// - Returns: False when the basis has become singular beyond repair.
  mutating func rebuild() -> Bool {
    let (rows, columns) = (matrix.rows, matrix.columns)
    let basic = heads.filter { $0 < columns }
    var isOpen = (0..<rows).map { places[columns + $0] < 0 }
    inverse = BasisInverse(identity: rows)
    heads = (0..<rows).map { columns + $0 }
    for variable in basic {
      let column = expressed(variable)
      var best: Int?
      for row in 0..<rows where isOpen[row] {
        if column[row].magnitude > (best.map { column[$0].magnitude } ?? Number.tolerance) {
          best = row
        }
      }
      guard let row = best else { continue }
      isOpen[row] = false
      inverse.pivot(at: row, entering: column)
      heads[row] = variable
    }
    for variable in places.indices { places[variable] = -1 }
    for (place, head) in heads.enumerated() { places[head] = place }
    pivotsSinceFresh = 0
    refresh()
    if !Number.isExact { weights = inverse.squares }
    return values.allSatisfy { $0.isFinite }
  }
}
