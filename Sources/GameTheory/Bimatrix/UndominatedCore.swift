/// A game without the strategies that another one strictly dominates, again and again until none
/// is.
///
/// No equilibrium uses them.
struct UndominatedCore {
  /// What the row player and the column player earn, by own replies that are left.
  let ofRow: PayoffTable
  let ofColumn: PayoffTable
  /// The strategies that are left, in order.
  let rows: [Int]
  let columns: [Int]

  /// Whether differences of payoffs lie so far apart that doubles may take one for rounding of another.
  var isStark: Bool { ofRow.isStark || ofColumn.isStark }

  /// The same with payoffs to 15 digits; see ``PayoffTable/rounded``.
  var rounded: UndominatedCore {
    UndominatedCore(ofRow: ofRow.rounded, ofColumn: ofColumn.rounded, rows: rows, columns: columns)
  }

  private init(ofRow: PayoffTable, ofColumn: PayoffTable, rows: [Int], columns: [Int]) {
    (self.ofRow, self.ofColumn, self.rows, self.columns) = (ofRow, ofColumn, rows, columns)
  }

  /// Deletes while the budget lasts; what is left then is larger, and as good.
  init(ofRow: PayoffTable, ofColumn: PayoffTable, _ budget: Budget) {
    var meter = budget.meter
    var rows = Array(0..<ofRow.replies)
    var columns = Array(0..<ofColumn.replies)
    var size = 0
    repeat {
      size = rows.count + columns.count
      rows = UndominatedCore.undominated(rows, in: ofRow, against: columns, &meter)
      columns = UndominatedCore.undominated(columns, in: ofColumn, against: rows, &meter)
    } while rows.count + columns.count < size
    (self.rows, self.columns) = (rows, columns)
    self.ofRow = ofRow.part(replies: rows, strategies: columns)
    self.ofColumn = ofColumn.part(replies: columns, strategies: rows)
  }

  /// The replies that no other beats against everything, by more than rounding.
  private static func undominated(
    _ replies: [Int], in table: PayoffTable, against others: [Int], _ meter: inout Meter
  ) -> [Int] {
    replies.filter { worse in
      guard !meter.isExhausted else { return true }
      var compared = 0
      let isDominated = replies.contains { better in
        others.allSatisfy {
          compared += 1
          return Rounding.isMore(
            table.payoffs[better * table.strategies + $0],
            than: table.payoffs[worse * table.strategies + $0])
        }
      }
      return !meter.spend(comparisons: compared) || !isDominated
    }
  }
}
