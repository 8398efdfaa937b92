import Arena

/// A table in CSV: UTF-8, commas, a header row, LF, quotes doubled inside quotes.
struct Table {
  private(set) var text: String

  init(_ columns: [String]) { text = columns.joined(separator: ",") + "\n" }

  mutating func add(_ row: [String]) {
    text += row.map(Table.quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { [10, 13, 34, 44].contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// A number as text; an empty cell when it is missing or not finite.
  static func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return NumberText.exact(value)
  }
}
