/// One row a cell, replicate and agent: its group at the end and its mean payoff an episode.
struct AgentsTable: ResultTable {
  let columns: [Column] = [
    .text("cell"), .whole("replicate"), .whole("agent"), .text("group"), .real("mean_payoff"),
  ]

  func addRows(of cell: CellReport, to table: TableStream) throws {
    let summary = cell.summary
    try cell.done.forEachUnit { replicate, unit in
      for (agent, member) in (unit.agents ?? []).enumerated() {
        try table.add(
          .text(summary.name), .whole(replicate), .whole(agent),
          .text(summary.groups[member.group].name), .number(member.payoff))
      }
    }
  }
}
