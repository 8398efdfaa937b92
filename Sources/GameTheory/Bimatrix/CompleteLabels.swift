/// Pairs of vertices of the two best-reply polytopes that carry all labels together: every strategy
/// is unused, or a best reply.
///
/// A vertex with just as many labels as there are dimensions fits at most one such vertex of the
/// other polytope: that with the labels it lacks. So one polytope is walked, the one that promises
/// fewer vertices, and of the other only those are looked for. Where many vertices have more labels
/// than that, or the numbers leave a doubt, both are walked; vertices with more labels are then kept
/// in bit sets, one for each label.
struct CompleteLabels {
  /// The pairs, by numbers of bases.
  private(set) var pairs: [(row: Int, column: Int)] = []
  /// Whether all pairs were found within the budget.
  private(set) var isComplete = true
  /// Whether some vertex of a pair has more labels than there are dimensions.
  private(set) var isDegenerate = false

  /// Walks the polytope of fewer dimensions; of two with as many, the one whose replies are less even.
  init(_ x: inout BestReplyPolytope, _ y: inout BestReplyPolytope, _ meter: inout Meter) {
    if x.tableau.own < y.tableau.own
      || x.tableau.own == y.tableau.own && x.payoffs.unevenness >= y.payoffs.unevenness
    {
      find(&x, &y, &meter)
    } else {
      find(&y, &x, &meter)
      pairs = pairs.map { ($0.column, $0.row) }
    }
    for pair in pairs where !x.isSimple(pair.row) || !y.isSimple(pair.column) {
      isDegenerate = true
    }
  }

  private mutating func find(
    _ x: inout BestReplyPolytope, _ y: inout BestReplyPolytope, _ meter: inout Meter
  ) {
    x.walk(&meter)
    isComplete = x.isComplete
    guard meter.spend(0) else {
      isComplete = false
      return
    }
    if complete(x, by: &y, &meter) { return }
    pairs = []
    y = BestReplyPolytope(y.payoffs, ownComesFirst: y.tableau.firstOwn == 0)
    y.walk(&meter)
    isComplete = x.isComplete && y.isComplete
    match(x, y, &meter)
  }

  /// Looks for the vertices that complete those of a polytope one by one.
  ///
  /// - Returns: Whether that settles all pairs; not where walking the other polytope is quicker or surer.
  private mutating func complete(
    _ x: borrowing BestReplyPolytope, by y: inout BestReplyPolytope, _ meter: inout Meter
  ) -> Bool {
    let special = x.specialVertices
    var ways = 0
    for number in special where ways < x.labels.count { ways += x.completions(of: number) }
    guard ways < x.labels.count else { return false }
    let sieve = VertexSieve(y)
    let count = x.tableau.own + y.tableau.own
    var nextSpecial = 0
    for number in 1..<x.labels.count {
      if !x.isSimple(number) {
        // Only the first basis of a vertex counts.
        guard nextSpecial < special.count, special[nextSpecial] == number else { continue }
        nextSpecial += 1
      }
      guard meter.spend(0) else {
        isComplete = false
        return true
      }
      x.complement(of: number, count, into: y.scratch.basis)
      let extra = x.labelCount(number) - x.tableau.own
      guard complete(number, of: x, by: &y, sieve, adding: extra, from: 0) else { return false }
    }
    return true
  }

  /// Looks for the vertices that have the labels which a vertex lacks, and some of its own.
  ///
  /// A vertex with more labels than there are dimensions leaves a face to the other polytope, and in every
  /// corner of that as many of those labels meet again as there are too many.
  ///
  /// - Parameters:
  ///   - number: The vertex.
  ///   - x: Its polytope.
  ///   - y: The other, in whose working memory are the labels that are looked for.
  ///   - sieve: That of the other.
  ///   - extra: How many labels are to be added.
  ///   - first: The first label that may be.
  /// - Returns: False where a doubt is left.
  private mutating func complete(
    _ number: Int, of x: borrowing BestReplyPolytope, by y: inout BestReplyPolytope,
    _ sieve: borrowing VertexSieve, adding extra: Int, from first: Int
  ) -> Bool {
    if extra == 0 { return add(number, y.vertex(passing: sieve)) }
    for label in first..<x.tableau.own + y.tableau.own where x.labels[number].has(label) {
      y.scratch.basis.flip(label)
      guard complete(number, of: x, by: &y, sieve, adding: extra - 1, from: label + 1) else {
        return false
      }
      y.scratch.basis.flip(label)
    }
    return true
  }

