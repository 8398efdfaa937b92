public import Arena

/// Tit for tat that gives up for good if it has too few points at one of six checkpoints.
///
/// It wants 23 points after 10 rounds, 53 after 20, 83 after 30, 113 after 40, 143 after 50 and
/// 293 after 100. The entry of J. Graaskamp and K. Katzen came 6th of 62.
///
/// > Deviation: points are counted as 5, 3, 1, 0 whatever the game pays; the rest follows the
/// > program as read by the Axelrod library.
public struct GraaskampKatzen: DilemmaAgent {
  /// Whether it has given up.
  public struct State: BitwiseCopyable, Sendable {
    var hasGivenUp = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "graaskamp-katzen", "Tit for tat that defects for good if its score falls behind.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Has not given up.
  public var opening: State { State() }

  /// Looks at its score at the checkpoints.
  public func reflect(on past: Past, in state: inout State) {
    let wanted: Int
    switch past.rounds {
    case 10, 20, 30, 40, 50, 100: wanted = 3 * past.rounds - 7
    default: return
    }
    if past.myPoints < wanted { state.hasGivenUp = true }
  }

  /// Copies the last move unless it has given up.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.hasGivenUp ? .defect : past.theirs()
  }
}
