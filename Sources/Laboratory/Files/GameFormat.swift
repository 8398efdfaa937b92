/// The two formats of games that Gambit and OpenSpiel read.
public enum GameFormat: String, CaseIterable, Sendable {
  /// The tree: nature's draws, information sets, payoffs at the leaves.
  case efg
  /// The table of expected payoffs of every combination of pure strategies.
  case nfg

  /// Reads the name of a format.
  ///
  /// - Throws: ``StudyError`` for any other name.
  public init(named name: String) throws(StudyError) {
    guard let format = GameFormat(rawValue: name) else {
      throw StudyError(
        "the format must be efg or nfg, but found '\(printable(name))'"
          + StudyError.suggestion(for: name, among: GameFormat.allCases.map(\.rawValue)))
    }
    self = format
  }
}
