import GameTheory

/// The equilibria of a table of means, by the searches that there are for two players.
struct FoundEquilibria {
  /// Mixtures of both players.
  struct Pair: Equatable {
    let rows: [Double]
    let columns: [Double]
  }

  private(set) var pairs: [Pair] = []
  private(set) var status = SearchStatus.complete
  private(set) var method = ""
  /// Whether some of them belong to one connected set; nil where components are not known.
  private(set) var areConnected: Bool?
  /// Whether some in which both play alike can be mixed with each other.
  private var hasSymmetricLine = false

  /// Looks for the equilibria of a game.
  ///
  /// All of them where the budget allows; else those that complementary pivoting and a search of pure
  /// profiles find.
  init(of game: BimatrixGame, _ budget: Budget) {
    let whole = game.extremeEquilibria(budget: budget.share(4))
    if whole.isComplete {
      pairs = whole.equilibria.map { Pair(rows: $0.rows, columns: $0.columns) }
      areConnected = whole.components.contains { $0.equilibria.count > 1 }
      // What two symmetric corners of one subset mix to is symmetric too.
      let found = pairs
      hasSymmetricLine = whole.components.flatMap(\.subsets).contains { subset in
        subset.equilibria.filter { found[$0].isSymmetric }.count > 1
      }
      method =
        "vertices of the best-reply polytopes" + (whole.isExact ? ", in exact fractions" : "")
      return
    }
    if let few = game.equilibriaOfPlayable(budget: budget.share(4)) {
      pairs = few.map { Pair(rows: $0.rows, columns: $0.columns) }
      areConnected = pairs.count == 1 ? false : nil
      method =
        "deletion of strategies that no equilibrium plays, then vertices of best-reply polytopes"
      return
    }
    status = whole.status == .exhausted ? .incomplete : whole.status
    method = "pure profiles, complementary pivoting from every label"
    let payoffs = zip(game.rowPayoffs, game.columnPayoffs).flatMap { [$0, $1] }
    let best = StrategicForm(sizes: [game.rows, game.columns], payoffs: payoffs).bestReplies
    for cell in 0..<game.rows * game.columns where best[2 * cell] && best[2 * cell + 1] {
      add(
        Pair(
          rows: (0..<game.rows).map { $0 == cell / game.columns ? 1 : 0 },
          columns: (0..<game.columns).map { $0 == cell % game.columns ? 1 : 0 }))
    }
    for equilibrium in game.lemkeHowsonFromEveryLabel(budget: budget.share(4)).equilibria {
      add(Pair(rows: equilibrium.rows, columns: equilibrium.columns))
    }
    for equilibrium in whole.equilibria {
      add(Pair(rows: equilibrium.rows, columns: equilibrium.columns))
    }
  }

  private mutating func add(_ pair: Pair) {
    if !pairs.contains(where: { $0.isClose(to: pair) }) { pairs.append(pair) }
  }

  /// Whether all are known.
  var isComplete: Bool { status == .complete }

  /// What is known of how many there are.
  var uniqueness: EquilibriumReading.Uniqueness {
    guard isComplete, let areConnected else { return .open }
    return areConnected ? .infinitelyMany : pairs.count == 1 ? .unique : .several
  }

  /// The same of those in which both play alike.
  var symmetricUniqueness: EquilibriumReading.Uniqueness {
    if hasSymmetricLine { return .infinitelyMany }
    // In a connected set others than its corners may be symmetric.
    guard isComplete, areConnected == false else { return .open }
    return pairs.filter(\.isSymmetric).count == 1 ? .unique : .several
  }
}

extension FoundEquilibria.Pair {
  /// Whether both play alike.
  var isSymmetric: Bool {
    rows.count == columns.count && zip(rows, columns).allSatisfy { ($0 - $1).magnitude < 1e-9 }
  }

  /// Whether two are the same but for rounding.
  func isClose(to other: FoundEquilibria.Pair) -> Bool {
    zip(rows, other.rows).allSatisfy { ($0 - $1).magnitude < 1e-7 }
      && zip(columns, other.columns).allSatisfy { ($0 - $1).magnitude < 1e-7 }
  }

  /// What both get, and the largest gain of either by deviating, by definition.
  func worth(in game: BimatrixGame) -> (row: Double, column: Double, regret: Double) {
    var (row, column) = (0.0, 0.0)
    var ofRows = rows.map { _ in 0.0 }
    var ofColumns = columns.map { _ in 0.0 }
    for own in rows.indices {
      for other in columns.indices {
        let cell = own * columns.count + other
        ofRows[own] += columns[other] * game.rowPayoffs[cell]
        ofColumns[other] += rows[own] * game.columnPayoffs[cell]
      }
    }
    row = zip(rows, ofRows).reduce(0) { $0 + $1.0 * $1.1 }
    column = zip(columns, ofColumns).reduce(0) { $0 + $1.0 * $1.1 }
    let regret = max((ofRows.max() ?? row) - row, (ofColumns.max() ?? column) - column, 0)
    return (row, column, regret)
  }
}