  /// Adds the pair of a vertex and what was found to complete it; false where that is unclear.
  private mutating func add(_ number: Int, _ verdict: BestReplyPolytope.Verdict) -> Bool {
    switch verdict {
    case .nothing: return true
    case .unclear: return false
    case .vertex(let other):
      // Several choices of labels can lead to the same corner.
      let before = pairs.reversed().prefix { $0.row == number }
      if !before.contains(where: { $0.column == other }) { pairs.append((number, other)) }
      return true
    }
  }

  /// Finds the pairs where both polytopes are walked.
  private mutating func match(
    _ x: borrowing BestReplyPolytope, _ y: borrowing BestReplyPolytope, _ meter: inout Meter
  ) {
    let count = x.tableau.own + y.tableau.own
    let missing = UnsafeMutablePointer<UInt64>.allocate(capacity: x.words)
    defer { missing.deallocate() }
    // The vertex 0 of either polytope, basis 0, is not a mixture.
    let special = (x: x.specialVertices, y: y.specialVertices)
    let crowd = (x: Crowd(x, special.x), y: Crowd(y, special.y))
    for row in 1..<x.labels.count where x.isSimple(row) {
      x.complement(of: row, count, into: missing)
      if let column = y.simpleVertex(with: missing) { pairs.append((row, column)) }
      crowd.y.forEachHolding(missing) { pairs.append((row, special.y[$0])) }
    }
    for column in 1..<y.labels.count where y.isSimple(column) && !special.x.isEmpty {
      y.complement(of: column, count, into: missing)
      crowd.x.forEachHolding(missing) { pairs.append((special.x[$0], column)) }
    }
    for row in special.x {
      x.complement(of: row, count, into: missing)
      let before = pairs.count
      crowd.y.forEachHolding(missing) { pairs.append((row, special.y[$0])) }
      guard meter.spend(1 + pairs.count - before + crowd.y.blocks / 16) else {
        isComplete = false
        return
      }
    }
  }

  /// Vertices with many labels, as bits: for each label one bit for each of them.
  private struct Crowd {
    let blocks: Int
    private let bits: [UInt64]
    private let labels: Int
    private let last: UInt64

    init(_ polytope: borrowing BestReplyPolytope, _ vertices: [Int]) {
      blocks = (vertices.count + 63) / 64
      labels = polytope.tableau.own + polytope.tableau.rows
      last = vertices.count % 64 == 0 ? .max : (1 << UInt64(vertices.count % 64)) - 1
      var bits = [UInt64](repeating: 0, count: labels * blocks)
      for (place, number) in vertices.enumerated() {
        for label in 0..<labels where polytope.labels[number].has(label) {
          bits[label * blocks + place / 64] |= 1 << UInt64(place % 64)
        }
      }
      self.bits = bits
    }

    /// Calls a function with the place of every vertex that has all labels of a set.
    func forEachHolding(_ set: UnsafeMutablePointer<UInt64>, _ body: (Int) -> Void) {
      for block in 0..<blocks {
        var found: UInt64 = block == blocks - 1 ? last : .max
        for label in 0..<labels where set.has(label) {
          found &= bits[label * blocks + block]
          if found == 0 { break }
        }
        while found != 0 {
          body(block * 64 + found.trailingZeroBitCount)
          found &= found - 1
        }
      }
    }
  }
}

extension BestReplyPolytope {
  /// Whether the vertex of a basis has no labels but the basis.
  func isSimple(_ number: Int) -> Bool {
    labels.holds(basis(number), at: number)
  }

  /// How many labels the vertex of a basis has.
  func labelCount(_ number: Int) -> Int {
    (0..<words).reduce(0) { $0 + labels[number][$1].nonzeroBitCount }
  }

  /// In how many ways as many labels of a vertex can be chosen as it has more than there are dimensions;
  /// no more than all bases are counted.
  func completions(of number: Int) -> Int {
    var ways = 1
    for extra in 1..<labelCount(number) - tableau.own + 1 where ways < labels.count {
      ways = ways * (tableau.own + extra) / extra
    }
    return ways
  }

  /// The vertices that are not simple, each by its first basis.
  var specialVertices: [Int] {
    var seen = LabelTable(labels: tableau.own + tableau.rows)
    return (0..<labels.count).filter {
      !isSimple($0) && seen.insert(labels[$0], digest: seen.digest(labels[$0])).isNew
    }
  }

  /// The simple vertex with given labels.
  func simpleVertex(with set: UnsafePointer<UInt64>) -> Int? {
    guard let number = number(ofBasis: set), number > 0, isSimple(number) else { return nil }
    return number
  }

  /// Writes the labels that a vertex lacks.
  func complement(of number: Int, _ count: Int, into set: UnsafeMutablePointer<UInt64>) {
    for word in 0..<words {
      let used = count - word * 64
      set[word] = ~labels[number][word] & (used >= 64 ? .max : (1 << UInt64(used)) - 1)
    }
  }
}
