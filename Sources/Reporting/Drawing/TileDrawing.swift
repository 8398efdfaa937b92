import Arena

/// Tiles of heat maps.
struct TileDrawing {
  /// The panel.
  let panel: PanelDrawing
  /// The colours.
  let colours: ColourScale

  /// Draws tiles, with their values where all have room.
  func tiles(_ tiles: [Mark.Tile], on canvas: inout Canvas) {
    guard let columns = panel.x.categories?.count, let rows = panel.y.categories?.count else {
      return
    }
    let width = (panel.plot.right - panel.plot.left) / Double(columns)
    let height = (panel.plot.bottom - panel.plot.top) / Double(rows)
    let gap = min(width, height) >= 8 ? 0.5 : 0
    // Tiles smaller than a pixel would only cover each other.
    let every = (Int((1 / width).rounded(.up)), Int((1 / height).rounded(.up)))
    var byColour: [Int: PathText] = [:]
    var missing = PathText()
    for tile in tiles where (0..<columns).contains(tile.column) && (0..<rows).contains(tile.row) {
      if tile.column % every.0 != 0 || tile.row % every.1 != 0 { continue }
      let left = panel.plot.left + Double(tile.column) * width
      let top = panel.plot.top + Double(tile.row) * height
      let box = Canvas.Box(
        left: left + gap, top: top + gap, right: left + width * Double(every.0) - gap,
        bottom: top + height * Double(every.1) - gap)
      if let value = tile.value, Extent.isDrawable(value) {
        byColour[colours.step(of: value), default: PathText()].rectangle(box)
      } else if gap > 0 {
        missing.move(box.left + width * 0.35, (top + top + height) / 2)
        missing.line(box.right - width * 0.35, (top + top + height) / 2)
      }
    }
    for (step, path) in byColour.sorted(by: { $0.key < $1.key }) {
      canvas.raw("<path fill=\"\(colours.colours[step].text)\" d=\"\(path.text)\"/>")
    }
    canvas.path(missing, "x")
    if height >= 15 { write(tiles, columns, rows, width, height, on: &canvas) }
  }

  private func write(
    _ tiles: [Mark.Tile], _ columns: Int, _ rows: Int, _ width: Double, _ height: Double,
    on canvas: inout Canvas
  ) {
    let shown = tiles.compactMap { tile -> (Mark.Tile, Double)? in
      guard let value = tile.value, Extent.isDrawable(value), (0..<columns).contains(tile.column),
        (0..<rows).contains(tile.row)
      else { return nil }
      return (tile, value)
    }
    for digits in [4, 3, 2] {
      let labels = shown.map {
        Ticks.typeset(digits == 4 ? figure($0.1) : NumberText.significant($0.1, digits: digits))
      }
      guard labels.allSatisfy({ TextWidth.of($0, size: Canvas.TextStyle.value.size) + 6 <= width })
      else { continue }
      for ((tile, value), label) in zip(shown, labels) {
        let isBright = colours.colours[colours.step(of: value)].isBright
        canvas.text(
          label, panel.plot.left + (Double(tile.column) + 0.5) * width,
          panel.plot.top + (Double(tile.row) + 0.5) * height + 4, .value, .middle,
          class: isBright ? " j" : " o")
      }
      return
    }
  }
}
