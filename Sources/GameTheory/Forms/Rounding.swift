/// The one judge of whether a difference of payoffs is more than what arithmetic makes of nothing.
///
/// A difference is judged by the terms that it is made of, never by other payoffs of the game. So the
/// answer stays when all payoffs are multiplied by a number or moved by one, and a catastrophe hides
/// nothing where it is no term.
package enum Rounding {
  /// What rounding can do to a sum, in shares of the sizes of its terms: 128 units in the last place.
  package static let share = 128 * Double.ulpOfOne
  /// What a solver in doubles can leave of a sum that should be 0, in shares of how far its terms lie
  /// apart.
  static let accuracy = 1e-8

  /// Whether one payoff is more than another, by more than rounding.
  package static func isMore(_ first: Double, than second: Double) -> Bool {
    isMore(first, than: second, sizes: Swift.max(first.magnitude, second.magnitude))
  }

  /// Whether one sum is more than another, by more than rounding does to terms of some size together.
  static func isMore(_ first: Double, than second: Double, sizes: Double) -> Bool {
    first - second > share * sizes
  }
}
