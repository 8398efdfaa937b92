/// The mixtures of one player of a two-player game, cut up by what the other replies best.
///
/// With positive payoffs of the other player, the polytope {x >= 0, payoffs x <= 1} has one facet
/// for every own strategy (not played) and one for every strategy of the other (a best reply). A
/// vertex other than 0, scaled to sum 1, is a mixture; its labels are the facets it lies on.
///
/// All vertices are found by walking from 0 along the edges. Where more facets meet in a vertex
/// than there are dimensions, the facets are moved apart by infinitesimal amounts without any
/// pattern: each vertex becomes one or more, in each of which just enough facets meet, and all are
/// connected. Doubles decide everything but ties; what may be a tie is decided by whole numbers
/// where the payoffs are such (see `decide`).
///
/// > Source: Avis et al. 2010, as for `BimatrixGame.extremeEquilibria`; the polytopes after von
/// > Stengel 2002, section 2, as for ``StrategicForm``.
///
/// > Accuracy: Exact for decimals of few digits. Otherwise a distance to a facet below 1e-10 of the
/// > range of payoffs counts as none.
struct BestReplyPolytope: ~Copyable {
  /// How far from 0 a double has to be for its sign to be beyond doubt.
  static let blur = 1e-10
  /// Below this, and above `blur`, the quick path hands over to the careful one.
  static let narrow = 1e-5
  /// The most words that the bases found may take; their labels and the table of them take as much
  /// again each.
  private static let mostWords = 1 << 22

  let payoffs: PositivePayoffs
  /// The number of words of a set of labels.
  let words: Int
  var tableau: BestReplyTableau
  /// The bases walked to, in the order in which they were found: labels of the variables that are 0
  /// by choice of equations.
  var bases: LabelList
  /// All labels of the vertex of each basis.
  var labels: LabelList
  /// Whether every decision was beyond doubt.
  var isCertain = true
  /// Whether every decision, also on ties, was made exactly.
  var isExact: Bool
  /// Whether in some vertex more facets meet than there are dimensions.
  var isDegenerate = false
  /// Whether the walk ended before its budget.
  private(set) var isComplete = false
  private var known: LabelTable
  /// Every edge is met from both ends; the digests of all, each taken twice, cancel out.
  private var edges: UInt64 = 0
  var scratch: Scratch

  /// Prepares the walk.
  ///
  /// - Parameters:
  ///   - payoffs: What the other player gets, its strategies x own strategies.
  ///   - ownComesFirst: Whether the labels of own strategies precede the other's.
  init(_ payoffs: PositivePayoffs, ownComesFirst: Bool) {
    self.payoffs = payoffs
    tableau = BestReplyTableau(payoffs, ownComesFirst: ownComesFirst)
    words = (payoffs.own + payoffs.replies + 63) / 64
    bases = LabelList(words: words)
    labels = LabelList(words: words)
    known = LabelTable(words: words)
    isExact = payoffs.integers != nil
    scratch = Scratch(tableau)
  }

  deinit { scratch.free() }

  /// Finds all vertices, or as many as a budget allows.
  ///
  /// A step of the budget is a basis whose tableau has up to 256 cells; larger ones cost more. In thin,
  /// wide games a single basis has many neighbours of many labels, so what is kept is bounded too.
  mutating func walk(_ meter: inout Meter) {
    let cost = 1 + tableau.rows * tableau.lanes / 64
    var waiting: [Int32] = [0]
    _ = known.insert(tableau.basis, digest: known.digest(tableau.basis))
    bases.append(tableau.basis)
    labels.append(tableau.basis)
    while let next = waiting.popLast() {
      guard meter.spend(cost) else { return }
      tableau.move(to: bases[Int(next)])
      guard expand(Int(next), &waiting, &meter) else { return }
    }
    isComplete = true
    if edges != 0 { isCertain = false }
  }

  /// The number of a basis, if it was walked to.
  func number(ofBasis set: UnsafePointer<UInt64>) -> Int? { known.number(of: set) }

  /// Looks along all edges of a basis; false where no more bases can be kept, or it must not go on.
  private mutating func expand(
    _ number: Int, _ waiting: inout [Int32], _ meter: inout Meter
  ) -> Bool {
    let isSimple = settle(number)
    if isSimple { compareRatios() }
    let here = known.digest(bases[number])
    for column in 0..<tableau.own {
      let isClear =
        isSimple && scratch.second[column] < scratch.best[column] * (1 - BestReplyPolytope.narrow)
      if isClear {
        exchange(Int(scratch.row[column]), column, at: number)
      } else {
        guard meter.goesOn() else { return false }
        exchangeCarefully(column, at: number)
      }
      let there = known.digest(scratch.basis)
      edges ^= (here &+ there).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25).high
      guard known.insert(scratch.basis, digest: there) else { continue }
      if bases.count >= BestReplyPolytope.mostWords / words { return false }
      waiting.append(Int32(bases.count))
      bases.append(scratch.basis)
      labels.append(isClear ? scratch.basis : scratch.labels)
    }
    return true
  }

  /// Sets what is known to be 0 to 0, and lists it; whether all other values are well above.
  private mutating func settle(_ number: Int) -> Bool {
    var isSimple = true
    scratch.zero.count = 0
    scratch.moving.count = 0
    for row in 0..<tableau.rows {
      let line = tableau.line(row)
      if labels[number].has(Int(tableau.rowVariable[row])) {
        line[tableau.own] = 0
        scratch.zero.append(row)
        isSimple = false
        isDegenerate = true
        if line[tableau.own + 1] <= 0 { isCertain = false }
      } else {
        scratch.moving.append(row)
        if line[tableau.own] <= 0 { isCertain = false }
        if line[tableau.own] < BestReplyPolytope.narrow { isSimple = false }
      }
    }
    return isSimple
  }

  /// For every column the row that comes to 0 first, and how much sooner than the next.
  private func compareRatios() {
    let (rows, own, lanes) = (tableau.rows, tableau.own, tableau.lanes)
    for row in 0..<rows { scratch.inverse[row] = 1 / tableau.line(row)[own] }
    for lane in 0..<lanes {
      var best = BestReplyTableau.Lanes.zero
      var second = BestReplyTableau.Lanes.zero
      var which = BestReplyTableau.Lanes.zero
      for row in 0..<rows {
        let speed = tableau.cells[row * lanes + lane] * scratch.inverse[row]
        let isFaster = speed .> best
        let slower = speed.replacing(with: best, where: isFaster)
        second.replace(with: slower, where: slower .> second)
        best.replace(with: speed, where: isFaster)
        which.replace(with: Double(row), where: isFaster)
      }
      scratch.vectors[lane] = best
      scratch.vectors[lanes + lane] = second
      scratch.vectors[2 * lanes + lane] = which
    }
  }
}
