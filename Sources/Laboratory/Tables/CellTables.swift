import GameTheory

/// One row a cell and changed setting, or a row without setting where nothing is changed.
struct CellsTable: ResultTable {
  let columns: [Column] = [.text("cell"), .text("setting").optional, .text("value").optional]

  func addRows(of cell: CellReport, to table: TableStream) throws {
    let name = TableValue.text(cell.summary.name)
    let settings = cell.summary.settings.fields
    if settings.isEmpty { try table.add(name, .missing, .missing) }
    for (path, value) in settings { try table.add(name, .text(path), .text(value.settingText)) }
  }
}

/// One row a cell, replicate and welfare function, beside best and predicted.
struct WelfareTable: ResultTable {
  let columns: [Column] = [
    .text("cell"), .whole("replicate"), .text("welfare"), .real("emergent"), .real("best"),
    .real("worst"), .text("concept"), .real("predicted_low"), .real("predicted_high"),
  ]

  func addRows(of cell: CellReport, to table: TableStream) throws {
    for (index, welfare) in cell.summary.welfare.enumerated() {
      try cell.done.forEachUnit { replicate, unit in
        try table.add(
          .text(cell.summary.name), .whole(replicate), .text(welfare.name),
          .number(unit.welfare[index]), .number(welfare.best), .number(welfare.worst),
          .text(welfare.concept.rawValue), .number(welfare.predicted?.lowerBound),
          .number(welfare.predicted?.upperBound))
      }
    }
  }
}

extension JSON {
  /// The value of a setting as text: a text as it is, anything else as JSON.
  package var settingText: String {
    if case .string(let text) = self { return text }
    return canonical
  }
}
