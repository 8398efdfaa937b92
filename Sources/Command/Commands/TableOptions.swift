import Laboratory

/// The options that say which tables of a study are written, and how.
struct TableOptions {
  /// The names of the options.
  static let names = ["--tables", "--format", "--baseline"]

  private var tables: [TableName]?
  private var formats: [TableFormat]?
  private var baseline: String?

  mutating func declare(_ line: inout some LineVisitor) {
    line.option(
      "--tables", list: &tables, .choice("TABLE"),
      "Write these tables too, and keep of every run what they show: rounds, measures, agents, "
        + "actions, wide (a row a cell, with all that is worth a plot) or differences (from one cell)",
      unless: "those of what the study keeps")
    line.option(
      "--format", list: &formats, .choice("FORMAT"), "The formats of all tables", unless: "csv")
    line.option(
      "--baseline", &baseline, .text("CELL"), "The cell that differences are taken from",
      unless: "the first cell")
  }

  /// What is asked for.
  ///
  /// - Parameter out: The folder that tables are written into, if there is one.
  /// - Returns: The request.
  /// - Throws: ``StudyError`` when an option is given without what it needs.
  func request(out: String?) throws(StudyError) -> TableRequest {
    let given = [tables != nil, formats != nil, baseline != nil]
    if out == nil, let place = given.firstIndex(of: true) {
      throw StudyError("\(TableOptions.names[place]) needs --out DIR, where tables are written")
    }
    let tables = Set(tables ?? [])
    if baseline != nil && !tables.contains(.differences) {
      throw StudyError("--baseline needs --tables differences, which it is for")
    }
    return TableRequest(tables: tables, formats: Set(formats ?? [.csv]), baseline: baseline)
  }

  /// The options as they stand on a command line, each after a blank.
  var words: String {
    var words = ""
    func list<Value: RawRepresentable<String>>(_ name: String, _ values: [Value]?) {
      guard let values else { return }
      words += " \(name) " + values.map(\.rawValue).joined(separator: ",")
    }
    list("--tables", tables)
    list("--format", formats)
    if let baseline { words += " --baseline \(quoted(baseline))" }
    return words
  }
}
