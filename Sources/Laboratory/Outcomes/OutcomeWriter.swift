import Arena

/// Writes tournaments as a table of outcomes: a row for each pair and replicate, read by ``OutcomeTable``.
public struct OutcomeWriter: Sendable {
  /// The table so far, in CSV.
  public private(set) var bytes = Array("game,row,column,run,payoff\n".utf8)

  /// Begins a table.
  public init() {}

  /// Adds what each kind earned against each, run by run.
  ///
  /// - Parameters:
  ///   - tournament: The tournament.
  ///   - game: What the game is called.
  public mutating func add(_ tournament: Tournament, of game: String) {
    for (row, kind) in tournament.kinds.enumerated() {
      for (column, other) in tournament.kinds.enumerated() {
        for (run, payoff) in tournament.samples[row][column].enumerated() {
          for text in [game, kind, other] {
            CSV.add(text, to: &bytes)
            bytes.append(UInt8(ascii: ","))
          }
          bytes += "\(run + 1),\(NumberText.exact(payoff))\n".utf8
        }
      }
    }
  }
}
