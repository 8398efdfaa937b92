import Arena

extension Auditor {
  /// Whether two seats can gain by deviating together.
  func pairs() -> [AuditFinding] {
    let properties: [AuditProperty] = [.pairStability, .pairSidePayments]
    let asked = (0..<tree.seats).filter { wishes.asks($0) }
    guard asked.count > 1 else {
      return properties.map {
        .open($0, .notApplicable, "there are no two seats of which something is wished")
      }
    }
    guard remembers else { return properties.map { .open($0, .undecided, Auditor.forgetful) } }
    var together: [PartialAnswer] = []
    var sums: [PartialAnswer] = []
    var purse = purse
    for (place, first) in asked.enumerated() {
      for second in asked[(place + 1)...] {
        let seats = [first, second]
        if let answer = unclear(seats) {
          together.append(answer)
          sums.append(answer)
          continue
        }
        let pair = Pair(seats, of: self)
        let sum = pair.sidePayments(&purse)
        sums.append(sum)
        // Two seats that both gain also gain in sum.
        together.append(sum.verdict == .holds ? .holds : pair.joint(&purse))
      }
    }
    return [finding(.pairStability, together), finding(.pairSidePayments, sums)]
  }

  private func unclear(_ seats: [Int]) -> PartialAnswer? {
    for seat in seats {
      if let gap = wishes.gap(of: seat) { return .undecided(gapSentence(seat, gap)) }
    }
    return nil
  }
}

/// Two seats that may deviate together.
private struct Pair {
  /// What a joint deviation adds to the payoff of each, and how it is played.
  private struct Point {
    let gains: (first: Double, second: Double)
    let profile: Profile
    let isBest: Bool
    /// What the plan was looked for with: the weight of the first of the two.
    let weight: Double

    var least: Double { Swift.min(gains.first, gains.second) }

    /// The gains, weighted.
    func value(_ weight: Double) -> Double { weight * gains.first + (1 - weight) * gains.second }
  }

  private let auditor: Auditor
  private let seats: [Int]
  private let team: Team
  private let payoffs: [[Double]]
  private let wished: [Double]

  private var tree: GameTree { auditor.tree }
  /// How large a gain of the two still counts as none.
  private var slack: Double { seats.reduce(0) { Swift.max($0, auditor.slacks[$1]) } }

  init(_ seats: [Int], of auditor: Auditor) {
    self.auditor = auditor
    self.seats = seats
    team = Team(seats, of: auditor)
    payoffs = seats.map { auditor.tree.payoffs(of: $0) }
    wished = payoffs.map { auditor.tree.expected($0, under: auditor.profile)[0] }
  }

  private static let reason = "the pair has too many plans to enumerate within the budget"

  /// How much the sum of the payoffs can rise.
  func sidePayments(_ purse: inout Purse) -> PartialAnswer {
    let sum = weighted(1, 1)
    let before = wished[0] + wished[1]
    let result = team.best(sum, &purse)
    let gain = result.value - before
    if gain > slack {
      return .fails(
        gain, witness(result.profile, sum, gain, &purse), result.isBest ? .exact : .atLeast,
        result.isBest ? nil : Pair.reason)
    }
    if result.isBest { return .holds }
    let bound = tree.planned(sum, by: seats, under: auditor.profile)[0] - before
    return bound <= slack ? .holds : .undecided(Pair.reason, atMost: bound)
  }

  /// How much both can gain at least, tossing a common coin between joint plans.
  ///
  /// By the minimax theorem the largest common gain is the least, over all weights of the two, of the
  /// largest weighted gain, which is convex and piecewise linear in the weight: it is cut from below
  /// by the plans found so far until no plan exceeds the cut.
  func joint(_ purse: inout Purse) -> PartialAnswer {
    var best: Point?
    func look(_ weight: Double) -> Point {
      let point = point(weight, &purse)
      if point.least > best?.least ?? -.infinity { best = point }
      return point
    }
    var left = look(0)
    var right = look(1)
    var isExact = left.isBest && right.isBest
    var bound = Swift.min(left.gains.second, right.gains.first)
    if bound <= slack { return isExact ? .holds : answer(best, nil, isExact, &purse) }
    for _ in 0..<Pair.cuts {
      // The weight at which the two plans that enclose the least are worth the same.
      let slope = right.gains.first - right.gains.second
      let fall = left.gains.second - left.gains.first
      guard slope > 0, fall > 0 else { break }
      let weight =
        (left.gains.second - right.gains.second) / (slope + fall)
      let level = left.value(weight)
      let point = look(weight)
      isExact = isExact && point.isBest
      bound = Swift.min(bound, point.value(weight))
      if point.value(weight) <= level + 1e-3 * slack { break }
      if point.gains.first >= point.gains.second { right = point }
      if point.gains.first <= point.gains.second { left = point }
    }
    return answer(best, bound, isExact, &purse)
  }

  /// The most cuts; each rules out a plan, and gains are equal to rounding long before.
  private static let cuts = 64

  private func answer(
    _ best: Point?, _ bound: Double?, _ isExact: Bool, _ purse: inout Purse
  ) -> PartialAnswer {
    if isExact, let bound {
      guard bound > slack, let best else { return .holds }
      let needsCoin = best.least < bound - slack
      return .fails(
        bound, witness(best, bound, &purse), .exact,
        needsCoin ? "both gain the most by tossing a coin between joint plans" : nil)
    }
    guard let best, best.least > slack else { return .undecided(Pair.reason) }
    return .fails(best.least, witness(best, best.least, &purse), .atLeast, Pair.reason)
  }

  /// The joint deviation that is best for a weight of the two.
  private func point(_ weight: Double, _ purse: inout Purse) -> Point {
    let result = team.best(weighted(weight, 1 - weight), &purse)
    let reached = tree.expectation(of: result.profile).payoffs
    return Point(
      gains: (first: reached[seats[0]] - wished[0], second: reached[seats[1]] - wished[1]),
      profile: result.profile, isBest: result.isBest, weight: weight)
  }

  private func weighted(_ first: Double, _ second: Double) -> [Double] {
    zip(payoffs[0], payoffs[1]).map { first * $0 + second * $1 }
  }

  private func witness(_ best: Point, _ gain: Double, _ purse: inout Purse) -> AuditWitness {
    // One plan of a coin's two need not be good for both, but it is good for their weighted sum.
    let isGoodForBoth = best.least > slack
    let objective =
      isGoodForBoth ? weighted(1, 1) : weighted(best.weight, 1 - best.weight)
    return witness(best.profile, objective, gain, &purse) { plain in
      guard isGoodForBoth else { return true }
      let reached = tree.expectation(of: plain).payoffs
      return zip(seats, wished).allSatisfy { reached[$0] > $1 + slack }
    }
  }

  private func witness(
    _ profile: Profile, _ objective: [Double], _ gain: Double, _ purse: inout Purse,
    where isGood: (Profile) -> Bool = { _ in true }
  ) -> AuditWitness {
    let plain = team.plain(profile, objective, &purse)
    let shown = isGood(plain) ? plain : profile
    let comparison = Comparison(
      tree: tree,
      obedient: Play(
        profile: auditor.profile, values: tree.expected(objective, under: auditor.profile)),
      deviating: Play(profile: shown, values: tree.expected(objective, under: shown)))
    return comparison.witness(seats: seats, gain: gain)
  }
}
