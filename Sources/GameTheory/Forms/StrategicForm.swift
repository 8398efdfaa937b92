public import Arena

/// A game as a table: expected payoffs for every combination of reduced pure strategies.
///
/// Strategies that differ only where their own play never leads are one. Seats that never decide have
/// one strategy. Profiles are numbered row-major, the last seat fastest.
///
/// > Source: B. von Stengel, "Computing equilibria for two-person games", *Handbook of Game Theory* 3,
/// > 2002, section 4.
public struct StrategicForm: Sendable {
  /// The number of strategies of each seat.
  public let sizes: [Int]
  /// Expected payoffs: profiles x seats.
  public let payoffs: [Double]
  /// The sizes of the terms that each payoff is a sum of; nil where a payoff is its only term.
  let termSizes: [Double]?
  private let plans: [Plan]

  /// What is needed to turn a seat's strategies back into actions.
  private struct Plan: Sendable {
    let infosets: [Int]
    let counts: [Int]
    /// For every slot of the infosets, by place and action: the strategies that take it.
    let takers: [[Int32]]
  }

  /// The number of profiles.
  public var profiles: Int { sizes.reduce(1, *) }

  /// Makes a form from a table.
  ///
  /// - Parameters:
  ///   - sizes: The number of strategies of each seat, each at least 1.
  ///   - payoffs: Profiles x seats, the last seat's strategy fastest.
  /// - Precondition: The table has as many entries as profiles times seats.
  public init(sizes: [Int], payoffs: [Double]) {
    precondition(
      sizes.allSatisfy { $0 > 0 } && payoffs.count == sizes.reduce(sizes.count, *),
      "a table needs one payoff for each profile and seat")
    self.sizes = sizes
    self.payoffs = payoffs
    termSizes = nil
    plans = sizes.map { _ in Plan(infosets: [], counts: [], takers: []) }
  }

  /// Tabulates a tree; nil when there are more profiles than the budget, or some player forgets what
  /// it knew or did.
  ///
  /// - Parameters:
  ///   - tree: The game.
  ///   - budget: The most profiles.
  ///   - isConditional: Whether payoffs are those given that nature leads to the seat's first decision,
  ///     and not to any other: these have the same equilibria, and in these a rare draw weighs as much as
  ///     any other.
  /// - Complexity: O(for every profile, the leaves that nature can lead to under it).
  public init?(of tree: GameTree, budget: Int = 1_000_000, isConditional: Bool = false) {
    let spaces = (0..<tree.seats).map { StrategySpace(seat: $0, of: tree) }
    guard spaces.reduce(1.0, { $0 * $1.size }) <= Double(budget), tree.hasPerfectRecall else {
      return nil
    }
    sizes = spaces.map { Int($0.size) }
    plans = zip(spaces, sizes).map { space, size in
      var offsets: [Int] = []
      var slots = 0
      for count in space.counts {
        offsets.append(slots)
        slots += count
      }
      var takers = [[Int32]](repeating: [], count: slots)
      for strategy in 0..<size {
        for (place, action) in space.actions(of: strategy).enumerated() {
          if let action { takers[offsets[place] + action].append(Int32(strategy)) }
        }
      }
      return Plan(infosets: space.infosets, counts: space.counts, takers: takers)
    }
    let odds = isConditional ? tree.oddsOfFirstDecisions : nil
    payoffs = StrategicForm.tabulate(tree, sizes, plans, width: tree.seats) { leaf, seat, share in
      let payoff = tree.payoff(leaf: leaf, seat: seat)
      guard let odds else { return share * payoff }
      return odds[leaf * tree.seats + seat] > 0
        ? share / odds[leaf * tree.seats + seat] * payoff : 0
    }
    termSizes =
      tree.hasLoneTerms
      ? nil
      : StrategicForm.tabulate(tree, sizes, plans, width: tree.seats) { leaf, seat, share in
        let (money, joy) = (
          tree.transfer(leaf: leaf, seat: seat), tree.gain(leaf: leaf, seat: seat)
        )
        let size = money.magnitude + joy.magnitude
        guard let odds else { return share * size }
        return odds[leaf * tree.seats + seat] > 0
          ? share / odds[leaf * tree.seats + seat] * size : 0
      }
  }

