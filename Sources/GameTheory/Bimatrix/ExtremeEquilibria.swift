extension BimatrixGame {
  /// Returns all extreme equilibria with their connected components.
  ///
  /// A pair of vertices of the two best-reply polytopes is an equilibrium when every strategy is
  /// either not played or a best reply. Every equilibrium is a mixture of extreme ones of the same
  /// maximal Nash subset, so anything linear in each player's strategy, such as expected welfare,
  /// is extreme at one of these.
  ///
  /// Payoffs that are decimals of few digits are treated without any rounding: the answer then is
  /// exact, and each equilibrium comes as fractions. Otherwise payoffs that differ by less than
  /// 1e-10 of their range count as equal. Where doubles cannot find the way along the edges, as beside a
  /// catastrophe, the vertices of a small game are those of all choices of facets, in whole numbers.
  ///
  /// ```swift
  /// let game = BimatrixGame(
  ///   rows: 2, columns: 2, rowPayoffs: [3, 0, 0, 2], columnPayoffs: [2, 0, 0, 3])
  /// game.extremeEquilibria().equilibria.map(\.exactRows)  // (1, 0), (3/5, 2/5), (0, 1)
  /// ```
  ///
  /// > Source: D. Avis, G. D. Rosenberg, R. Savani, B. von Stengel, "Enumeration of Nash equilibria
  /// > for two-player games", *Economic Theory* 42, 2010, pp. 9-37.
  ///
  /// - Parameter budget: How many steps the search may take, one for each basis of a small game,
  ///   and how long.
  /// - Returns: The equilibria, all verified; none only with a status that says why.
  /// - Complexity: O(v m n), where the v vertices of a polytope number about 2.2^n in a random n x n
  ///   game; usually only that of the player with fewer strategies is walked.
  public func extremeEquilibria(budget: Budget = Budget()) -> BimatrixEquilibria {
    guard isFinite else { return .refused(.notFinite) }
    let (ofRow, ofColumn) = tables
    let core = UndominatedCore(ofRow: ofRow, ofColumn: ofColumn, budget)
    if core.isStark {
      var meter = budget.meter
      if let exact = exactEquilibria(
        core, ExactVertices.quick, ofRow: ofRow, ofColumn: ofColumn, &meter)
      {
        return exact
      }
    }
    var x = BestReplyPolytope(PositivePayoffs(core.ofColumn), ownComesFirst: true)
    var y = BestReplyPolytope(PositivePayoffs(core.ofRow), ownComesFirst: false)
    var meter = budget.meter
    let found = CompleteLabels(&x, &y, &meter)
    let assembly = EquilibriumAssembly(
      found.pairs, of: core, ofRow: ofRow, ofColumn: ofColumn, &x, &y, &meter)
    let answer = assembly.answer(&meter)
    let isWhole = found.isComplete && assembly.isComplete
    let isCertain = x.isCertain && y.isCertain && assembly.areVerified && assembly.areDistinct
    if isWhole && !isCertain,
      let exact = exactEquilibria(
        core, ExactVertices.most, ofRow: ofRow, ofColumn: ofColumn, &meter)
    {
      return exact
    }
    return BimatrixEquilibria(
      equilibria: answer.equilibria, components: answer.components,
      status: !isWhole ? .exhausted : isCertain ? .complete : .unreliable,
      isExact: x.isExact && y.isExact && assembly.areExact,
      areSubsetsComplete: answer.areSubsetsComplete,
      isDegenerate: found.isDegenerate, bases: x.labels.count + y.labels.count)
  }

  /// The same from all vertices in whole numbers, where doubles leave a doubt, or may not see it; nil where they are too many, or
  /// the numbers too large.
  ///
  /// Payoffs that are no short decimals are so to 15 digits; what is found for these is then verified for the
  /// payoffs as they are, in doubles.
  private func exactEquilibria(
    _ core: UndominatedCore, _ limit: Int, ofRow: PayoffTable, ofColumn: PayoffTable,
    _ meter: inout Meter
  ) -> BimatrixEquilibria? {
    guard
      let found = ExactVertices(
        of: core, limit, ofRow: ofRow.rounded, ofColumn: ofColumn.rounded, &meter),
      let pairs = found.equilibria(&meter)
    else { return nil }
    let isExact = ofRow.whole != nil && ofColumn.whole != nil
    let vertices = isExact ? found : found.inDoubles(ofRow: ofRow, ofColumn: ofColumn)
    let assembly = EquilibriumAssembly(pairs, vertices, ofRow: ofRow, ofColumn: ofColumn, &meter)
    let answer = assembly.answer(&meter)
    guard assembly.isComplete, assembly.areVerified, assembly.areExact == isExact else {
      return nil
    }
    return BimatrixEquilibria(
      equilibria: answer.equilibria, components: answer.components, status: .complete,
      isExact: isExact, areSubsetsComplete: answer.areSubsetsComplete,
      isDegenerate: pairs.contains { found.hasSpareReply($0) },
      bases: vertices.rows.count + vertices.columns.count)
  }

  /// What each player earns, by own strategies against the other's.
  var tables: (ofRow: PayoffTable, ofColumn: PayoffTable) {
    (
      PayoffTable(replies: rows, strategies: columns) { rowPayoffs[$0 * columns + $1] },
      PayoffTable(replies: columns, strategies: rows) { columnPayoffs[$1 * columns + $0] }
    )
  }
}
