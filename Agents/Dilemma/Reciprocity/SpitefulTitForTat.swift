public import Arena

/// Tit for tat that never cooperates again after two defections in a row.
///
/// > Source: B. Beaufils, J.-P. Delahaye, P. Mathieu, *PRISON*, a program and its strategies,
/// > Université de Lille, 1998.
public struct SpitefulTitForTat: DilemmaAgent {
  /// Whether it has had enough.
  public struct State: BitwiseCopyable, Sendable {
    var isSpiteful = false
  }

  /// What the catalogue says.
  public static let card = Card(
    "spiteful-tit-for-tat", "Tit for tat until two defections in a row, then defects for good.",
    source: "B. Beaufils, J.-P. Delahaye, P. Mathieu, PRISON, Université de Lille, 1998.")

  /// Makes the kind.
  public init() {}

  /// Bears no grudge.
  public var opening: State { State() }

  /// Bears a grudge from two defections in a row on.
  public func reflect(on past: Past, in state: inout State) {
    if past.theirDefections(inLast: 2) == 2 { state.isSpiteful = true }
  }

  /// Copies the last move, or defects for good.
  public func move(
    after past: Past, in state: State, using random: inout RandomStream
  ) -> Move {
    state.isSpiteful ? .defect : past.theirs()
  }
}
