public import Arena

/// Plays CDCC; then plays tit for tat if the partner defected in these rounds, and defects if not.
public struct Detective: BoundedDilemmaAgent {
  /// Whether the partner lets itself be exploited.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isExploiting = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "detective", "Plays CDCC; defects if the partner never did, else plays tit for tat.",
    source: "N. Case, The Evolution of Trust, 2017, https://ncase.me/trust.")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 1, theirDefections: 1, clock: 4) }

  /// Knows nothing.
  public var opening: State { State() }

  /// Looks whether the partner struck back.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 4 { state.isExploiting = past.theirDefections == 0 }
  }

  /// Investigates, then exploits or copies.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    if past.rounds < 4 { return Move(defectingIf: past.rounds == 1) }
    return state.isExploiting ? .defect : past.theirs()
  }
}
