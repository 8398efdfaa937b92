/// Finds the dominated strategies of one seat among what is left.
struct DominanceJudge {
  let kind: Dominance
  let byMixtures: Bool
  /// How large a gain of a mixture still counts as none, in units of payoff.
  let slack: Double
  let form: StrategicForm
  let seat: Int
  let left: [[Int]]
  /// What is left for the seat x what the others may do; payoffs that should be equal are.
  private let table: [[Double]]

  init(
    kind: Dominance, byMixtures: Bool, slack: Double, form: StrategicForm, payoffs: [Double],
    seat: Int, left: [[Int]]
  ) {
    self.kind = kind
    self.byMixtures = byMixtures
    self.slack = slack
    self.form = form
    self.seat = seat
    self.left = left
    let step = form.spacing(of: seat)
    let rivals = form.rivalProfiles(of: seat, among: left)
    table = left[seat].map { own in
      rivals.map { payoffs[$0 + own * step] }
    }
  }

  /// Appends the removals; false when the budget is used up, and then they are not all there.
  mutating func judge(
    round: Int, onlyFirst: Bool, _ found: inout [Elimination.Step], _ meter: inout Meter
  ) -> Bool {
    guard let pure = pureDominators(&meter) else { return false }
    // Whoever is dominated is dominated without those already found: leaving them out keeps rounding
    // from removing everything.
    var candidates = table.indices.filter { pure[$0] == nil }
    for own in table.indices {
      var mixture: [Double]?
      if var dominator = pure[own] {
        while let better = pure[dominator] { dominator = better }
        mixture = table.indices.map { $0 == dominator ? 1 : 0 }
      } else if byMixtures && !isNeeded(own) {
        let others = candidates.filter { $0 != own }
        let search = isDominatedByMixture(
          table[own], by: others.map { table[$0] }, kind, slack: slack, &meter)
        guard !meter.isExhausted else { return false }
        mixture = search.map { weights in
          var mixture = [Double](repeating: 0, count: table.count)
          for (place, weight) in zip(others, weights) { mixture[place] = weight }
          return mixture
        }
      }
      guard let mixture, let step = step(own, mixture, round) else { continue }
      found.append(step)
      candidates.removeAll { $0 == own }
      if onlyFirst { break }
    }
    return true
  }

  /// For each strategy the first one that dominates it alone; nil when the budget is used up.
  private func pureDominators(_ meter: inout Meter) -> [Int?]? {
    var dominators = [Int?](repeating: nil, count: table.count)
    for own in table.indices {
      for other in table.indices where other != own && dominators[own] == nil {
        var compared = 0
        if dominates(other, own, &compared) { dominators[own] = other }
        guard meter.spend(compared) else { return nil }
      }
    }
    return dominators
  }

  private func dominates(_ better: Int, _ worse: Int, _ compared: inout Int) -> Bool {
    var isSometimesBetter = false
    for (high, low) in zip(table[better], table[worse]) {
      compared += 1
      if kind == .strictly ? high <= low : high < low { return false }
      if high > low { isSometimesBetter = true }
    }
    return isSometimesBetter
  }

  /// Whether a strategy is a best reply to something pure (for weak dominance the only one), so that
  /// no mixture can dominate it.
  private func isNeeded(_ own: Int) -> Bool {
    table[own].indices.contains { column in
      table.indices.allSatisfy { other in
        let gain = table[other][column] - table[own][column]
        return other == own || (kind == .strictly ? gain <= 0 : gain < 0)
      }
    }
  }

  /// The removal, if the mixture dominates by definition.
  private func step(_ own: Int, _ mixture: [Double], _ round: Int) -> Elimination.Step? {
    let rounded = ExactDominance.simplified(mixture)
    let isExact = ExactDominance.holds(kind, table, own, rounded)
    let weights = isExact ? rounded.map(\.double) : mixture
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for column in table[own].indices {
      var gain = 0.0
      for other in table.indices where weights[other] > 0 {
        gain += weights[other] * (table[other][column] - table[own][column])
      }
      (least, greatest) = (Swift.min(least, gain), Swift.max(greatest, gain))
    }
    guard kind == .strictly ? least > slack : least >= -slack && greatest > slack else {
      return nil
    }
    var dominator = [Double](repeating: 0, count: form.sizes[seat])
    for (place, strategy) in left[seat].enumerated() { dominator[strategy] = weights[place] }
    return Elimination.Step(
      round: round, seat: seat, strategy: left[seat][own], dominator: dominator,
      gains: least...greatest, isExact: isExact)
  }
}
