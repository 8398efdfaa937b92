import Arena

extension StrategicForm {
  /// Returns what both earn in each profile, less something.
  func payoffs(of tree: GameTree, less origin: PayoffPoint) -> [PayoffPoint] {
    let tables = (0..<2).map { seat in
      if origin[seat] == 0 { return (0..<profiles).map { payoffs[2 * $0 + seat] } }
      // Taken from the payoffs before nature's draws are averaged, not after.
      return table(
        of: (0..<tree.leaves).map { tree.payoff(leaf: $0, seat: seat) - origin[seat] }, in: tree)
    }
    return (0..<profiles).map { PayoffPoint(tables[0][$0], tables[1][$0]) }
  }
}

extension GameTree {
  /// What the payoffs of each of two seats have in common.
  var origin: PayoffPoint {
    func baseline(_ seat: Int) -> Double {
      Baseline.of((0..<leaves).map { payoff(leaf: $0, seat: seat) })
    }
    return PayoffPoint(baseline(0), baseline(1))
  }
}
