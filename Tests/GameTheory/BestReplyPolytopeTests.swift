import Arena
import Testing

@testable import GameTheory

@Suite struct `Best-reply polytope` {
  /// All vertices by definition: every choice of as many facets as dimensions that meet in one point
  /// of the polytope, as mixtures with the facets they lie on.
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
    let polytope = try #require(BestReplyPolytope(payoffs: payoffs, budget: 10_000))
    let expected = verticesByDefinition(payoffs)
    #expect(polytope.vertices.count == expected.count)
    for vertex in polytope.vertices {
      let twin = try #require(expected.first { $0.labels == vertex.labels })
      #expect(areClose(twin.mixture, vertex.mixture))
    }
  }

  @Test func `gives up beyond its budget and its labels`() {
    let identity = (0..<12).map { row in (0..<12).map { $0 == row ? 2.0 : 1 } }
    #expect(BestReplyPolytope(payoffs: identity, budget: 20) == nil)
    let wide = [[Double](repeating: 1, count: 64)]
    #expect(BestReplyPolytope(payoffs: wide, budget: 1000) == nil)
  }
}
