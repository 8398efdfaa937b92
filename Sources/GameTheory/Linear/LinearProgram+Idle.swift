extension LinearProgram where Number == Double {
  /// Beside numbers this many times as large, a solver in doubles cannot tell the others apart.
  private static var dwarfing: Double { 0x1p20 }

  /// Solves the program without variables whose numbers dwarf others in the objective or in a row, and
  /// takes those back in that would add to what is found: a catastrophe that nobody causes takes no digits
  /// from what is done.
  ///
  /// - Returns: The answer to the whole program.
  /// - Complexity: One program more than without for each round in which variables are taken back.
  func solutionWithoutIdleGiants(_ meter: inout Meter) -> LinearSolution<Double> {
    var idle = giants
    while !idle.isEmpty {
      let kept = objective.indices.filter { !idle.contains($0) }
      let part = only(kept).solution(&meter)
      guard part.status == .complete else { break }
      let wanted = idle.filter { isWanted($0, part.duals) }
      if wanted.isEmpty { return expanded(part, from: kept) }
      idle.removeAll { wanted.contains($0) }
    }
    return solution(&meter)
  }

  /// The variables, none of them free, whose number in the objective or in an inequality dwarfs another
  /// there.
  private var giants: [Int] {
    var giants: Set<Int> = []
    for numbers in [objective] + rows.filter({ $0.relation != .equal }).map({ $0.coefficients }) {
      let least = numbers.reduce(.infinity) { $1 == 0 ? $0 : Swift.min($0, $1.magnitude) }
      for variable in objective.indices
      where !isFree[variable] && numbers[variable].magnitude > least * Self.dwarfing {
        giants.insert(variable)
      }
    }
    return giants.sorted()
  }

  /// The program of some of the variables, the others being 0.
  private func only(_ kept: [Int]) -> LinearProgram<Double> {
    var program = LinearProgram(maximising: kept.map { objective[$0] })
    for row in rows {
      program.require(kept.map { row.coefficients[$0] }, row.relation, row.bound)
    }
    for (place, variable) in kept.enumerated() where isFree[variable] { program.free(place) }
    return program
  }

  /// The answer to a part as one to the whole, with a certificate of its own.
  private func expanded(_ part: LinearSolution<Double>, from kept: [Int]) -> LinearSolution<Double>
  {
    var whole = part
    whole.point = objective.map { _ in 0 }
    for (place, variable) in kept.enumerated() { whole.point[variable] = part.point[place] }
    whole.certificate = certificate(point: whole.point, duals: whole.duals)
    return whole
  }

  /// Whether a variable would add to the objective, beyond rounding, if rows are worth so much.
  private func isWanted(_ variable: Int, _ duals: [Double]) -> Bool {
    var (sum, size) = (objective[variable], objective[variable].magnitude)
    for (row, dual) in zip(rows, duals) {
      sum -= dual * row.coefficients[variable]
      size += (dual * row.coefficients[variable]).magnitude
    }
    return sum > Self.slack * size
  }
}
