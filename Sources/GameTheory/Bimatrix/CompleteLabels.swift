/// Pairs of vertices of the two best-reply polytopes that carry all labels together: every strategy
/// is unused, or a best reply.
///
/// A vertex with just as many labels as there are dimensions fits at most one such vertex of the
/// other polytope, which is looked up. Those with more labels are kept in bit sets, one for each
/// label.
struct CompleteLabels {
  /// The pairs, by numbers of bases.
  private(set) var pairs: [(row: Int, column: Int)] = []
  /// Whether the budget ended the search.
  private(set) var isComplete = true

  init(
    _ x: borrowing BestReplyPolytope, _ y: borrowing BestReplyPolytope, _ meter: inout Meter
  ) {
    let count = x.tableau.own + y.tableau.own
    let missing = UnsafeMutablePointer<UInt64>.allocate(capacity: x.words)
    defer { missing.deallocate() }
    // The vertex 0 of either polytope, basis 0, is not a mixture.
    let special = (x: x.specialVertices, y: y.specialVertices)
    let crowd = (x: Crowd(x, special.x), y: Crowd(y, special.y))
    for row in 1..<Swift.max(x.labels.count, 1) where x.isSimple(row) {
      x.complement(of: row, count, into: missing)
      if let column = y.simpleVertex(with: missing) { pairs.append((row, column)) }
      crowd.y.forEachHolding(missing) { pairs.append((row, special.y[$0])) }
    }
    for column in 1..<Swift.max(y.labels.count, 1) where y.isSimple(column) && !special.x.isEmpty {
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
