import Arena

extension Auditor {
  /// The most such plays that are looked at.
  private static let mostPlays = 10_000

  /// What a seat gains over the wish at most while everybody else takes the same action at every
  /// information set of a decision, such as one ballot whatever it wants; as many of these plays as the
  /// purse affords.
  ///
  /// Strategies that tell everything apart are too many in most games with draws. A gain against one of
  /// these refutes dominance as well as any other. The first of them is what the others do at one type
  /// profile: whoever gains there, and does not care what the others know, gains against it too.
  func constantPlay(_ seat: Int, beginningAt node: Int?, _ purse: inout Purse) -> Worst {
    var worst = Worst(obedient: profile, deviating: profile)
    let payoffs = tree.payoffs(of: seat)
    let roots = Set(plans[seat].roots.map { plans[seat].infosets[$0] })
    let choices = constantChoices(but: seat)
    if let node, purse.spend(6 * tree.nodes.count) {
      let actions = actions(at: node, choices)
      worst.look(at: play(choices, actions), seat, payoffs, roots, self)
    }
    var actions = [Int](repeating: 0, count: choices.count)
    for _ in 0..<Auditor.mostPlays {
      guard purse.spend(6 * tree.nodes.count) else { return worst }
      worst.look(at: play(choices, actions), seat, payoffs, roots, self)
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

  /// The wished play, but with these actions wherever these choices are made.
  private func play(_ choices: [Choice], _ actions: [Int]) -> Profile {
    var play = profile
    for (choice, action) in zip(choices, actions) {
      for infoset in choice.sets {
        play.take(action, by: choice.seat, at: infoset, in: tree.shape)
      }
    }
    return play
  }

  /// What the wish makes of choices below a node, where nature draws its first outcome; the first action
  /// of choices that are not made there.
  private func actions(at node: Int, _ choices: [Choice]) -> [Int] {
    var actions = [Int](repeating: 0, count: choices.count)
    var index = node
    while tree.nodes[index].kind != .leaf {
      let node = tree.nodes[index]
      let edges = 0..<Int(node.edges)
      let edge = edges.first { tree.probability(node, $0, profile) > 0 } ?? 0
      if node.kind == .decision {
        for (place, choice) in choices.enumerated()
        where choice.seat == Int(node.seat) && choice.sets.contains(Int(node.infoset)) {
          actions[place] = Swift.min(edge, choice.actions - 1)
        }
      }
      index = tree.child(index, edge)
    }
    return actions
  }

  /// A decision of a seat: its information sets, and how many actions all of them have.
  private typealias Choice = (seat: Int, sets: [Int], actions: Int)

  /// The decisions of all seats but one.
  private func constantChoices(but seat: Int) -> [Choice] {
    var choices: [Choice] = []
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
