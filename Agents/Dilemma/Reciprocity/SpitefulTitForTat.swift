public import Arena

/// Tit for tat that never cooperates again after two defections in a row.
public struct SpitefulTitForTat: BoundedDilemmaAgent {
  /// Whether the partner has defected twice in a row.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isSpiteful = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "spiteful-tit-for-tat", "Tit for tat until two defections in a row, then defects for good.",
    source: "\(Papers.prison).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 2) }

  /// Has seen no defection.
  public var opening: State { State() }

  /// Notes two defections in a row.
  public func reflect(on past: Past, in state: inout State) {
    if past.theirDefections(inLast: 2) == 2 { state.isSpiteful = true }
  }

  /// Copies the last move, or defects for good.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.isSpiteful ? .defect : past.theirs()
  }
}
