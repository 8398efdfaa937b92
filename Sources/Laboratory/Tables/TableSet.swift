/// The tables of a study, written while its cells come in.
///
/// ```swift
/// let tables = try TableSet(request, TableDesign(study)) { name in try open(name) }
/// for cell in study.cells { try tables.add(summary, units: units, shape: cell.game.shape) }
/// try tables.finish()
/// ```
///
/// It holds the rows of no cell longer than a format needs to write a large piece at once.
public final class TableSet {
  private var tables: [(table: any ResultTable, stream: TableStream)]

  /// Opens all files of the tables and writes what they start with.
  ///
  /// - Parameters:
  ///   - request: The tables and their formats.
  ///   - design: What the columns follow from.
  ///   - open: Opens the file of a name, such as `cells.csv`, and returns where its bytes go. Whoever
  ///     opens the files closes them after ``finish()``.
  /// - Throws: What `open` throws.
  public init(
    _ request: TableRequest, _ design: TableDesign,
    open: (_ file: String) throws -> TableSink
  ) throws {
    tables = try request.tables(keeping: design.kept).map { name in
      let table = name.table(design)
      let writers = try TableFormat.allCases.filter { request.formats.contains($0) }.map {
        $0.writer(table.columns, try open(name.file($0)))
      }
      return (table, TableStream(table.columns, writers))
    }
  }

  /// Writes what the tables show of a cell.
  ///
  /// Cells come in the order of the study: it is the order of the rows.
  ///
  /// - Throws: What a sink throws.
  func add(_ cell: CellReport) throws {
    for place in tables.indices {
      try tables[place].table.addRows(of: cell, to: tables[place].stream)
    }
  }

  /// Writes what is still held and what the files end with.
  ///
  /// - Throws: What a sink throws.
  public func finish() throws {
    for (_, stream) in tables { try stream.finish() }
  }
}

extension TableName {
  /// Makes the table of the name.
  fileprivate func table(_ design: TableDesign) -> any ResultTable {
    switch self {
    case .cells: CellsTable()
    case .welfare: WelfareTable()
    case .rounds: RoundsTable()
    case .measures: MeasuresTable()
    case .agents: AgentsTable()
    case .actions: ActionsTable()
    case .play: PlayTable()
    case .wide: WideTable(design)
    case .differences: DifferencesTable()
    }
  }
}
