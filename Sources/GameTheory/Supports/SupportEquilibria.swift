public import Arena

/// The equilibria that support enumeration found.
public struct SupportEquilibria: Sendable {
  /// The equilibria: for each, for every seat, the weights of its strategies.
  public let mixtures: [[[Double]]]
  /// For each, the largest gain of any seat, recomputed from the payoffs by the definition.
  public let regrets: [Double]
  /// For each, whether it only stands for others around it with the same supports.
  public let isSample: [Bool]
  /// How many combinations of supports were looked at, beyond those that dominance rules out.
  public let supports: Int
  /// How many of them have solutions that are not isolated, or are too large to solve.
  public let unresolved: Int
  /// How the search ended.
  public let status: SearchStatus
  /// How the equilibria were found.
  public let method = "support enumeration"
}

extension StrategicForm {
  /// Returns all equilibria of a small game of any number of players, if they are isolated.
  ///
  /// For each combination of supports, small and balanced ones first, the mixtures that make all of a
  /// support equally good solve equations that are linear in each player's mixture. All their
  /// solutions are found: the product of simplices is divided until every part is either empty, since
  /// some combination of the equations keeps one sign at all its corners, or holds at most one
  /// solution, since Newton's step contracts there. What can never be told apart, such as a line of
  /// equilibria, makes the answer ``SearchStatus/incomplete``; points of it are still given.
  ///
  /// > Source: R. Porter, E. Nudelman, Y. Shoham, "Simple search methods for finding a Nash
  /// > equilibrium", *Games and Economic Behavior* 63(2), 2008, pp. 642-662; bounds at corners after
  /// > J. M. Lane, R. F. Riesenfeld, "Bounds on a polynomial", *BIT* 21, 1981, pp. 112-117.
  ///
  /// > Accuracy: doubles; differences below 1e-12 of a player's span of payoffs, dominated strategies left
  /// > out, may pass for none in the search. What it finds is then judged by its own terms.
  ///
  /// - Parameter budget: Steps are supports, and cells by the work they take.
  /// - Returns: The equilibria in the order of their supports, each with its regret.
  public func supportEquilibria(budget: Budget = Budget()) -> SupportEquilibria {
    let left = eliminate(.strictly, byMixtures: false, budget: budget)
    guard let table = ScaledTable(part(left.survivors)) else {
      return SupportEquilibria(
        mixtures: [], regrets: [], isSample: [], supports: 0, unresolved: 0, status: .notFinite)
    }
    var meter = budget.meter
    var search = SupportSearch(table)
    let isDone = SupportOrder(table: table).forEach(&meter) { supports, meter in
      search.visit(supports, &meter)
    }
    let mixtures = search.found.map { found in
      var all = left.survivors.map { $0.map { _ in 1.0 } }
      for (seat, mixture) in zip(table.seats, found) { all[seat] = mixture }
      return all.enumerated().map { seat, weights in
        var mixture = [Double](repeating: 0, count: sizes[seat])
        for (strategy, weight) in zip(left.survivors[seat], weights) { mixture[strategy] = weight }
        return mixture
      }
    }
    let regrets = search.found.map { found in
      zip(table.regrets(of: found), table.halfSpans).reduce(0) { Swift.max($0, $1.0 * $1.1 * 2) }
    }
    return SupportEquilibria(
      mixtures: mixtures, regrets: regrets, isSample: search.isSample, supports: search.supports,
      unresolved: search.unresolved,
      status: !isDone ? .exhausted : search.unresolved > 0 ? .incomplete : .complete)
  }
}

extension StrategicForm {
  /// The form in which each seat has some of its strategies only.
  func part(_ left: [[Int]]) -> StrategicForm {
    var table: [Double] = []
    var places = [Int](repeating: 0, count: sizes.count)
    while true {
      var profile = 0
      for seat in sizes.indices { profile = profile * sizes[seat] + left[seat][places[seat]] }
      table += payoffs[profile * sizes.count..<(profile + 1) * sizes.count]
      var seat = sizes.count - 1
      while seat >= 0 {
        places[seat] += 1
        if places[seat] < left[seat].count { break }
        places[seat] = 0
        seat -= 1
      }
      if seat < 0 { return StrategicForm(sizes: left.map { $0.count }, payoffs: table) }
    }
  }
}

extension GameTree {
  /// Returns all equilibria of a small tree, if they are isolated; see
  /// ``StrategicForm/supportEquilibria(budget:)``.
  ///
  /// - Parameter budget: How many profiles the table may have, and steps and seconds the search.
  /// - Returns: The equilibria, their regrets recomputed on the tree.
  public func supportEquilibria(budget: Budget = Budget()) -> EquilibriumSet {
    let method = "support enumeration"
    func empty(_ status: SearchStatus) -> EquilibriumSet {
      EquilibriumSet(equilibria: [], count: 0, status: status, method: method)
    }
    guard hasPerfectRecall else { return empty(.imperfectRecall) }
    guard let form = StrategicForm(of: self, budget: budget.profiles, isConditional: true) else {
      return empty(.tooLarge)
    }
    let found = form.supportEquilibria(budget: budget.forSearch)
    var list = EquilibriumList(self, budget)
    list.add(found.mixtures.lazy.map { form.profile($0, in: self) }, by: method)
    return list.set(
      found.status == .complete && list.areAllCertified ? .complete : .incomplete, else: method)
  }
}
