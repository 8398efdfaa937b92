public import Arena

/// Does what the partner did more often; defects on a tie, so first of all.
public struct HardMajority: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "hard-majority", "Does what the partner did more often; defects on a tie.",
    source: """
      S. Mittal, K. Deb, "Optimal Strategies of the Iterated Prisoner's Dilemma Problem for \
      Multiple Conflicting Objectives", IEEE Transactions on Evolutionary Computation 13(3), \
      2009, pp. 554-565.
      """)

  /// Makes the kind.
  public init() {}

  /// Defects unless the partner cooperated more often than not.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: past.theirDefections >= past.theirCooperations)
  }
}
