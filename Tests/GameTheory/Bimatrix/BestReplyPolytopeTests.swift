import Arena
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Best-reply polytope` {
  /// All vertices by definition: every choice of as many facets as dimensions that meet in one
  /// point of the polytope, as mixtures with the facets they lie on.
  private func verticesByDefinition(_ payoffs: [[Double]]) -> [(mixture: [Double], labels: UInt64)]
  {
    let own = payoffs[0].count
    let facets: [(normal: [Double], bound: Double)] =
      (0..<own).map { index in ((0..<own).map { $0 == index ? -1.0 : 0 }, 0) }
      + payoffs.map { ($0, 1) }
    var found: [(mixture: [Double], labels: UInt64)] = []
    for choice in 0..<(1 << facets.count) where choice.nonzeroBitCount == own {
      let chosen = facets.indices.filter { choice >> $0 & 1 == 1 }
      guard let point = intersection(chosen.map { facets[$0] }) else { continue }
      let gaps = facets.map { facet in
        facet.bound - zip(facet.normal, point).reduce(0) { $0 + $1.0 * $1.1 }
      }
      guard gaps.allSatisfy({ $0 > -1e-9 }), point.contains(where: { $0 > 1e-9 }) else { continue }
      let sum = point.reduce(0, +)
      let labels = gaps.enumerated().reduce(UInt64(0)) {
        $1.element < 1e-9 ? $0 | 1 << UInt64($1.offset) : $0
      }
      if !found.contains(where: { $0.labels == labels }) {
        found.append((point.map { $0 / sum }, labels))
      }
    }
    return found
  }

  /// The point in which some hyperplanes meet, by Cramer's rule; nil when there is not just one.
  private func intersection(_ planes: [(normal: [Double], bound: Double)]) -> [Double]? {
    let whole = determinant(planes.map(\.normal))
    guard whole.magnitude > 1e-9 else { return nil }
    return planes.indices.map { column in
      let rows = planes.map { plane in
        plane.normal.enumerated().map { $0.offset == column ? plane.bound : $0.element }
      }
      return determinant(rows) / whole
    }
  }

  /// Laplace's expansion along the first row.
  private func determinant(_ rows: [[Double]]) -> Double {
    if rows.count == 1 { return rows[0][0] }
    var sum = 0.0
    for column in rows.indices where rows[0][column] != 0 {
      let minor = rows.dropFirst().map { row in
        row.enumerated().filter { $0.offset != column }.map(\.element)
      }
      sum += (column % 2 == 0 ? 1 : -1) * rows[0][column] * determinant(minor)
    }
    return sum
  }

  @Test(arguments: 0..<60)
  func `has the vertices that the definition gives, with and without ties`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: UInt64(seed)))
    let own = 2 + random.index(below: 3)
    let other = 2 + random.index(below: 3)
    // A small range of whole numbers makes many ties.
    let range = [2, 3, 50][random.index(below: 3)]
    let payoffs = (0..<other).map { _ in
      (0..<own).map { _ in Double(1 + random.index(below: range)) }
    }
    let table = PayoffTable(replies: other, strategies: own) { payoffs[$0][$1] }
    var polytope = BestReplyPolytope(PositivePayoffs(table), ownComesFirst: true)
    var meter = Budget().meter
    polytope.walk(&meter)
    #expect(polytope.isComplete && polytope.isCertain && polytope.isExact)
    var found: [UInt64: [Double]] = [:]
    for number in 1..<polytope.labels.count {
      let labels = polytope.labels[number][0]
      let mixture = polytope.mixture(
        of: number, as: Array(0..<own), against: Array(0..<other), replying: table
      ).mixture
      // All bases of a vertex are the same mixture.
      if let known = found[labels] { #expect(areClose(known, mixture)) }
      found[labels] = mixture
    }
    let expected = verticesByDefinition(payoffs)
    #expect(found.count == expected.count)
    for vertex in expected {
      #expect(areClose(vertex.mixture, try #require(found[vertex.labels])))
    }
    #expect(
      !polytope.specialVertices.isEmpty == expected.contains { $0.labels.nonzeroBitCount > own })
  }

  @Test(arguments: 0..<60)
  func `has the vertex that the definition gives for labels, found without a walk`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 8).with(seed))
    let own = 2 + random.index(below: 3)
    let other = 2 + random.index(below: 3)
    let range = [2, 3, 50][seed % 3]
    let payoffs = (0..<other).map { _ in
      (0..<own).map { _ in Double(1 + random.index(below: range)) }
    }
    let table = PayoffTable(replies: other, strategies: own) { payoffs[$0][$1] }
    var polytope = BestReplyPolytope(PositivePayoffs(table), ownComesFirst: true)
    let sieve = VertexSieve(polytope)
    let vertices = verticesByDefinition(payoffs).map(\.labels)
    let unused: UInt64 = 1 << UInt64(own) - 1
    for labels in UInt64(0)..<1 << UInt64(own + other)
    where labels.nonzeroBitCount == own && labels != unused {
      let expected = vertices.filter { $0 & labels == labels }
      polytope.scratch.basis[0] = labels
      switch polytope.vertex(passing: sieve) {
      case .vertex(let number): #expect(expected == [polytope.labels[number][0]])
      case .nothing: #expect(expected.isEmpty)
      // Facets that meet in a line, or are parallel, have none, or several, or one at an end.
      case .unclear: #expect(range < 50)
      }
    }
  }

  @Test func `of a cube has all its corners, and stops where its budget ends`() {
    // {x >= 0, x_i + sum of all x <= 1} has one vertex for each set of strategies in use.
    let table = PayoffTable(replies: 12, strategies: 12) { $0 == $1 ? 2 : 1 }
    var whole = BestReplyPolytope(PositivePayoffs(table), ownComesFirst: false)
    var meter = Budget().meter
    whole.walk(&meter)
    #expect(whole.isComplete && whole.labels.count == 1 << 12)
    var part = BestReplyPolytope(PositivePayoffs(table), ownComesFirst: false)
    var budget = Budget()
    budget.steps = 1000
    meter = budget.meter
    part.walk(&meter)
    #expect(!part.isComplete && part.labels.count < 1 << 12)
  }

  @Test(arguments: 0..<20)
  func `has the same vertices in doubles as in whole numbers`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 3).with(seed))
    let range = [4, 5, 100][seed % 3]
    let payoffs = (0..<70).map { _ in Double(random.index(below: range)) }
    // Sevenths are no decimals of few digits, so that only doubles remain.
    let whole = PayoffTable(replies: 10, strategies: 7) { payoffs[$0 * 7 + $1] }
    let sevenths = PayoffTable(replies: 10, strategies: 7) { (1 + payoffs[$0 * 7 + $1]) / 7 + 1 }
    #expect(whole.whole != nil && sevenths.whole == nil)
    #expect(labelSets(whole) == labelSets(sevenths))
  }

  @Test func `has payoffs whose unevenness is the share of what the replies differ by on average`()
  {
    func unevenness(_ payoffs: [[Double]]) -> Double {
      PositivePayoffs(
        PayoffTable(replies: payoffs.count, strategies: payoffs[0].count) { payoffs[$0][$1] }
      ).unevenness
    }
    #expect(unevenness([[3, 8], [3, 8]]) == 0)
    // What a strategy adds to all replies says nothing about these.
    #expect(areClose([unevenness([[0, 10], [2, 12], [4, 14]])], [1]))
    #expect(unevenness([[0, 2], [2, 0]]) == 0)
    // Deviations 3/2, 1/2 and -3/2, -1/2: squares of 5 in all, of 4 where each is its reply's mean.
    #expect(areClose([unevenness([[6, 5], [3, 4]])], [0.8]))
  }

  @Test(arguments: 0..<10)
  func `is walked where the replies are less even, and finds the same pairs`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 12).with(seed))
    // The first table's replies differ by their number as well.
    let uneven = (0..<36).map { Double(random.index(below: 100) + $0 / 6 * 8) }
    let even = (0..<36).map { _ in Double(random.index(below: 100)) }
    let tables = [uneven, even].map { payoffs in
      PositivePayoffs(PayoffTable(replies: 6, strategies: 6) { payoffs[$0 * 6 + $1] })
    }
    #expect(tables[0].unevenness > tables[1].unevenness)
    var found: [Set<[Int]>] = []
    for first in 0...1 {
      var x = BestReplyPolytope(tables[first], ownComesFirst: true)
      var y = BestReplyPolytope(tables[1 - first], ownComesFirst: false)
      var meter = Budget().meter
      let pairs = CompleteLabels(&x, &y, &meter).pairs
      #expect(first == 0 ? x.isComplete && !y.isComplete : y.isComplete && !x.isComplete)
      // Which strategies of the table's owner are used, and which of the other's.
      found.append(
        Set(
          pairs.map { pair in
            let (own, other) = (Int(x.labels[pair.row][0] & 63), Int(y.labels[pair.column][0] >> 6))
            return first == 0 ? [own, other] : [other, own]
          }))
    }
    #expect(found[0] == found[1] && !found[0].isEmpty)
  }

  private func labelSets(_ table: PayoffTable) -> Set<UInt64> {
    var polytope = BestReplyPolytope(PositivePayoffs(table), ownComesFirst: true)
    var meter = Budget().meter
    polytope.walk(&meter)
    #expect(polytope.isComplete && polytope.isCertain)
    return Set((0..<polytope.labels.count).map { polytope.labels[$0][0] })
  }
}
