public import Arena

/// One equilibrium, with its certificate.
public struct Equilibrium: Sendable {
  /// How everyone plays.
  public let profile: Profile
  /// What it leads to.
  public let expectation: Expectation
  /// The largest gain any seat could make by deviating, recomputed on the tree.
  public let regret: Double
  /// Whether nobody mixes.
  public let isPure: Bool
}

/// What a search for equilibria found.
public struct EquilibriumSet: Sendable {
  /// The equilibria found; with more than ``limit``, one for every outcome, up to about that many.
  public let equilibria: [Equilibrium]
  /// How many were found.
  public let count: Int
  /// Whether more equilibria may exist.
  public let status: SearchStatus
  /// How they were found.
  public let method: String

  /// How many outcomes are kept.
  public static let limit = 1000
}

extension GameTree {
  /// Returns the equilibria: all extreme ones of a small game of two players, all isolated ones of a
  /// small game of more, otherwise all pure ones.
  ///
  /// If there are none of these, or the game is larger, it returns at least one: by backward
  /// induction under perfect information, by linear program on sequences where two players' payoffs
  /// have a constant sum, by complementary pivoting between two other players. Every equilibrium is
  /// certified again on the tree, by code that shares nothing with the search.
  ///
  /// - Parameters:
  ///   - budget: The largest number of pure profiles, and how many steps the search may take.
  ///   - tolerance: How large a gain still counts as none, in units of payoff.
  /// - Returns: The equilibria; status `tooLarge` when there are too many profiles.
  public func equilibria(budget: Budget = Budget(), tolerance: Double = 1e-9) -> EquilibriumSet {
    let slack = tolerance * Swift.max(1, payoffRange.upperBound - payoffRange.lowerBound)
    guard hasPerfectRecall else {
      return EquilibriumSet(equilibria: [], count: 0, status: .imperfectRecall, method: "none")
    }
    if let only = onlyDecider { return optimum(of: only, slack: slack) }
    guard let form = StrategicForm(of: self, budget: budget.profiles) else {
      return backwardInduction() ?? constantSumEquilibrium(budget)
        ?? EquilibriumSet(
          equilibria: [], count: 0, status: .tooLarge, method: "enumeration of pure profiles")
    }
    let (mixtures, method, isComplete) = form.equilibria(slack: slack, budget)
    let count = mixtures.count
    if mixtures.isEmpty && !isComplete {
      if let one = constantSumEquilibrium(budget) ?? pivotedEquilibria(form, budget) { return one }
    }
    let found =
      count <= EquilibriumSet.limit
      ? mixtures.prefix { _ in !budget.shouldStop() }
        .map { certified(form.profile($0, in: self), isPure: isPure($0)) }
      : distinct(mixtures, of: form, budget)
    let isWhole = isComplete && found.count <= EquilibriumSet.limit && !budget.shouldStop()
    return EquilibriumSet(
      equilibria: found, count: count, status: isWhole ? .complete : .incomplete, method: method)
  }

  /// Optimal play of two players whose payoffs have a constant sum; nil elsewhere, or when it is too
  /// large.
  private func constantSumEquilibrium(_ budget: Budget) -> EquilibriumSet? {
    let found = zeroSumSolution(budget: budget)
    guard found.status == .complete, let profile = found.profile else { return nil }
    return EquilibriumSet(
      equilibria: [certified(profile, isPure: false)], count: 1, status: .incomplete,
      method: found.method)
  }

  /// What complementary pivoting leads to; nil when not exactly two seats decide.
  private func pivotedEquilibria(_ form: StrategicForm, _ budget: Budget) -> EquilibriumSet? {
    guard let found = form.bimatrix?.lemkeHowsonFromEveryLabel(budget: budget),
      !found.equilibria.isEmpty
    else { return nil }
    let equilibria = found.equilibria.map { equilibrium in
      let mixtures = form.mixtures(rows: equilibrium.rows, columns: equilibrium.columns)
      return certified(form.profile(mixtures, in: self), isPure: isPure(mixtures))
    }
    return EquilibriumSet(
      equilibria: equilibria, count: equilibria.count, status: .incomplete,
      method: "complementary pivoting from every label")
  }

  private func isPure(_ mixture: [[Double]]) -> Bool {
    mixture.allSatisfy { $0.allSatisfy { $0 == 0 || $0 == 1 } }
  }

  /// One equilibrium for every outcome, pure ones first, each certified on the tree; one more than
  /// the limit when there are more.
  private func distinct(
    _ mixtures: [[[Double]]], of form: StrategicForm, _ budget: Budget
  ) -> [Equilibrium] {
    let scale = Swift.max(1, payoffRange.upperBound.magnitude, payoffRange.lowerBound.magnitude)
    var outcomes: Set<[Double]> = []
    var found: [Equilibrium] = []
    for mixture in mixtures.filter({ isPure($0) }) + mixtures.filter({ !isPure($0) }) {
      let profile = form.profile(mixture, in: self)
      let reached = expectation(of: profile)
      let outcome = (reached.payoffs + reached.measures).map { ($0 / scale * 1e9).rounded() + 0 }
      guard outcomes.insert(outcome).inserted else { continue }
      found.append(certified(profile, isPure: isPure(mixture)))
      if found.count > EquilibriumSet.limit || budget.shouldStop() { break }
    }
    return found
  }
}

extension GameTree {
  /// An equilibrium with its regret, recomputed on the tree.
  private func certified(_ profile: Profile, isPure: Bool) -> Equilibrium {
    Equilibrium(
      profile: profile, expectation: expectation(of: profile),
      regret: regrets(of: profile).reduce(0) { Swift.max($0, $1) }, isPure: isPure)
  }

