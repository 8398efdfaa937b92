import Arena

extension Auditor {
  /// The most such plays that are looked at.
  private static let mostPlays = 10_000

  /// What a seat gains over the wish at most while everybody else takes the same action at every
  /// information set of a decision, such as one ballot whatever it wants; as many of these plays as the
  /// purse affords.
  ///
  /// Strategies that tell everything apart are too many in most games with draws. A gain against one of
  /// these refutes dominance as well as any other.
  func constantPlay(_ seat: Int, _ purse: inout Purse) -> Worst {
    var worst = Worst(obedient: profile, deviating: profile)
    let payoffs = tree.payoffs(of: seat)
    let roots = Set(plans[seat].roots.map { plans[seat].infosets[$0] })
    let choices = constantChoices(but: seat)
    var actions = [Int](repeating: 0, count: choices.count)
    for _ in 0..<Auditor.mostPlays {
      guard purse.spend(6 * tree.nodes.count) else { return worst }
      var play = profile
      for (choice, action) in zip(choices, actions) {
        for infoset in choice.sets {
          play.take(action, by: choice.seat, at: infoset, in: tree.shape)
        }
      }
      worst.look(at: play, seat, payoffs, roots, self)
      var place = choices.count - 1
      while place >= 0 {
        actions[place] += 1
        if actions[place] < choices[place].actions { break }
        actions[place] = 0
        place -= 1
      }
      if place < 0 { return worst }
    }
    return worst
  }

  /// The decisions of all seats but one: their information sets, and how many actions all of them have.
  private func constantChoices(but seat: Int) -> [(seat: Int, sets: [Int], actions: Int)] {
    var choices: [(seat: Int, sets: [Int], actions: Int)] = []
    for other in 0..<tree.seats where other != seat {
      for decision in tree.shape.decisions.indices {
        let sets = wishes.sets[other].filter {
          tree.shape.decision(ofInfoset: $0).decision == decision
        }
        let actions = sets.map { tree.shape.slots(ofInfoset: $0).count }.min()
        if let actions { choices.append((seat: other, sets: sets, actions: actions)) }
      }
    }
    return choices
  }
}
