import Laboratory

/// The pictures of a study: each is made where it says something, and not made elsewhere.
struct StudyFigures {
  let results: StudyResults
  let grid: StudyGrid
  /// Where the tables are, seen from the page, with a slash at the end; nil where a page has no link to them.
  private let place: String?

  /// So many cells are told apart by name in one picture; more are drawn as curves.
  static let mostNamed = 60
  /// So many panels stand side by side.
  static let mostPanels = 12

  init(_ results: StudyResults, tables place: String? = nil) {
    self.results = results
    self.place = place
    grid = StudyGrid(results)
  }

  /// An empty sheet, with a link to the table that has all of it, if there is one.
  func sheet(_ columns: [Sheet.Column], from table: TableName) -> Sheet {
    let file = results.has(table) ? place.map { "\($0)\(table.rawValue).csv" } : nil
    return Sheet(columns, file: file)
  }

  /// The cells that gave results, with their numbers.
  var played: [(index: Int, point: StudyResults.Point)] {
    results.points.enumerated().compactMap { $1.welfare.isEmpty ? nil : ($0, $1) }
  }

  /// The welfare functions: those of the first cell that gave results.
  var functions: [WelfareSummary] {
    results.points.first { !$0.welfare.isEmpty }?.welfare ?? []
  }

  /// The welfare of a cell under a function, in a cell that has as many functions as others.
  func welfare(_ point: StudyResults.Point, _ function: Int) -> WelfareSummary? {
    point.welfare.indices.contains(function) ? point.welfare[function] : nil
  }

  /// Cells that are shown one by one: all, or so many spread evenly over them.
  func chosen(_ most: Int) -> [CellSummary] {
    let cells = results.summary.cells.filter { !$0.welfare.isEmpty }
    if cells.count <= most { return cells }
    return (0..<most).map { cells[$0 * cells.count / most] }
  }

  /// What to say where not all cells are shown.
  func choice(_ shown: Int) -> String {
    shown == results.points.count
      ? "" : " \(shown) of \(results.points.count) cells are shown, spread evenly over them."
  }
}

extension Estimate {
  /// The 95 % interval of the mean; nil with fewer than two numbers.
  var interval: ClosedRange<Double>? {
    guard let half = halfWidth, half.isFinite, mean.isFinite else { return nil }
    return mean - half...mean + half
  }
}