  /// The seat that decides, if only one does.
  private var onlyDecider: Int? {
    var decider: Int?
    for node in nodes where node.kind == .decision {
      if let known = decider, known != Int(node.seat) { return nil }
      decider = Int(node.seat)
    }
    return decider
  }

  /// The best replies to nature, every one where actions tie; one of them, and the set incomplete,
  /// where they are too many.
  private func optimum(of seat: Int, slack: Double) -> EquilibriumSet {
    var plans = [Profile(uniformIn: shape)]
    let (values, plan) = bestReply(of: seat, to: plans[0])
    var isComplete = true
    for infoset in 0..<shape.infosets where values.reach[infoset] > 0 {
      let (first, count) = shape.slots(ofInfoset: infoset)
      let best = values.weighted[first + plan[infoset]]
      var ties = (0..<count).filter { values.weighted[first + $0] >= best - slack }
      if ties.count * plans.count > EquilibriumSet.limit {
        isComplete = false
        ties = [plan[infoset]]
      }
      var others: [Profile] = []
      for action in ties.dropFirst() {
        for var other in plans {
          other.fix(seat: seat, firstSlot: first, count: count, action: action)
          others.append(other)
        }
      }
      for index in plans.indices {
        plans[index].fix(seat: seat, firstSlot: first, count: count, action: ties[0])
      }
      plans += others
    }
    return EquilibriumSet(
      equilibria: plans.map { certified($0, isPure: true) }, count: plans.count,
      status: isComplete ? .complete : .incomplete, method: "best reply of the only player")
  }

  /// The subgame-perfect equilibrium of a game of perfect information, ties to the lower index; nil
  /// when some information set has two nodes.
  private func backwardInduction() -> EquilibriumSet? {
    var seen = Set<Int>()
    for node in nodes where node.kind == .decision {
      if !seen.insert(Int(node.seat) * shape.infosets + Int(node.infoset)).inserted { return nil }
    }
    var profile = Profile(uniformIn: shape)
    var value = [Double](repeating: 0, count: nodes.count * seats)
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      var taken = 0
      if node.kind == .decision {
        let seat = Int(node.seat)
        for edge in 1..<Swift.max(Int(node.edges), 1)
        where value[child(index, edge) * seats + seat] > value[child(index, taken) * seats + seat] {
          taken = edge
        }
        let (first, count) = shape.slots(ofInfoset: Int(node.infoset))
        profile.fix(seat: seat, firstSlot: first, count: count, action: taken)
      }
      for seat in 0..<seats {
        switch node.kind {
        case .leaf: value[index * seats + seat] = payoff(leaf: Int(node.infoset), seat: seat)
        case .decision: value[index * seats + seat] = value[child(index, taken) * seats + seat]
        case .chance:
          for edge in 0..<Int(node.edges) {
            value[index * seats + seat] +=
              outcomes[Int(node.infoset) + edge].probability
              * value[child(index, edge) * seats + seat]
          }
        }
      }
    }
    return EquilibriumSet(
      equilibria: [certified(profile, isPure: true)], count: 1, status: .incomplete,
      method: "backward induction")
  }
}

extension StrategicForm {
  /// How many combinations of supports there are.
  private var supportCombinations: Double {
    sizes.reduce(1) { product, size in
      (0..<size).reduce(1.0) { power, _ in 2 * power }.advanced(by: -1) * product
    }
  }

  /// Returns all equilibria if they can be had, and otherwise all pure ones.
  func equilibria(slack: Double, _ budget: Budget) -> (
    mixtures: [[[Double]]], method: String, isComplete: Bool
  ) {
    if let game = bimatrix {
      let found = game.extremeEquilibria(budget: budget.forTwo)
      if found.isComplete {
        return (
          found.equilibria.map { mixtures(rows: $0.rows, columns: $0.columns) },
          "vertices of the best-reply polytopes", true
        )
      }
      if let few = game.equilibriaOfPlayable(slack: slack, budget: budget.forTwo) {
        return (
          few.map { mixtures(rows: $0.rows, columns: $0.columns) },
          "deletion of strategies that no equilibrium plays, then vertices of best-reply polytopes",
          true
        )
      }
    } else if deciders.count > 2 && supportCombinations <= Double(budget.supports) {
      let found = supportEquilibria(budget: budget.forMore)
      if found.status == .complete { return (found.mixtures, found.method, true) }
    }
    let pure = pureEquilibria(slack: slack).map { strategies in
      zip(sizes, strategies).map { size, strategy in
        (0..<size).map { $0 == strategy ? 1.0 : 0 }
      }
    }
    return (pure, "enumeration of pure profiles", false)
  }

  /// Returns the strategies of every pure equilibrium.
  ///
  /// - Complexity: O(profiles x seats).
  func pureEquilibria(slack: Double) -> [[Int]] {
    let seats = sizes.count
    var strides = [Int](repeating: 1, count: seats)
    for seat in stride(from: seats - 2, through: 0, by: -1) {
      strides[seat] = strides[seat + 1] * sizes[seat + 1]
    }
    var isEquilibrium = [Bool](repeating: true, count: profiles)
    for seat in 0..<seats {
      for profile in 0..<profiles where profile / strides[seat] % sizes[seat] == 0 {
        var best = -Double.infinity
        for own in 0..<sizes[seat] {
          best = Swift.max(best, payoffs[(profile + own * strides[seat]) * seats + seat])
        }
        for own in 0..<sizes[seat] {
          let index = profile + own * strides[seat]
          if payoffs[index * seats + seat] < best - slack { isEquilibrium[index] = false }
        }
      }
    }
    return isEquilibrium.indices.filter { isEquilibrium[$0] }.map { profile in
      (0..<seats).map { profile / strides[$0] % sizes[$0] }
    }
  }
}
