import Arena

/// What a deviation may gain at most against any play of the others.
struct Worst {
  var gain = -Double.infinity
  /// How the others play, and the seat when it obeys.
  var obedient: Profile
  /// How the others play, and the seat when it deviates.
  var deviating: Profile
  /// The information set given which the gain is expected.
  var infoset = 0

  /// Takes over the gain against a play of the others, if it is larger.
  mutating func look(
    at play: Profile, _ seat: Int, _ payoffs: [Double], _ roots: Set<Int>, _ auditor: Auditor
  ) {
    let (tree, sets) = (auditor.tree, auditor.wishes.sets[seat])
    var best = play
    best.follow(tree.bestReply(of: seat, to: play).plan, of: seat, at: sets, in: tree.shape)
    let comparison = Comparison(
      tree: tree, obedient: Play(profile: play, values: tree.expected(payoffs, under: play)),
      deviating: Play(profile: best, values: tree.expected(payoffs, under: best)))
    for found in auditor.conditional(seat, comparison)
    where roots.contains(found.infoset) && found.gain > gain {
      self = Worst(gain: found.gain, obedient: play, deviating: best, infoset: found.infoset)
    }
  }
}

extension Auditor {
  /// Compares the wish with every other strategy, whatever pure strategies the others use, given what
  /// the seat knows at its first decision and on average over the draws.
  ///
  /// What holds for every draw holds on average, and without draws the two are the same. Beyond that
  /// all strategies but those of one player are enumerated, and that player's best ones are found by
  /// backward induction: either the seat replies to every play of the others, or, one opponent at a
  /// time, the opponent with the most plans looks for the play in which the wish does worst.
  ///
  /// - Parameters:
  ///   - seat: The seat.
  ///   - bayesian: What it gains against the wishes of the others.
  ///   - exPost: What it gains for every draw.
  ///   - node: The type profile at which it gains most while the others do as wished, if it gains at any.
  ///   - purse: What may be spent.
  /// - Returns: The answer; a bound when the purse does not suffice.
  func dominance(
    _ seat: Int, _ bayesian: Bayesian, _ exPost: PartialAnswer, mostAt node: Int?,
    _ purse: inout Purse
  ) -> PartialAnswer {
    let hasDraws = tree.nodes.contains { $0.kind == .chance && $0.edges > 1 }
    if exPost.verdict == .holds { return .holds }
    if exPost.verdict == .fails && exPost.accuracy == .exact && !hasDraws { return exPost }
    if let gap = wishes.gap(of: seat) {
      let reason = gapSentence(seat, gap)
      if bayesian.first > slacks[seat] {
        return .fails(bayesian.first, bayesian.answer.witness, .atLeast, reason)
      }
      return .undecided(reason)
    }
    if let worst = enumerated(seat, &purse) {
      guard worst.gain > slacks[seat] else { return .holds }
      return .fails(worst.gain, witness(seat, worst))
    }
    let reason = "there are too many strategies to enumerate within the budget"
    let worst = constantPlay(seat, beginningAt: node, &purse)
    if worst.gain > Swift.max(slacks[seat], bayesian.first) {
      return .fails(worst.gain, witness(seat, worst), .atLeast, reason)
    }
    if bayesian.first > slacks[seat] {
      return .fails(bayesian.first, bayesian.answer.witness, .atLeast, reason)
    }
    return .undecided(reason, atMost: exPost.accuracy == .atLeast ? nil : exPost.gain)
  }

  /// The two episodes that show a gain against some play of the others.
  private func witness(_ seat: Int, _ worst: Worst) -> AuditWitness {
    let payoffs = tree.payoffs(of: seat)
    let comparison = Comparison(
      tree: tree,
      obedient: Play(
        profile: worst.obedient, values: tree.expected(payoffs, under: worst.obedient)),
      deviating: Play(
        profile: worst.deviating, values: tree.expected(payoffs, under: worst.deviating)))
    let start = conditional(seat, comparison).first { $0.infoset == worst.infoset }?.start ?? 0
    return comparison.witness(from: start, seats: [seat], gain: worst.gain)
  }

  /// The largest gain over all plays of the others, by the cheaper way; nil when neither is affordable.
  private func enumerated(_ seat: Int, _ purse: inout Purse) -> Worst? {
    let others = (0..<tree.seats).filter { $0 != seat && !plans[$0].isEmpty }
    let visits = 6 * Double(tree.nodes.count)
    let replying = others.reduce(visits) { $0 * plans[$1].size }
    var opposing = Double.infinity
    let opponent = others.max { plans[$0].size < plans[$1].size }
    let types = firstSets(of: seat)
    if let opponent, types.allSatisfy({ $0.isDrawnByNature }) {
      opposing = others.reduce(visits) { $1 == opponent ? $0 : $0 * plans[$1].size }
      opposing *= plans[seat].roots.reduce(0) { $0 + plans[seat].size(below: $1) }
    }
    if opposing < replying, let opponent, purse.affords(opposing) {
      let rest = others.filter { $0 != opponent }
      return opposed(seat, by: opponent, rest, types, &purse)
    }
    return purse.affords(replying) ? replied(seat, others, &purse) : nil
  }

  /// The sets at which a seat decides first: their roots in the plans, and whether only nature leads
  /// there.
  private func firstSets(of seat: Int) -> [(root: Int, nodes: [Int], isDrawnByNature: Bool)] {
    var nodes = [[Int]](repeating: [], count: tree.shape.infosets)
    for (index, node) in tree.nodes.enumerated()
    where node.kind == .decision && Int(node.seat) == seat {
      nodes[Int(node.infoset)].append(index)
    }
    let hasDecided = tree.hasDecided(nil)
    return plans[seat].roots.map { root in
      let own = nodes[plans[seat].infosets[root]]
      return (root: root, nodes: own, isDrawnByNature: own.allSatisfy { !hasDecided[$0] })
    }
  }

