/// What two players earn, in units of payoff.
public struct PayoffPoint: Sendable, Equatable {
  /// What seat 0 earns.
  public var first: Double
  /// What seat 1 earns.
  public var second: Double

  /// Makes a point.
  public init(_ first: Double, _ second: Double) {
    self.first = first
    self.second = second
  }

  /// What a seat earns, 0 or 1.
  public subscript(seat: Int) -> Double { seat == 0 ? first : second }

  /// Returns the point at a share of the way from this one to another.
  func toward(_ other: PayoffPoint, _ share: Double) -> PayoffPoint {
    PayoffPoint(
      (1 - share) * first + share * other.first, (1 - share) * second + share * other.second)
  }

  /// The point at which each seat earns so much more.
  package func plus(_ origin: PayoffPoint) -> PayoffPoint {
    PayoffPoint(first + origin.first, second + origin.second)
  }

  /// The point at which each seat earns so much less.
  func less(_ origin: PayoffPoint) -> PayoffPoint {
    PayoffPoint(first - origin.first, second - origin.second)
  }

  /// The point at which each seat earns the more of what it does at this one and at another.
  func raised(to other: PayoffPoint) -> PayoffPoint {
    PayoffPoint(Swift.max(first, other.first), Swift.max(second, other.second))
  }

  /// The distance to another point.
  func distance(to other: PayoffPoint) -> Double {
    let (x, y) = (first - other.first, second - other.second)
    return (x * x + y * y).squareRoot()
  }

  /// Twice the area of the triangle with two other points, positive if they turn to the left.
  func turn(_ one: PayoffPoint, _ two: PayoffPoint) -> Double {
    (one.first - first) * (two.second - second)
      - (one.second - second) * (two.first - first)
  }
}

/// A convex set of payoffs of two players: a polygon, a segment, a point, or nothing.
public struct PayoffPolygon: Sendable, Equatable {
  /// The corners, counterclockwise, the one of the least first payoff first; none lies between its
  /// neighbours.
  public private(set) var corners: [PayoffPoint]

  /// Whether no point belongs to it.
  public var isEmpty: Bool { corners.isEmpty }

  private init(corners: [PayoffPoint]) { self.corners = corners }

  /// The convex hull of some points.
  ///
  /// > Source: A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions",
  /// > *Information Processing Letters* 9, 1979.
  ///
  /// - Parameters:
  ///   - points: The points, each finite.
  ///   - tolerance: Corners nearer than this to the segment between their neighbours, or to each other, are
  ///     left out; 0 keeps all.
  /// - Complexity: O(n log n).
  public init(hullOf points: [PayoffPoint], tolerance: Double = 0) {
    let sorted = points.sorted {
      $0.first != $1.first ? $0.first < $1.first : $0.second < $1.second
    }
    var distinct: [PayoffPoint] = []
    for point in sorted where distinct.last.map({ $0.distance(to: point) > tolerance }) ?? true {
      distinct.append(point)
    }
    if distinct.count <= 1 {
      self.init(corners: distinct)
      return
    }
    let lower = PayoffPolygon.chain(distinct, tolerance)
    let upper = PayoffPolygon.chain(distinct.reversed(), tolerance)
    self.init(corners: Array(lower.dropLast() + upper.dropLast()))
    // Where two sides meet, both kept the corner.
    var place = 0
    while tolerance > 0 && corners.count > 2 && place < corners.count {
      let (before, after) = (
        corners[(place + corners.count - 1) % corners.count], corners[(place + 1) % corners.count]
      )
      if corners[place].distance(toSegment: before, after) <= tolerance {
        corners.remove(at: place)
        place = 0
      } else {
        place += 1
      }
    }
  }

  /// One side of a hull, from end to end.
  private static func chain(_ points: [PayoffPoint], _ tolerance: Double) -> [PayoffPoint] {
    var chain: [PayoffPoint] = []
    for point in points {
      while chain.count >= 2 {
        let (before, last) = (chain[chain.count - 2], chain[chain.count - 1])
        // A point beyond both stays, however near it lies to the line through them.
        if before.turn(last, point) > 0 && last.distance(toSegment: before, point) > tolerance {
          break
        }
        chain.removeLast()
      }
      chain.append(point)
    }
    return chain
  }

  /// The least that a seat earns anywhere in it.
  ///
  /// - Precondition: It is not empty.
  public func least(_ seat: Int) -> Double {
    corners.reduce(.infinity) { Swift.min($0, $1[seat]) }
  }

  /// The most that a seat earns anywhere in it.
  ///
  /// - Precondition: It is not empty.
  func most(_ seat: Int) -> Double { corners.reduce(-.infinity) { Swift.max($0, $1[seat]) } }

  /// The least that each seat earns anywhere in it.
  var worst: PayoffPoint { PayoffPoint(least(0), least(1)) }

  /// The corner of the least payoff of a seat; of several, that of the least payoff of the other.
  func lowest(_ seat: Int, tolerance: Double) -> Int? {
    let least = least(seat)
    return corners.indices.filter { corners[$0][seat] <= least + tolerance }
      .min { corners[$0][1 - seat] < corners[$1][1 - seat] }
  }

  /// The set shrunk towards a point: (1 - share) x point + share x set.
  func shrunk(to point: PayoffPoint, by share: Double) -> PayoffPolygon {
    PayoffPolygon(corners: corners.map { point.toward($0, share) })
  }

