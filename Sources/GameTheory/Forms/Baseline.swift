/// What most of some payoffs have in common, and no comparison needs.
///
/// A wage of a billion beside stakes of 5 leaves doubles little room for the stakes. Equilibria do not depend on
/// it, so it is taken from all payoffs of a seat before they are judged, and added to what is reported.
package enum Baseline {
  /// How many times smaller half of the payoffs must become: what costs fewer digits stays as it is.
  private static let worth = 1024.0

  /// Returns what to take from some payoffs: what they share, if every difference is exact; otherwise 0.
  ///
  /// - Parameter payoffs: All payoffs of one seat, or values of one welfare function.
  /// - Returns: In units of payoff; 0 too if some payoff is infinite or undefined.
  /// - Complexity: O(*n* log *n*).
  package static func of(_ payoffs: [Double]) -> Double {
    let shared = shared(by: payoffs)
    return payoffs.allSatisfy { isExact($0, less: shared) } ? shared : 0
  }

  /// Returns the median of some payoffs if they share it; otherwise 0.
  private static func shared(by payoffs: [Double]) -> Double {
    if payoffs.isEmpty { return 0 }
    let median = payoffs.sorted()[payoffs.count / 2]
    return isShared(median, by: payoffs) ? median : 0
  }

  /// Whether at least half of some payoffs lie within a 1024th of a number, and not all of these on it.
  static func isShared(_ number: Double, by payoffs: some Sequence<Double>) -> Bool {
    var (count, near, differ) = (0, 0, 0)
    for payoff in payoffs {
      count += 1
      if (payoff - number).magnitude > payoff.magnitude / worth { continue }
      near += 1
      if payoff != number { differ += 1 }
    }
    return 2 * near >= count && differ > 0
  }

  /// Whether a difference is a double.
  ///
  /// > Source: D. E. Knuth, *The Art of Computer Programming* 2, section 4.2.2, Theorem B.
  private static func isExact(_ payoff: Double, less baseline: Double) -> Bool {
    let difference = payoff - baseline
    let part = difference - payoff
    return (payoff - (difference - part)) - (baseline + part) == 0
  }
}
