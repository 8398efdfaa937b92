/// A table for the terminal: columns as wide as they need, no line longer than a width.
public struct TextTable: Sendable {
  /// How a column is set.
  public enum Alignment: Sendable {
    /// Text.
    case left
    /// Numbers.
    case right
  }
  /// Headings of numbers that are longer break into lines where the table would be too wide.
  private static let mostHeading = 24

  private let header: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// Makes a table of columns; those named in `numbers` are set to the right.
  public init(_ header: [String], numbers: Set<String> = []) {
    self.header = header
    alignments = header.map { numbers.contains($0) ? .right : .left }
  }

  private init(header: [String], alignments: [Alignment], rows: [[String]]) {
    self.header = header
    self.alignments = alignments
    self.rows = rows
  }

  /// Adds a row of as many cells as there are columns.
  public mutating func add(_ row: [String]) { rows.append(row) }

  /// Lays the table out; the widest text column gives way when a line would be too long.
  ///
  /// Where that is not enough, further columns stand in a table of their own below, after the first
  /// text column.
  ///
  /// - Parameter width: The longest line, in characters.
  /// - Returns: The lines, each ending in a line break.
  public func text(width: Int = 80) -> String {
    var widths = header.map(\.count)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    var total = widths.reduce(0, +) + 2 * (widths.count - 1)
    if total > width {
      for column in header.indices where alignments[column] == .right {
        let numbers = rows.map { $0[column].count }.max() ?? 0
        widths[column] = min(widths[column], max(numbers, TextTable.mostHeading))
      }
      total = widths.reduce(0, +) + 2 * (widths.count - 1)
    }
    let natural = widths
    while total > width {
      let texts = alignments.indices.filter { alignments[$0] == .left && widths[$0] > 8 }
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else {
        return stacked(natural, width) ?? laidOut(widths)
      }
      widths[widest] -= 1
      total -= 1
    }
    return laidOut(widths)
  }

  private func laidOut(_ widths: [Int]) -> String {
    var text = line(header, widths)
    text += line(widths.map { String(repeating: "-", count: $0) }, widths)
    for row in rows { text += line(row, widths) }
    return text
  }

  /// Several tables below each other: each begins with the columns up to the first text column; nil
  /// where there is nothing to split.
  private func stacked(_ natural: [Int], _ width: Int) -> String? {
    let keys = 0...(alignments.firstIndex { $0 == .left } ?? 0)
    let others = natural.indices.dropFirst(keys.count)
    let key = keys.reduce(0) { $0 + min(natural[$1], 20) + 2 }
    var parts: [[Int]] = [[]]
    var used = key
    for column in others {
      if used + natural[column] > width && parts[parts.count - 1].count > 0 {
        parts.append([])
        used = key
      }
      parts[parts.count - 1].append(column)
      used += natural[column] + 2
    }
    // A table of two columns cannot be split.
    if parts.count == 1 { return nil }
    return parts.map { part($0, keys).text(width: width) }.joined(separator: "\n")
  }

  /// The table of some columns only.
  private func part(_ columns: [Int], _ keys: ClosedRange<Int>) -> TextTable {
    let kept = Array(keys) + columns
    return TextTable(
      header: kept.map { header[$0] }, alignments: kept.map { alignments[$0] },
      rows: rows.map { row in kept.map { row[$0] } })
  }

  /// One row; cells that do not fit continue on further lines.
  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let wrapped = cells.enumerated().map { wrap($1, widths[$0]) }
    var text = ""
    for index in 0..<(wrapped.map(\.count).max() ?? 0) {
      // Spaces are written when something follows them, so that no line ends in one.
      var gap = 0
      for (column, parts) in wrapped.enumerated() {
        let part = index < parts.count ? parts[index] : ""
        let space = max(0, widths[column] - part.count)
        if alignments[column] == .right { gap += space }
        if !part.isEmpty {
          text += String(repeating: " ", count: gap) + part
          gap = 0
        }
        gap += alignments[column] == .left ? space + 2 : 2
      }
      text += "\n"
    }
    return text
  }
}

/// Breaks a text into lines of at most a width, between words where it can, without what steers a terminal.
public func wrap(_ text: String, _ width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var length = 0
  // Bytes are split rather than characters, which take ten times as long to find.
  for word in Escaping.cleaned(text).utf8.split(separator: UInt8(ascii: " ")) {
    var rest = Substring(word)
    var count = rest.count
    if length > 0 && length + 1 + count > width {
      lines.append(line)
      line = ""
      length = 0
    }
    while count > width {
      lines.append(String(rest.prefix(width)))
      rest = rest.dropFirst(width)
      count -= width
    }
    if length > 0 {
      line += " "
      length += 1
    }
    line += rest
    length += count
  }
  lines.append(line)
  return lines
}
