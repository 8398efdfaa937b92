/// Panels in a grid, on common scales, below their legend.
struct PanelsDrawing {
  private let panels: [Panel]
  private let width: Double
  private var x: [AxisPlan]
  private var y: [AxisPlan]
  private let isSharedX: Bool
  private let isSharedY: Bool
  private let colours: ColourScale?
  private let grid: PanelGrid
  private let leftOut: LeftOut

  /// Plans panels.
  init(_ panels: [Panel], width: Double) {
    self.panels = panels
    self.width = width
    isSharedX = panels.allSatisfy { AxisPlan.isShared($0.x, panels[0].x) }
    isSharedY = panels.allSatisfy { AxisPlan.isShared($0.y, panels[0].y) }
    let extents = panels.map(\.extents)
    x = PanelsDrawing.plans(panels, panels.map(\.x), extents.map(\.x), isSharedX, isVertical: false)
    y = PanelsDrawing.plans(panels, panels.map(\.y), extents.map(\.y), isSharedY, isVertical: true)
    leftOut = LeftOut(of: panels)
    colours = ColourScale.common(to: panels)
    grid = PanelGrid(panels, x: &x, y: &y, isSharedY: isSharedY, width: width)
  }

  /// Plans the axes of one kind: one for all, or one each.
  private static func plans(
    _ panels: [Panel], _ axes: [Axis], _ extents: [Extent], _ isShared: Bool, isVertical: Bool
  ) -> [AxisPlan] {
    // Marks need room to both sides; a vertical axis ends at round numbers anyway.
    let breadths = panels.map { panel in
      isVertical || !panel.marks.contains(where: \.hasBreadth) ? 0 : 0.04
    }
    guard isShared else {
      return axes.indices.map { AxisPlan(axes[$0], extent: extents[$0], breadth: breadths[$0]) }
    }
    var all = Extent()
    var least: ClosedRange<Double>?
    for (axis, extent) in zip(axes, extents) {
      all.add(extent)
      least =
        axis.atLeast.map { new in
          least.map { min($0.lowerBound, new.lowerBound)...max($0.upperBound, new.upperBound) }
            ?? new
        } ?? least
    }
    var axis = axes[0]
    axis.atLeast = least
    let plan = AxisPlan(axis, extent: all, breadth: breadths.max() ?? 0)
    return axes.map { _ in plan }
  }

  /// Draws the panels below a height; returns where they end.
  func draw(on canvas: inout Canvas, top: Double) -> Double {
    var legend = Legend(of: panels)
    let ends = endLabels()
    for label in ends ?? [] { legend.remove(label.label, label.ink) }
    var top = legend.draw(on: &canvas, width: width, top: top)
    if let colours {
      top = colours.draw(on: &canvas, label: ColourScale.label(of: panels), width: width, top: top)
    }
    for row in 0..<grid.rows {
      top = drawRow(row, top: top, on: &canvas, ends: ends)
    }
    if isSharedX, !x[0].title.isEmpty {
      let middle = grid.left + (width - grid.left - grid.right) / 2
      let room = 2 * min(middle, width - middle)
      canvas.text(x[0].title, middle, top + 14, .label, .middle, within: room)
      top += 22
    }
    for note in leftOut.notes {
      for line in TextWidth.lines(note, in: width, size: 12, atMost: 3) {
        canvas.text(line, 0, top + 14, .tick)
        top += 16
      }
      top += 4
    }
    return top
  }

  private func drawRow(_ row: Int, top: Double, on canvas: inout Canvas, ends: [EndLabel]?)
    -> Double
  {
    let numbers = (row * grid.columns)..<min((row + 1) * grid.columns, panels.count)
    let hasHeadings = panels.contains { !$0.title.isEmpty }
    let headings = TextWidth.apart(
      panels.map { Escaping.cleaned($0.title) }, in: grid.plotWidth,
      size: Canvas.TextStyle.heading.size, isBold: Canvas.TextStyle.heading.isBold)
    let hasTitles = y.contains { !$0.title.isEmpty }
    let head =
      top + (hasHeadings ? 20 : 0) + (hasTitles ? 20 : 0) + (hasHeadings || hasTitles ? 6 : 8)
    var bottom = head
    for number in numbers {
      let column = number - numbers.lowerBound
      let left = grid.left(of: column)
      let plot = Canvas.Box(
        left: left, top: head, right: left + grid.plotWidth, bottom: head + grid.heights[number])
      let start = column == 0 || !isSharedY ? left - grid.side : left
      if hasHeadings {
        canvas.text(
          headings[number], left, top + 15, .heading,
          full: Escaping.cleaned(panels[number].title))
      }
      if column == 0 || !isSharedY {
        let room =
          (column == grid.columns - 1 ? width : grid.left(of: column + 1) - PanelGrid.gap)
          - start
        canvas.text(y[number].title, max(start, 0), head - 12, .label, within: room)
      }
      draw(number, in: plot, isFirst: column == 0, on: &canvas)
      if let ends { EndLabel.draw(ends, plot: plot, on: &canvas) }
      var end = plot.bottom + grid.bottoms[number]
      if !isSharedX, !x[number].title.isEmpty {
        canvas.text(
          x[number].title, (plot.left + plot.right) / 2, end + 12, .label, .middle,
          within: grid.plotWidth)
        end += 20
      }
      bottom = max(bottom, end)
    }
    return bottom + (row == grid.rows - 1 ? 2 : 14)
  }

  private func draw(_ number: Int, in plot: Canvas.Box, isFirst: Bool, on canvas: inout Canvas) {
    let drawing = PanelDrawing(
      panels[number], in: plot, x: x[number], y: y[number], drop: grid.drop, colours: colours)
    if drawing.isEmpty {
      canvas.rectangle(plot, "g", attributes: " stroke-dasharray=\"3 3\"")
      let lines = TextWidth.lines(
        "Nothing to draw: no values.", in: plot.right - plot.left, size: 12, atMost: 2)
      for (row, line) in lines.enumerated() {
        canvas.text(
          line, (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2 + 4 + Double(row) * 14,
          .tick, .middle)
      }
      return
    }
    drawing.drawGrid(on: &canvas)
    drawing.drawMarks(on: &canvas)
    drawing.drawAxes(on: &canvas)
    drawing.drawBottomLabels(on: &canvas)
    if isFirst || !isSharedY || grid.drop > 0 {
      drawing.drawSideLabels(within: grid.side - 8, on: &canvas)
    }
  }

  /// The labels at the ends of the lines of a single panel, where they fit.
  private func endLabels() -> [EndLabel]? {
    guard panels.count == 1, grid.right > PanelGrid.leastRight else { return nil }
    let plot = Canvas.Box(
      left: grid.left, top: 0, right: width - grid.right, bottom: grid.heights[0])
    return EndLabel.labels(
      of: PanelDrawing(panels[0], in: plot, x: x[0], y: y[0], drop: 0, colours: nil),
      within: grid.right - 12)
  }
}

extension Panel {
  /// The values along both axes.
  var extents: (x: Extent, y: Extent) {
    var place = Extent()
    var value = Extent()
    for mark in marks {
      let extents = mark.extents(along: direction)
      place.add(extents.place)
      value.add(extents.value)
      if mark.startsAtZero, extents.value.low <= extents.value.high,
        (direction == .across ? x : y).scale != .logarithmic
      {
        value.add(0)
      }
    }
    return direction == .across ? (value, place) : (place, value)
  }
}
