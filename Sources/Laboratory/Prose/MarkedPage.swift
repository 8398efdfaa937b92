import Arena

/// A page in Markdown some of whose numbers come from results.
///
/// Markdown shows no places, so a number stands there between two comments, the first of which says where
/// it comes from: `<!--{STUDY: CELL/FUNCTION/NUMBER:DIGITS}-->7.4<!--/-->`.
public enum MarkedPage {
  private static let opening = "<!--{"
  private static let middle = "}-->"
  private static let closing = "<!--/-->"

  /// Returns the page with every marked number as the results have it.
  ///
  /// - Parameters:
  ///   - text: The page.
  ///   - summary: Returns the summary of a study by the name of its folder; nil where there is none.
  /// - Returns: The same page, where its numbers are fresh.
  /// - Throws: ``StudyError`` for a mark that stands for nothing.
  public static func refreshed(
    _ text: String, _ summary: (String) -> StudySummary?
  ) throws(StudyError) -> String {
    var rest = text[...]
    var page = ""
    while let start = rest.firstRange(of: opening) {
      let inside = rest[start.upperBound...]
      guard let end = inside.firstRange(of: middle),
        let close = inside[end.upperBound...].firstRange(of: closing)
      else {
        throw StudyError(
          "the mark '\(printable(String(rest[start.lowerBound...]), limit: 60))' has no "
            + "'\(middle)' or is not followed by '\(closing)'")
      }
      page += rest[..<end.upperBound]
      page += try number(inside[..<end.lowerBound], summary)
      rest = rest[close.lowerBound...]
    }
    return page + rest
  }

  /// The number that a mark stands for.
  private static func number(
    _ mark: Substring, _ summary: (String) -> StudySummary?
  ) throws(StudyError) -> String {
    let parts = mark.split(separator: ": ", maxSplits: 1)
    guard parts.count == 2 else {
      throw StudyError(
        "the mark '{\(printable(String(mark)))}' must be {STUDY: CELL/FUNCTION/NUMBER}")
    }
    let place = try Placeholder(parts[1])
    let shown = "the mark '{\(printable(String(mark), limit: 200))}'"
    guard let summary = summary(String(parts[0])) else {
      throw StudyError(
        "\(shown) names no study: there are no results of '\(printable(String(parts[0])))'")
    }
    let named = summary.cells.filter { place.cell.isEmpty || $0.name == place.cell }
    guard let cell = named.first, named.count == 1 else {
      throw StudyError(
        "\(shown) names no cell of the study"
          + StudyError.suggestion(for: place.cell, among: summary.cells.map(\.name)))
    }
    if let complaint = place.complaint(
      welfare: cell.welfare.map(\.name), measures: cell.measures.map(\.name))
    {
      throw StudyError(complaint)
    }
    guard let text = place.text(in: cell) else {
      throw StudyError("\(shown) stands for what is not known")
    }
    return text
  }
}
