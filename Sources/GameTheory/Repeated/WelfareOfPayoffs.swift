extension ObservedStage {
  /// Returns the least and the greatest mean value of outcomes over all play that earns a payoff of a set.
  ///
  /// Where the value is a weighted sum of both payoffs and a constant, every value in between is reached
  /// by a payoff of the set. Otherwise the interval bounds what play that earns such a payoff can come to.
  ///
  /// - Parameters:
  ///   - values: What each outcome is worth.
  ///   - set: Payoffs of both, each a mean of outcomes.
  ///   - budget: How many pivots and seconds each of two linear programs may take.
  /// - Returns: The interval and whether it is exact; nil if the set is empty, or a program did not end.
  public func range(of values: [Double], over set: PayoffPolygon, budget: Budget = Budget())
    -> (range: ClosedRange<Double>, isExact: Bool)?
  {
    precondition(values.count == outcomes.count, "one value for each outcome")
    if set.isEmpty { return nil }
    let (whole, common) = (values, Baseline.of(values))
    let (values, set) = (
      whole.map { $0 - common }, set.plus(PayoffPoint(-origin.first, -origin.second))
    )
    if let (constant, first, second) = weights(of: values),
      let range = set.range(first, second)
    {
      let constant = constant + common
      return (constant + range.lowerBound...constant + range.upperBound, true)
    }
    guard let high = most(values, set, budget), let low = most(values.map { -$0 }, set, budget)
    else {
      return nil
    }
    return (common + Swift.min(-low, high)...common + Swift.max(-low, high), false)
  }

  /// The constant and the weights of both payoffs that make up a value; nil if none do.
  private func weights(of values: [Double]) -> (constant: Double, first: Double, second: Double)? {
    let slack =
      1e-9 * values.reduce(Double.leastNormalMagnitude) { Swift.max($0, $1.magnitude) }
    let origin = outcomes[0].net
    func farthest(_ distance: (Int) -> Double) -> Int? {
      let place = outcomes.indices.max { distance($0) < distance($1) } ?? 0
      return distance(place) > 1e-9 * scale ? place : nil
    }
    var (first, second) = (0.0, 0.0)
    if let far = farthest({ outcomes[$0].net.distance(to: origin) }) {
      let one = outcomes[far].net
      let (x, y, value) = (
        one.first - origin.first, one.second - origin.second, values[far] - values[0]
      )
      let length = x * x + y * y
      if let other = farthest({
        origin.turn(one, outcomes[$0].net).magnitude / length.squareRoot()
      }) {
        let two = outcomes[other].net
        let (u, v) = (two.first - origin.first, two.second - origin.second)
        let area = x * v - y * u
        first = (value * v - (values[other] - values[0]) * y) / area
        second = ((values[other] - values[0]) * x - value * u) / area
      } else {
        (first, second) = (value * x / length, value * y / length)
      }
    }
    let constant = values[0] - first * origin.first - second * origin.second
    let fits = outcomes.indices.allSatisfy {
      let payoffs = outcomes[$0].net
      return
        (constant + first * payoffs.first + second * payoffs.second - values[$0]).magnitude <= slack
    }
    return fits ? (constant, first, second) : nil
  }

  private func most(_ values: [Double], _ set: PayoffPolygon, _ budget: Budget) -> Double? {
    var program = LinearProgram(maximising: values)
    program.require(values.map { _ in 1 }, .equal, 1)
    let slack = 1e-12 * scale
    // Of a point or a segment every edge has a twin in the other direction.
    for (from, to) in set.edges {
      let (x, y) = (to.second - from.second, from.first - to.first)
      let row = outcomes.map { $0.net.first * x + $0.net.second * y }
      program.require(
        row, .atMost, from.first * x + from.second * y + slack * (x.magnitude + y.magnitude))
    }
    let solution = program.solution(within: budget)
    return solution.status == .complete ? solution.value : nil
  }
}

extension PayoffPolygon {
  /// From where to where each edge goes, with the set on its left; those of a point or a segment close in
  /// on it from all sides.
  fileprivate var edges: [(from: PayoffPoint, to: PayoffPoint)] {
    func moved(_ point: PayoffPoint, _ x: Double, _ y: Double) -> PayoffPoint {
      PayoffPoint(point.first + x, point.second + y)
    }
    if corners.count == 1 {
      let sides: [(Double, Double)] = [(1, 0), (0, 1), (-1, 0), (0, -1)]
      return sides.map { (from: corners[0], to: moved(corners[0], $0.0, $0.1)) }
    }
    let sides = corners.indices.map {
      (from: corners[$0], to: corners[($0 + 1) % corners.count])
    }
    if corners.count > 2 { return sides }
    let (x, y) = (corners[1].first - corners[0].first, corners[1].second - corners[0].second)
    return sides + [
      (from: corners[0], to: moved(corners[0], y, -x)),
      (from: corners[1], to: moved(corners[1], -y, x)),
    ]
  }
}
