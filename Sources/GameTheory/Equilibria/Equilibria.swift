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
  /// The equilibria found, each standing the test of ``Certificate/holds``; where they are more than
  /// ``limit``, one for every outcome, or if only one seat decides those that are best and worst.
  public let equilibria: [Equilibrium]
  /// How many were found, at most 10^18; those that play alike count once.
  public let count: Int
  /// Whether more equilibria may exist.
  public let status: SearchStatus
  /// How they were found.
  public let method: String

  /// How many are kept that need not differ in what they lead to.
  public static let limit = 1000
  /// The most probabilities that are kept.
  private static let numbers = 16_000_000

  /// How many outcomes are kept, if every profile has so many probabilities: at least ``limit``.
  static func room(for probabilities: Int) -> Int {
    Swift.max(limit, Swift.min(10 * limit, numbers / Swift.max(1, probabilities)))
  }
}

extension GameTree {
  /// Returns the equilibria: all of them that are extreme in a game of two players, all isolated ones of
  /// a small game of more, if the budget allows.
  ///
  /// Otherwise it returns all that the quicker searches find together: pure profiles, what the longer
  /// search found, complementary pivoting and small supports between two players, the designer's wish; if that is
  /// nothing between more players, mixtures of two of them, or where the logit branch ends; in
  /// games too large for a table the wish, backward induction under perfect information, and a linear
  /// program on sequences where two players' payoffs have a constant sum. Every equilibrium is certified
  /// again on the tree, by code that shares nothing with the search; what fails is left out, and then more
  /// may exist.
  ///
  /// - Parameters:
  ///   - budget: The largest number of pure profiles, and how many steps the search may take.
  ///   - objectives: Values leaf by leaf that should be known at their best and worst, where one seat
  ///     decides and more than ``EquilibriumSet/limit`` of its strategies are equally good.
  /// - Returns: The equilibria; status `tooLarge` when there are too many profiles and none was found.
  public func equilibria(
    budget: Budget = Budget(), objectives: [[Double]] = []
  ) -> EquilibriumSet {
    guard hasPerfectRecall else {
      return EquilibriumSet(equilibria: [], count: 0, status: .imperfectRecall, method: "none")
    }
    let choosers = choosers
    if choosers.count < 2 { return tiedReplies(of: choosers.first, objectives, budget) }
    var list = EquilibriumList(self, budget)
    guard let form = StrategicForm(of: self, budget: budget.profiles, isConditional: true) else {
      list.add(wish: "the designer's wish")
      if let profile = backwardInduction() { list.add([profile], by: "backward induction") }
      list.add(constantSumPlay(budget))
      return list.set(
        list.isEmpty ? .tooLarge : .incomplete, else: "enumeration of pure profiles")
    }
    let search = form.equilibria(budget.forSearch)
    for (method, mixtures) in search.found {
      list.add(mixtures.lazy.map { form.profile($0, in: self) }, by: method)
    }
    if !search.isComplete {
      list.add(wish: "the designer's wish")
      if list.isEmpty { list.add(constantSumPlay(budget)) }
      if list.isEmpty && choosers.count > 2 { addOne(to: &list, form, budget) }
    }
    return list.set(search.isComplete && list.areAllCertified ? .complete : .incomplete)
  }

  /// Adds what other searches find of a game of more than two players: where two of them mix, and if there is
  /// none and time is left, where the logit branch ends.
  private func addOne(to list: inout EquilibriumList, _ form: StrategicForm, _ budget: Budget) {
    let budget = budget.forSearch
    let pairs = form.pairMixtures(limit: EquilibriumSet.limit, budget: budget.forMore)
    if !pairs.isEmpty {
      list.add(
        pairs.lazy.map { form.profile($0, in: self) },
        by: "mixtures of two strategies by two players")
    }
    guard list.isEmpty, budget.hasEnd else { return }
    let end = form.limitingLogitEquilibrium(budget: budget)
    if form.isEquilibrium(end.play) {
      list.add([form.profile(end.play, in: self)], by: "the end of the logit branch")
    }
  }

  /// The seats that have a choice.
  var choosers: [Int] {
    var chooses = [Bool](repeating: false, count: seats)
    for node in nodes where node.kind == .decision && node.edges > 1 {
      chooses[Int(node.seat)] = true
    }
    return chooses.indices.filter { chooses[$0] }
  }

  /// Optimal play of two players whose payoffs have a constant sum; nil elsewhere, or when it is too
  /// large.
  private func constantSumPlay(_ budget: Budget) -> (profile: Profile, method: String)? {
    let found = zeroSumSolution(budget: budget)
    guard found.status == .complete, let profile = found.profile else { return nil }
    return (profile, found.method)
  }
}

extension StrategicForm {
  /// Returns all equilibria if they can be had, and otherwise those that several searches find.
  fileprivate func equilibria(_ budget: Budget) -> (
    found: [(method: String, mixtures: [[[Double]]])], isComplete: Bool
  ) {
    let pure = "enumeration of pure profiles"
    guard let game = bimatrix else {
      let found = supportEquilibria(budget: budget.forMore)
      let whole = (method: found.method, mixtures: found.mixtures)
      if found.status == .complete { return ([whole], true) }
      return ([(pure, pureEquilibria().map(mixtures)), whole], false)
    }
    var found = game.extremeEquilibria(budget: budget.forTwo)
    if !found.isComplete, let few = game.equilibriaOfPlayable(budget: budget.forTwo) {
      let method =
        "deletion of strategies that no equilibrium plays, then vertices of best-reply polytopes"
      return ([(method, few.map { mixtures(rows: $0.rows, columns: $0.columns) })], true)
    }
    let isSmall = game.rows * game.columns <= Budget.smallTable
    // Where a clock ends the longest search, what is quick comes before it.
    let pivoted =
      found.isComplete ? [] : game.lemkeHowsonFromEveryLabel(budget: budget).equilibria
    let isMiddling = game.rows * game.columns <= Budget.middlingTable
    let sparse =
      found.isComplete || !isMiddling
      ? [] : supportEquilibria(budget: budget.forSupports).mixtures
    if !found.isComplete && (isSmall || budget.hasEnd) {
      found = game.extremeEquilibria(budget: budget)
    }
    let vertices = (
      method: "vertices of the best-reply polytopes",
      mixtures: found.equilibria.map { mixtures(rows: $0.rows, columns: $0.columns) }
    )
    if found.isComplete { return ([vertices], true) }
    return (
      [
        (pure, pureEquilibria().map(mixtures)),
        (
          "complementary pivoting from every label",
          pivoted.map { mixtures(rows: $0.rows, columns: $0.columns) }
        ),
        ("support enumeration", sparse), vertices,
      ], false
    )
  }

  /// The mixtures of a pure profile.
  func mixtures(_ strategies: [Int]) -> [[Double]] {
    zip(sizes, strategies).map { size, strategy in
      (0..<size).map { $0 == strategy ? 1.0 : 0 }
    }
  }
}
