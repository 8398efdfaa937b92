import Arena

/// Walks two trees side by side, by the names of draws, seats, decisions and values, and says where they
/// first differ, one sentence for each seat, measure, draw and decision.
struct TreeChanges {
  private let old: GameTree
  private let new: GameTree
  /// The seat of the new tree for each of the old one.
  private let seats: [Int?]
  private let measures: [Int?]
  private var outcomes: [Pair: [Int?]] = [:]
  private var actions: [Pair: [Int?]] = [:]
  /// The differences in the order in which they were found.
  private var found: [Difference] = []
  private var places: [Key: Int] = [:]
  /// How many outcomes both trees have.
  private(set) var leaves = 0

  /// Numbers that differ by less than this share of themselves differ by rounding.
  private static let rounding = 1e-12

  private struct Pair: Hashable {
    let old: Int
    let new: Int
  }

  private struct Key: Hashable {
    let subject: RuleChange.Subject
    let index: Int
  }

  private struct Difference {
    let subject: RuleChange.Subject
    var sentence = ""
    var count = 1
  }

  init(_ old: GameTree, _ new: GameTree) {
    self.old = old
    self.new = new
    seats =
      Pairing(
        (0..<old.seats).map { old.shape.name(ofSeat: $0) },
        (0..<new.seats).map { new.shape.name(ofSeat: $0) }
      ).new
    measures = Pairing(old.shape.measures.map(\.name), new.shape.measures.map(\.name)).new
    var open = [(0, 0)]
    while let (before, after) = open.popLast() { open += compare(before, after).reversed() }
  }

  /// The sentences.
  var all: [RuleChange] {
    found.map { difference in
      let isOutcome = difference.subject == .payoff || difference.subject == .count
      let share =
        difference.count == 1
        ? ""
        : ", and so at \(difference.count)" + (isOutcome ? " of \(leaves) outcomes" : " places")
      return RuleChange(difference.subject, difference.sentence + share + ".")
    }
  }

  /// Counts a difference; whether it is the first of its kind, whose sentence is then to be kept.
  private mutating func isFirst(_ subject: RuleChange.Subject, _ index: Int) -> Bool {
    let key = Key(subject: subject, index: index)
    if let place = places[key] {
      found[place].count += 1
      return false
    }
    places[key] = found.count
    found.append(Difference(subject: subject))
    return true
  }

  private mutating func keep(_ sentence: String) { found[found.count - 1].sentence = sentence }

  /// Compares two nodes; returns the children that belong together.
  private mutating func compare(_ before: Int, _ after: Int) -> [(Int, Int)] {
    let nodes = (old.nodes[before], new.nodes[after])
    guard nodes.0.kind == nodes.1.kind, isSame(nodes.0, nodes.1) else {
      if isFirst(.episode, 0) {
        let turns = (TreeChanges.turn(nodes.0, in: old), TreeChanges.turn(nodes.1, in: new))
        keep("\(place(before)) \(turns.1) where \(turns.0)")
      }
      return []
    }
    switch nodes.0.kind {
    case .leaf:
      compareLeaves(before, Int(nodes.0.infoset), Int(nodes.1.infoset))
      return []
    case .chance: return compareDraws(before, after)
    case .decision: return compareChoices(before, after)
    }
  }

  /// Whether the same draw is drawn, or the same seat decides the same.
  private func isSame(_ before: GameTree.Node, _ after: GameTree.Node) -> Bool {
    switch before.kind {
    case .leaf: return true
    case .chance:
      return old.shape.draws[Int(before.seat)].name == new.shape.draws[Int(after.seat)].name
    case .decision:
      let decisions = (
        old.shape.decision(ofInfoset: Int(before.infoset)).decision,
        new.shape.decision(ofInfoset: Int(after.infoset)).decision
      )
      return seats[Int(before.seat)] == Int(after.seat)
        && old.shape.decisions[decisions.0].name == new.shape.decisions[decisions.1].name
    }
  }

  private mutating func compareDraws(_ before: Int, _ after: Int) -> [(Int, Int)] {
    let nodes = (old.nodes[before], new.nodes[after])
    let draws = Pair(old: Int(nodes.0.seat), new: Int(nodes.1.seat))
    let labels =
      outcomes[draws]
      ?? TreeChanges.pairing(
        old.shape.draws[draws.old].outcomes, new.shape.draws[draws.new].outcomes)
    outcomes[draws] = labels
    var children: [(Int, Int)] = []
    var isTaken = [Bool](repeating: false, count: Int(nodes.1.edges))
    for edge in 0..<Int(nodes.0.edges) {
      let outcome = old.outcomes[Int(nodes.0.infoset) + edge]
      let other = (0..<Int(nodes.1.edges)).first { other in
        Int(new.outcomes[Int(nodes.1.infoset) + other].label) == labels[Int(outcome.label)]
      }
      if let other {
        isTaken[other] = true
        children.append((old.child(before, edge), new.child(after, other)))
      }
      let now = other.map { new.outcomes[Int(nodes.1.infoset) + $0].probability } ?? 0
      if differ(outcome.probability, now) {
        compareProbability(before, draws, Int(outcome.label), outcome.probability, now)
      }
    }
    for edge in isTaken.indices where !isTaken[edge] {
      let outcome = new.outcomes[Int(nodes.1.infoset) + edge]
      let label = new.shape.draws[draws.new].outcomes.label(Int(outcome.label))
      if isFirst(.probability, draws.old) {
        keep(
          "\(place(before)) the draw '\(printable(new.shape.draws[draws.new].name))' may now be "
            + printable(label))
      }
    }
    return children
  }

