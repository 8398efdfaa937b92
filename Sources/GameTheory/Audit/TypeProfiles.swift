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

/// What one seat gains at each type profile, the others doing as wished.
struct ProfileGains {
  /// A gain at one type profile, and two episodes that show it.
  struct Gain {
    let amount: Double
    /// The number of the profile, in the order of the draws.
    let profile: Int
    /// The node of the profile.
    let node: Int
    var witness: AuditWitness
  }

  /// Whether the seat gains at each profile that was gone through.
  var gaining: [Bool] = []
  /// How likely each of them is.
  var probabilities: [Double] = []
  /// The greatest gain, where it is first met; nil if there is none.
  var worst: Gain?
  /// Why not all profiles were gone through; nil if they were.
  var obstacle: String?
}

extension Auditor {
  /// The nodes at which nature has drawn everything that comes before anybody decides.
  ///
  /// - Parameter isType: Whether a draw comes before anybody decides, for which all draws before it do.
  /// - Returns: The nodes, in the order of the draws.
  func typeProfiles(where isType: (Int) -> Bool = { _ in true }) -> [Int] {
    var isDrawing = [Bool](repeating: false, count: tree.nodes.count)
    var found: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      guard index == 0 || isDrawing[Int(node.parent)] else { continue }
      if node.kind == .chance && isType(index) {
        isDrawing[index] = true
      } else {
        found.append(index)
      }
    }
    return found
  }

  /// Compares the wish with every other strategy of a seat at every type profile, the others doing as wished.
  ///
  /// - Parameters:
  ///   - seat: The seat, of which something is wished.
  ///   - profiles: The nodes of the type profiles.
  ///   - purse: What is left to be spent.
  /// - Returns: The gains; those before the budget was spent, if it does not suffice.
  /// - Complexity: O(nodes).
  func profileGains(of seat: Int, at profiles: [Int], _ purse: inout Purse) -> ProfileGains {
    var gains = ProfileGains()
    if let gap = wishes.gap(of: seat) {
      gains.obstacle = gapSentence(seat, gap)
      return gains
    }
    let payoffs = tree.payoffs(of: seat)
    let obedient = tree.expected(payoffs, under: profile)
    var worst: (gain: Double, profile: Int, actions: [(infoset: Int, action: Int)])?
    for (number, node) in profiles.enumerated() {
      let end = number + 1 < profiles.count ? profiles[number + 1] : tree.nodes.count
      guard purse.spend(end - node) else {
        gains.obstacle = "there are too many type profiles to go through"
        break
      }
      var plan = BestPlan(
        tree: tree, seat: seat, profile: profile, payoffs: payoffs, wishes: wishes,
        slack: 1e-3 * slacks[seat])
      let gain = plan.value(of: [(node, 1)]) - obedient[node]
      gains.gaining.append(gain > slacks[seat])
      gains.probabilities.append(reach[node])
      if gain > Swift.max(slacks[seat], worst?.gain ?? 0) { worst = (gain, number, plan.actions) }
    }
    guard let worst else { return gains }
    var best = profile
    for (infoset, action) in worst.actions {
      best.take(action, by: seat, at: infoset, in: tree.shape)
    }
    let comparison = Comparison(
      tree: tree, obedient: Play(profile: profile, values: obedient),
      deviating: Play(profile: best, values: tree.expected(payoffs, under: best)))
    let node = profiles[worst.profile]
    gains.worst = ProfileGains.Gain(
      amount: worst.gain, profile: worst.profile, node: node,
      witness: comparison.witness(from: node, seats: [seat], gain: worst.gain))
    return gains
  }

  /// Puts the gains of all seats of which something is wished together, and counts the profiles at which somebody
  /// gains.
  func exPostIncentives(_ seats: [ProfileGains]) -> AuditFinding {
    let gaps = seats.compactMap { $0.obstacle }.map { PartialAnswer.undecided($0) }
    var answers: [PartialAnswer] = []
    let worst = seats.compactMap { $0.worst }.min {
      ($1.amount, $0.profile) < ($0.amount, $1.profile)
    }
    if let worst { answers.append(.fails(worst.amount, worst.witness)) }
    var figures: [AuditFigure] = []
    let counts = Set(seats.map { $0.gaining.count })
    if gaps.isEmpty, counts.count == 1, let count = counts.first {
      let gaining = (0..<count).filter { profile in seats.contains { $0.gaining[profile] } }
      let probability = gaining.reduce(0) { $0 + seats[0].probabilities[$1] }
      figures = [
        AuditFigure(AuditFigure.profiles, Double(count)),
        AuditFigure(AuditFigure.gainingProfiles, Double(gaining.count)),
        AuditFigure("probability", probability),
      ]
    }
    return finding(.exPostIncentives, answers + gaps, figures: figures)
  }
}
