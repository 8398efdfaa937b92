extension FigureText {
  /// One line a category of the vertical axis: a gauge, a bar, or shades.
  func rows(_ panel: Panel) -> [String] {
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
    let ends = Reporting.figures([extent.lowerBound, extent.upperBound])
    let gap = strip - ends[0].count - ends[1].count
    if gap > 0 {
      lines.append(
        String(repeating: " ", count: label + 2) + ends[0] + String(repeating: " ", count: gap)
          + ends[1])
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
}

extension Mark {
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
