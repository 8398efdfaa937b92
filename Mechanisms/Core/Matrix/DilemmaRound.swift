import Arena

/// One round of an iterated prisoner's dilemma: as the dilemma itself, but a hand may slip.
struct DilemmaRound: Mechanism {
  static let card = IteratedPrisonersDilemma.card

  typealias Choice = PrisonersDilemma.Choice
  typealias Move = PrisonersDilemma.Move
  /// What nature decides.
  enum Nature { static let firstSlip = 0, secondSlip = 1 }
  /// What is counted.
  enum Count { static let cooperation = 0 }

  var dilemma = PrisonersDilemma()
  /// The probability that a move comes out as the other one.
  var noise = 0.0

  var roles: [Role] { dilemma.roles }
  var decisions: [Decision] {
    if noise == 0 { return dilemma.decisions }
    return [
      Decision(
        "move", actions: dilemma.moves,
        "Whether to cooperate; noise may turn the move into the other one.")
    ]
  }
  var draws: [Draw] { [Draw("the first hand slips"), Draw("the second hand slips")] }
  var measures: [Measure] {
    [
      Measure(
        "cooperation", unit: "share of moves", in: 0...1,
        "How many of the two cooperated, as it came out.")
    ]
  }

  // Inlined into the loop over rounds, which keeps the listener in registers.
  @inline(__always) func play(_ episode: inout some Episode) {
    var row = episode.choose(Choice.move, by: MatrixSeat.row, wishing: Move.cooperate)
    var column = episode.choose(Choice.move, by: MatrixSeat.column, wishing: Move.cooperate)
    if noise > 0 { (row, column) = outcome(row, column, &episode) }
    episode.gain(dilemma.payoff(row, against: column), by: MatrixSeat.row)
    episode.gain(dilemma.payoff(column, against: row), by: MatrixSeat.column)
    // A defection is 1, a cooperation 0, and the numbers spare a branch in every round.
    episode.note(Count.cooperation, 1 - 0.5 * Double(row + column))
  }

  /// Returns how two moves come out.
  @inline(never) private func outcome(_ row: Int, _ column: Int, _ episode: inout some Episode)
    -> (row: Int, column: Int)
  {
    var moves = (row: row, column: column)
    if episode.chance(Nature.firstSlip, noise) {
      moves.row = otherMove(row)
      episode.slip(to: moves.row, by: MatrixSeat.row)
    }
    if episode.chance(Nature.secondSlip, noise) {
      moves.column = otherMove(column)
      episode.slip(to: moves.column, by: MatrixSeat.column)
    }
    return moves
  }

  private func otherMove(_ move: Int) -> Int {
    move == Move.cooperate ? Move.defect : Move.cooperate
  }
}
