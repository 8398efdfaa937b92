public import Arena

/// Expected welfare as a function of the share of intruders, where every seat is filled by chance from one
/// large population: with the probability `share` by an intruder, otherwise by one who plays on as before.
///
/// Let C(k) be the welfare summed over all ways to put intruders into *k* of the *n* seats. Then the welfare
/// at the share *s* is the polynomial sum of C(k) s^k (1 - s)^(n - k).
public struct ShareCurve: Sendable, Equatable {
  /// The sums C(0), ..., C(n), in units of welfare.
  public let sums: [Double]

  /// Makes a curve of its sums.
  ///
  /// - Precondition: There is at least one.
  public init(_ sums: [Double]) {
    precondition(!sums.isEmpty, "a curve needs its value without intruders")
    self.sums = sums
  }

  /// Returns the expected welfare at a share in 0...1.
  ///
  /// - Complexity: O(seats).
  public func value(at share: Double) -> Double {
    // Terms are built from both ends, so that no power is divided by what may be 0.
    var value = 0.0
    for (count, sum) in sums.enumerated() {
      var weight = 1.0
      for place in 1..<sums.count { weight *= place <= count ? share : 1 - share }
      value += sum * weight
    }
    return value
  }

  /// How many equal steps of the share are looked at before one of them is bisected.
  private static let steps = 1024

  /// Returns the least share at which the welfare is below a threshold; nil when it is nowhere.
  ///
  /// The curve is looked at in 1024 equal steps, and the first step that ends below the threshold is
  /// bisected to the last bit. A dip that begins and ends within one step is not seen.
  public func fall(below threshold: Double) -> Double? {
    if value(at: 0) < threshold { return 0 }
    let ends = (1...ShareCurve.steps).lazy.map { Double($0) / Double(ShareCurve.steps) }
    guard var high = ends.first(where: { value(at: $0) < threshold }) else { return nil }
    var low = high - 1 / Double(ShareCurve.steps)
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return high }
      if value(at: middle) < threshold { high = middle } else { low = middle }
    }
  }
}

extension GameTree {
  /// Returns the expected welfare by the share of intruders.
  ///
  /// - Parameters:
  ///   - objective: The welfare, one value for each leaf.
  ///   - residents: How each seat plays if no intruder sits in it.
  ///   - intruders: How each seat plays if an intruder sits in it.
  /// - Returns: The curve.
  /// - Complexity: O(leaves x (depth + seats squared)).
  public func shareCurve(
    of objective: [Double], residents: Profile, intruders: Profile
  ) -> ShareCurve {
    var sums = [Double](repeating: 0, count: seats + 1)
    var own = [Double](repeating: 1, count: seats)
    var other = own
    for index in nodes.indices where nodes[index].kind == .leaf {
      for seat in 0..<seats { (own[seat], other[seat]) = (1, 1) }
      var weight = objective[Int(nodes[index].infoset)]
      var place = index
      while place > 0 {
        let edge = Int(nodes[place].edge)
        place = Int(nodes[place].parent)
        let above = nodes[place]
        if above.kind == .chance {
          weight *= probability(above, edge, residents)
        } else {
          own[Int(above.seat)] *= probability(above, edge, residents)
          other[Int(above.seat)] *= probability(above, edge, intruders)
        }
      }
      if weight == 0 { continue }
      // The product over seats of (resident + intruder z): the power of z counts the intruders.
      var product = [weight]
      for seat in 0..<seats {
        var next = [Double](repeating: 0, count: product.count + 1)
        for (power, factor) in product.enumerated() {
          next[power] += factor * own[seat]
          next[power + 1] += factor * other[seat]
        }
        product = next
      }
      for (power, factor) in product.enumerated() { sums[power] += factor }
    }
    return ShareCurve(sums)
  }
}
