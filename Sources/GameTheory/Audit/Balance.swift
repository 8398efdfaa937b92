import Arena

extension Auditor {
  /// What the treasury pays, in one episode or on average.
  private struct Payments {
    /// The most it pays, and at which node.
    var deficit = (amount: 0.0, leaf: -1)
    /// The most it keeps, and at which node.
    var surplus = (amount: 0.0, leaf: -1)
  }

  /// Whether the transfers balance.
  func balance() -> [AuditFinding] {
    // What the treasury pays in sum, leaf by leaf.
    var paid = (0..<tree.leaves).map { leaf in
      (0..<tree.seats).reduce(0) { $0 + tree.transfer(leaf: leaf, seat: $1) }
    }
    let sizes = (0..<tree.leaves).map { leaf in
      (0..<tree.seats).reduce(0) { $0 + tree.transfer(leaf: leaf, seat: $1).magnitude }
    }
    for leaf in paid.indices where paid[leaf].magnitude <= Auditor.tolerance * sizes[leaf] {
      paid[leaf] = 0
    }
    let hair = Auditor.tolerance * tree.expected(sizes, under: profile)[0]
    let wished = payments(paid) { reach[$0] > 0 }
    let all = payments(paid) { _ in true }
    return [
      balanced(.budgetBalance, wished), expected(paid, hair),
      solvent(.noDeficit, wished), balanced(.balanceEverywhere, all),
      solvent(.noDeficitEverywhere, all),
    ]
  }

  private func payments(_ paid: [Double], where counts: (Int) -> Bool) -> Payments {
    var payments = Payments()
    for (index, node) in tree.nodes.enumerated() where node.kind == .leaf && counts(index) {
      let amount = paid[Int(node.infoset)]
      if amount > payments.deficit.amount { payments.deficit = (amount: amount, leaf: index) }
      if -amount > payments.surplus.amount { payments.surplus = (amount: -amount, leaf: index) }
    }
    return payments
  }

  private func figures(_ payments: Payments) -> [AuditFigure] {
    [
      AuditFigure("deficit", payments.deficit.amount),
      AuditFigure("surplus", payments.surplus.amount),
    ]
  }

  private func balanced(_ property: AuditProperty, _ payments: Payments) -> AuditFinding {
    let worst =
      payments.deficit.amount >= payments.surplus.amount ? payments.deficit : payments.surplus
    return finding(property, [imbalance(worst)], figures: figures(payments))
  }

  private func solvent(_ property: AuditProperty, _ payments: Payments) -> AuditFinding {
    finding(property, [imbalance(payments.deficit)], figures: figures(payments))
  }

  private func imbalance(_ worst: (amount: Double, leaf: Int)) -> PartialAnswer {
    guard worst.amount > 0 else { return .holds }
    return .fails(
      worst.amount, AuditWitness(tree, leaf: worst.leaf, seats: [], gain: worst.amount))
  }

  /// Balance on average; shown by the episode that contributes most to the imbalance.
  private func expected(_ paid: [Double], _ hair: Double) -> AuditFinding {
    let mean = tree.expected(paid, under: profile)[0]
    let figures = [AuditFigure("expectedPayment", mean.magnitude <= hair ? 0 : mean)]
    guard mean.magnitude > hair else {
      return finding(.expectedBalance, [.holds], figures: figures)
    }
    let sign = mean > 0 ? 1.0 : -1
    var worst = (part: -Double.infinity, leaf: 0)
    for (index, node) in tree.nodes.enumerated() where node.kind == .leaf {
      let part = reach[index] * sign * paid[Int(node.infoset)]
      if part > worst.part { worst = (part: part, leaf: index) }
    }
    let witness = AuditWitness(tree, leaf: worst.leaf, seats: [], gain: mean.magnitude)
    return finding(.expectedBalance, [.fails(mean.magnitude, witness)], figures: figures)
  }
}
