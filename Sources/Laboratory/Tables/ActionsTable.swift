import Arena

/// One row a cell, replicate, group, information set and action that was ever taken, over the
/// rounds that count.
struct ActionsTable: ResultTable {
  let columns: [Column] = [.text("cell"), .whole("replicate")] + takenColumns

  func addRows(of cell: CellReport, to table: TableStream) throws {
    try cell.done.forEachUnit { replicate, unit in
      try cell.addRows(
        of: unit.actions ?? [], after: [.text(cell.summary.name), .whole(replicate)], to: table)
    }
  }
}

/// One row a cell, replicate, block of rounds, group, information set and action that was ever taken in
/// the block.
struct PlayTable: ResultTable {
  let columns: [Column] = blockKey + takenColumns

  func addRows(of cell: CellReport, to table: TableStream) throws {
    try cell.done.forEachUnit { replicate, unit in
      for moves in unit.moves ?? [] {
        try cell.addRows(
          of: moves.actions,
          after: [
            .text(cell.summary.name), .whole(replicate), .whole(moves.firstRound),
            .whole(moves.lastRound),
          ], to: table)
      }
    }
  }
}

/// What is said of an action that was taken.
private let takenColumns: [Column] = [
  .text("group"), .text("decision"), .text("sees"), .text("action"), .whole("count"),
  .real("share"),
]

extension CellReport {
  /// Adds a row for every action that was taken, after what tells apart when that was.
  fileprivate func addRows(
    of actions: [UnitResult.Taken], after key: [TableValue], to table: TableStream
  ) throws {
    guard let shape = cell?.game.shape else { return }
    // They come group by group, each in the order of its slots.
    var rest = actions[...]
    while let next = rest.first,
      let index = shape.layout.lastIndex(where: { Int($0.slot) <= next.slot })
    {
      let row = shape.layout[index]
      let (start, count) = (Int(row.slot), Int(row.actions))
      let observation = (next.slot - start) / count
      let first = start + observation * count
      let here = rest.prefix { $0.group == next.group && $0.slot < first + count }
      rest = rest.dropFirst(here.count)
      let total = here.reduce(0) { $0 + $1.count }
      let decision = shape.decisions[index]
      let place: [TableValue] = [
        .text(summary.groups[next.group].name), .text(decision.name),
        .text(decision.sight(observation)),
      ]
      for action in here {
        try table.add(
          key + place + [
            .text(decision.actions.label(action.slot - first)), .whole(action.count),
            .number(Double(action.count) / Double(total)),
          ])
      }
    }
  }
}
