/// A linear program with every row "at most", every variable at least 0, and numbers near 1.
///
/// Rows and columns are multiplied by powers of two, which rounds nothing; a free variable is the
/// difference of two.
struct CanonicalForm<Number: OrderedField> {
  let matrix: DenseMatrix<Number>
  let costs: [Number]
  let bounds: [Number]
  private let rowScale: [Number]
  private let columnScale: [Number]
  /// What all values are divided by, and all costs multiplied.
  private let boundScale: Number
  private let costScale: Number
  /// The variable behind every column, and whether it is its negative part.
  private let sources: [(variable: Int, isNegative: Bool)]

  init(of program: LinearProgram<Number>) {
    let variables = program.objective.indices
    let sources =
      variables.map { ($0, false) } + variables.filter { program.isFree[$0] }.map { ($0, true) }
    self.sources = sources
    var rows = program.rows.map(\.coefficients)
    for (index, row) in program.rows.enumerated() where row.relation == .atLeast {
      rows[index] = rows[index].map { -$0 }
    }
    let scales = CanonicalForm.scales(rows, columns: variables.count)
    (rowScale, columnScale) = scales
    func signed(_ value: Number, _ isNegative: Bool) -> Number { isNegative ? -value : value }
    let entries = rows.indices.flatMap { row in
      sources.map {
        signed(
          rows[row][$0.0] * scales.rows[row] * scales.columns[$0.0], $0.1)
      }
    }
    matrix = DenseMatrix(rows: rows.count, columns: sources.count, entries: entries)
    let costs = sources.map {
      signed(program.objective[$0.0] * scales.columns[$0.0], $0.1)
    }
    let bounds = program.rows.indices.map {
      signed(program.rows[$0].bound, program.rows[$0].relation == .atLeast) * scales.rows[$0]
    }
    let (costScale, boundScale) = (CanonicalForm.scale(costs), CanonicalForm.scale(bounds))
    self.costs = costs.map { $0 * costScale }
    self.bounds = bounds.map { $0 * boundScale }
    (self.costScale, self.boundScale) = (costScale, boundScale)
  }

  /// The factor that makes the greatest of some numbers about 1.
  private static func scale(_ numbers: [Number]) -> Number {
    let greatest = numbers.reduce(.zero) { Swift.max($0, $1.magnitude) }
    return greatest == .zero ? .one : Number.scale(least: greatest, greatest: greatest)
  }

  /// Factors for rows and columns, by turns, until the entries of each lie around 1.
  private static func scales(_ entries: [[Number]], columns: Int) -> (
    rows: [Number], columns: [Number]
  ) {
    var rowScale = entries.map { _ in Number.one }
    var columnScale = [Number](repeating: .one, count: columns)
    if Number.isExact { return (rowScale, columnScale) }
    for _ in 0..<3 {
      for row in entries.indices {
        rowScale[row] = balance((0..<columns).map { entries[row][$0].magnitude * columnScale[$0] })
      }
      for column in 0..<columns {
        columnScale[column] = balance(
          entries.indices.map { entries[$0][column].magnitude * rowScale[$0] })
      }
    }
    return (rowScale, columnScale)
  }

  private static func balance(_ magnitudes: [Number]) -> Number {
    var least: Number?
    var greatest = Number.zero
    for magnitude in magnitudes where magnitude > .zero && magnitude.isFinite {
      greatest = Swift.max(greatest, magnitude)
      least = Swift.min(least ?? magnitude, magnitude)
    }
    return least.map { Number.scale(least: $0, greatest: greatest) } ?? .one
  }

  /// The point that the basis stands for, in the program's own variables and units.
  func point(
    of simplex: Simplex<DenseMatrix<Number>>, in program: LinearProgram<Number>
  ) -> [Number] {
    var point = program.objective.map { _ in Number.zero }
    for (place, head) in simplex.heads.enumerated() where head < sources.count {
      let (variable, isNegative) = sources[head]
      let value =
        Swift.max(simplex.values[place], .zero) / boundScale * columnScale[variable]
      point[variable] += isNegative ? -value : value
    }
    return point
  }

  /// The direction in which the objective grows without end.
  func ray(
    of simplex: Simplex<DenseMatrix<Number>>, in program: LinearProgram<Number>
  ) -> [Number] {
    var ray = program.objective.map { _ in Number.zero }
    for (column, (variable, isNegative)) in sources.enumerated() {
      let value = Swift.max(simplex.ray[column], .zero) * columnScale[variable]
      ray[variable] += isNegative ? -value : value
    }
    return ray
  }

  /// What a unit of every bound is worth.
  func duals(
    of simplex: Simplex<DenseMatrix<Number>>, in program: LinearProgram<Number>
  ) -> [Number] {
    program.rows.indices.map { row in
      price(-simplex.reduced[sources.count + row], row, in: program) / costScale
    }
  }

  /// Weights under which the rows contradict each other.
  func multipliers(
    of simplex: Simplex<DenseMatrix<Number>>, in program: LinearProgram<Number>
  ) -> [Number] {
    program.rows.indices.map { price(simplex.ray[$0], $0, in: program) }
  }

  private func price(_ value: Number, _ row: Int, in program: LinearProgram<Number>) -> Number {
    switch program.rows[row].relation {
    case .equal: value * rowScale[row]
    case .atMost: Swift.max(value, .zero) * rowScale[row]
    case .atLeast: -(Swift.max(value, .zero) * rowScale[row])
    }
  }
}
