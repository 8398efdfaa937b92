/// The mixtures of one player of a two-player game, cut up by what the other replies best.
///
/// With positive payoffs of the other player, the polytope {x >= 0, payoffs x <= 1} has one facet for
/// every own strategy (not played) and one for every strategy of the other (a best reply). A vertex
/// other than 0, scaled to sum 1, is a mixture; its labels are the facets it lies on.
///
/// All vertices are found by the double description method: the cone over the orthant is cut by one
/// inequality at a time, and new rays come from neighbouring rays on both sides of the cut.
///
/// > Source: T. S. Motzkin et al., "The Double Description Method", 1953; K. Fukuda, A. Prodon,
/// > "Double description method revisited", 1996; the polytopes after B. von Stengel, "Computing
/// > equilibria for two-person games", *Handbook of Game Theory* 3, 2002, section 2.
///
/// > Accuracy: doubles; a distance to a facet below 1e-10 of the largest coordinate counts as none.
struct BestReplyPolytope {
  /// A mixture that is a vertex, and the facets it lies on: own strategies first.
  struct Vertex {
    let mixture: [Double]
    let labels: UInt64
  }

  /// The most facets: one bit each.
  static let mostFacets = 64
  private static let tolerance = 1e-10

  /// All vertices but 0.
  let vertices: [Vertex]

  /// Finds the vertices; nil when there are more facets than bits, or more rays than the budget on
  /// the way.
  ///
  /// - Parameters:
  ///   - payoffs: The other player's payoffs, its strategies x own strategies, all positive.
  ///   - budget: The largest number of rays at any time.
  init?(payoffs: [[Double]], budget: Int) {
    let own = payoffs[0].count
    guard own + payoffs.count <= BestReplyPolytope.mostFacets else { return nil }
    // A ray is (x, x0); the orthant's rays are the unit vectors, each on all other facets x_i = 0.
    var rays = (0...own).map { index -> Ray in
      var point = [Double](repeating: 0, count: own + 1)
      point[index] = 1
      let all: UInt64 = own == 64 ? .max : (1 << UInt64(own)) - 1
      return Ray(
        point: point, labels: index < own ? all & ~(1 << UInt64(index)) : all,
        isFinite: index == own)
    }
    for (row, weights) in payoffs.enumerated() {
      let label: UInt64 = 1 << UInt64(own + row)
      guard let cut = BestReplyPolytope.cut(rays, weights, label, budget) else { return nil }
      rays = cut
    }
    vertices = rays.compactMap { ray in
      let sum = ray.point[..<own].reduce(0, +)
      guard ray.point[own] > 0, sum > 0 else { return nil }
      return Vertex(mixture: ray.point[..<own].map { $0 / sum }, labels: ray.labels)
    }
  }

  private struct Ray {
    var point: [Double]
    var labels: UInt64
    /// Whether the ray lies on the facet x0 = 0 is not a label: it is no facet of the polytope.
    var isFinite: Bool
  }

  /// Keeps the part of the cone where x0 - weights x is not negative.
  private static func cut(_ rays: [Ray], _ weights: [Double], _ label: UInt64, _ budget: Int)
    -> [Ray]?
  {
    let own = weights.count
    let distances = rays.map { ray -> Double in
      var distance = ray.point[own]
      var scale = ray.point[own].magnitude
      for index in 0..<own {
        distance -= weights[index] * ray.point[index]
        scale = Swift.max(scale, (weights[index] * ray.point[index]).magnitude)
      }
      return distance.magnitude <= tolerance * scale ? 0 : distance
    }
    var kept: [Ray] = []
    for (index, ray) in rays.enumerated() where distances[index] >= 0 {
      var ray = ray
      if distances[index] == 0 { ray.labels |= label }
      kept.append(ray)
    }
    let inside = rays.indices.filter { distances[$0] > 0 }
    let outside = rays.indices.filter { distances[$0] < 0 }
    for first in inside {
      for second in outside where areNeighbours(rays, first, second) {
        kept.append(crossing(rays[first], distances[first], rays[second], distances[second], label))
        if kept.count > budget { return nil }
      }
    }
    return kept
  }

  /// Whether no third ray lies on all facets that two rays share.
  private static func areNeighbours(_ rays: [Ray], _ first: Int, _ second: Int) -> Bool {
    let shared = rays[first].labels & rays[second].labels
    let sharesInfinity = !rays[first].isFinite && !rays[second].isFinite
    for index in rays.indices where index != first && index != second {
      if rays[index].labels & shared == shared && !(sharesInfinity && rays[index].isFinite) {
        return false
      }
    }
    return true
  }

  private static func crossing(
    _ a: Ray, _ distanceA: Double, _ b: Ray, _ distanceB: Double, _ label: UInt64
  ) -> Ray {
    var point = zip(a.point, b.point).map { $0 * -distanceB + $1 * distanceA }
    let top = point.reduce(0) { Swift.max($0, $1) }
    for index in point.indices { point[index] /= top }
    for index in 0..<point.count - 1 where a.labels & b.labels & 1 << UInt64(index) != 0 {
      point[index] = 0
    }
    return Ray(
      point: point, labels: a.labels & b.labels | label, isFinite: a.isFinite || b.isFinite)
  }
}
