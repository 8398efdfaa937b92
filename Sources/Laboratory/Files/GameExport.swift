public import Arena
import GameTheory

/// A game as the text of a file in one of Gambit's formats, in the part of them that OpenSpiel
/// reads too.
///
/// Payoffs are transfers plus gains. Measures, wishes and public commitments have no place in these
/// formats and are lost. A game that was read from a file keeps its comment, and the names of its nodes, information sets
/// and outcomes in a tree file, of its strategies in a table file, which then OpenSpiel does not read; ``remarks`` say
/// what it cannot keep.
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
  /// - Parameters:
  ///   - tree: The whole game.
  ///   - format: Tree or table.
  ///   - title: What the file is called inside.
  ///   - file: The file that the game was read from, if any, whose words are kept.
  ///   - budget: The most combinations of a table.
  /// - Throws: ``StudyError`` when there are more combinations than `budget`, when a player forgets
  ///   what it did and so has no table, or when a payoff is not finite.
  public init(
    _ tree: GameTree, as format: GameFormat, title: String, of file: GameFile? = nil,
    budget: Int = 1_000_000
  ) throws(StudyError) {
    var writer = GameWriter(tree, title: title, file)
    switch format {
    case .efg: text = try writer.extensive()
    case .nfg: text = try writer.strategic(budget: budget)
    }
    remarks = writer.remarks
  }
}
