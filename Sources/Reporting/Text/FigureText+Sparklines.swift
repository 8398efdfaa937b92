extension FigureText {
  /// One line a panel: how what emerged went, all panels on one scale.
  func sparklines(_ panels: [Panel]) -> [String] {
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
}

extension Panel {
  /// The line of what emerged, or the first there is.
  var sparked: Mark? {
    let lines = marks.filter { if case .line = $0.shape { true } else { false } }
    return lines.first { $0.ink == .emergent } ?? lines.first
  }

  /// The points of that line that can be drawn.
  var spark: [Mark.Point] {
    guard case .line(let points) = sparked?.shape else { return [] }
    return points.filter { $0.x.isFinite && $0.y.isFinite }
  }
}
