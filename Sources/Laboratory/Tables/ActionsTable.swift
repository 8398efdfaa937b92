import Arena

/// One row a cell, replicate, group, information set and action that was ever taken, over the
/// rounds that count.
struct ActionsTable: ResultTable {
  let columns: [Column] = [
    .text("cell"), .whole("replicate"), .text("group"), .text("decision"), .text("sees"),
    .text("action"), .whole("count"), .real("share"),
  ]

  func addRows(of cell: CellReport, to table: TableStream) throws {
    guard let shape = cell.cell?.game.shape else { return }
    try cell.done.forEachUnit { replicate, unit in
      for (group, grouped) in cell.summary.groups.enumerated() {
        let taken = (unit.actions ?? []).filter { $0.group == group }
        let key: [TableValue] = [
          .text(cell.summary.name), .whole(replicate), .text(grouped.name),
        ]
        try add(taken, key, shape, to: table)
      }
    }
  }

  /// Adds what one group did in one unit.
  private func add(
    _ taken: [UnitResult.Taken], _ key: [TableValue], _ shape: Shape, to table: TableStream
  ) throws {
    var rest = taken[...]
    for infoset in 0..<shape.infosets where !rest.isEmpty {
      let (first, count) = shape.slots(ofInfoset: infoset)
      let here = rest.prefix { $0.slot < first + count }
      if here.isEmpty { continue }
      rest = rest.dropFirst(here.count)
      let total = here.reduce(0) { $0 + $1.count }
      let (index, observation) = shape.decision(ofInfoset: infoset)
      let decision = shape.decisions[index]
      let sight = decision.sight(observation)
      for action in here {
        try table.add(
          key + [
            .text(decision.name), .text(sight), .text(decision.actions.label(action.slot - first)),
            .whole(action.count), .number(Double(action.count) / Double(total)),
          ])
      }
    }
  }
}
