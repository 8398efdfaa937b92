import Arena

/// One round of an iterated prisoner's dilemma: as the dilemma itself, but a hand may slip.
struct DilemmaRound: Mechanism {
  static let card = IteratedPrisonersDilemma.card

  var dilemma = PrisonersDilemma()
  /// The probability that a move comes out as the other one.
  var noise = 0.0

  var roles: [Role] { dilemma.roles }
  var decisions: [Decision] { dilemma.decisions }
  var measures: [Measure] {
    [
      Measure(
        "cooperation", unit: "share of moves", in: 0...1,
        "How many of the two cooperated, as it came out.")
    ]
  }

  func play(_ episode: inout some Episode) {
    var row = episode.choose(0, by: 0, wishing: 0)
    var column = episode.choose(0, by: 1, wishing: 0)
    if noise > 0 { (row, column) = outcome(row, column, &episode) }
    episode.gain(dilemma.payoff(row, against: column), by: 0)
    episode.gain(dilemma.payoff(column, against: row), by: 1)
    episode.note(0, 1 - 0.5 * Double(row + column))
  }

  /// Returns how two moves come out.
  @inline(never) private func outcome(_ row: Int, _ column: Int, _ episode: inout some Episode)
    -> (row: Int, column: Int)
  {
    var moves = (row, column)
    if episode.chance("the first hand slips", noise) {
      moves.0 = 1 - row
      episode.slip(to: moves.0, by: 0)
    }
    if episode.chance("the second hand slips", noise) {
      moves.1 = 1 - column
      episode.slip(to: moves.1, by: 1)
    }
    return moves
  }
}
