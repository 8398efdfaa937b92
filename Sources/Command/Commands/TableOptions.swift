import Laboratory

/// The options that say which tables of a study are written, and how.
struct TableOptions {
  /// The names of the options.
  static let names = ["--tables", "--format"]

  private var tables: [TableName]?
  private var formats: [TableFormat]?

  mutating func declare(_ line: inout some LineVisitor) {
    line.option(
      "--tables", list: &tables, .choice("TABLE"),
      "Write these tables too, and keep of every run what they show: rounds, measures, agents, "
        + "actions, play (actions over the rounds), wide (a row a cell, with all that is worth a plot) or "
        + "differences (from the cell that the study compares with, or the first)",
      unless: "those of what the study keeps")
    line.option(
      "--format", list: &formats, .choice("FORMAT"), "The formats of all tables", unless: "csv")
  }

  /// The options as they were given, for another command.
  var words: [String] {
    var words: [String] = []
    if let tables { words += ["--tables", tables.map(\.rawValue).joined(separator: ",")] }
    if let formats { words += ["--format", formats.map(\.rawValue).joined(separator: ",")] }
    return words
  }

  /// What is asked for.
  ///
  /// - Parameter out: The folder that tables are written into, if there is one.
  /// - Returns: The request.
  /// - Throws: ``StudyError`` when an option is given without what it needs.
  func request(out: String?) throws(StudyError) -> TableRequest {
    let given = [tables != nil, formats != nil]
    if out == nil, let place = given.firstIndex(of: true) {
      throw StudyError("\(TableOptions.names[place]) needs --out DIR, where tables are written")
    }
    let tables = Set(tables ?? [])
    return TableRequest(tables: tables, formats: Set(formats ?? [.csv]))
  }
}
