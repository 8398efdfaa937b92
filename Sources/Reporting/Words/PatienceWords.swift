import Laboratory

/// What patience holds up in the cells of a study, in sentences.
enum PatienceWords {
  /// How equilibria of repeated games were found or why they are bounded, and how patient players must be:
  /// each sentence once, with the cells where it holds.
  static func notes(of cells: [CellSummary]) -> [String] {
    var notes: [(text: String, cells: [String])] = []
    for cell in cells {
      guard let patience = cell.theory.patience else { continue }
      for text in [found(patience), needed(patience)].compactMap({ $0 }) {
        if let same = notes.firstIndex(where: { $0.text == text }) {
          notes[same].cells.append(cell.name)
        } else {
          notes.append((text, [cell.name]))
        }
      }
    }
    return notes.map { note in
      let names = note.cells.count == cells.count ? "" : " (\(listed(note.cells)))"
      return note.text + names + "."
    }
  }

  private static func listed(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }

  private static func found(_ patience: PatienceSummary) -> String {
    guard let obstacle = patience.obstacle else {
      return "The repeated game is solved from one round: \(patience.method)"
    }
    return "Equilibria of the repeated game are only bounded, since \(obstacle)"
  }

  private static func needed(_ patience: PatienceSummary) -> String? {
    patience.isJudged ? needed(patience.least, grim: patience.grim) : nil
  }

  /// How patient players must be to keep to the designer's wish, as a sentence without its full stop.
  ///
  /// - Parameters:
  ///   - least: The least discount; nil if none is enough.
  ///   - grim: The least by reversion to an equilibrium of a round; nil likewise.
  ///   - isBound: Whether more than `least` may be needed.
  /// - Returns: The sentence.
  static func needed(_ least: Double?, grim: Double?, isBound: Bool = false) -> String {
    guard let least else { return "No patience is enough to keep to the designer's wish" }
    if grim == 0 { return "Nobody gains by leaving the designer's wish even once" }
    let start =
      "To keep to the designer's wish the next round must count \(figure(least)) of the last"
      + (isBound && grim != least ? ", or more than that" : "")
    if grim == least { return start }
    let reverting = grim.map { "\(figure($0))" } ?? "no patience is enough"
    return "\(start); if departing leads back to an equilibrium of a round, \(reverting)"
  }
}
