public import Arena

extension GameTree {
  /// Whether every payoff of every seat is a number.
  var payoffsAreFinite: Bool {
    (0..<leaves).allSatisfy { leaf in
      (0..<seats).allSatisfy { payoff(leaf: leaf, seat: $0).isFinite }
    }
  }

  /// Returns what the payoffs of some seats sum to at every leaf; nil when it is not the same.
  ///
  /// > Accuracy: sums that differ by less than 1e-12 of the greatest payoff count as the same.
  ///
  /// - Complexity: O(leaves x seats).
  public func constantSum(of seats: [Int]) -> Double? {
    func sum(_ leaf: Int) -> Double { seats.reduce(0) { $0 + payoff(leaf: leaf, seat: $1) } }
    var greatest = 0.0
    for leaf in 0..<leaves {
      for seat in seats { greatest = Swift.max(greatest, payoff(leaf: leaf, seat: seat).magnitude) }
    }
    let first = sum(0)
    let isConstant = (0..<leaves).allSatisfy { (sum($0) - first).magnitude <= 1e-12 * greatest }
    return isConstant ? first : nil
  }
}
