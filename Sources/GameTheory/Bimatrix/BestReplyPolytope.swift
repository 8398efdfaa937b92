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
  /// Where all pivots are larger than this, rounding leaves far less than `narrow` of a solution; and
  /// than this, far less than `blur`.
  static let (leastPivot, safePivot) = (1e-9, 1e-4)
  /// The most words that the bases found may take; their labels and the edges met take as much again
  /// each.
  private static let mostWords = 1 << 22

  let payoffs: PositivePayoffs
  /// The number of words of a set of labels.
  let words: Int
  var tableau: BestReplyTableau
  /// All labels of the vertex of each basis, in the order in which they were found.
  var labels: LabelList
  /// Whether every decision was beyond doubt.
  var isCertain = true
  /// Whether every decision, also on ties, was made exactly.
  var isExact: Bool
  /// Whether the walk ended before its budget.
  private(set) var isComplete = false
  /// The bases.
  private var known: LabelTable
  /// The labels of each basis whose edges were met from their other ends.
  private var met: LabelList
  private var isVisited: [Bool] = []
  /// Bases that were found on the way, some of which were visited since.
  private var aside: [Int32] = []
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
    labels = LabelList(words: words)
    known = LabelTable(labels: payoffs.own + payoffs.replies)
    met = LabelList(words: words)
    isExact = payoffs.integers != nil
    scratch = Scratch(tableau)
    _ = known.insert(tableau.basis, digest: known.digest(tableau.basis))
    keep(labels: tableau.basis)
  }

  deinit { scratch.free() }

  /// The labels of the variables that are 0 by choice of equations, of a basis.
  func basis(_ number: Int) -> UnsafeMutablePointer<UInt64> { known.sets[number] }

  /// The number of a basis, if it was found.
  func number(ofBasis set: UnsafePointer<UInt64>) -> Int? { known.number(of: set) }

  /// The number of a vertex that is found without a walk, which may be known by another basis.
  mutating func numberKeeping(
    _ basis: UnsafePointer<UInt64>, labels set: UnsafePointer<UInt64>
  ) -> Int {
    for number in 0..<labels.count where labels.holds(set, at: number) { return number }
    keep(labels: set)
    return known.insert(basis, digest: known.digest(basis)).number
  }

  /// Finds all vertices, or as many as a budget allows.
  ///
  /// From every basis the walk goes on to a neighbour where it has not been, if there is one, as this takes
  /// a single pivot; else back to the last basis that it left aside.
  ///
  /// A step of the budget is a basis whose tableau has up to 256 cells; larger ones cost more. In thin,
  /// wide games a single basis has many neighbours of many labels, so what is kept is bounded too.
  mutating func walk(_ meter: inout Meter) {
    let cost = 1 + tableau.rows * tableau.lanes / 64
    var next: Int? = 0
    while let number = next ?? lastLeftAside() {
      guard meter.spend(cost) else { return }
      tableau.move(to: basis(number))
      isVisited[number] = true
      guard expand(number, &next, &meter) else { return }
    }
    isComplete = true
    if edges != 0 { isCertain = false }
  }

  private mutating func lastLeftAside() -> Int? {
    while let number = aside.popLast() {
      if !isVisited[Int(number)] { return Int(number) }
    }
    return nil
  }

  /// Keeps what belongs to a new basis.
  private mutating func keep(labels set: UnsafePointer<UInt64>) {
    aside.append(Int32(labels.count))
    isVisited.append(false)
    met.appendEmpty()
    labels.append(set)
  }

  /// Looks along all edges of a basis.
  ///
  /// An edge that was met from its other end leads nowhere new, and is only compared with what was found
  /// there.
  ///
  /// - Parameters:
  ///   - number: The basis.
  ///   - next: A neighbour that is not visited yet, if there is one.
  ///   - meter: The budget.
  /// - Returns: False where no more bases can be kept, or the walk must not go on.
  private mutating func expand(_ number: Int, _ next: inout Int?, _ meter: inout Meter) -> Bool {
    next = nil
    let isSimple = isSimple(number) && compareRatios()
    var isSettled = false
    let here = known.digest(basis(number))
    for column in 0..<tableau.own {
      let clear = isSimple ? scratch.clearRow(of: column) : nil
      if clear == nil && !isSettled {
        settle(number)
        isSettled = true
      }
      guard clear != nil || meter.goesOn() else { return false }
      let row = clear ?? carefulRow(column, at: number)
      let leaves = Int(tableau.columnVariable[column])
      let enters = Int(tableau.rowVariable[row])
      let there = here ^ known.digest(ofLabel: leaves) ^ known.digest(ofLabel: enters)
      edges ^= (here &+ there).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25).high
      if met[number].has(leaves) { continue }
      exchange(row, column, at: number)
      let neighbour = known.insert(scratch.basis, digest: there)
      if neighbour.isNew {
        keep(labels: clear == nil ? scratch.labels : scratch.basis)
        if known.count >= BestReplyPolytope.mostWords / words { return false }
      }
      met[neighbour.number].add(enters)
      // Rounding alone can lead back to a basis that did not meet this edge.
      if !isVisited[neighbour.number] { next = neighbour.number }
    }
    return true
  }

  /// Sets what is known to be 0 to 0, and lists it.
  private mutating func settle(_ number: Int) {
    scratch.zero.count = 0
    scratch.moving.count = 0
    for row in 0..<tableau.rows {
      let line = tableau.line(row)
      if labels[number].has(Int(tableau.rowVariable[row])) {
        line[tableau.own] = 0
        scratch.zero.append(row)
        if line[tableau.own + 1] <= 0 { isCertain = false }
      } else {
        scratch.moving.append(row)
        if line[tableau.own] <= 0 { isCertain = false }
      }
    }
  }
}
