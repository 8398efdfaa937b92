public import Laboratory

/// The pictures of a study that a terminal shows: gauges of all cells, and how welfare went over the rounds.
public struct StudyGlance {
  private let figures: StudyFigures
  private let drawer: FigureText

  /// So many cells have gauges.
  private static let most = 20

  /// Makes the pictures of some results.
  ///
  /// - Parameters:
  ///   - results: The results.
  ///   - width: The longest line, in characters.
  ///   - isColoured: Whether marks have colours.
  public init(_ results: StudyResults, width: Int, isColoured: Bool) {
    figures = StudyFigures(results)
    drawer = FigureText(width: width, isColoured: isColoured)
  }

  /// Gauges of all cells under the first welfare function; empty where there are many.
  public var gauges: String {
    if figures.results.points.count > StudyGlance.most { return "" }
    return figures.welfare(0).map(drawer.text) ?? ""
  }

  /// Over the rounds, under the first welfare function; empty where no rounds were kept.
  ///
  /// - Throws: `StudyError` where a table is not as it was written.
  public func course() throws(StudyError) -> String {
    try figures.course(0).map(drawer.text) ?? ""
  }

  /// What emerged over two swept paths, as shades; empty where there are not two.
  public var map: String {
    if figures.grid.axes.count != 2 || figures.results.isSampled { return "" }
    return figures.sweep(0).map(drawer.text) ?? ""
  }
}