  /// Whether a payoff is more than another one of the same seat, beyond rounding.
  ///
  /// - Parameters:
  ///   - first: The place of a payoff in ``payoffs``.
  ///   - second: The place of another.
  /// - Returns: False also where rounding can be the difference.
  func isMore(_ first: Int, than second: Int) -> Bool {
    guard let termSizes else { return Rounding.isMore(payoffs[first], than: payoffs[second]) }
    return payoffs[first] > payoffs[second]
      && Rounding.isMore(
        payoffs[first], than: payoffs[second], sizes: Swift.max(termSizes[first], termSizes[second])
      )
  }

  /// Returns the expected value of an objective, given leaf by leaf, at every profile.
  ///
  /// - Precondition: The form was made of this tree.
  public func table(of objective: [Double], in tree: GameTree) -> [Double] {
    precondition(objective.count == tree.leaves, "an objective needs one value for each leaf")
    return StrategicForm.tabulate(tree, sizes, plans, width: 1) { leaf, _, share in
      share * objective[leaf]
    }
  }

  /// Adds the value of every leaf, given nature's share of it, to the profiles that lead to it.
  private static func tabulate(
    _ tree: GameTree, _ sizes: [Int], _ plans: [Plan], width: Int,
    _ value: (_ leaf: Int, _ column: Int, _ share: Double) -> Double
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: sizes.reduce(width, *))
    let everyone = sizes.map { (0..<Int32($0)).map { $0 } }
    // For each node: nature's share, and each seat's last own slot; a parent comes before its children.
    var share = [Double](repeating: 1, count: tree.nodes.count)
    var slot = [Int32?](repeating: nil, count: tree.nodes.count * tree.seats)
    let slots = slotNumbers(tree, plans)
    var row = [Double](repeating: 0, count: width)
    for (index, node) in tree.nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        let above = tree.nodes[parent]
        share[index] = share[parent]
        for seat in 0..<tree.seats {
          slot[index * tree.seats + seat] = slot[parent * tree.seats + seat]
        }
        switch above.kind {
        case .chance:
          share[index] *= tree.outcomes[Int(above.infoset) + Int(node.edge)].probability
        case .decision:
          let place = Int(above.seat) * tree.shape.infosets + Int(above.infoset)
          slot[index * tree.seats + Int(above.seat)] = slots[place] + node.edge
        case .leaf: break
        }
      }
      guard node.kind == .leaf else { continue }
      for column in 0..<width { row[column] = value(Int(node.infoset), column, share[index]) }
      let takers = (0..<tree.seats).map { seat in
        slot[index * tree.seats + seat].map { plans[seat].takers[Int($0)] } ?? everyone[seat]
      }
      add(row, to: &sums, at: takers, sizes)
    }
    return sums
  }

  /// For each seat and information set, the number of its first slot among the seat's own.
  private static func slotNumbers(_ tree: GameTree, _ plans: [Plan]) -> [Int32] {
    var numbers = [Int32](repeating: 0, count: tree.seats * tree.shape.infosets)
    for (seat, plan) in plans.enumerated() {
      var slot: Int32 = 0
      for (infoset, count) in zip(plan.infosets, plan.counts) {
        numbers[seat * tree.shape.infosets + infoset] = slot
        slot += Int32(count)
      }
    }
    return numbers
  }

  /// Adds a row to every profile of a product of strategy lists.
  private static func add(
    _ row: [Double], to sums: inout [Double], at takers: [[Int32]], _ sizes: [Int]
  ) {
    if takers.contains(where: { $0.isEmpty }) { return }
    let last = takers.count - 1
    var at = [Int](repeating: 0, count: takers.count)
    while true {
      var base = 0
      for seat in 0..<last { base = base * sizes[seat] + Int(takers[seat][at[seat]]) }
      for strategy in takers[last] {
        let first = (base * sizes[last] + Int(strategy)) * row.count
        for column in row.indices { sums[first + column] += row[column] }
      }
      var seat = last - 1
      while seat >= 0 {
        at[seat] += 1
        if at[seat] < takers[seat].count { break }
        at[seat] = 0
        seat -= 1
      }
      if seat < 0 { return }
    }
  }

  /// Returns the profile in which each seat mixes its strategies with given weights.
  ///
  /// Mixed strategies become behaviour strategies (Kuhn 1953): at each information set, each action by
  /// the weight of the strategies that come there and take it. Sets that own play rules out are
  /// uniform.
  ///
  /// - Precondition: The form was made of this tree.
  public func profile(_ mixtures: [[Double]], in tree: GameTree) -> Profile {
    var profile = Profile(uniformIn: tree.shape)
    for (seat, plan) in plans.enumerated() {
      var slot = 0
      for (infoset, count) in zip(plan.infosets, plan.counts) {
        let weights = plan.takers[slot..<slot + count].map { takers in
          takers.reduce(0) { $0 + mixtures[seat][Int($1)] }
        }
        slot += count
        let total = weights.reduce(0, +)
        guard total > 0 else { continue }
        let first = seat * profile.slots + tree.shape.slots(ofInfoset: infoset).first
        for action in 0..<count { profile.probabilities[first + action] = weights[action] / total }
      }
    }
    return profile
  }

  /// Returns what a strategy of a seat does: the information sets it comes to, with their actions.
  ///
  /// - Complexity: O(its actions at all information sets x the logarithm of its strategies).
  public func actions(seat: Int, strategy: Int) -> [(infoset: Int, action: Int)] {
    var actions: [(infoset: Int, action: Int)] = []
    var slot = 0
    for (infoset, count) in zip(plans[seat].infosets, plans[seat].counts) {
      for action in 0..<count where plans[seat].takers[slot + action].holds(Int32(strategy)) {
        actions.append((infoset, action))
      }
      slot += count
    }
    return actions
  }
}