  private mutating func compareProbability(
    _ node: Int, _ draws: Pair, _ label: Int, _ before: Double, _ now: Double
  ) {
    if isFirst(.probability, draws.old) {
      let draw = old.shape.draws[draws.old]
      keep(
        "\(place(node)) the draw '\(printable(draw.name))' is now "
          + "\(printable(draw.outcomes.label(label))) with probability \(NumberText.figure(now)) instead "
          + "of \(NumberText.figure(before))")
    }
  }

  private mutating func compareChoices(_ before: Int, _ after: Int) -> [(Int, Int)] {
    let nodes = (old.nodes[before], new.nodes[after])
    let decision = old.shape.decision(ofInfoset: Int(nodes.0.infoset)).decision
    let other = new.shape.decision(ofInfoset: Int(nodes.1.infoset)).decision
    let (infosets, decisions) = (
      Pair(old: Int(nodes.0.infoset), new: Int(nodes.1.infoset)), Pair(old: decision, new: other)
    )
    let edges =
      actions[decisions]
      ?? TreeChanges.pairing(
        old.shape.decisions[decision].actions, new.shape.decisions[other].actions)
    actions[decisions] = edges
    let wished = nodes.0.wish.flatMap { edges[$0] }
    if wished != nodes.1.wish {
      if isFirst(.wish, decision) {
        let wishes = (TreeChanges.wish(nodes.0, in: old), TreeChanges.wish(nodes.1, in: new))
        keep(
          "At \(printable(new.shape.name(ofInfoset: infosets.new), limit: 200)), the designer now "
            + "wishes \(wishes.1) of \(new.shape.title(ofSeat: Int(nodes.1.seat))) instead of \(wishes.0)"
        )
      }
    }
    let sights = (old.shape.name(ofInfoset: infosets.old), new.shape.name(ofInfoset: infosets.new))
    if old.shape.decisions[decision].sees == new.shape.decisions[other].sees && sights.0 != sights.1
    {
      if isFirst(.decision, decision) {
        keep(
          "\(place(before)) what is seen is now \(printable(sights.1, limit: 200)) instead of "
            + printable(sights.0, limit: 200))
      }
    }
    return edges.enumerated().compactMap { edge, place in
      place.map { (old.child(before, edge), new.child(after, $0)) }
    }
  }

  private mutating func compareLeaves(_ node: Int, _ before: Int, _ after: Int) {
    leaves += 1
    for (seat, other) in seats.enumerated() {
      guard let other else { continue }
      let payoffs = (old.payoff(leaf: before, seat: seat), new.payoff(leaf: after, seat: other))
      let money = (old.transfer(leaf: before, seat: seat), new.transfer(leaf: after, seat: other))
      if differ(payoffs.0, payoffs.1) {
        if isFirst(.payoff, seat) {
          keep(
            "\(place(node)) \(old.shape.title(ofSeat: seat)) now gets \(NumberText.figure(payoffs.1)) "
              + "instead of \(NumberText.figure(payoffs.0))")
        }
      } else if differ(money.0, money.1) {
        if isFirst(.payoff, old.seats + seat) {
          keep(
            "\(place(node)) \(old.shape.title(ofSeat: seat)) is now paid \(NumberText.figure(money.1)) in "
              + "money instead of \(NumberText.figure(money.0)), and gets as much in all")
        }
      }
    }
    for (measure, other) in measures.enumerated() {
      guard let other else { continue }
      let counts = (
        old.measure(leaf: before, index: measure), new.measure(leaf: after, index: other)
      )
      if differ(counts.0, counts.1) {
        if isFirst(.count, measure) {
          keep(
            "\(place(node)) the measure '\(printable(old.shape.measures[measure].name))' is now "
              + "\(NumberText.figure(counts.1)) instead of \(NumberText.figure(counts.0))")
        }
      }
    }
  }

  /// Where a node of the old tree stands.
  private func place(_ node: Int) -> String { TreeChanges.place(node, in: old) }

  private func differ(_ before: Double, _ after: Double) -> Bool {
    let size = Swift.max(1, before.magnitude, after.magnitude)
    return !((before - after).magnitude <= TreeChanges.rounding * size)
  }
}
