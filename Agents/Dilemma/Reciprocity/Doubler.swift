public import Arena

/// Answers a defection, unless the partner cooperated more than twice as often as it defected.
///
/// > Source: B. Beaufils, J.-P. Delahaye, P. Mathieu, *PRISON*, a program and its strategies,
/// > Université de Lille, 1998.
public struct Doubler: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "doubler", "Answers defections of those who did not cooperate more than twice as often.",
    source: "B. Beaufils, J.-P. Delahaye, P. Mathieu, PRISON, Université de Lille, 1998.")

  /// Makes the kind.
  public init() {}

  /// Defects after a defection of somebody who does not cooperate enough.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(
      defectingIf: past.theirs() == .defect
        && past.theirCooperations <= 2 * past.theirDefections)
  }
}