  /// The seat replies to every play of the others.
  private func replied(_ seat: Int, _ others: [Int], _ purse: inout Purse) -> Worst? {
    var worst = Worst(obedient: profile, deviating: profile)
    let payoffs = tree.payoffs(of: seat)
    let roots = Set(plans[seat].roots.map { plans[seat].infosets[$0] })
    let isComplete = forEachPlay(of: others, from: profile) { play in
      guard purse.spend(6 * tree.nodes.count) else { return false }
      worst.look(at: play, seat, payoffs, roots, self)
      return true
    }
    return isComplete ? worst : nil
  }

  /// One opponent looks, for every plan of the seat and every play of the rest, for its own play in
  /// which the plan gains most over the wish.
  ///
  /// For a fixed plan the gain is a sum over episodes: those of the plan count for it, those of the
  /// wish against it. That is an objective like any other for the opponent, in whose eyes the seat
  /// takes both ways at once.
  private func opposed(
    _ seat: Int, by opponent: Int, _ rest: [Int],
    _ types: [(root: Int, nodes: [Int], isDrawnByNature: Bool)], _ purse: inout Purse
  ) -> Worst? {
    var worst = Worst(obedient: profile, deviating: profile)
    for type in types {
      let weight = type.nodes.reduce(0) { $0 + reach[$1] }
      for plan in 0..<Int(plans[seat].size(below: type.root)) {
        var deviating = profile
        plans[seat].forEachAction(of: plan, from: [type.root]) { place, action in
          deviating.take(
            action, by: seat, at: plans[seat].infosets[place], in: tree.shape)
        }
        let objective = difference(seat, deviating, below: type.nodes)
        let isComplete = forEachPlay(of: rest, from: profile) { play in
          guard purse.spend(6 * tree.nodes.count) else { return false }
          var both = play
          both.takeEverything(of: seat)
          let reply = tree.bestReply(of: opponent, to: both, objective: objective)
          let gain = reply.values.value / weight
          guard gain > worst.gain else { return true }
          var obedient = play
          obedient.follow(
            reply.plan, of: opponent, at: wishes.sets[opponent], in: tree.shape)
          var other = obedient
          other.copy(seat, from: deviating)
          worst = Worst(
            gain: gain, obedient: obedient, deviating: other,
            infoset: plans[seat].infosets[type.root])
          return true
        }
        if !isComplete { return nil }
      }
    }
    return worst
  }

  /// A seat's payoff where a plan leads below some nodes, its negative where the wish leads, and 0
  /// where both or neither do.
  private func difference(_ seat: Int, _ deviating: Profile, below nodes: [Int]) -> [Double] {
    var objective = [Double](repeating: 0, count: tree.leaves)
    var sign = [(plan: Bool, wish: Bool)](
      repeating: (plan: false, wish: false), count: tree.nodes.count)
    for node in nodes { sign[node] = (plan: true, wish: true) }
    for index in tree.nodes.indices.dropFirst() {
      let node = tree.nodes[index]
      let above = tree.nodes[Int(node.parent)]
      let before = sign[Int(node.parent)]
      guard before.plan || before.wish else { continue }
      if above.kind == .decision && Int(above.seat) == seat {
        let edge = Int(node.edge)
        sign[index] = (
          plan: before.plan && tree.probability(above, edge, deviating) > 0,
          wish: before.wish && tree.probability(above, edge, profile) > 0
        )
      } else {
        sign[index] = before
      }
      guard node.kind == .leaf, sign[index].plan != sign[index].wish else { continue }
      let leaf = Int(node.infoset)
      let payoff = tree.payoff(leaf: leaf, seat: seat)
      objective[leaf] = sign[index].plan ? payoff : -payoff
    }
    return objective
  }

  /// Calls a body with every combination of plans of some seats, until it returns false.
  ///
  /// - Returns: Whether it never did.
  func forEachPlay(
    of seats: [Int], from base: Profile, _ body: (Profile) -> Bool
  ) -> Bool {
    var play = base
    var numbers = [Int](repeating: 0, count: seats.count)
    for seat in seats { set(0, of: seat, in: &play) }
    while true {
      guard body(play) else { return false }
      var place = seats.count - 1
      while place >= 0 {
        numbers[place] += 1
        if Double(numbers[place]) < plans[seats[place]].size { break }
        numbers[place] = 0
        set(0, of: seats[place], in: &play)
        place -= 1
      }
      if place < 0 { return true }
      set(numbers[place], of: seats[place], in: &play)
    }
  }

  /// Makes a seat follow one of its plans.
  private func set(_ plan: Int, of seat: Int, in play: inout Profile) {
    plans[seat].forEachAction(of: plan, from: plans[seat].roots) { place, action in
      play.take(action, by: seat, at: plans[seat].infosets[place], in: tree.shape)
    }
  }
}

extension Profile {
  /// Makes every action of a seat count in full, which is no way of playing but of summing.
  fileprivate mutating func takeEverything(of seat: Int) {
    for slot in 0..<slots { probabilities[seat * slots + slot] = 1 }
  }

  /// Plays a seat as another profile does.
  fileprivate mutating func copy(_ seat: Int, from other: Profile) {
    for slot in seat * slots..<(seat + 1) * slots {
      probabilities[slot] = other.probabilities[slot]
    }
  }
}
