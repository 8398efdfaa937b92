/// One row a cell and welfare function: the mean difference from the cell that it is compared with.
struct DifferencesTable: ResultTable {
  let columns: [Column] = [
    .text("cell"), .text("baseline"), .text("welfare"), .real("difference"), .real("half_width"),
    .whole("pairs"),
  ]

  func addRows(of cell: CellReport, to table: TableStream) throws {
    guard let baseline = cell.summary.baseline else { return }
    for welfare in cell.summary.welfare {
      try table.add(
        .text(cell.summary.name), .text(baseline), .text(welfare.name),
        .number(welfare.difference?.mean), .number(welfare.difference?.halfWidth),
        .whole(welfare.difference?.count ?? 0))
    }
  }
}
