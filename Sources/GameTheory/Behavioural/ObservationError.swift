/// What is wrong with observed play.
public enum ObservationError: Error, Equatable, CustomStringConvertible {
  /// The table has another number of entries than the game.
  case wrongCount(expected: Int, found: Int, of: String)
  /// A count or a frequency is negative or not finite.
  case notACount(value: Double, seat: Int, place: Int)
  /// The frequencies at an information set do not sum to 1.
  case notADistribution(sum: Double, seat: Int, infoset: Int)
  /// Play is observed where the seat never decides.
  case neverDecides(seat: Int, infoset: Int)
  /// Nothing is observed.
  case nothing

  /// One sentence.
  public var description: String {
    switch self {
    case .wrongCount(let expected, let found, let what):
      "expected \(expected) \(what), but found \(found)"
    case .notACount(let value, let seat, let place):
      "expected a finite number of at least 0 for seat \(seat) at \(place), but found \(value)"
    case .notADistribution(let sum, let seat, let infoset):
      "expected the frequencies of seat \(seat) at information set \(infoset) to sum to 1, "
        + "but found \(sum)"
    case .neverDecides(let seat, let infoset):
      "expected no observations of seat \(seat) at information set \(infoset), where it never "
        + "decides"
    case .nothing: "expected at least one observation, but found none"
    }
  }
}
