import Arena

/// Draws figures with characters: gauges, bars, sparklines and shades, no line longer than a width.
public struct FigureText {
  private let width: Int
  private let isColoured: Bool

  /// Makes a drawer.
  ///
  /// - Parameters:
  ///   - width: The longest line, in characters; at least 40.
  ///   - isColoured: Whether marks have the colours of their parts, as escape sequences of terminals.
  public init(width: Int, isColoured: Bool = false) {
    self.width = max(40, width)
    self.isColoured = isColoured
  }

  /// The lines that show a figure, each ending in a line break; empty where characters cannot show it.
  public func text(_ figure: Figure) -> String {
    guard case .panels(let panels) = figure.content else { return "" }
    let lines = panels.contains(where: \.hasLines) ? sparklines(panels) : panels.flatMap(rows)
    if lines.isEmpty { return "" }
    let title = wrap(figure.title, width)
    return (title + lines).map { $0 + "\n" }.joined()
  }

  // MARK: - Rows

  /// One line a category of the vertical axis: a gauge, a bar, or shades.
  private func rows(_ panel: Panel) -> [String] {
    guard case .categories(let names) = panel.y.scale, !names.isEmpty else { return [] }
    let label = min(names.map(\.count).max() ?? 0, width / 3)
    var lines = panel.title.isEmpty ? [] : [cut(panel.title, width)]
    if let tiles = panel.tiles { return lines + shades(panel, tiles, names, label) }
    guard let extent = panel.extent else { return [] }
    let values = names.indices.map { panel.value(of: $0).map { Reporting.figure($0) } ?? "" }
    let beside = values.map(\.count).max() ?? 0
    let strip = width - label - beside - 4
    if strip < 8 { return [] }
    for (row, name) in names.enumerated() {
      var track = Track(count: strip, extent: extent)
      for mark in panel.marks { track.draw(mark, at: row) }
      lines.append(
        padded(cut(name, label), label) + "  " + inked(track.cells) + "  "
          + String(repeating: " ", count: beside - values[row].count) + values[row])
    }
    let ends = (Reporting.figure(extent.lowerBound), Reporting.figure(extent.upperBound))
    let gap = strip - ends.0.count - ends.1.count
    if gap > 0 {
      lines.append(
        String(repeating: " ", count: label + 2) + ends.0 + String(repeating: " ", count: gap)
          + ends.1)
    }
    return lines + legend(panel.marks)
  }

  /// Tiles as shades, from the least to the greatest.
  private func shades(_ panel: Panel, _ tiles: [Mark.Tile], _ names: [String], _ label: Int)
    -> [String]
  {
    guard case .categories(let columns) = panel.x.scale else { return [] }
    let values = tiles.compactMap(\.value).filter(\.isFinite)
    guard let low = values.min(), let high = values.max(), !columns.isEmpty else { return [] }
    let wide = min(8, (width - label - 2) / columns.count)
    if wide < 1 { return [] }
    let scale: [Character] = [" ", "░", "▒", "▓", "█"]
    var grid = [[Character]](
      repeating: [Character](repeating: "·", count: columns.count), count: names.count)
    for tile in tiles {
      guard let value = tile.value, value.isFinite, grid.indices.contains(tile.row),
        columns.indices.contains(tile.column)
      else { continue }
      let share = high > low ? Track.share(value, low...high) : 1
      grid[tile.row][tile.column] = scale[min(4, Int(share * 5))]
    }
    var lines: [String] = []
    if wide >= 4 {
      let heads = columns.map { padded(cut($0, wide - 1), wide) }.joined()
      lines.append(trimmed(String(repeating: " ", count: label + 2) + heads))
    } else if let first = columns.first, let last = columns.last {
      lines.append(cut("\(panel.x.label): \(first) to \(last), from left to right", width))
    }
    for (row, name) in names.enumerated() {
      let shades = grid[row].map { String(repeating: $0, count: wide) }.joined()
      lines.append(trimmed(padded(cut(name, label), label) + "  " + shades))
    }
    let ends = "blank \(Reporting.figure(low)), █ \(Reporting.figure(high))"
    return lines + [ends]
  }

