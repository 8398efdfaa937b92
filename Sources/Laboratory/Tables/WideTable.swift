import GameTheory

/// One row a cell, with all that is worth a plot beside its settings.
struct WideTable: ResultTable {
  let columns: [Column]
  private let values: [(CellSummary) -> TableValue]
  private let design: TableDesign

  init(_ design: TableDesign) {
    var list = WideColumns()
    list.addCell()
    for setting in design.settings { list.add(setting) }
    for (index, welfare) in design.welfare.enumerated() { list.add(welfare, at: index) }
    for measure in design.measures {
      list.add("measure", measure) { $0.mean(of: measure) }
    }
    list.add("exploitability") { $0.exploitability }
    for group in design.groups {
      list.add("size", group) { cell in cell.groups.first { $0.name == group }?.size }
    }
    columns = list.columns
    values = list.values
    self.design = design
  }

  func addRows(of cell: CellReport, to table: TableStream) throws {
    let summary = cell.summary
    precondition(
      summary.welfare.map(\.name) == design.welfare
        && summary.measures.allSatisfy { design.measures.contains($0.name) }
        && summary.groups.allSatisfy { design.groups.contains($0.name) }
        && summary.settings.fields.allSatisfy { path, _ in
          design.settings.contains { $0.path == path }
        }, "the design of a study names all that its cells have")
    try table.add(values.map { $0(summary) })
  }
}

/// The columns of a wide table, each with where its values come from.
private struct WideColumns {
  private(set) var columns: [Column] = []
  private(set) var values: [(CellSummary) -> TableValue] = []
  private var names = ColumnNames()

  /// Adds the name of the cell.
  mutating func addCell() { add(.text(names.name(["cell"]))) { .text($0.name) } }

  private mutating func add(_ column: Column, _ value: @escaping (CellSummary) -> TableValue) {
    columns.append(column)
    values.append(value)
  }

  /// Adds the mean of an estimate and the ends of its interval.
  mutating func add(_ parts: String..., estimate: @escaping (CellSummary) -> Estimate?) {
    func add(_ part: String, _ value: @escaping (Estimate) -> Double?) {
      self.add(.real(names.name(parts + [part]))) { .number(estimate($0).flatMap(value)) }
    }
    add("mean") { $0.mean }
    add("low") { estimate in estimate.halfWidth.map { estimate.mean - $0 } }
    add("high") { estimate in estimate.halfWidth.map { estimate.mean + $0 } }
  }

  /// Adds a setting, as a number where all its values are numbers.
  mutating func add(_ setting: TableDesign.Setting) {
    let name = names.name(["setting", setting.path])
    let column = Column(name: name, kind: setting.kind, isOptional: true)
    add(column) { setting.value(of: $0) }
  }

  /// Adds best, predicted and emergent under one welfare function.
  mutating func add(_ welfare: String, at index: Int) {
    add("welfare", welfare) { $0.welfare[index].emergent }
    func name(_ part: String) -> String { names.name(["welfare", welfare, part]) }
    func real(_ part: String, _ value: @escaping (WelfareSummary) -> Double?) {
      add(.real(name(part))) { .number(value($0.welfare[index])) }
    }
    real("deviation") { $0.emergent.deviation }
    add(.whole(name("replicates"))) { .whole($0.welfare[index].emergent.count) }
    real("best") { $0.best }
    real("worst") { $0.worst }
    real("first_best") { $0.firstBest }
    real("predicted_low") { $0.predicted?.lowerBound }
    real("predicted_high") { $0.predicted?.upperBound }
    real("alignment") { $0.alignment }
    real("distance") { $0.distance }
    add(.text(name("verdict"))) { .text($0.welfare[index].verdict.rawValue) }
  }
}
