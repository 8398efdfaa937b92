/// Turns pairs of vertices into verified equilibria.
struct EquilibriumAssembly {
  private let ofRow: PayoffTable
  private let ofColumn: PayoffTable
  /// The mixtures in use.
  private var rowMixtures: [ExtremeMixture] = []
  private var columnMixtures: [ExtremeMixture] = []
  /// The verified pairs of mixtures, in order.
  private var pairs: [(row: Int, column: Int)] = []
  /// Whether every pair stood the test of the definition.
  private(set) var areVerified = true
  /// Whether every pair stood it in exact arithmetic.
  private(set) var areExact = true
  /// Whether no two pairs are the same mixtures, found as two vertices.
  private(set) var areDistinct = true
  /// Whether the budget sufficed for all pairs.
  private(set) var isComplete = true

  /// Takes over the equilibria that pairs of bases stand for, if they are such by definition.
  ///
  /// A step of the budget is a pair of mixtures of 16 strategies together; larger ones cost more, as
  /// they take more memory.
  ///
  /// - Parameters:
  ///   - found: Pairs of bases of the two polytopes.
  ///   - core: The part of the game that the polytopes are of.
  ///   - ofRow: The row player's payoffs in the whole game.
  ///   - ofColumn: The column player's.
  ///   - x: The polytope of the row player's mixtures.
  ///   - y: The polytope of the column player's mixtures.
  ///   - meter: The budget.
  init(
    _ found: [(row: Int, column: Int)], of core: UndominatedCore, ofRow: PayoffTable,
    ofColumn: PayoffTable, _ x: inout BestReplyPolytope, _ y: inout BestReplyPolytope,
    _ meter: inout Meter
  ) {
    (self.ofRow, self.ofColumn) = (ofRow, ofColumn)
    let found = affordable(found, &meter)
    let rows = EquilibriumAssembly.dense(found.map { $0.row }, bases: x.labels.count)
    let columns = EquilibriumAssembly.dense(found.map { $0.column }, bases: y.labels.count)
    rowMixtures = rows.used.map {
      x.mixture(of: $0, as: core.rows, against: core.columns, replying: ofColumn)
    }
    columnMixtures = columns.used.map {
      y.mixture(of: $0, as: core.columns, against: core.rows, replying: ofRow)
    }
    verify(found.map { (rows.places[$0.row], columns.places[$0.column]) })
  }

  /// Takes over pairs of mixtures that were found without polytopes.
  init(
    _ found: [(row: Int, column: Int)], _ vertices: ExactVertices, ofRow: PayoffTable,
    ofColumn: PayoffTable, _ meter: inout Meter
  ) {
    (self.ofRow, self.ofColumn) = (ofRow, ofColumn)
    let found = affordable(found, &meter)
    let rows = EquilibriumAssembly.dense(found.map { $0.row }, bases: vertices.rows.count)
    let columns = EquilibriumAssembly.dense(
      found.map { $0.column }, bases: vertices.columns.count)
    rowMixtures = rows.used.map { vertices.rows[$0] }
    columnMixtures = columns.used.map { vertices.columns[$0] }
    verify(found.map { (rows.places[$0.row], columns.places[$0.column]) })
  }

  /// As many pairs as the budget suffices for.
  private mutating func affordable(
    _ found: [(row: Int, column: Int)], _ meter: inout Meter
  ) -> [(row: Int, column: Int)] {
    let cost = 1 + (ofRow.replies + ofColumn.replies) / 16
    let affordable = found.prefix { _ in meter.spend(cost) }
    isComplete = affordable.count == found.count
    return Array(affordable)
  }

  /// Brings mixtures into order, and keeps the pairs of them that are equilibria by definition.
  private mutating func verify(_ found: [(row: Int, column: Int)]) {
    let rowPlaces = EquilibriumAssembly.sort(&rowMixtures)
    let columnPlaces = EquilibriumAssembly.sort(&columnMixtures)
    for pair in found {
      let (row, column) = (rowPlaces[pair.row], columnPlaces[pair.column])
      let check = BimatrixEquilibrium.check(
        rowMixtures[row], columnMixtures[column], ofRow: ofRow, ofColumn: ofColumn)
      if check.isEquilibrium { pairs.append((row, column)) } else { areVerified = false }
      if !check.isExact { areExact = false }
    }
    pairs.sort { $0 < $1 }
    areDistinct =
      EquilibriumAssembly.areDistinct(rowMixtures)
      && EquilibriumAssembly.areDistinct(columnMixtures)
  }

