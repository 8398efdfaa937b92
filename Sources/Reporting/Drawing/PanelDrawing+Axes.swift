extension PanelDrawing {
  /// Draws the lines at the named places, below all marks.
  func drawGrid(on canvas: inout Canvas) {
    let hasTiles = x.categories != nil && y.categories != nil
    var grid = PathText()
    if y.categories == nil {
      for place in y.ticks.compactMap({ down.place($0.value) }) {
        grid.move(plot.left, place)
        grid.line(plot.right, place)
      }
    } else if !hasTiles, slot >= 10 {
      for row in 0..<(y.categories?.count ?? 0) {
        guard let place = down.place(Double(row)) else { continue }
        grid.move(plot.left, place + drop)
        grid.line(plot.right, place + drop)
      }
    }
    if x.categories == nil, direction == .across {
      for place in x.ticks.compactMap({ across.place($0.value) }) {
        grid.move(place, plot.top)
        grid.line(place, plot.bottom)
      }
    }
    canvas.path(grid, "g")
  }

  /// Draws the line from which values are measured, and the short strokes at the places of the horizontal axis.
  func drawAxes(on canvas: inout Canvas) {
    if x.categories != nil && y.categories != nil { return }
    var axis = PathText()
    if direction == .across {
      let base =
        values.place(0).flatMap { $0 >= plot.left && $0 <= plot.right ? $0 : nil } ?? plot.left
      axis.move(base, plot.top)
      axis.line(base, plot.bottom)
    } else {
      let base =
        values.place(0).flatMap { $0 >= plot.top && $0 <= plot.bottom ? $0 : nil } ?? plot.bottom
      axis.move(plot.left, base)
      axis.line(plot.right, base)
      if x.categories == nil {
        for place in x.ticks.compactMap({ across.place($0.value) }) {
          axis.move(place, plot.bottom)
          axis.line(place, plot.bottom + 4)
        }
      }
    }
    canvas.path(axis, "x")
  }

  /// Writes what is below the panel.
  func drawBottomLabels(on canvas: inout Canvas) {
    if let names = x.categories {
      let slot = (plot.right - plot.left) / Double(max(names.count, 1))
      let labels = CategoryLabels(names, slot: slot).lines
      drawBottomLabels(
        names.indices.compactMap { index in
          labels[index].map { (Double(index), $0, names[index]) }
        }, on: &canvas)
    } else {
      drawBottomLabels(x.ticks.map { ($0.value, [$0.label], $0.label) }, on: &canvas)
    }
  }

  /// Writes labels in lines, but none that would reach into the one before.
  private func drawBottomLabels(
    _ labels: [(value: Double, lines: [String], full: String)], on canvas: inout Canvas
  ) {
    var free = -Double.infinity
    for label in labels {
      guard let middle = across.place(label.value) else { continue }
      let isWhole = label.lines.joined(separator: " ") == label.full
      var end = free
      for (row, line) in label.lines.enumerated() {
        let place = Canvas.inside(
          middle, label: line, from: max(0, plot.left - PanelGrid.margin),
          to: plot.right + PanelGrid.margin
        )
        let y = plot.bottom + 18 + Double(row) * CategoryLabels.line
        let box = Canvas.box(line, place, y, .tick, .middle)
        if box.left < free { continue }
        end = max(end, box.right + 4)
        canvas.text(line, place, y, .tick, .middle, full: isWhole ? line : label.full)
      }
      free = end
    }
  }

  /// Writes what is left of the panel, within a width, or above the rows, within the whole width.
  func drawSideLabels(within width: Double, on canvas: inout Canvas) {
    guard let names = y.categories else {
      for tick in y.ticks {
        guard let place = down.place(tick.value) else { continue }
        canvas.text(tick.label, plot.left - 8, place + 4, .tick, .end)
      }
      return
    }
    let row = (plot.bottom - plot.top) / Double(max(names.count, 1))
    let every = max(1, Int((13 / row).rounded(.up)))
    let size = Canvas.TextStyle.tick.size
    let single = row < 30 && drop == 0 ? TextWidth.apart(names, in: width, size: size) : []
    for (index, name) in names.enumerated() where index % every == 0 {
      guard let place = down.place(Double(index)) else { continue }
      if drop > 0 {
        let room = plot.right - plot.left
        let fitted = TextWidth.fitted(name, in: room, size: Canvas.TextStyle.tick.size)
        canvas.text(fitted, plot.left, place - row / 2 + 13, .tick, full: name, class: " q")
        continue
      }
      let lines =
        row < 30
        ? [single[index]] : TextWidth.lines(name, in: width, size: size, atMost: 2)
      let isWhole = lines.joined(separator: " ") == name
      for (number, line) in lines.enumerated() {
        let shift = (Double(number) - Double(lines.count - 1) / 2) * 13
        canvas.text(
          line, plot.left - 8, place + 4 + shift, .tick, .end, full: isWhole ? line : name)
      }
    }
  }
}
