import Arena

/// A round of two players in which nature tells each something of its own, and both then move once without
/// seeing the other's move.
///
/// Once the round is over all is told, so whoever did not do what its plan says is found out. But it decides
/// knowing what it was told: a plan is kept to only if nobody gains by departing whatever it was told.
struct InformedRound {
  /// The number of things that each seat can be told, one of them perhaps not to be asked at all.
  private let kinds: [Int]
  /// The number of each information set of a seat among the things it can be told.
  private let numbers: [[Int32: Int]]
  /// How many actions each seat has, by what it is told; one where it is not asked.
  private let counts: [[Int]]
  /// The most actions of each seat.
  private let widths: [Int]
  /// How likely both are told so and do so, by nature alone: by kinds of both, then actions of both.
  private var odds: [Double]
  /// What both earn there, times the odds.
  private var sums: [PayoffPoint]

  /// The number that stands for not being asked.
  private static let unasked: Int32 = -1

  /// Reads a round from its tree; nil where it is none of this kind.
  ///
  /// - Parameters:
  ///   - tree: A round of two seats.
  ///   - origin: What is taken from all payoffs.
  /// - Complexity: O(nodes x depth).
  init?(_ tree: GameTree, less origin: PayoffPoint) {
    var numbers: [[Int32: Int]] = [[:], [:]]
    var counts: [[Int]] = [[], []]
    for node in tree.nodes where node.kind == .decision && node.seat < 2 {
      let seat = Int(node.seat)
      if numbers[seat][node.infoset] != nil { continue }
      numbers[seat][node.infoset] = counts[seat].count
      counts[seat].append(Int(node.edges))
    }
    guard tree.seats == 2, !counts[0].isEmpty, !counts[1].isEmpty else { return nil }
    for seat in 0..<2 {
      numbers[seat][InformedRound.unasked] = counts[seat].count
      counts[seat].append(1)
    }
    self.numbers = numbers
    self.counts = counts
    widths = counts.map { $0.max() ?? 1 }
    kinds = numbers.map { $0.count }
    let cells = kinds[0] * kinds[1] * widths[0] * widths[1]
    guard cells <= InformedRound.mostCells else { return nil }
    odds = [Double](repeating: 0, count: cells)
    sums = [PayoffPoint](repeating: PayoffPoint(0, 0), count: cells)
    for (index, node) in tree.nodes.enumerated() where node.kind == .leaf {
      guard let way = Way(to: index, in: tree) else { return nil }
      let kinds = [0, 1].map { numbers[$0][way.infosets[$0]] ?? 0 }
      let cell = cell(kinds, way.actions)
      odds[cell] += way.probability
      let leaf = Int(node.infoset)
      sums[cell].first += way.probability * (tree.payoff(leaf: leaf, seat: 0) - origin.first)
      sums[cell].second += way.probability * (tree.payoff(leaf: leaf, seat: 1) - origin.second)
    }
    if !isToldByNature { return nil }
  }

  /// The most things told times actions.
  private static let mostCells = 1 << 22
  /// Probabilities that differ by less are the same.
  private static let dust = 1e-12

  private func cell(_ kinds: [Int], _ actions: [Int]) -> Int {
    ((kinds[0] * self.kinds[1] + kinds[1]) * widths[0] + actions[0]) * widths[1] + actions[1]
  }

  /// Whether what both are told is as likely whatever they do.
  private var isToldByNature: Bool {
    for first in 0..<kinds[0] {
      for second in 0..<kinds[1] {
        let likely = odds[cell([first, second], [0, 0])]
        for own in 0..<counts[0][first] {
          for other in 0..<counts[1][second] {
            let here = odds[cell([first, second], [own, other])]
            if (here - likely).magnitude > InformedRound.dust { return false }
          }
        }
      }
    }
    return true
  }

  /// How each seat comes to a leaf.
  private struct Way {
    var infosets = [InformedRound.unasked, InformedRound.unasked]
    var actions = [0, 0]
    var probability = 1.0

    /// Reads the way to a leaf; nil where somebody moves twice on it.
    init?(to leaf: Int, in tree: GameTree) {
      var index = leaf
      while index > 0 {
        let (edge, parent) = (Int(tree.nodes[index].edge), Int(tree.nodes[index].parent))
        let node = tree.nodes[parent]
        if node.kind == .chance {
          probability *= tree.outcomes[Int(node.infoset) + edge].probability
        } else {
          let seat = Int(node.seat)
          if infosets[seat] != InformedRound.unasked { return nil }
          infosets[seat] = node.infoset
          actions[seat] = edge
        }
        index = parent
      }
    }
  }
}

extension InformedRound {
  /// Returns what the most tempted gains by departing from each pair of plans, above what departing gains on
  /// average over what a seat is told.
  ///
  /// - Parameter form: The strategic form of the round.
  /// - Returns: One point for each profile of the form, neither payoff below 0.
  /// - Complexity: O(profiles x things told).
  func excess(in form: StrategicForm) -> [PayoffPoint] {
    let plans = (0..<2).map { seat in
      (0..<form.sizes[seat]).map { strategy in
        var plan = [Int](repeating: 0, count: kinds[seat])
        for (infoset, action) in form.actions(seat: seat, strategy: strategy) {
          if let kind = numbers[seat][Int32(infoset)] { plan[kind] = action }
        }
        return plan
      }
    }
    let both = (0..<2).map { excess(of: $0, plans[$0], plans[1 - $0]) }
    let columns = form.sizes[1]
    return (0..<form.profiles).map { cell in
      let (row, column) = (cell / columns, cell % columns)
      return PayoffPoint(
        both[0][column * form.sizes[0] + row], both[1][row * columns + column])
    }
  }

  /// The same for one seat: by plans of the other, then its own.
  private func excess(of seat: Int, _ own: [[Int]], _ others: [[Int]]) -> [Double] {
    let likely = (0..<kinds[seat]).map { kind in
      (0..<kinds[1 - seat]).reduce(0.0) { $0 + odds[cell(seat, kind, 0, $1, 0)] }
    }
    return others.flatMap { other in
      // What each action earns, times how likely it is to be told so.
      let earned = (0..<kinds[seat]).map { kind in
        (0..<counts[seat][kind]).map { action in
          other.indices.reduce(0.0) {
            $0 + sums[cell(seat, kind, action, $1, other[$1])][seat]
          }
        }
      }
      return own.map { plan in
        var (mean, most) = (0.0, 0.0)
        for kind in 0..<kinds[seat] where likely[kind] > 0 {
          let now = earned[kind][plan[kind]]
          let gain = earned[kind].reduce(now) { Swift.max($0, $1) } - now
          mean += gain
          most = Swift.max(most, gain / likely[kind])
        }
        return Swift.max(0, most - mean)
      }
    }
  }

  /// The cell in which a seat is told something and does something, and the other too.
  private func cell(_ seat: Int, _ kind: Int, _ action: Int, _ told: Int, _ reply: Int) -> Int {
    seat == 0 ? cell([kind, told], [action, reply]) : cell([told, kind], [reply, action])
  }
}