  // MARK: - Sparklines

  /// One line a panel: how what emerged went, all panels on one scale.
  private func sparklines(_ panels: [Panel]) -> [String] {
    let lines = panels.map { ($0.title, $0.spark) }
    let values = lines.flatMap { $0.1.map(\.y) }
    guard let low = values.min(), let high = values.max() else { return [] }
    let label = min(lines.map { $0.0.count }.max() ?? 0, width / 3)
    let last = lines.map { $0.1.last.map { Reporting.figure($0.y) } ?? "" }
    let beside = last.map(\.count).max() ?? 0
    let strip = min(60, width - label - beside - 4)
    if strip < 8 { return [] }
    var text: [String] = []
    for (place, line) in lines.enumerated() {
      if line.1.isEmpty { continue }
      let spark = FigureText.spark(line.1.map(\.y), low...high, strip)
      text.append(
        padded(cut(line.0, label), label) + "  "
          + inked(padded(spark, strip).map { Track.Cell(character: $0, ink: .emergent) }) + "  "
          + String(repeating: " ", count: beside - last[place].count) + last[place])
    }
    let scale = "▁ \(Reporting.figure(low)), █ \(Reporting.figure(high)); the number is the last"
    return text + [cut(scale, width)]
  }

  /// Values as blocks of eight heights; of more values than characters, the means.
  static func spark(_ values: [Double], _ range: ClosedRange<Double>, _ width: Int) -> String {
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let count = min(values.count, width)
    return String(
      (0..<count).map { column -> Character in
        let part = values[column * values.count / count..<(column + 1) * values.count / count]
        let mean = part.reduce(0) { $0 + $1 / Double(part.count) }
        return blocks[min(7, Int(Track.share(mean, range) * 8))]
      })
  }

  // MARK: - Letters

  /// What the characters mean, those that are drawn.
  private func legend(_ marks: [Mark]) -> [String] {
    var parts: [String] = []
    var length = 0
    for mark in marks where !mark.label.isEmpty {
      guard let character = mark.character else { continue }
      let part = "\(character) \(mark.label)"
      if length + part.count + 2 > width { continue }
      length += part.count + 2
      parts.append(inked([Track.Cell(character: character, ink: mark.ink)]) + " \(mark.label)")
    }
    return parts.isEmpty ? [] : [parts.joined(separator: "  ")]
  }

  /// A text of at most a length: what is left out is in the middle, since names differ at their ends.
  private func cut(_ text: String, _ length: Int) -> String {
    let text = Escaping.cleaned(text)
    if text.count <= length { return text }
    let tail = max(0, length - 1) / 2
    return text.prefix(max(0, length - 1 - tail)) + "…" + text.suffix(tail)
  }

  private func padded(_ text: String, _ length: Int) -> String {
    text + String(repeating: " ", count: max(0, length - text.count))
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private func inked(_ cells: [Track.Cell]) -> String {
    if !isColoured { return String(cells.map(\.character)) }
    var text = ""
    var current: Ink?
    for cell in cells {
      if cell.ink != current {
        text += cell.ink.map { "\u{1B}[\($0.terminalColour)m" } ?? "\u{1B}[0m"
        current = cell.ink
      }
      text.append(cell.character)
    }
    return current == nil ? text : text + "\u{1B}[0m"
  }
}

/// A line of characters on which marks are drawn, the later over the earlier.
private struct Track {
  struct Cell {
    var character: Character
    var ink: Ink?
  }

  private(set) var cells: [Cell]
  private let extent: ClosedRange<Double>

  init(count: Int, extent: ClosedRange<Double>) {
    cells = [Cell](repeating: Cell(character: "·", ink: nil), count: count)
    self.extent = extent
  }

  private func place(_ value: Double) -> Int? {
    if !value.isFinite { return nil }
    return Int((Track.share(value, extent) * Double(cells.count - 1)).rounded())
  }

