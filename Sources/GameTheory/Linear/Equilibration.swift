/// Powers of two for rows and columns that bring the numbers of a program near 1.
///
/// First the exponents are fitted as the sum of one number for each row and one for each column, the
/// bounds being a column and the costs a row, so that units that differ between rows or variables
/// vanish. Then the greatest entry of every row and column is brought to about 1, so that entries that
/// are only what rounding left of a 0 stay below notice.
///
/// > Source: A. R. Curtis, J. K. Reid, "On the automatic scaling of matrices for Gaussian
/// > elimination", *IMA Journal of Applied Mathematics* 10, 1972; here by turns.
struct Equilibration {
  /// The exponents to add to rows and to columns.
  private(set) var rows: [Int]
  private(set) var columns: [Int]

  private struct Entry {
    let row: Int
    let column: Int
    let exponent: Double
  }

  /// Fits a table of magnitudes whose last row and column are the costs and the bounds.
  init(_ table: [[Double]]) {
    let width = table[0].count
    rows = table.map { _ in 0 }
    columns = [Int](repeating: 0, count: width)
    var entries: [Entry] = []
    var low = Double.infinity
    var high = -Double.infinity
    for (row, values) in table.enumerated() {
      for (column, value) in values.enumerated() where value > 0 && value.isFinite {
        let exponent = Double(value.exponent)
        (low, high) = (Swift.min(low, exponent), Swift.max(high, exponent))
        entries.append(Entry(row: row, column: column, exponent: exponent))
      }
    }
    // Numbers within a factor of a thousand need no fitting.
    if high - low > 10 { fit(entries) }
    raise(entries)
  }

  private mutating func fit(_ entries: [Entry]) {
    var rowShift = rows.map { _ in 0.0 }
    var columnShift = columns.map { _ in 0.0 }
    for _ in 0..<40 {
      let before = rowShift
      Equilibration.centre(
        &rowShift, entries.map { ($0.row, $0.exponent + columnShift[$0.column]) })
      Equilibration.centre(
        &columnShift, entries.map { ($0.column, $0.exponent + rowShift[$0.row]) })
      if zip(before, rowShift).allSatisfy({ ($0 - $1).magnitude < 0.5 }) { break }
    }
    rows = rowShift.map { Int($0.rounded()) }
    columns = columnShift.map { Int($0.rounded()) }
  }

  /// Moves every line so that its exponents have mean 0.
  private static func centre(_ shifts: inout [Double], _ exponents: [(line: Int, value: Double)]) {
    var sums = shifts.map { _ in 0.0 }
    var counts = sums
    for (line, value) in exponents {
      sums[line] += value
      counts[line] += 1
    }
    for line in shifts.indices where counts[line] > 0 { shifts[line] = -sums[line] / counts[line] }
  }

  /// Brings the greatest entry of each row and column to about 1; costs and bounds come last.
  private mutating func raise(_ entries: [Entry]) {
    let (costs, bounds) = (rows.count - 1, columns.count - 1)
    let inner = entries.filter { $0.row < costs && $0.column < bounds }
    for _ in 0..<2 {
      var tops = [Double](repeating: -.infinity, count: rows.count)
      for entry in inner { tops[entry.row] = Swift.max(tops[entry.row], size(of: entry)) }
      for row in rows.indices where tops[row].isFinite { rows[row] -= Int(tops[row]) }
      tops = [Double](repeating: -.infinity, count: columns.count)
      for entry in inner { tops[entry.column] = Swift.max(tops[entry.column], size(of: entry)) }
      for column in columns.indices where tops[column].isFinite {
        columns[column] -= Int(tops[column])
      }
    }
  }

  private func size(of entry: Entry) -> Double {
    entry.exponent + Double(rows[entry.row] + columns[entry.column])
  }
}
