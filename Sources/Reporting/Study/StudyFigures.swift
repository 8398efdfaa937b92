import GameTheory
import Laboratory

/// The pictures of a study: each is made where it says something, and not made elsewhere.
struct StudyFigures {
  let results: StudyResults
  let grid: StudyGrid
  /// Where the tables are, seen from the page, with a slash at the end; nil where a page has no link to them.
  private let place: String?
  /// Where the study looks up names to be analysed again; nil where no play is predicted.
  let library: Library?
  /// Whether somebody asked to stop.
  let shouldStop: @Sendable () -> Bool

  /// So many cells are told apart by name in one picture; more are drawn as curves.
  static let mostNamed = 60
  /// So many panels stand side by side.
  static let mostPanels = 12

  init(
    _ results: StudyResults, tables place: String? = nil, library: Library? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.results = results
    self.library = library
    self.shouldStop = shouldStop
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

  /// What to say where not all cells that gave results are shown.
  func choice(_ shown: Int) -> String {
    let all = played.count
    if shown >= all { return "" }
    let whole = results.summary.cells.count
    let place = whole < results.points.count ? "the first \(whole)" : "\(all)"
    return " \(shown) of \(place) cells are shown, spread evenly over them."
  }

  /// What to say where only the first of some things are shown.
  func first(_ shown: Int, of all: Int, _ things: String) -> String {
    shown < all ? " The first \(shown) of \(all) \(things) are shown." : ""
  }

  /// What there is of a welfare function, in words: "the best, the worst, what equilibrium predicts and the
  /// mean that emerged with its 95 % interval".
  func parts(_ function: Int, withWorst: Bool = true) -> String {
    let all = played.compactMap { welfare($0.point, function) }
    var parts: [String] = []
    if all.contains(where: { $0.best != nil }) { parts.append("the best") }
    if withWorst && all.contains(where: { $0.worst != nil }) { parts.append("the worst") }
    if all.contains(where: { $0.predicted != nil }) {
      parts.append("what \(concepts(all)) predicts")
    }
    let hasInterval = all.contains { $0.emergent.interval != nil }
    parts.append("the mean that emerged" + (hasInterval ? " with its 95 % interval" : ""))
    return listed(parts)
  }

  /// The names of the concepts that predict, in words.
  private func concepts(_ all: [WelfareSummary]) -> String {
    let labels = Concept.allCases.filter { concept in
      all.contains { $0.concept == concept && $0.predicted != nil }
    }.map { $0 == .nash ? "equilibrium" : $0.label }
    return labels.joined(separator: " or ")
  }
}
