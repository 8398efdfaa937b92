/// One row a cell, replicate and block of rounds.
struct RoundsTable: ResultTable {
  let columns: [Column] =
    blockKey + [.whole("episodes"), .whole("idle"), .real("mean_payoff")]

  func addRows(of cell: CellReport, to table: TableStream) throws {
    try cell.forEachBlock { key, block in
      try table.add(key + [.whole(block.episodes), .whole(block.idle), .number(block.payoff)])
    }
  }
}

/// One row a cell, replicate, block of rounds and measure.
struct MeasuresTable: ResultTable {
  let columns: [Column] = blockKey + [.text("measure"), .real("mean_per_episode")]

  func addRows(of cell: CellReport, to table: TableStream) throws {
    try cell.forEachBlock { key, block in
      for (measure, value) in zip(cell.summary.measures, block.measures) {
        try table.add(key + [.text(measure.name), .number(value)])
      }
    }
  }
}

/// What tells the blocks of a study apart.
private let blockKey: [Column] = [
  .text("cell"), .whole("replicate"), .whole("first_round"), .whole("last_round"),
]

extension CellReport {
  /// Calls a function with every block and what tells it apart.
  fileprivate func forEachBlock(_ body: ([TableValue], UnitResult.Block) throws -> Void) throws {
    try done.forEachUnit { replicate, unit in
      for block in unit.blocks ?? [] {
        let rounds: [TableValue] = [.whole(block.firstRound), .whole(block.lastRound)]
        try body([.text(summary.name), .whole(replicate)] + rounds, block)
      }
    }
  }
}
