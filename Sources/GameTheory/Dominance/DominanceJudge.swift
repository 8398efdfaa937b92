/// Finds the dominated strategies of one seat among what is left.
struct DominanceJudge {
  let kind: Dominance
  let byMixtures: Bool
  let form: StrategicForm
  let seat: Int
  let left: [[Int]]
  /// What the program in doubles leaves of a gain that should be 0, in shares of its terms.
  private static let accuracy = 1e-12
  /// What is left for the seat x what the others may do; payoffs that should be equal are.
  private let table: [[Double]]

  init(
    kind: Dominance, byMixtures: Bool, form: StrategicForm, payoffs: [Double], seat: Int,
    left: [[Int]]
  ) {
    self.kind = kind
    self.byMixtures = byMixtures
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
    guard let needed = neededStrategies(&meter), let pure = pureDominators(needed, &meter) else {
      return false
    }
    // A dominated strategy is dominated without those already found: leaving them out keeps rounding
    // from removing everything.
    var isCandidate = pure.map { $0 == nil }
    for own in table.indices where pure[own] != nil || byMixtures && !needed[own] {
      guard meter.goesOn() else { return false }
      var mixture: [(place: Int, weight: Double)]?
      if var dominator = pure[own] {
        while let better = pure[dominator] { dominator = better }
        mixture = [(dominator, 1)]
      } else {
        let others = table.indices.filter { isCandidate[$0] && $0 != own }
        let search = isDominatedByMixture(
          table[own], by: others.map { table[$0] }, kind, &meter)
        guard !meter.isExhausted else { return false }
        mixture = search.map { weights in
          zip(others, weights).filter { $0.1 > 0 }.map { (place: $0.0, weight: $0.1) }
        }
      }
      guard let mixture,
        let step = step(own, mixture, round) ?? balanced(own, mixture, round, &meter)
      else { continue }
      found.append(step)
      isCandidate[own] = false
      if onlyFirst { break }
    }
    return true
  }

  /// For each strategy the first one that dominates it alone; nil when the budget is used up.
  private func pureDominators(_ needed: [Bool], _ meter: inout Meter) -> [Int?]? {
    var dominators = [Int?](repeating: nil, count: table.count)
    for own in table.indices where !needed[own] {
      for other in table.indices where other != own && dominators[own] == nil {
        guard meter.spend() else { return nil }
        if dominates(other, own) { dominators[own] = other }
      }
    }
    return dominators
  }

  private func dominates(_ better: Int, _ worse: Int) -> Bool {
    var isSometimesBetter = false
    for (high, low) in zip(table[better], table[worse]) {
      if kind == .strictly ? high <= low : high < low { return false }
      if high > low { isSometimesBetter = true }
    }
    return isSometimesBetter
  }

  /// Which strategies are a best reply to something pure (for weak dominance the only one), so that
  /// nothing can dominate them; nil when the budget is used up.
  private func neededStrategies(_ meter: inout Meter) -> [Bool]? {
    var needed = [Bool](repeating: false, count: table.count)
    for column in table[0].indices {
      guard meter.spend() else { return nil }
      var best = -Double.infinity
      for row in table { best = Swift.max(best, row[column]) }
      let replies = table.indices.filter { table[$0][column] == best }
      if kind == .strictly || replies.count == 1 {
        for reply in replies { needed[reply] = true }
      }
    }
    return needed
  }

  /// The removal by other shares of the same strategies: those that are not mixed may have made gains look small.
  private func balanced(
    _ own: Int, _ mixture: [(place: Int, weight: Double)], _ round: Int, _ meter: inout Meter
  ) -> Elimination.Step? {
    guard mixture.count > 1,
      let weights = isDominatedByMixture(
        table[own], by: mixture.map { table[$0.place] }, kind, &meter)
    else { return nil }
    let shares = zip(mixture, weights).filter { $0.1 > 0 }.map { (place: $0.0.place, weight: $0.1) }
    return step(own, shares, round)
  }

  /// The removal, if the mixture dominates by definition.
  private func step(
    _ own: Int, _ mixture: [(place: Int, weight: Double)], _ round: Int
  ) -> Elimination.Step? {
    let rivals = mixture.map { table[$0.place] }
    let exact = ExactDominance.fractions(of: mixture.map { $0.weight }).first {
      ExactDominance.holds(kind, rivals, over: table[own], $0)
    }
    let weights = exact?.map { $0.double } ?? mixture.map { $0.weight }
    var (least, greatest) = (Double.infinity, -Double.infinity)
    var (isNeverWorse, isAlwaysBetter, isSometimesBetter) = (true, true, false)
    let isOne = weights.contains(1)
    for column in table[own].indices {
      var (gain, spread, size) = (0.0, 0.0, 0.0)
      for (rival, weight) in zip(rivals, weights) where weight > 0 {
        let difference = rival[column] - table[own][column]
        gain += weight * difference
        spread += weight * difference.magnitude
        size += weight * Swift.max(rival[column].magnitude, table[own][column].magnitude)
      }
      (least, greatest) = (Swift.min(least, gain), Swift.max(greatest, gain))
      // Where fractions prove it, only what rounding may have done to the payoffs themselves counts.
      let slack =
        Rounding.share * size + (exact == nil && !isOne ? DominanceJudge.accuracy * spread : 0)
      if gain > slack { isSometimesBetter = true } else { isAlwaysBetter = false }
      if gain < -slack { isNeverWorse = false }
    }
    guard kind == .strictly ? isAlwaysBetter : isNeverWorse && isSometimesBetter else { return nil }
    return Elimination.Step(
      round: round, seat: seat, strategy: left[seat][own],
      mixture: zip(mixture, weights).filter { $0.1 > 0 }.map { (left[seat][$0.0.place], $0.1) },
      strategies: form.sizes[seat], gains: least...greatest, isExact: exact != nil)
  }
}
