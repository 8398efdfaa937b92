import Arena

extension Auditor {
  /// The properties that are about what a single seat gains.
  func incentives() -> [AuditFinding] {
    let asked = (0..<tree.seats).filter { wishes.asks($0) }
    if asked.isEmpty { return Auditor.openIncentives(.notApplicable, Auditor.idle) }
    guard remembers else { return Auditor.openIncentives(.undecided, Auditor.forgetful) }
    let expected = asked.map { bayesian($0) }
    let obvious = asked.map { obviousness($0) }
    var purse = purse
    var exPost: [PartialAnswer] = []
    for (place, seat) in asked.enumerated() {
      exPost.append(exPostDominance(seat, obvious[place], &purse))
    }
    purse = self.purse
    let profiles = typeProfiles()
    let gains = asked.map { profileGains(of: $0, at: profiles, &purse) }
    purse = self.purse
    var dominant: [PartialAnswer] = []
    for (place, seat) in asked.enumerated() {
      dominant.append(
        dominance(seat, expected[place], exPost[place], mostAt: gains[place].worst?.node, &purse))
    }
    for place in asked.indices where exPost[place].verdict == .undecided {
      // Who gains on average over the draws gains for one of them.
      let known = dominant[place]
      if known.verdict == .fails, let gain = known.gain {
        exPost[place] = .fails(gain, known.witness, .atLeast, exPost[place].reason)
      }
    }
    return [
      finding(.bayesianIncentives, expected.map { $0.answer }, figures: figures(of: expected)),
      finding(.dominantStrategy, dominant), finding(.exPostDominance, exPost),
      finding(.obviousness, obvious), exPostIncentives(gains),
    ]
  }

  /// Why nobody's incentives are asked for.
  static let idle = "nobody decides anything"

  /// The properties that are about what a single seat gains, without an answer.
  static func openIncentives(_ verdict: AuditVerdict, _ reason: String) -> [AuditFinding] {
    let properties: [AuditProperty] = [
      .bayesianIncentives, .dominantStrategy, .exPostDominance, .obviousness, .exPostIncentives,
    ]
    return properties.map { .open($0, verdict, reason) }
  }

  /// What Bayesian incentives of a seat look like.
  struct Bayesian {
    let answer: PartialAnswer
    /// The gain before anything happens.
    let exAnte: Double
    /// The largest gain given what the seat knows at its first decision.
    let first: Double
    /// The least that any departure at an information set costs, given that it is reached.
    let margin: Double?
  }

  func figures(of seats: [Bayesian]) -> [AuditFigure] {
    var figures = [AuditFigure("exAnte", seats.map { $0.exAnte }.max() ?? 0)]
    let margins = seats.compactMap { $0.margin }
    if margins.count == seats.count, let least = margins.min() {
      figures.append(AuditFigure("margin", least.magnitude <= (slacks.min() ?? 0) ? 0 : least))
    }
    return figures
  }

  /// Compares the wish with the best reply to the others' wishes.
  ///
  /// Where nothing is wished the seat does its best, whether it obeys elsewhere or not: episodes in
  /// which it disobeys are made unbearable, and the best reply that is left is how it obeys.
  func bayesian(_ seat: Int) -> Bayesian {
    let payoffs = tree.payoffs(of: seat)
    var obedient = profile
    if wishes.gap(of: seat) != nil {
      let reply = tree.bestReply(of: seat, to: profile, objective: bearable(payoffs, by: seat))
      for infoset in wishes.sets[seat] where wishes.action(seat, infoset) == nil {
        obedient.take(reply.plan[infoset], by: seat, at: infoset, in: tree.shape)
      }
    }
    let (values, plan) = tree.bestReply(of: seat, to: obedient)
    var best = obedient
    best.follow(
      kept(plan, values, by: seat), of: seat, at: wishes.sets[seat], in: tree.shape)
    let comparison = Comparison(
      tree: tree,
      obedient: Play(profile: obedient, values: tree.expected(payoffs, under: obedient)),
      deviating: Play(profile: best, values: tree.expected(payoffs, under: best)))
    let gains = conditional(seat, comparison)
    let worst = gains.max { $0.gain < $1.gain }
    let hasDecided = tree.hasDecided(seat)
    let first = gains.filter { !hasDecided[$0.start] }.map { $0.gain }.max() ?? 0
    var answer = PartialAnswer.holds
    if let worst, worst.gain > slacks[seat] {
      answer = .fails(
        worst.gain, comparison.witness(from: worst.start, seats: [seat], gain: worst.gain))
    }
    let exAnte = values.value - comparison.obedient.values[0]
    return Bayesian(
      answer: answer, exAnte: exAnte > slacks[seat] ? exAnte : 0, first: first,
      margin: margin(seat, values, at: gains.map { $0.infoset }))
  }

  /// Payoffs, with a loss beyond all others wherever a seat did not do as wished.
  private func bearable(_ payoffs: [Double], by seat: Int) -> [Double] {
    var payoffs = payoffs
    for (index, node) in tree.nodes.enumerated()
    where node.kind == .leaf && !wishes.obeys(seat, at: index) {
      payoffs[Int(node.infoset)] = -1e3 * Auditor.greatestNumber
    }
    return payoffs
  }

  /// A best reply that does as wished wherever that is as good, so that it departs only for a gain.
  private func kept(_ plan: [Int], _ values: ActionValues, by seat: Int) -> [Int] {
    var plan = plan
    for infoset in wishes.sets[seat] {
      guard let wish = wishes.action(seat, infoset) else { continue }
      let first = tree.shape.slots(ofInfoset: infoset).first
      let hair = 1e-3 * slacks[seat] * values.reach[infoset]
      if values.weighted[first + wish] >= values.weighted[first + plan[infoset]] - hair {
        plan[infoset] = wish
      }
    }
    return plan
  }

  /// The expected gain from every information set on that the obedient play reaches, given that it is
  /// reached, and the node there that contributes most to it.
  func conditional(_ seat: Int, _ comparison: Comparison)
    -> [(infoset: Int, gain: Double, start: Int)]
  {
    let reach = tree.reach(under: comparison.obedient.profile)
    var gains = [Double](repeating: 0, count: tree.shape.infosets)
    var weights = gains
    var best = [Double](repeating: -.infinity, count: gains.count)
    var start = [Int](repeating: 0, count: gains.count)
    for (index, node) in tree.nodes.enumerated()
    where node.kind == .decision && Int(node.seat) == seat && reach[index] > 0 {
      let infoset = Int(node.infoset)
      let part =
        reach[index]
        * (comparison.deviating.values[index] - comparison.obedient.values[index])
      weights[infoset] += reach[index]
      gains[infoset] += part
      if part > best[infoset] { (best[infoset], start[infoset]) = (part, index) }
    }
    return wishes.sets[seat].filter { weights[$0] > 0 }.map {
      (infoset: $0, gain: gains[$0] / weights[$0], start: start[$0])
    }
  }

  /// The least loss from departing from a wish; nil when there is no choice.
  private func margin(_ seat: Int, _ values: ActionValues, at infosets: [Int]) -> Double? {
    var least: Double?
    for infoset in infosets {
      guard let wish = wishes.action(seat, infoset), values.reach[infoset] > 0 else { continue }
      let (first, count) = tree.shape.slots(ofInfoset: infoset)
      for action in 0..<count where action != wish {
        let loss =
          values.expected(slot: first + wish, infoset: infoset)
          - values.expected(slot: first + action, infoset: infoset)
        least = Swift.min(least ?? .infinity, loss)
      }
    }
    return least
  }
}
