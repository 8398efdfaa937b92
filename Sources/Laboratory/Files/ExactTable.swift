import Arena
import GameTheory

/// Expected payoffs of all combinations of pure strategies, as fractions.
///
/// Sums of doubles would break the ties that exact solvers live on. Every payoff is the
/// simple fraction or the decimal that is printed for it; probabilities are those of ``ExactDraw``.
struct ExactTable {
  /// Payoffs: combinations x seats, the last seat's strategy fastest.
  private(set) var payoffs: [Rational]

  /// The most terms that are added up.
  private static let mostTerms = 5_000_000.0

  /// Adds up the leaves; nil when that is too much work, when something does not fit, or when a
  /// player forgets what it did.
  init?(_ form: StrategicForm, of tree: GameTree) {
    let sizes = form.sizes
    let longest = Double(sizes.max() ?? 1)
    let cost = longest * Double(sizes.reduce(0, +)) * Double(tree.shape.infosets)
    guard cost < 100 * ExactTable.mostTerms, tree.hasPerfectRecall else { return nil }
    let plans = ExactTable.plans(form, tree)
    payoffs = [Rational](repeating: .zero, count: form.profiles * sizes.count)
    var terms = 0.0
    var odds = [Rational](repeating: .one, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      if node.kind == .chance {
        let first = Int(node.infoset)
        let draw = ExactDraw(tree.outcomes[first..<first + Int(node.edges)].map(\.weight))
        guard draw.isExact else { return nil }
        for (edge, share) in draw.probabilities.enumerated() {
          odds[tree.child(index, edge)] = odds[index] * share
        }
        continue
      }
      for edge in 0..<Int(node.edges) { odds[tree.child(index, edge)] = odds[index] }
      guard node.kind == .leaf else { continue }
      let ways = ExactTable.ways(to: index, in: tree, plans)
      terms += ways.reduce(1.0) { $0 * Double($1.count) }
      let leaf = Int(node.infoset)
      let values = (0..<tree.seats).compactMap {
        GameText.rational(of: tree.payoff(leaf: leaf, seat: $0))
      }
      guard terms < ExactTable.mostTerms, values.count == tree.seats else { return nil }
      add(values.map { $0 * odds[index] }, at: ways, sizes)
    }
    guard payoffs.allSatisfy(\.isFinite) else { return nil }
  }

  /// For each seat and strategy, the action at every information set; -1 where it never gets.
  private static func plans(_ form: StrategicForm, _ tree: GameTree) -> [[[Int]]] {
    var plans = [[[Int]]](repeating: [], count: form.sizes.count)
    for strategy in 0..<(form.sizes.max() ?? 0) {
      let mixtures = form.sizes.map { size in
        (0..<size).map { $0 == Swift.min(strategy, size - 1) ? 1.0 : 0 }
      }
      let profile = form.profile(mixtures, in: tree)
      for seat in form.sizes.indices where strategy < form.sizes[seat] {
        plans[seat].append(
          (0..<tree.shape.infosets).map { infoset in
            let (first, count) = tree.shape.slots(ofInfoset: infoset)
            return (0..<count).firstIndex {
              profile.probability(seat: seat, slot: first + $0) == 1
            } ?? -1
          })
      }
    }
    return plans
  }

  /// For each seat, the strategies that do all that leads to a node.
  private static func ways(to node: Int, in tree: GameTree, _ plans: [[[Int]]]) -> [[Int]] {
    var steps = [[(infoset: Int, action: Int)]](repeating: [], count: plans.count)
    var index = node
    while index > 0 {
      let edge = Int(tree.nodes[index].edge)
      index = Int(tree.nodes[index].parent)
      let parent = tree.nodes[index]
      if parent.kind == .decision { steps[Int(parent.seat)].append((Int(parent.infoset), edge)) }
    }
    return zip(steps, plans).map { steps, plans in
      plans.indices.filter { strategy in
        steps.allSatisfy { plans[strategy][$0.infoset] == $0.action }
      }
    }
  }

  /// Adds to every combination of some strategies.
  private mutating func add(_ values: [Rational], at ways: [[Int]], _ sizes: [Int]) {
    if ways.contains(where: \.isEmpty) { return }
    var places = [Int](repeating: 0, count: ways.count)
    while true {
      var profile = 0
      for seat in ways.indices { profile = profile * sizes[seat] + ways[seat][places[seat]] }
      for seat in values.indices { payoffs[profile * sizes.count + seat] += values[seat] }
      var seat = ways.count - 1
      while seat >= 0 {
        places[seat] += 1
        if places[seat] < ways[seat].count { break }
        places[seat] = 0
        seat -= 1
      }
      if seat < 0 { return }
    }
  }
}
