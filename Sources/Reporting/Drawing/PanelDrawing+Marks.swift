extension PanelDrawing {
  /// Draws all marks, the lowest layer first.
  func drawMarks(on canvas: inout Canvas) {
    for mark in panel.marks {
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
      case .rule(let level): rule(level, mark.ink, on: &canvas)
      case .tiles(let tiles, _, _):
        if let colours { TileDrawing(panel: self, colours: colours).tiles(tiles, on: &canvas) }
      }
      canvas.close()
    }
  }

  private func rule(_ level: Double, _ ink: Ink, on canvas: inout Canvas) {
    guard let at = values.place(level) else { return }
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
