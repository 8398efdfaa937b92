/// Which extreme mixtures of the two players fit together.
///
/// Mixtures are the corners of a graph with two sides, extreme equilibria its edges. A connected
/// part is a connected component of equilibria; a set of row mixtures and one of column mixtures of
/// which all pairs fit, and which cannot be enlarged, is a maximal Nash subset.
///
/// > Source: H. A. M. Winkels, "An algorithm to determine all equilibrium points of a bimatrix
/// > game", 1979; Avis et al. 2010, section 4, as for `BimatrixGame.extremeEquilibria`.
struct NashGraph {
  private let pairs: [(row: Int, column: Int)]
  /// The places of the equilibria of each component.
  let components: [[Int]]
  /// The component of each equilibrium.
  let componentOf: [Int]

  init(pairs: [(row: Int, column: Int)], rows: Int, columns: Int) {
    self.pairs = pairs
    var parent = Array(0..<rows + columns)
    func root(_ corner: Int) -> Int {
      var corner = corner
      while parent[corner] != corner {
        parent[corner] = parent[parent[corner]]
        corner = parent[corner]
      }
      return corner
    }
    for pair in pairs {
      let (first, second) = (root(pair.row), root(rows + pair.column))
      parent[Swift.max(first, second)] = Swift.min(first, second)
    }
    var number = [Int?](repeating: nil, count: rows + columns)
    var components: [[Int]] = []
    var componentOf: [Int] = []
    for (place, pair) in pairs.enumerated() {
      let root = root(pair.row)
      let component = number[root] ?? components.count
      if number[root] == nil {
        number[root] = component
        components.append([])
      }
      components[component].append(place)
      componentOf.append(component)
    }
    self.components = components
    self.componentOf = componentOf
  }

  /// A maximal Nash subset, by places of equilibria and mixtures.
  struct Subset {
    let rows: [Int]
    let columns: [Int]
    let equilibria: [Int]
  }

  /// The maximal Nash subsets of a component, by their first equilibria; nil beyond the budget.
  ///
  /// The column parts are all intersections, but the empty one, of the sets of column mixtures that
  /// fit single row mixtures.
  func maximalSubsets(of component: [Int], _ meter: inout Meter) -> [Subset]? {
    let rows = component.map { pairs[$0].row }.reduce(into: [Int]()) {
      if $0.last != $1 { $0.append($1) }
    }
    let columns = component.map { pairs[$0].column }.sorted().reduce(into: [Int]()) {
      if $0.last != $1 { $0.append($1) }
    }
    if component.count == 1 { return [Subset(rows: rows, columns: columns, equilibria: component)] }
    let words = (columns.count + 63) / 64
    var fitting = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: rows.count)
    var rowPlace = 0
    for place in component {
      if pairs[place].row != rows[rowPlace] { rowPlace += 1 }
      let column = lowerBound(columns, pairs[place].column)
      fitting[rowPlace][column >> 6] |= 1 << UInt64(column & 63)
    }
    guard let parts = NashGraph.intersections(fitting, &meter) else { return nil }
    let subsets = parts.map { part in
      let members = rows.indices.filter { row in
        zip(part, fitting[row]).allSatisfy { $0 & ~$1 == 0 }
      }
      let inRows = Set(members.map { rows[$0] })
      let inColumns = columns.indices.filter { part[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
      let columnSet = Set(inColumns.map { columns[$0] })
      return Subset(
        rows: members.map { rows[$0] }, columns: inColumns.map { columns[$0] },
        equilibria: component.filter {
          inRows.contains(pairs[$0].row) && columnSet.contains(pairs[$0].column)
        })
    }
    return subsets.sorted { $0.equilibria.lexicographicallyPrecedes($1.equilibria) }
  }

  /// All intersections of some sets, each once, but the empty one; nil beyond the budget.
  private static func intersections(_ sets: [[UInt64]], _ meter: inout Meter) -> [[UInt64]]? {
    var found: [[UInt64]] = []
    var seen: Set<[UInt64]> = []
    for set in sets {
      let before = found.count
      guard meter.spend(1 + before / 16) else { return nil }
      if seen.insert(set).inserted { found.append(set) }
      for index in 0..<before {
        let meet = zip(found[index], set).map { $0 & $1 }
        if meet.contains(where: { $0 != 0 }), seen.insert(meet).inserted { found.append(meet) }
      }
    }
    return found
  }

  private func lowerBound(_ sorted: [Int], _ value: Int) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
