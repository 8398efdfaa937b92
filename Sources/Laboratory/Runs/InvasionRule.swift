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
    let first = difference(payoffs[mutant][resident], payoffs[resident][resident])
    if first != 0 { return first > 0 }
    return difference(payoffs[mutant][mutant], payoffs[resident][mutant]) > 0
  }

  private static func difference(_ left: Estimate, _ right: Estimate) -> Double {
    let difference = left.mean - right.mean
    let slack = (left.halfWidth ?? 0) + (right.halfWidth ?? 0)
    let rounding = 1e-9 * Swift.max(1, left.mean.magnitude, right.mean.magnitude)
    return difference.magnitude <= slack + rounding ? 0 : difference
  }
}
