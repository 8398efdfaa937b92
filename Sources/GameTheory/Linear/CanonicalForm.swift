/// A linear program with every row "at most", every variable at least 0, and numbers near 1.
///
/// Rows and columns are multiplied by powers of two, which rounds nothing; a free variable is the
/// difference of two.
struct CanonicalForm<Number: OrderedField> {
  let matrix: DenseMatrix<Number>
  let costs: [Number]
  let bounds: [Number]
  /// The power of two that every row is multiplied by.
  let rowShifts: [Int]
  /// The same by variable of the program.
  let columnShifts: [Int]
  /// The same of all bounds.
  let boundShift: Int
  /// The same of all costs.
  let costShift: Int
  /// The variable behind every column, and whether it is its negative part.
  private let sources: [(variable: Int, isNegative: Bool)]

  init(of program: LinearProgram<Number>) {
    let variables = program.objective.indices
    let sources =
      variables.map { (variable: $0, isNegative: false) }
      + variables.filter { program.isFree[$0] }.map { (variable: $0, isNegative: true) }
    self.sources = sources
    var rows = program.rows.map { $0.coefficients }
    for (index, row) in program.rows.enumerated() where row.relation == .atLeast {
      rows[index] = rows[index].map { -$0 }
    }
    let (rowShifts, columnShifts) = CanonicalForm.shifts(of: program)
    (self.rowShifts, self.columnShifts) = (rowShifts, columnShifts)
    func signed(_ value: Number, _ isNegative: Bool) -> Number { isNegative ? -value : value }
    let entries = rows.indices.flatMap { row in
      sources.map { variable, isNegative in
        signed(
          rows[row][variable].scaled(by: rowShifts[row] + columnShifts[variable]), isNegative)
      }
    }
    matrix = DenseMatrix(rows: rows.count, columns: sources.count, entries: entries)
    let costs = sources.map { variable, isNegative in
      signed(program.objective[variable].scaled(by: columnShifts[variable]), isNegative)
    }
    let bounds = program.rows.indices.map { row in
      signed(
        program.rows[row].bound.scaled(by: rowShifts[row]), program.rows[row].relation == .atLeast)
    }
    let (costShift, boundShift) = (CanonicalForm.shift(of: costs), CanonicalForm.shift(of: bounds))
    self.costs = costs.map { $0.scaled(by: costShift) }
    self.bounds = bounds.map { $0.scaled(by: boundShift) }
    (self.costShift, self.boundShift) = (costShift, boundShift)
  }

  /// The power of two that makes the greatest of some numbers about 1.
  private static func shift(of numbers: [Number]) -> Int {
    if Number.isExact { return 0 }
    let greatest = numbers.reduce(0) { Swift.max($0, $1.magnitude.double) }
    return greatest > 0 && greatest.isFinite ? -Int(greatest.exponent) : 0
  }

  private static func shifts(of program: LinearProgram<Number>) -> (rows: [Int], columns: [Int]) {
    if Number.isExact {
      return (program.rows.map { _ in 0 }, program.objective.map { _ in 0 })
    }
    var table = program.rows.map { row in
      (row.coefficients + [row.bound]).map { $0.magnitude.double }
    }
    table.append(program.objective.map { $0.magnitude.double } + [0])
    let fit = Equilibration(table)
    return (fit.rows.dropLast(), fit.columns.dropLast())
  }

  /// The point that the basis stands for, in the program's own variables and units.
  func point(
    of simplex: Simplex<DenseMatrix<Number>>, in program: LinearProgram<Number>
  ) -> [Number] {
    var point = program.objective.map { _ in Number.zero }
    for (place, head) in simplex.heads.enumerated() where head < sources.count {
      let (variable, isNegative) = sources[head]
      let value = Swift.max(simplex.values[place], .zero)
        .scaled(by: columnShifts[variable] - boundShift)
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
      let value = Swift.max(simplex.ray[column], .zero).scaled(by: columnShifts[variable])
      ray[variable] += isNegative ? -value : value
    }
    return ray
  }

  /// What a unit of every bound is worth.
  func duals(
    of simplex: Simplex<DenseMatrix<Number>>, in program: LinearProgram<Number>
  ) -> [Number] {
    program.rows.indices.map { row in
      price(-simplex.reduced[sources.count + row], row, in: program).scaled(by: -costShift)
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
    case .equal: value.scaled(by: rowShifts[row])
    case .atMost: Swift.max(value, .zero).scaled(by: rowShifts[row])
    case .atLeast: -Swift.max(value, .zero).scaled(by: rowShifts[row])
    }
  }
}
