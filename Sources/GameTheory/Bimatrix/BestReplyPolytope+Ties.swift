extension BestReplyPolytope {
  /// The row that comes to 0 first where some values are 0, or nearly so, before or after.
  ///
  /// Writes the neighbour's labels.
  mutating func carefulRow(_ column: Int, at number: Int) -> Int {
    scratch.tied.count = 0
    if let row = blockingRow(column) {
      for word in 0..<words { scratch.labels[word] = labels[number][word] }
      return row
    }
    let still = scratch.tied.count
    addFastestRows(column, at: number)
    var row = scratch.tied[still]
    for place in still + 1..<scratch.tied.count { row = earlier(row, scratch.tied[place], column) }
    exchange(row, column, at: number)
    for word in 0..<words { scratch.labels[word] = scratch.basis[word] }
    for place in 0..<scratch.tied.count where scratch.tied[place] != row {
      scratch.labels.add(Int(tableau.rowVariable[scratch.tied[place]]))
    }
    return row
  }

  /// Writes the basis after an exchange.
  @inline(__always)
  func exchange(_ row: Int, _ column: Int, at number: Int) {
    for word in 0..<words { scratch.basis[word] = basis(number)[word] }
    scratch.basis.flip(Int(tableau.columnVariable[column]))
    scratch.basis.flip(Int(tableau.rowVariable[row]))
  }

  /// Among the rows that are 0 already, the one that the nudges let come to 0 first; nil when none
  /// decreases.
  ///
  /// Lists the rows that stay 0 as tied.
  private mutating func blockingRow(_ column: Int) -> Int? {
    var found: Int?
    let entering = Int(tableau.columnVariable[column])
    for place in 0..<scratch.zero.count {
      let row = scratch.zero[place]
      let sign = decide(
        tableau.line(row)[column], of: Int(tableau.rowVariable[row]), against: entering,
        in: UnsafePointer(tableau.basis), determinant: tableau.determinant)
      if sign == 0 { scratch.tied.append(row) }
      if sign > 0 { found = found.map { earlier($0, row, column) } ?? row }
    }
    return found
  }

  /// Of two rows the one that the nudges let come to 0 first.
  private mutating func earlier(_ first: Int, _ second: Int, _ column: Int) -> Int {
    let nudge = tableau.own + 1
    let one = tableau.line(first)[nudge] * tableau.line(second)[column]
    let other = tableau.line(second)[nudge] * tableau.line(first)[column]
    if (one - other).magnitude <= 1e-9 * Swift.max(one.magnitude, other.magnitude) {
      isCertain = false
    }
    return one <= other ? first : second
  }

  /// Lists the rows that come to 0 first, all at the same time, as tied.
  private mutating func addFastestRows(_ column: Int, at number: Int) {
    let value = tableau.own
    var row = -1
    var (top, bottom) = (0.0, 1.0)
    for place in 0..<scratch.moving.count {
      let line = tableau.line(scratch.moving[place])
      guard line[column] * bottom > top * line[value] else { continue }
      row = scratch.moving[place]
      (top, bottom) = (line[column], line[value])
    }
    // The polytope is bounded, so that only rounding can leave no row.
    guard row >= 0 else {
      isCertain = false
      return scratch.tied.append(0)
    }
    // Where doubles got the order of two close rows wrong, the exact sign puts it right.
    let before = scratch.tied.count
    for _ in 0..<scratch.moving.count {
      scratch.tied.count = before
      scratch.tied.append(row)
      exchange(row, column, at: number)
      guard let sooner = addTies(with: row, column) else { return }
      row = sooner
    }
    isCertain = false
  }

  /// Lists the rows that come to 0 together with one; returns one that comes to 0 before it, if
  /// any.
  private mutating func addTies(with row: Int, _ column: Int) -> Int? {
    let value = tableau.own
    let pivot = tableau.line(row)[column]
    let step = tableau.line(row)[value] / pivot
    var sooner: Int?
    for place in 0..<scratch.moving.count where scratch.moving[place] != row {
      let other = scratch.moving[place]
      let rest = tableau.line(other)[value] - tableau.line(other)[column] * step
      if rest > BestReplyPolytope.blur || tableau.line(other)[column] <= 0 { continue }
      let sign = decide(
        rest, of: Int(tableau.rowVariable[other]), against: nil,
        in: UnsafePointer(scratch.basis), determinant: tableau.determinant * pivot)
      if sign == 0 { scratch.tied.append(other) }
      if sign < 0 { sooner = other }
    }
    return sooner
  }

  /// Whether a number in a tableau is -1, 0 or 1 by sign.
  ///
  /// A double well away from 0 is trusted. A smaller one is a quotient of two whole numbers, if the
  /// payoffs are whole: where the denominator is not large, it is 0; else the equations are solved
  /// again in whole numbers. Where that is impossible, small counts as 0.
  ///
  /// - Parameters:
  ///   - double: The number.
  ///   - label: Its row's variable.
  ///   - column: Its column's variable; nil for the right-hand side.
  ///   - basis: The variables that own columns.
  ///   - determinant: That of the equations solved.
  /// - Returns: The sign.
  mutating func decide(
    _ double: Double, of label: Int, against column: Int?, in basis: UnsafePointer<UInt64>,
    determinant: Double
  ) -> Int {
    if double.magnitude > BestReplyPolytope.blur { return double > 0 ? 1 : -1 }
    guard payoffs.integers != nil else { return 0 }
    let size = tableau.tightReplies(in: basis)
    let exponent = payoffs.exponent * (column == nil ? size : size + 1)
    let grain = 1 / (determinant * Double(sign: .plus, exponent: exponent, significand: 1))
    if grain > 2 * BestReplyPolytope.blur { return 0 }
    guard let sign = exactSign(of: label, against: column, in: basis) else {
      isExact = false
      return 0
    }
    return sign
  }

  /// The sign of a number in a tableau, solved again in whole numbers; nil when they do not fit.
  private func exactSign(of label: Int, against column: Int?, in basis: UnsafePointer<UInt64>)
    -> Int?
  {
    guard let integers = payoffs.integers else { return nil }
    let own = tableau.own
    let support = (0..<own).filter { !basis.has(tableau.firstOwn + $0) }
    let tight = (0..<tableau.rows).filter { basis.has(tableau.firstReply + $0) }
    // The right-hand side: all 1, or the column of the variable in the equations as given.
    func side(_ reply: Int) -> Int64 {
      guard let column else { return 1 }
      let strategy = column - tableau.firstOwn
      if 0 <= strategy && strategy < own { return integers[reply * own + strategy] }
      return column - tableau.firstReply == reply ? 1 : 0
    }
    let system = IntegerSystem(equations: tight.count, unknowns: support.count) { row, unknown in
      unknown == support.count ? side(tight[row]) : integers[tight[row] * own + support[unknown]]
    }
    guard let (numerators, denominator) = system.solution() else { return nil }
    if let place = support.firstIndex(of: label - tableau.firstOwn) {
      return Int(numerators[place].signum())
    }
    let reply = label - tableau.firstReply
    var rest = Int128(side(reply)).multipliedReportingOverflow(by: denominator)
    for (place, strategy) in support.enumerated() {
      let term = numerators[place].multipliedReportingOverflow(
        by: Int128(integers[reply * own + strategy]))
      let sum = rest.partialValue.subtractingReportingOverflow(term.partialValue)
      rest = (sum.partialValue, rest.overflow || term.overflow || sum.overflow)
    }
    return rest.overflow ? nil : Int(rest.partialValue.signum())
  }
}
