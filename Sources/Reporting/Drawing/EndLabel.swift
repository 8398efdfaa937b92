/// A label at the right end of a line, instead of an entry of the legend.
struct EndLabel {
  /// What is written.
  let label: String
  /// The ink of the line.
  let ink: Ink
  /// How far below the upper edge of the panel the line ends.
  let lineEnd: Double
  /// How far below the upper edge of the panel the label is.
  var place: Double

  private static let line = 15.0
  /// How far a label may be from the end of its line.
  private static let farthest = 22.0

  /// The labels of all lines of a panel; nil where one would not fit within a width, or would be far from its line.
  static func labels(of drawing: PanelDrawing, within width: Double) -> [EndLabel]? {
    var labels: [EndLabel] = []
    for mark in drawing.panel.marks where !mark.label.isEmpty && mark.hasEnd {
      guard let lineEnd = mark.end(in: drawing) else { return nil }
      if labels.contains(where: { $0.label == mark.label && $0.ink == mark.ink }) { continue }
      labels.append(EndLabel(label: mark.label, ink: mark.ink, lineEnd: lineEnd, place: lineEnd))
    }
    guard drawing.direction == .upward, !labels.isEmpty else { return nil }
    labels.sort { $0.lineEnd < $1.lineEnd }
    for index in labels.indices.dropFirst() {
      labels[index].place = max(labels[index].place, labels[index - 1].place + line)
    }
    // Pushed down only, labels would drift: they move up again as far as there is room.
    let height = drawing.plot.bottom - drawing.plot.top
    var limit = height - 4
    for index in labels.indices.reversed() {
      let wish = (labels[index].place + min(labels[index].lineEnd, labels[index].place)) / 2
      labels[index].place = min(wish, limit)
      limit = labels[index].place - line
    }
    let isClose = labels.allSatisfy {
      ($0.place - $0.lineEnd).magnitude <= farthest && $0.place >= 0
    }
    let isNarrow = labels.allSatisfy { TextWidth.of(Escaping.cleaned($0.label), size: 12) <= width }
    return isClose && isNarrow ? labels : nil
  }

  /// Writes labels, each with a piece of its line that leads to it.
  static func draw(_ labels: [EndLabel], plot: Canvas.Box, on canvas: inout Canvas) {
    for label in labels {
      canvas.open(label.ink.name)
      canvas.line(
        plot.right + 2, plot.top + label.lineEnd, plot.right + 9, plot.top + label.place, "i")
      canvas.close()
      canvas.text(
        Escaping.cleaned(label.label), plot.right + 12, plot.top + label.place + 4, .label)
    }
  }
}

extension Mark {
  /// Whether it may end at the right.
  var hasEnd: Bool {
    switch shape {
    case .line(let points), .steps(let points): points.count > 1
    case .band(let spans): spans.count > 1
    case .rule: true
    default: false
    }
  }

  /// How far below the upper edge it ends at the right; nil where it ends elsewhere.
  fileprivate func end(in drawing: PanelDrawing) -> Double? {
    if case .rule(let level) = shape {
      return drawing.values.place(level).map { $0 - drawing.plot.top }
    }
    let isDrawable = { (point: Point) in Extent.isDrawable(point.x) && Extent.isDrawable(point.y) }
    let end: Point? =
      switch shape {
      case .line(let points), .steps(let points): points.last(where: isDrawable)
      case .band(let spans):
        spans.last(where: \.isDrawable).map {
          Point($0.at, $0.range.lowerBound / 2 + $0.range.upperBound / 2)
        }
      default: nil
      }
    guard let end, let place = drawing.place(end.x, end.y), place.x >= drawing.plot.right - 30
    else { return nil }
    return place.y - drawing.plot.top
  }
}
