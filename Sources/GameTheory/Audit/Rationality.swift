import Arena

extension Auditor {
  /// Whether every seat is glad to take part that does as wished, or has nothing to decide.
  ///
  /// What a seat gets of which nothing is wished is its own business.
  func rationality() -> [AuditFinding] {
    let seats = (0..<tree.seats).filter { wishes.asks($0) || wishes.sets[$0].isEmpty }
    let left = (0..<tree.seats).first { !seats.contains($0) }
    var findings = [
      finding(.interimRationality, seats.map { interim($0) }),
      finding(.exPostRationality, seats.map { afterwards($0) }),
    ]
    guard let left else { return findings }
    for place in findings.indices where findings[place].reason == nil {
      findings[place].reason = "\(name(left)) is left out, of which nothing is wished"
    }
    return findings
  }

  /// Compares the outside option with the expected payoff, given what a seat knows when it first
  /// decides.
  ///
  /// - Complexity: O(nodes).
  func interim(_ seat: Int) -> PartialAnswer {
    let values = tree.expected(tree.payoffs(of: seat), under: profile)
    var sums = [Double](repeating: 0, count: tree.shape.infosets)
    var weights = sums
    var lowest = [Double](repeating: .infinity, count: sums.count)
    var starts = [Int](repeating: 0, count: sums.count)
    var isAsked = false
    let hasDecided = tree.hasDecided(seat)
    for (index, node) in tree.nodes.enumerated()
    where node.kind == .decision && Int(node.seat) == seat && reach[index] > 0 {
      if hasDecided[index] { continue }
      isAsked = true
      let infoset = Int(node.infoset)
      weights[infoset] += reach[index]
      sums[infoset] += reach[index] * values[index]
      let part = reach[index] * (values[index] - outside[seat])
      if part < lowest[infoset] { (lowest[infoset], starts[infoset]) = (part, index) }
    }
    guard isAsked else { return shortfall(seat, outside[seat] - values[0], values, from: 0) }
    let sets = wishes.sets[seat].filter { weights[$0] > 0 }
    let lack = sets.map { outside[seat] - sums[$0] / weights[$0] }
    guard let place = lack.indices.max(by: { lack[$0] < lack[$1] }) else { return .holds }
    return shortfall(
      seat, lack[place], values, from: starts[sets[place]], infoset: sets[place])
  }

  private func shortfall(
    _ seat: Int, _ lack: Double, _ values: [Double], from start: Int, infoset: Int? = nil
  ) -> PartialAnswer {
    guard lack > slacks[seat] else { return .holds }
    var index = start
    while tree.nodes[index].kind != .leaf {
      var worst = Double.infinity
      var next = index
      for edge in 0..<Int(tree.nodes[index].edges) {
        let below = tree.child(index, edge)
        let share = tree.probability(tree.nodes[index], edge, profile)
        let part = share * (values[below] - outside[seat])
        if share > 0 && part < worst { (worst, next) = (part, below) }
      }
      index = next
    }
    return .fails(
      lack, AuditWitness(tree, leaf: index, seats: [seat], infoset: infoset, gain: lack))
  }

  /// Compares the outside option with the payoff of every episode of the wished play.
  func afterwards(_ seat: Int) -> PartialAnswer {
    var worst: (leaf: Int, lack: Double)?
    for (index, node) in tree.nodes.enumerated() where node.kind == .leaf && reach[index] > 0 {
      let lack = outside[seat] - tree.payoff(leaf: Int(node.infoset), seat: seat)
      if lack > worst?.lack ?? slacks[seat] { worst = (leaf: index, lack: lack) }
    }
    guard let worst else { return .holds }
    return .fails(
      worst.lack, AuditWitness(tree, leaf: worst.leaf, seats: [seat], gain: worst.lack))
  }
}
