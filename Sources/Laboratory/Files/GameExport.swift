public import Arena
import GameTheory

/// A game as the text of a file in one of Gambit's formats, in the part of them that OpenSpiel
/// reads too.
///
/// Payoffs are transfers plus gains. Measures, wishes, public commitments and what the cards of a
/// draw are called have no place in these formats and are lost.
///
/// > Source: as ``GameFile``.
public struct GameExport: Sendable {
  /// The contents of the file.
  public let text: String
  /// What a reader of the file should know.
  public let remarks: [String]

  /// Writes a tree.
  ///
  /// In a tree file every node is described in full, inner nodes pay nothing, information sets are
  /// numbered from 1 for each player in the order of their first nodes, and the probabilities of a
  /// draw are fractions that sum to exactly 1. In a table file are the expected payoffs of all
  /// combinations of the pure strategies of `StrategicForm`, the first player's fastest.
  ///
  /// - Throws: ``StudyError`` when there are more combinations than `budget`, when a player forgets
  ///   what it did and so has no table, or when a payoff is not finite.
  public init(
    _ tree: GameTree, as format: GameFormat, title: String, budget: Int = 1_000_000
  ) throws(StudyError) {
    var writer = GameWriter(tree, title: title)
    switch format {
    case .efg: text = try writer.extensive()
    case .nfg: text = try writer.strategic(budget: budget)
    }
    remarks = writer.remarks
  }
}
