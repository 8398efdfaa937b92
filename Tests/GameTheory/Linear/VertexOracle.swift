import Arena
import GameTheory

/// The optimum of a small linear program by trying every corner, in exact fractions.
///
/// Every corner lies on as many of the rows and signs as there are variables.
struct VertexOracle {
  /// The greatest value over the corners that satisfy everything; nil when there is none.
  static func optimum(of program: LinearProgram<Rational>) -> Rational? {
    let width = program.objective.count
    var planes = program.rows.map { (coefficients: $0.coefficients, bound: $0.bound) }
    for variable in 0..<width where !program.isFree[variable] {
      planes.append(((0..<width).map { $0 == variable ? .one : .zero }, .zero))
    }
    var best: Rational?
    forEachSubset(of: planes.count, size: width) { subset in
      guard let point = intersection(subset.map { planes[$0] }), holds(point, in: program) else {
        return
      }
      let value = zip(program.objective, point).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
      best = best.map { max($0, value) } ?? value
    }
    return best
  }

  /// Whether a point satisfies every row and sign.
  static func holds(_ point: [Rational], in program: LinearProgram<Rational>) -> Bool {
    zip(point, program.isFree).allSatisfy { $1 || $0 >= .zero }
      && program.rows.allSatisfy { row in
        let sum = zip(row.coefficients, point).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
        return switch row.relation {
        case .atMost: sum <= row.bound
        case .atLeast: sum >= row.bound
        case .equal: sum == row.bound
        }
      }
  }

  static func forEachSubset(of count: Int, size: Int, _ body: ([Int]) -> Void) {
    guard size <= count else { return }
    var subset = Array(0..<size)
    while true {
      body(subset)
      guard let place = subset.indices.last(where: { subset[$0] < count - size + $0 }) else {
        return
      }
      subset[place] += 1
      for next in place + 1..<max(size, place + 1) { subset[next] = subset[next - 1] + 1 }
    }
  }

  /// The only point on as many planes as dimensions; nil when there is not exactly one.
  private static func intersection(
    _ planes: [(coefficients: [Rational], bound: Rational)]
  ) -> [Rational]? {
    var rows = planes.map { $0.coefficients + [$0.bound] }
    for column in rows.indices {
      guard let pivot = (column..<rows.count).first(where: { rows[$0][column] != .zero }) else {
        return nil
      }
      rows.swapAt(column, pivot)
      rows[column] = rows[column].map { [scale = rows[column][column]] in $0 / scale }
      for other in rows.indices where other != column {
        let share = rows[other][column]
        rows[other] = zip(rows[other], rows[column]).map { $0 - share * $1 }
      }
    }
    return rows.map { $0[rows.count] }
  }
}
