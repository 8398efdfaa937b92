import Arena

/// The best that one seat can do below a node, the others playing a profile.
///
/// Nodes that the seat reaches by the same own choices are valued together, one information set after
/// the other. A seat that remembers what it knew and did meets every information set in one such bundle.
private struct BestPlan {
  let tree: GameTree
  let seat: Int
  let profile: Profile
  let payoffs: [Double]
  let wishes: Wishes
  let slack: Double
  /// What the seat takes at the information sets that it has met.
  var actions: [(infoset: Int, action: Int)] = []

  /// Returns what some nodes are worth together, each weighted by how likely nature and the others lead
  /// there.
  mutating func value(of bundle: [(node: Int, weight: Double)]) -> Double {
    var sum = 0.0
    var own: [(node: Int, weight: Double)] = []
    var open = bundle
    while let (index, weight) = open.popLast() {
      let node = tree.nodes[index]
      if node.kind == .leaf {
        sum += weight * payoffs[Int(node.infoset)]
      } else if node.kind == .decision && Int(node.seat) == seat {
        own.append((index, weight))
      } else {
        for edge in 0..<Int(node.edges) {
          let share = tree.probability(node, edge, profile)
          if share > 0 { open.append((tree.child(index, edge), weight * share)) }
        }
      }
    }
    // Bundles are taken in the order of their information sets, so that sums do not depend on the way.
    own.sort { tree.nodes[$0.node].infoset < tree.nodes[$1.node].infoset }
    var first = 0
    while first < own.count {
      let infoset = tree.nodes[own[first].node].infoset
      let end = own[first...].firstIndex { tree.nodes[$0.node].infoset != infoset } ?? own.count
      sum += settle(Int(infoset), Array(own[first..<end]))
      first = end
    }
    return sum
  }

  /// Chooses at an information set; the wish wherever that is as good.
  private mutating func settle(_ infoset: Int, _ nodes: [(node: Int, weight: Double)]) -> Double {
    let wish = wishes.action(seat, infoset)
    let hair = nodes.reduce(0) { $0 + $1.weight } * slack
    var best = (action: -1, value: -Double.infinity)
    let edges = 0..<Int(tree.nodes[nodes[0].node].edges)
    for action in (wish.map { [$0] } ?? []) + edges.filter({ $0 != wish }) {
      let value = value(of: nodes.map { (tree.child($0.node, action), $0.weight) })
      if best.action < 0 || value > best.value + (best.action == wish ? hair : 0) {
        best = (action, value)
      }
    }
    actions.append((infoset, best.action))
    return best.value
  }
}

extension Auditor {
  /// The nodes at which nature has drawn everything that comes before anybody decides.
  private var typeProfiles: [Int] {
    var isDrawing = [Bool](repeating: false, count: tree.nodes.count)
    var found: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      guard index == 0 || isDrawing[Int(node.parent)] else { continue }
      if node.kind == .chance { isDrawing[index] = true } else { found.append(index) }
    }
    return found
  }

  /// Compares the wish with every other strategy at every type profile, the others doing as wished, and
  /// counts the profiles at which somebody gains.
  ///
  /// - Parameter asked: The seats of which something is wished.
  /// - Returns: The finding; what was found before the budget was spent, if it does not suffice. And for each
  ///   seat that gains, the node of the type profile at which it gains most.
  /// - Complexity: O(nodes) for each seat.
  func exPostIncentives(_ asked: [Int]) -> (finding: AuditFinding, most: [Int: Int]) {
    var answers: [PartialAnswer] = []
    var gaps: [PartialAnswer] = []
    var able: [Int] = []
    for seat in asked {
      if let gap = wishes.gap(of: seat) {
        gaps.append(.undecided(gapSentence(seat, gap)))
      } else {
        able.append(seat)
      }
    }
    var purse = purse
    let profiles = typeProfiles
    var gaining = (count: 0, probability: 0.0)
    var most: [Int: (gain: Double, node: Int)] = [:]
    let payoffs = able.map { tree.payoffs(of: $0) }
    let obedient = payoffs.map { tree.expected($0, under: profile) }
    var worst: (gain: Double, seat: Int, node: Int, actions: [(infoset: Int, action: Int)])?
    for (number, node) in profiles.enumerated() {
      let end = number + 1 < profiles.count ? profiles[number + 1] : tree.nodes.count
      guard purse.spend((end - node) * able.count) else {
        answers.append(.undecided("there are too many type profiles to go through"))
        break
      }
      var somebodyGains = false
      for (place, seat) in able.enumerated() {
        var plan = BestPlan(
          tree: tree, seat: seat, profile: profile, payoffs: payoffs[place], wishes: wishes,
          slack: 1e-3 * slacks[seat])
        let gain = plan.value(of: [(node, 1)]) - obedient[place][node]
        guard gain > slacks[seat] else { continue }
        somebodyGains = true
        if gain > most[seat]?.gain ?? 0 { most[seat] = (gain, node) }
        if gain > worst?.gain ?? 0 { worst = (gain, seat, node, plan.actions) }
      }
      if somebodyGains {
        gaining.count += 1
        gaining.probability += reach[node]
      }
    }
    var figures: [AuditFigure] = []
    if answers.isEmpty && gaps.isEmpty {
      figures = [
        AuditFigure(AuditFigure.profiles, Double(profiles.count)),
        AuditFigure(AuditFigure.gainingProfiles, Double(gaining.count)),
        AuditFigure("probability", gaining.probability),
      ]
    }
    if let worst {
      let place = able.firstIndex(of: worst.seat) ?? 0
      var best = profile
      for (infoset, action) in worst.actions {
        best.take(action, by: worst.seat, at: infoset, in: tree.shape)
      }
      let comparison = Comparison(
        tree: tree, obedient: Play(profile: profile, values: obedient[place]),
        deviating: Play(profile: best, values: tree.expected(payoffs[place], under: best)))
      answers.append(
        .fails(
          worst.gain,
          comparison.witness(from: worst.node, seats: [worst.seat], gain: worst.gain)))
    }
    return (
      finding(.exPostIncentives, answers + gaps, figures: figures), most.mapValues { $0.node }
    )
  }
}
