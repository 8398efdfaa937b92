/// The mixture of columns whose greatest row is least: the column player's in a zero-sum game.
///
/// > Source: G. B. Dantzig, *Linear Programming and Extensions*, Princeton, 1963, Chapter 13; the rule
/// > that cannot cycle: R. G. Bland, *Mathematics of Operations Research* 2(2), 1977, pp. 103–107.
///
/// > Accuracy: doubles; reduced costs and pivots below 1e-12 count as 0. ``value`` is recomputed from
/// > the shares, so that it is what they guarantee.
public struct RobustMixture: Sendable {
  private static let tolerance = 1e-12
  /// The most pivots for each row and column.
  private static let patience = 1000

  /// The share of each column; they sum to 1.
  public let shares: [Double]
  /// The greatest row under the shares.
  public let value: Double

  /// Finds the shares.
  ///
  /// - Parameters:
  ///   - table: The entries, row by row, of about unit size.
  ///   - columns: How many columns there are.
  /// - Precondition: There is a row and a column, and rows are full.
  public init(_ table: [Double], columns: Int) {
    precondition(columns > 0 && !table.isEmpty && table.count % columns == 0, "rows must be full")
    let rows = table.count / columns
    // With all entries shifted to at least 1, the shares over the value are the y of the greatest sum
    // among those with every row of the table times y at most 1.
    let least = table.reduce(table[0]) { Swift.min($0, $1) }
    var tableau = Tableau(rows: rows, columns: columns) { table[$0 * columns + $1] - least + 1 }
    for _ in 0..<Self.patience * (rows + columns) {
      if !tableau.pivot(tolerance: Self.tolerance) { break }
    }
    var shares = tableau.solution
    let sum = shares.reduce(0) { $0 + $1 }
    for column in shares.indices { shares[column] /= sum }
    self.shares = shares
    value = (0..<rows).reduce(-Double.infinity) { greatest, row in
      var entry = 0.0
      for column in 0..<columns { entry += table[row * columns + column] * shares[column] }
      return Swift.max(greatest, entry)
    }
  }
}

/// The tableau of: maximise the sum of y >= 0 where a positive table times y is at most 1.
private struct Tableau {
  private let rows: Int
  private let columns: Int
  /// Columns of the table, slacks and the bound; the last row holds the reduced costs.
  private var cells: [Double]
  /// Which column is basic in each row.
  private var basis: [Int]

  private var width: Int { columns + rows + 1 }

  init(rows: Int, columns: Int, _ entry: (Int, Int) -> Double) {
    (self.rows, self.columns) = (rows, columns)
    let width = columns + rows + 1
    cells = [Double](repeating: 0, count: (rows + 1) * width)
    basis = Array(columns..<columns + rows)
    for row in 0..<rows {
      for column in 0..<columns { cells[row * width + column] = entry(row, column) }
      cells[row * width + columns + row] = 1
      cells[row * width + width - 1] = 1
    }
    for column in 0..<columns { cells[rows * width + column] = -1 }
  }

  /// Takes one step towards a greater sum; returns whether there was one.
  mutating func pivot(tolerance: Double) -> Bool {
    guard
      let column = (0..<width - 1).first(where: { cells[rows * width + $0] < -tolerance })
    else { return false }
    var leaving: Int?
    var least = Double.infinity
    for row in 0..<rows where cells[row * width + column] > tolerance {
      let ratio = cells[row * width + width - 1] / cells[row * width + column]
      let isTied = ratio == least && leaving.map { basis[row] < basis[$0] } ?? false
      if ratio < least || isTied { (leaving, least) = (row, ratio) }
    }
    guard let leaving else { return false }
    let scale = cells[leaving * width + column]
    for index in 0..<width { cells[leaving * width + index] /= scale }
    for row in 0...rows where row != leaving {
      let factor = cells[row * width + column]
      if factor == 0 { continue }
      for index in 0..<width {
        cells[row * width + index] -= factor * cells[leaving * width + index]
      }
    }
    basis[leaving] = column
    return true
  }

  /// The current y.
  var solution: [Double] {
    var solution = [Double](repeating: 0, count: columns)
    for row in 0..<rows where basis[row] < columns {
      solution[basis[row]] = Swift.max(0, cells[row * width + width - 1])
    }
    return solution
  }
}
