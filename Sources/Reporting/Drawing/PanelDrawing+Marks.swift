extension PanelDrawing {
  /// Draws all marks, the lowest layer first.
  func drawMarks(on canvas: inout Canvas) {
    for (layer, mark) in panel.marks.enumerated() {
      canvas.open(mark.ink.name)
      let lines = LineDrawing(panel: self, ink: mark.ink)
      let dots = DotDrawing(panel: self, ink: mark.ink)
      switch mark.shape {
      case .line(let points): lines.line(points, on: &canvas)
      case .steps(let points): lines.steps(points, on: &canvas)
      case .area(let points): lines.area(points, on: &canvas)
      case .band(let spans):
        lines.band(spans, isInterval: mark.isInterval(among: [panel]), on: &canvas)
      case .dots(let points): dots.dots(points, on: &canvas)
      case .bars(let points): dots.bars(points, on: &canvas)
      case .ranges(let spans): dots.ranges(spans, on: &canvas)
      case .ticks(let points): dots.ticks(points, on: &canvas)
      case .rule(let level):
        let isOnSurface = panel.marks.prefix(layer).contains {
          $0.ink != mark.ink && $0.isSurface(among: panel)
        }
        rule(level, mark.ink, isOnSurface: isOnSurface, on: &canvas)
      case .tiles(let tiles, _, _):
        if let colours { TileDrawing(panel: self, colours: colours).tiles(tiles, on: &canvas) }
      }
      canvas.close()
    }
  }

  /// Draws a rule; on a surface, whose colour may be like its own, on an edge of paper.
  private func rule(
    _ level: Double, _ ink: Ink, isOnSurface: Bool, on canvas: inout Canvas
  ) {
    guard let at = values.place(level) else { return }
    if isOnSurface {
      let box =
        direction == .upward
        ? Canvas.Box(left: plot.left, top: at - 1.75, right: plot.right, bottom: at + 1.75)
        : Canvas.Box(left: at - 1.75, top: plot.top, right: at + 1.75, bottom: plot.bottom)
      canvas.rectangle(box, "p")
    }
    if direction == .upward {
      canvas.line(plot.left, at, plot.right, at, "r", attributes: ink.dashing)
    } else {
      canvas.line(at, plot.top, at, plot.bottom, "r", attributes: ink.dashing)
    }
  }

  /// Whether there is anything to draw.
  var isEmpty: Bool {
    !panel.marks.contains { mark in
      if case .tiles(let tiles, _, _) = mark.shape {
        return tiles.contains { $0.value.map(Extent.isDrawable) ?? false }
      }
      let extent = mark.extents(along: direction).value
      return values.isLogarithmic ? extent.lowestPositive <= extent.high : extent.low <= extent.high
    }
  }
}

extension Mark {
  /// Whether it fills what lies below or between lines.
  fileprivate func isSurface(among panel: Panel) -> Bool {
    switch shape {
    case .area: true
    case .band: !isInterval(among: [panel])
    default: false
    }
  }
}