  /// How far a value lies along a range, 0 to 1; ranges may be longer than the largest number.
  static func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    let length = range.upperBound / 2 - range.lowerBound / 2
    return length > 0 ? max(0, min(1, (value / 2 - range.lowerBound / 2) / length)) : 0
  }

  private mutating func put(_ low: Double, _ high: Double, _ character: Character, _ ink: Ink) {
    guard let from = place(low), let to = place(high) else { return }
    for index in from...to { cells[index] = Cell(character: character, ink: ink) }
  }

  /// Draws what a mark has in one row.
  mutating func draw(_ mark: Mark, at row: Int) {
    guard let character = mark.character else { return }
    func isHere(_ at: Double) -> Bool { at.isFinite && Int(at.rounded()) == row }
    switch mark.shape {
    case .ranges(let spans), .band(let spans):
      for span in spans where isHere(span.at) {
        put(span.range.lowerBound, span.range.upperBound, character, mark.ink)
      }
    case .dots(let dots):
      for dot in dots where isHere(dot.at) {
        if let interval = dot.interval {
          put(interval.lowerBound, interval.upperBound, "─", mark.ink)
        }
        put(dot.value, dot.value, character, mark.ink)
      }
    case .ticks(let dots):
      for dot in dots where isHere(dot.at) { put(dot.value, dot.value, character, mark.ink) }
    case .bars(let dots):
      for dot in dots where isHere(dot.at) && dot.value.isFinite {
        put(min(0, dot.value), max(0, dot.value), character, mark.ink)
      }
    case .rule(let value): put(value, value, character, mark.ink)
    case .line, .steps, .area, .tiles: break
    }
  }
}

extension Mark {
  /// What draws it in a line of characters; nil for what has no place there.
  fileprivate var character: Character? {
    switch shape {
    case .ranges, .band: ink == .neutral ? "┈" : "═"
    case .dots: "●"
    case .ticks: ink == .best ? "┃" : "╎"
    case .bars: "█"
    case .rule: "│"
    case .line, .steps, .area, .tiles: nil
    }
  }

  /// The values that it reaches, along values.
  fileprivate var values: [Double] {
    switch shape {
    case .line(let points), .steps(let points), .area(let points): points.map(\.y)
    case .band(let spans), .ranges(let spans):
      spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    case .dots(let dots):
      dots.flatMap {
        [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound].compactMap(\.self)
      }
    case .bars(let dots): dots.map(\.value) + [0]
    case .ticks(let dots): dots.map(\.value)
    case .rule(let value): [value]
    case .tiles: []
    }
  }
}

extension Panel {
  fileprivate var hasLines: Bool { !spark.isEmpty }

  /// The line of what emerged, or the first there is.
  fileprivate var spark: [Mark.Point] {
    let lines = marks.compactMap { mark -> (Ink, [Mark.Point])? in
      guard case .line(let points) = mark.shape else { return nil }
      return (mark.ink, points.filter { $0.x.isFinite && $0.y.isFinite })
    }
    return (lines.first { $0.0 == .emergent } ?? lines.first)?.1 ?? []
  }

  fileprivate var tiles: [Mark.Tile]? {
    for mark in marks { if case .tiles(let tiles, _, _) = mark.shape { return tiles } }
    return nil
  }

  /// The values that marks reach; nil where there are none.
  fileprivate var extent: ClosedRange<Double>? {
    let values = marks.flatMap(\.values).filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  /// The number that stands beside a row: of the last mark that has one there.
  fileprivate func value(of row: Int) -> Double? {
    for mark in marks.reversed() {
      switch mark.shape {
      case .dots(let dots), .bars(let dots):
        if let dot = dots.last(where: { Int($0.at.rounded()) == row }) { return dot.value }
      default: break
      }
    }
    return nil
  }
}

extension Ink {
  /// The colour of terminals, as a number of SGR.
  fileprivate var terminalColour: Int {
    switch self {
    case .best: 32
    case .predicted: 34
    case .emergent: 33
    case .worst: 31
    case .neutral: 90
    case .series(let number): [36, 35, 33, 32, 34, 31][number % 6]
    }
  }
}
