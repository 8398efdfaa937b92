public import Arena

/// Tit for tat that checks every fifteen rounds whether the partner plays at random.
///
/// It cooperates for four rounds. If the partner's moves pass for a coin's, it defects until the
/// next check. It came 6th of 15.
///
/// > Deviation: it does not defect in the last two rounds, since nobody here knows which these are.
public struct SteinRapoport: DilemmaAgent {
  /// Whether the partner seems to play at random.
  public struct State: BitwiseCopyable, Sendable {
    var isRandom = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "stein-rapoport", "Tit for tat that defects against whoever seems to play at random.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// Suspects nobody.
  public var opening: State { State() }

  /// Checks in every fifteenth round.
  public func reflect(on past: Past, in state: inout State) {
    if (past.rounds + 1) % 15 == 0 { state.isRandom = looksRandom(past) }
  }

  /// Copies the last move unless the partner seems random.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    if past.rounds < 4 { return .cooperate }
    return state.isRandom ? .defect : past.theirs()
  }
}
