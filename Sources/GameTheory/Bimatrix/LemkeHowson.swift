/// The end of one path of Lemke and Howson.
public struct LemkeHowsonPath: Sendable {
  /// The equilibrium at its end, verified; nil when the status is not complete.
  public let equilibrium: BimatrixEquilibrium?
  /// How many pivots led there.
  public let pivots: Int
  /// How the path ended.
  public let status: SearchStatus
}

/// The equilibria that Lemke-Howson paths reach from the empty mixtures, and the labels that lead
/// there.
public struct LemkeHowsonSearch: Sendable {
  /// The equilibria, each once, in the order of the first label that leads to it.
  public let equilibria: [BimatrixEquilibrium]
  /// For every label, rows first, the place of its equilibrium; nil if the path did not end.
  public let reached: [Int?]
  /// For every label how many pivots its path has.
  public let pivots: [Int]
  /// Complete when every path ended; other equilibria may exist all the same.
  public let status: SearchStatus
}

extension BimatrixGame {
  /// Follows one path of Lemke and Howson from the pair of empty mixtures to an equilibrium.
  ///
  /// The strategy whose label is dropped begins to be played; each step restores one label and
  /// drops the one that is then carried twice, until the first is found again. Ties go to the
  /// lexicographically least row, so that no path cycles.
  ///
  /// > Source: C. E. Lemke, J. T. Howson, "Equilibrium Points of Bimatrix Games", *Journal of the
  /// > SIAM* 12, 1964, pp. 413-423; L. S. Shapley, "A note on the Lemke-Howson algorithm",
  /// > *Mathematical Programming Study* 1, 1974, pp. 175-189.
  ///
  /// - Parameters:
  ///   - label: The strategy to begin with: a row, or the number of rows plus a column.
  ///   - budget: The most steps, one for each pivot of a small game, and seconds.
  /// - Returns: The equilibrium, verified by definition; exact where the payoffs are decimals of
  ///   few digits.
  /// - Complexity: O(rows x columns) a pivot; paths can be exponentially long.
  public func lemkeHowson(dropping label: Int = 0, budget: Budget = Budget()) -> LemkeHowsonPath {
    precondition(
      0 <= label && label < rows + columns, "a label is a row, or the number of rows plus a column")
    guard isFinite else { return LemkeHowsonPath(equilibrium: nil, pivots: 0, status: .notFinite) }
    var walk = LemkeHowsonWalk(self)
    var meter = budget.meter
    return walk.path(dropping: label, &meter)
  }

  /// Follows the path of every label.
  ///
  /// - Parameter budget: The most steps and seconds of all paths together.
  /// - Returns: The equilibria at their ends, each once, and which label led to which.
  public func lemkeHowsonFromEveryLabel(budget: Budget = Budget()) -> LemkeHowsonSearch {
    guard isFinite else {
      return LemkeHowsonSearch(equilibria: [], reached: [], pivots: [], status: .notFinite)
    }
    var walk = LemkeHowsonWalk(self)
    var meter = budget.meter
    var equilibria: [BimatrixEquilibrium] = []
    var reached: [Int?] = []
    var pivots: [Int] = []
    var status = SearchStatus.complete
    for label in 0..<rows + columns {
      let path = walk.path(dropping: label, &meter)
      pivots.append(path.pivots)
      if path.status != .complete && status != .exhausted { status = path.status }
      guard let equilibrium = path.equilibrium else {
        reached.append(nil)
        continue
      }
      let known = equilibria.firstIndex { $0.isSame(as: equilibrium) }
      reached.append(known ?? equilibria.count)
      if known == nil { equilibria.append(equilibrium) }
    }
    return LemkeHowsonSearch(
      equilibria: equilibria, reached: reached, pivots: pivots, status: status)
  }

  /// Whether every payoff is a number.
  var isFinite: Bool {
    rowPayoffs.allSatisfy { $0.isFinite } && columnPayoffs.allSatisfy { $0.isFinite }
  }
}

extension BimatrixEquilibrium {
  /// Whether two equilibria are the same: exactly, or up to rounding where they are known as
  /// doubles.
  func isSame(as other: BimatrixEquilibrium) -> Bool {
    if let exactRows, let exactColumns, other.exact != nil {
      return exactRows == other.exactRows && exactColumns == other.exactColumns
    }
    return zip(rows + columns, other.rows + other.columns).allSatisfy {
      ($0 - $1).magnitude <= 1e-9
    }
  }
}

/// The two tableaus that Lemke-Howson paths pivot on in turn.
private struct LemkeHowsonWalk: ~Copyable {
  private let ofRow: PayoffTable
  private let ofColumn: PayoffTable
  private let positiveOfRow: PositivePayoffs
  private let positiveOfColumn: PositivePayoffs
  /// The row player's mixtures, and the column player's.
  private var x: BestReplyTableau
  private var y: BestReplyTableau

  init(_ game: BimatrixGame) {
    (ofRow, ofColumn) = game.tables
    positiveOfRow = PositivePayoffs(ofRow)
    positiveOfColumn = PositivePayoffs(ofColumn)
    x = BestReplyTableau(positiveOfColumn, ownComesFirst: true)
    y = BestReplyTableau(positiveOfRow, ownComesFirst: false)
  }

  /// Follows the path of a label from the origin.
  mutating func path(dropping label: Int, _ meter: inout Meter) -> LemkeHowsonPath {
    let cost = 1 + x.rows * x.lanes / 64
    guard meter.spend(cost) else {
      return LemkeHowsonPath(equilibrium: nil, pivots: 0, status: .exhausted)
    }
    x.reset()
    y.reset()
    var pivots = 0
    var entering = label
    var isRow = label < x.own
    repeat {
      guard meter.spend(cost) else {
        return LemkeHowsonPath(equilibrium: nil, pivots: pivots, status: .exhausted)
      }
      pivots += 1
      let leaving = isRow ? x.complementaryPivot(entering) : y.complementaryPivot(entering)
      guard let leaving else {
        return LemkeHowsonPath(equilibrium: nil, pivots: pivots, status: .unreliable)
      }
      entering = leaving
      isRow.toggle()
    } while entering != label
    let (first, second) = (
      mixture(x, positiveOfColumn, ofColumn), mixture(y, positiveOfRow, ofRow)
    )
    guard
      BimatrixEquilibrium.check(first, second, ofRow: ofRow, ofColumn: ofColumn)
        .isEquilibrium
    else { return LemkeHowsonPath(equilibrium: nil, pivots: pivots, status: .unreliable) }
    return LemkeHowsonPath(
      equilibrium: BimatrixEquilibrium(
        first, second, units: (ofRow.unit, ofColumn.unit), component: nil),
      pivots: pivots, status: .complete)
  }

  /// The mixture of a tableau, solved again in whole numbers where possible.
  private func mixture(
    _ tableau: borrowing BestReplyTableau, _ positive: PositivePayoffs, _ table: PayoffTable
  ) -> ExtremeMixture {
    if let integers = positive.integers {
      let exact = ExactMixture(
        strategies: tableau.own,
        support: tableau.basicStrategies, replies: tableau.tightReplies, payoffs: integers)
      if let exact { return ExtremeMixture(exact, replying: table) }
    }
    let weights = tableau.weights
    let support = weights.indices.filter { weights[$0] > 0 }
    return ExtremeMixture(
      weights: weights, support: support, replies: tableau.tightReplies, replying: table)
  }
}