extension [Int32] {
  /// Whether a number is one of these, which ascend.
  fileprivate func holds(_ number: Int32) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}

extension GameTree {
  /// Whether every payoff of a pure profile is a single number: nothing is drawn, and whoever is paid
  /// gains nothing else.
  fileprivate var hasLoneTerms: Bool {
    !nodes.contains { $0.kind == .chance && $0.edges > 1 }
      && (0..<leaves).allSatisfy { leaf in
        (0..<seats).allSatisfy {
          transfer(leaf: leaf, seat: $0) == 0 || gain(leaf: leaf, seat: $0) == 0
        }
      }
  }

  /// How likely nature leads to each seat's first decision above each leaf, to a power of 2, so that dividing
  /// by it rounds nothing: leaves x seats.
  ///
  /// It is 0 where the seat never decides. The seat's choices elsewhere change nothing there. Any other
  /// measure of one information set would leave the same equilibria; of histories that rivals tell apart
  /// the likeliest is taken.
  fileprivate var oddsOfFirstDecisions: [Double] {
    var share = [Double](repeating: 1, count: nodes.count)
    // The first information set of each seat above a node; -1 before.
    var first = [Int32](repeating: -1, count: nodes.count * seats)
    var odds = [Double](repeating: 0, count: seats * shape.infosets)
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        let above = nodes[parent]
        share[index] = share[parent]
        if above.kind == .chance {
          share[index] *= outcomes[Int(above.infoset) + Int(node.edge)].probability
        }
        for seat in 0..<seats { first[index * seats + seat] = first[parent * seats + seat] }
      }
      guard node.kind == .decision, first[index * seats + Int(node.seat)] < 0 else { continue }
      first[index * seats + Int(node.seat)] = node.infoset
      let place = Int(node.seat) * shape.infosets + Int(node.infoset)
      odds[place] = Swift.max(odds[place], share[index])
    }
    odds = odds.map { $0 > 0 ? Double(sign: .plus, exponent: $0.exponent, significand: 1) : 0 }
    var found = [Double](repeating: 0, count: leaves * seats)
    for (index, node) in nodes.enumerated() where node.kind == .leaf {
      for seat in 0..<seats where first[index * seats + seat] >= 0 {
        found[Int(node.infoset) * seats + seat] =
          odds[seat * shape.infosets + Int(first[index * seats + seat])]
      }
    }
    return found
  }
}
