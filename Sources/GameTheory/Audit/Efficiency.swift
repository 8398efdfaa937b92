import Arena

/// How far the wished play gets under one welfare function.
struct Attainment {
  let criterion: WelfareCriterion
  let wished: Double
  var firstBest: Double?
  var best: Double?
  var worst: Double?
  var exactness = Exactness.bound
  var efficiency = PartialAnswer.holds
  var informedEfficiency = PartialAnswer.holds
}

extension Auditor {
  /// Measures the wished play, the best and the worst by a welfare function.
  func attain(_ criterion: WelfareCriterion) -> Attainment {
    let wished = criterion.value(tree.expectation(of: profile))
    let isMost = criterion.sense == .most
    guard let given = criterion.objective else {
      let (low, high) = (criterion.bounds?.lowerBound, criterion.bounds?.upperBound)
      return Attainment(
        criterion: criterion, wished: wished, firstBest: isMost ? high : low,
        best: isMost ? high : low, worst: isMost ? low : high)
    }
    // From here on, more is better.
    let sign = criterion.sense.sign
    let objective = isMost ? given : given.map { -$0 }
    let everyone = Array(0..<tree.seats)
    let planned = tree.planned(objective, by: everyone, under: profile)
    let harm = objective.map { -$0 }
    let floor = -tree.planned(harm, by: everyone, under: profile)[0]
    let values = tree.expected(objective, under: profile)
    let size = tree.expected(objective.map { $0.magnitude }, under: profile)[0]
    let hair = Auditor.tolerance * Swift.max(size, planned[0].magnitude)
    var result = Attainment(criterion: criterion, wished: wished, firstBest: sign * planned[0])
    (result.best, result.worst) = (sign * planned[0], sign * floor)
    let obedient = Play(profile: profile, values: values)
    let gap = planned[0] - values[0]
    if gap > hair {
      let planner = Play(profile: profile, plan: plan(planned), values: planned)
      result.efficiency = lost(gap, obedient, planner, criterion)
    }
    guard remembers else {
      result.informedEfficiency =
        gap > hair ? .undecided(Auditor.forgetful, atMost: gap) : .holds
      return result
    }
    inform(&result, objective, harm, obedient, hair)
    return result
  }

  /// Adds what is possible with what everybody sees.
  private func inform(
    _ result: inout Attainment, _ objective: [Double], _ harm: [Double], _ obedient: Play,
    _ hair: Double
  ) {
    var purse = purse
    let team = Team(Array(0..<tree.seats), of: self)
    let best = team.best(objective, &purse)
    let worst = team.best(harm, &purse)
    let sign = result.criterion.sense.sign
    if best.isBest { result.best = sign * best.value }
    if worst.isBest { result.worst = -sign * worst.value }
    if best.isBest && worst.isBest { result.exactness = .exact }
    let missed = best.value - obedient.values[0]
    if missed > hair {
      let plain = team.plain(best.profile, objective, &purse)
      let better = Play(profile: plain, values: tree.expected(objective, under: plain))
      result.informedEfficiency = lost(missed, obedient, better, result.criterion)
      if !best.isBest { result.informedEfficiency.accuracy = .atLeast }
    } else if !best.isBest, result.efficiency.verdict == .fails {
      result.informedEfficiency = .undecided(
        "there are too many strategies to enumerate within the budget",
        atMost: result.efficiency.gain)
    }
  }

  /// What a planner does at every decision; the wish where that is as good.
  private func plan(_ planned: [Double]) -> [Int32] {
    tree.nodes.indices.map { index in
      let node = tree.nodes[index]
      guard node.kind == .decision else { return 0 }
      if let wish = wishes.action(Int(node.seat), Int(node.infoset)),
        planned[tree.child(index, wish)] == planned[index]
      {
        return Int32(wish)
      }
      let best = (0..<Int(node.edges)).first { planned[tree.child(index, $0)] == planned[index] }
      return Int32(best ?? 0)
    }
  }

  private func lost(
    _ gap: Double, _ obedient: Play, _ better: Play, _ criterion: WelfareCriterion
  ) -> PartialAnswer {
    let comparison = Comparison(tree: tree, obedient: obedient, deviating: better)
    let witness = comparison.witness(seats: [], gain: gap)
    return .fails(gap, witness, .exact, "measured by \(criterion.name) (\(criterion.unit))")
  }

  /// Whether the wished play reaches the best, under every welfare function that is a mean over
  /// episodes.
  func efficiency(_ attained: [Attainment]) -> [AuditFinding] {
    let judged = attained.filter { $0.criterion.objective != nil }
    if judged.isEmpty {
      let reason = "no welfare function asked for is a mean over episodes"
      return [.efficiency, .informedEfficiency].map { .open($0, .notApplicable, reason) }
    }
    return [
      finding(.efficiency, judged.map { $0.efficiency }),
      finding(.informedEfficiency, judged.map { $0.informedEfficiency }),
    ]
  }
}
