/// Whether some of one kind can invade a population of another.
///
/// They can when they earn more against residents than these do against each other, or as much and more
/// against themselves than residents against them; a difference counts when it exceeds the half-widths of
/// both intervals.
///
/// > Source: J. Maynard Smith, G. R. Price, "The Logic of Animal Conflict", *Nature* 246, 1973.
enum InvasionRule {
  /// Whether a mutant can invade residents.
  ///
  /// - Parameters:
  ///   - mutant: The number of one kind.
  ///   - resident: The number of another.
  ///   - payoffs: What each kind earns against each.
  /// - Returns: Whether they can.
  static func canInvade(_ mutant: Int, _ resident: Int, _ payoffs: [[Estimate]]) -> Bool {
    if mutant == resident { return false }
    let size = payoffs.joined().reduce(0) { Swift.max($0, $1.mean.magnitude) }
    let first = difference(payoffs[mutant][resident], payoffs[resident][resident], size)
    if first != 0 { return first > 0 }
    return difference(payoffs[mutant][mutant], payoffs[resident][mutant], size) > 0
  }

  /// The difference of two means; 0 where intervals or rounding, a billionth of the largest mean, cover it.
  private static func difference(_ left: Estimate, _ right: Estimate, _ size: Double) -> Double {
    let difference = left.mean - right.mean
    let slack = (left.halfWidth ?? 0) + (right.halfWidth ?? 0)
    return difference.magnitude <= slack + 1e-9 * size ? 0 : difference
  }
}
