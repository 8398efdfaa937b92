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
  /// > Accuracy: sums count as the same if rounding of their own terms can be the difference.
  ///
  /// - Complexity: O(leaves x seats).
  public func constantSum(of seats: [Int]) -> Double? {
    func sum(_ leaf: Int) -> Double { seats.reduce(0) { $0 + payoff(leaf: leaf, seat: $1) } }
    func size(_ leaf: Int) -> Double {
      seats.reduce(0) {
        $0 + transfer(leaf: leaf, seat: $1).magnitude + gain(leaf: leaf, seat: $1).magnitude
      }
    }
    let (first, firstSize) = (sum(0), size(0))
    let isConstant = (0..<leaves).allSatisfy { leaf in
      let sizes = Swift.max(size(leaf), firstSize)
      return !Rounding.isMore(sum(leaf), than: first, sizes: sizes)
        && !Rounding.isMore(first, than: sum(leaf), sizes: sizes)
    }
    return isConstant ? first : nil
  }
}
