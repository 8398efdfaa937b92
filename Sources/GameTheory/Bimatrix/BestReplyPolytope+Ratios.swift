extension BestReplyPolytope {
  /// Finds for every column the row that comes to 0 first, and how much sooner than the next; false
  /// where some value is not well above 0.
  func compareRatios() -> Bool {
    let (rows, own, lanes) = (tableau.rows, tableau.own, tableau.lanes)
    let inverse = scratch.inverse
    var least = Double.infinity
    for row in 0..<rows {
      let value = tableau.line(row)[own]
      least = Swift.min(least, value)
      inverse[row] = 1 / value
    }
    guard least >= BestReplyPolytope.narrow else { return false }
    let exact = SIMD4(repeating: ~scratch.rowBits)
    for lane in 0..<(own + 3) / 4 {
      var best = BestReplyTableau.Lanes.zero
      var second = BestReplyTableau.Lanes.zero
      var cell = tableau.cells + lane
      for row in 0..<rows {
        let bits = unsafeBitCast(cell.pointee * inverse[row], to: SIMD4<UInt64>.self) & exact
        let speed = unsafeBitCast(
          bits | SIMD4(repeating: UInt64(truncatingIfNeeded: row)), to: BestReplyTableau.Lanes.self)
        let slower = speed.replacing(with: best, where: speed .> best)
        second.replace(with: slower, where: slower .> second)
        best.replace(with: speed, where: speed .> best)
        cell += lanes
      }
      scratch.vectors[lane] = best
      scratch.vectors[lanes + lane] = second
    }
    return true
  }
}
