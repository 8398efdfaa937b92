extension BestReplyTableau {
  /// Lets a variable enter and returns the label of the one that leaves; nil when the numbers have
  /// become too uncertain to go on.
  ///
  /// Of rows that come to 0 together, the lexicographically least leaves, by the columns of the
  /// slacks in the order of the other's strategies. Its cells need not be kept beside the tableau:
  /// the column of a slack that owns a row is a unit vector.
  mutating func complementaryPivot(_ label: Int) -> Int? {
    if age > 50 { refresh() }
    guard let column = column(of: label) else { return nil }
    var best: Int?
    for row in 0..<rows where line(row)[column] > BestReplyPolytope.blur {
      guard let other = best else {
        best = row
        continue
      }
      if isSooner(row, than: other, column) { best = row }
    }
    guard let row = best else { return nil }
    let leaving = Int(rowVariable[row])
    let step = line(row)[own] / line(row)[column]
    for other in 0..<rows where other != row {
      // What comes to 0 at the same time is 0, not what rounding leaves of it.
      let rest = line(other)[own] - line(other)[column] * step
      if rest.magnitude <= BestReplyPolytope.blur { line(other)[own] = line(other)[column] * step }
    }
    pivot(row: row, column: column)
    return leaving
  }

  /// Whether one row comes to 0 before another, or with it and lexicographically first.
  private func isSooner(_ row: Int, than other: Int, _ column: Int) -> Bool {
    let (speed, otherSpeed) = (line(row)[column], line(other)[column])
    let gap = line(row)[own] * otherSpeed - line(other)[own] * speed
    if gap.magnitude > BestReplyPolytope.blur * Swift.max(speed, otherSpeed) { return gap < 0 }
    for reply in 0..<rows {
      let gap =
        slackCell(reply, row) * otherSpeed - slackCell(reply, other) * speed
      if gap.magnitude > BestReplyPolytope.blur * Swift.max(speed, otherSpeed) { return gap < 0 }
    }
    return false
  }

  /// The cell of a row in the column of a slack.
  private func slackCell(_ reply: Int, _ row: Int) -> Double {
    if let column = column(of: firstReply + reply) { return line(row)[column] }
    return Int(rowVariable[row]) == firstReply + reply ? 1 : 0
  }

  /// Solves again from the origin, taking the largest pivots first.
  private mutating func refresh() {
    let target = UnsafeMutablePointer<UInt64>.allocate(capacity: words)
    defer { target.deallocate() }
    target.update(from: basis, count: words)
    move(to: target, mostAge: -1)
  }

  /// The own strategies that own a row, in order.
  var basicStrategies: [Int] { (0..<own).filter { row(of: firstOwn + $0) != nil } }

  /// The other's strategies whose slack owns a column, in order.
  var tightReplies: [Int] { (0..<rows).filter { column(of: firstReply + $0) != nil } }
}