  /// Whether no two of some sorted mixtures are the same.
  private static func areDistinct(_ mixtures: [ExtremeMixture]) -> Bool {
    zip(mixtures, mixtures.dropFirst()).allSatisfy { !$0.isSame(as: $1) }
  }

  /// The numbers in use, each once and in order, and the place of each of them among these.
  private static func dense(_ numbers: [Int], bases: Int) -> (used: [Int], places: [Int]) {
    var places = [Int](repeating: -1, count: bases)
    for number in numbers { places[number] = 0 }
    let used = places.indices.filter { places[$0] == 0 }
    for (place, number) in used.enumerated() { places[number] = place }
    return (used, places)
  }

  /// Brings mixtures into order, those first that use the first strategies most; returns the new
  /// place of each old one.
  private static func sort(_ mixtures: inout [ExtremeMixture]) -> [Int] {
    let old = mixtures
    let order = old.indices.sorted {
      old[$1].mixture.lexicographicallyPrecedes(old[$0].mixture)
        || old[$0].mixture == old[$1].mixture && $0 < $1
    }
    var places = order
    for (place, number) in order.enumerated() { places[number] = place }
    mixtures = order.map { old[$0] }
    return places
  }

  /// The equilibria in order, and their components.
  ///
  /// - Returns: The components; whether all maximal Nash subsets of each are listed.
  func answer(_ meter: inout Meter) -> (
    equilibria: [BimatrixEquilibrium], components: [NashComponent], areSubsetsComplete: Bool
  ) {
    let graph = NashGraph(
      pairs: pairs, rows: rowMixtures.count, columns: columnMixtures.count)
    var areSubsetsComplete = true
    let components = graph.components.map { members in
      let subsets = graph.maximalSubsets(of: members, &meter)
      if subsets == nil { areSubsetsComplete = false }
      return NashComponent(
        equilibria: members,
        subsets: (subsets ?? []).map { subset in
          NashSubset(
            equilibria: subset.equilibria, rows: subset.rows.map { rowMixtures[$0].mixture },
            columns: subset.columns.map { columnMixtures[$0].mixture })
        })
    }
    let equilibria = pairs.indices.map { number in
      BimatrixEquilibrium(
        rowMixtures[pairs[number].row], columnMixtures[pairs[number].column],
        units: (ofRow.unit, ofColumn.unit), component: graph.componentOf[number])
    }
    return (equilibria, components, areSubsetsComplete)
  }
}

extension BimatrixEquilibrium {
  /// Makes the equilibrium in which two mixtures meet.
  init(
    _ x: ExtremeMixture, _ y: ExtremeMixture, units: (row: Double, column: Double),
    component: Int?
  ) {
    rows = x.mixture
    columns = y.mixture
    payoffs = [y.value(of: x) * units.row, x.value(of: y) * units.column]
    self.component = component
    if let exactRows = x.exact, let exactColumns = y.exact, x.isBest != nil, y.isBest != nil {
      exact = (exactRows, exactColumns)
      regret = 0
    } else {
      exact = nil
      regret = Swift.max(y.regret(of: x) * units.row, x.regret(of: y) * units.column)
    }
  }

  /// Whether neither player gains by deviating: exactly where both mixtures are known so, else up
  /// to rounding.
  static func check(
    _ x: ExtremeMixture, _ y: ExtremeMixture, ofRow: PayoffTable, ofColumn: PayoffTable
  ) -> (isEquilibrium: Bool, isExact: Bool) {
    if let isRowBest = y.isAnswered(by: x), let isColumnBest = x.isAnswered(by: y) {
      return (isRowBest && isColumnBest, true)
    }
    let isEquilibrium =
      ofRow.isAnswered(by: x.mixture, to: y.mixture, earning: y.replies)
      && ofColumn.isAnswered(by: y.mixture, to: x.mixture, earning: x.replies)
    return (isEquilibrium, false)
  }
}
