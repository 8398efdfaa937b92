public import Arena

/// Defects until the partner defects, and cooperates from then on: grim the other way round.
///
/// > Source: B. Beaufils, J.-P. Delahaye, P. Mathieu, *PRISON*, a program and its strategies,
/// > Université de Lille, 1998.
public struct EasyGo: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "easy-go", "Defects until the partner does, then cooperates for good.",
    source: "B. Beaufils, J.-P. Delahaye, P. Mathieu, PRISON, Université de Lille, 1998.")

  /// Makes the kind.
  public init() {}

  /// Cooperates with whoever has defected.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.theirDefections == 0)
  }
}