  /// The set in which each seat earns so much more.
  func plus(_ origin: PayoffPoint) -> PayoffPolygon {
    PayoffPolygon(corners: corners.map { $0.plus(origin) })
  }

  /// The part in which a seat earns at least some payoff; corners below it by no more than the slack stay.
  ///
  /// > Source: I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping", *Communications of the
  /// > ACM* 17, 1974.
  func clipped(_ seat: Int, atLeast level: Double, slack: Double) -> PayoffPolygon {
    let floor = level - slack
    if corners.count < 2 { return PayoffPolygon(corners: corners.filter { $0[seat] >= floor }) }
    var kept: [PayoffPoint] = []
    kept.reserveCapacity(corners.count + 1)
    var before = corners[corners.count - 1]
    // A segment has one edge, not two.
    var isFirst = corners.count == 2
    for corner in corners {
      let (isIn, wasIn) = (corner[seat] >= floor, before[seat] >= floor)
      // From just below the level nothing is passed.
      let passes = isIn != wasIn && Swift.max(corner[seat], before[seat]) > level
      if passes && !isFirst {
        kept.append(before.crossing(corner, seat, level))
      }
      if isIn { kept.append(corner) }
      (before, isFirst) = (corner, false)
    }
    return PayoffPolygon(corners: kept)
  }

  /// How far a point lies outside of it; 0 inside, infinite from nothing.
  public func distance(to point: PayoffPoint) -> Double {
    if corners.isEmpty { return .infinity }
    if corners.count == 1 { return corners[0].distance(to: point) }
    var isInside = corners.count > 2
    var nearest = Double.infinity
    for index in corners.indices {
      let (from, to) = (corners[index], corners[(index + 1) % corners.count])
      if from.turn(to, point) < 0 { isInside = false }
      nearest = Swift.min(nearest, point.distance(toSegment: from, to))
    }
    return isInside ? 0 : nearest
  }

  /// The Hausdorff distance: how far a point of one of two sets can lie from the other set.
  ///
  /// - Complexity: O(corners of one x corners of the other).
  public func distance(to other: PayoffPolygon) -> Double {
    if isEmpty || other.isEmpty { return isEmpty && other.isEmpty ? 0 : .infinity }
    let out = corners.reduce(0) { Swift.max($0, other.distance(to: $1)) }
    return other.corners.reduce(out) { Swift.max($0, distance(to: $1)) }
  }

  /// The least and greatest value of a weighted sum of both payoffs; nil if it is empty.
  public func range(_ first: Double, _ second: Double) -> ClosedRange<Double>? {
    let values = corners.map { first * $0.first + second * $0.second }
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  /// Weights up to this are what rounding left.
  private static let dust = 1e-12

  /// Returns corners, at most three, and their weights, whose mean is a point of the set; the point of the
  /// set that is nearest to it if the point lies outside.
  ///
  /// - Precondition: The set is not empty.
  public func mixture(at point: PayoffPoint) -> [(corner: Int, weight: Double)] {
    if corners.count == 1 { return [(0, 1)] }
    for index in 1..<Swift.max(2, corners.count - 1) where corners.count > 2 {
      let (one, two, three) = (corners[0], corners[index], corners[index + 1])
      let area = one.turn(two, three)
      let weights = [
        two.turn(three, point) / area, three.turn(one, point) / area, one.turn(two, point) / area,
      ]
      if weights.allSatisfy({ $0 >= 0 }) {
        return PayoffPolygon.cleaned([
          (0, weights[0]), (index, weights[1]), (index + 1, weights[2]),
        ])
      }
    }
    var best: (distance: Double, mixture: [(Int, Double)]) = (.infinity, [])
    for index in corners.indices {
      let next = (index + 1) % corners.count
      let share = point.share(from: corners[index], to: corners[next])
      let distance = point.distance(to: corners[index].toward(corners[next], share))
      if distance < best.distance { best = (distance, [(index, 1 - share), (next, share)]) }
    }
    return PayoffPolygon.cleaned(best.mixture)
  }

  /// Weights without what rounding left, which add up to 1.
  private static func cleaned(_ mixture: [(Int, Double)]) -> [(corner: Int, weight: Double)] {
    let kept = mixture.filter { $0.1 > dust }
    let total = kept.reduce(0) { $0 + $1.1 }
    return kept.map { ($0.0, $0.1 / total) }
  }
}

extension PayoffPoint {
  /// Where the way to another point passes a payoff of a seat.
  fileprivate func crossing(_ other: PayoffPoint, _ seat: Int, _ level: Double) -> PayoffPoint {
    let share = (level - self[seat]) / (other[seat] - self[seat])
    let point = toward(other, share)
    return seat == 0 ? PayoffPoint(level, point.second) : PayoffPoint(point.first, level)
  }

  /// Which share of the way from one point to another comes nearest.
  fileprivate func share(from start: PayoffPoint, to end: PayoffPoint) -> Double {
    let (x, y) = (end.first - start.first, end.second - start.second)
    let length = x * x + y * y
    if length == 0 { return 0 }
    let share = ((first - start.first) * x + (second - start.second) * y) / length
    return Swift.min(1, Swift.max(0, share))
  }

  fileprivate func distance(toSegment start: PayoffPoint, _ end: PayoffPoint) -> Double {
    distance(to: start.toward(end, share(from: start, to: end)))
  }
}
