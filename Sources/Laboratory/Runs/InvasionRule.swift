/// Whether some of one kind can invade a population of another.
///
/// They can when they earn more against residents than these do against each other, or as much and more
/// against themselves than residents against them; a difference counts when it exceeds the half-widths of
/// both intervals.
///
/// > Source: J. Maynard Smith, G. R. Price, "The Logic of Animal Conflict", *Nature* 246, 1973.
struct InvasionRule {
  private let payoffs: [[Estimate]]
  /// The largest mean payoff, without its sign: a billionth of it is rounding.
  private let size: Double

  /// Makes the rule for what each kind earns against each.
  init(_ payoffs: [[Estimate]]) {
    self.payoffs = payoffs
    size = payoffs.joined().reduce(0) { Swift.max($0, $1.mean.magnitude) }
  }

  /// Whether a mutant, the number of one kind, can invade residents, that of another.
  func canInvade(_ mutant: Int, _ resident: Int) -> Bool {
    if mutant == resident { return false }
    let first = difference(payoffs[mutant][resident], payoffs[resident][resident])
    if first != 0 { return first > 0 }
    return difference(payoffs[mutant][mutant], payoffs[resident][mutant]) > 0
  }

  /// The difference of two means; 0 where intervals or rounding cover it.
  private func difference(_ left: Estimate, _ right: Estimate) -> Double {
    let difference = left.mean - right.mean
    let slack = (left.halfWidth ?? 0) + (right.halfWidth ?? 0)
    return difference.magnitude <= slack + 1e-9 * size ? 0 : difference
  }
}
