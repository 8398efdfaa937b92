extension ColourScale {
  /// One scale for the tiles of all panels; nil where there are none.
  static func common(to panels: [Panel]) -> ColourScale? {
    var extent = Extent()
    var middle: Double?
    for mark in panels.lazy.flatMap(\.marks) {
      guard case .tiles(let tiles, _, let own) = mark.shape else { continue }
      middle = middle ?? own
      for tile in tiles { tile.value.map { extent.add($0) } }
    }
    return ColourScale(extent, middle: middle)
  }

  /// What the colours say.
  static func label(of panels: [Panel]) -> String {
    for mark in panels.lazy.flatMap(\.marks) {
      if case .tiles(_, let label, _) = mark.shape { return Escaping.cleaned(label) }
    }
    return ""
  }

  /// Draws the scale with its values below; returns where it ends.
  func draw(on canvas: inout Canvas, label: String, width: Double, top: Double) -> Double {
    var top = top
    if !label.isEmpty {
      canvas.text(label, 0, top + 12, .label, within: width)
      top += 20
    }
    let ends = Ticks.labelled([range.lowerBound, range.upperBound])
    let margin = ends.map { TextWidth.of($0.label, size: 12) }.max() ?? 0
    let left = margin / 2 + 1
    let length = min(260, width - margin - 2)
    let pieces = 32
    for piece in 0..<pieces {
      let colour = colours[piece * (ColourScale.steps - 1) / (pieces - 1)]
      let from = left + length * Double(piece) / Double(pieces)
      let to = left + length * Double(piece + 1) / Double(pieces)
      // Pieces overlap a little, so that no light falls between them.
      let overlap = piece == pieces - 1 ? 0 : 0.5
      var path = PathText()
      path.rectangle(Canvas.Box(left: from, top: top + 2, right: to + overlap, bottom: top + 14))
      canvas.raw("<path fill=\"\(colour.text)\" d=\"\(path.text)\"/>")
    }
    let ruler = Ruler(range, isLogarithmic: false, from: left, to: left + length)
    var used: [Canvas.Box] = []
    let places = ends + Ticks.linear(range, most: 5, isLoose: false)
    for tick in places {
      guard let place = ruler.place(tick.value) else { continue }
      let box = Canvas.box(tick.label, place, top + 28, .tick, .middle)
      if used.contains(where: { box.left < $0.right + 8 && $0.left < box.right + 8 }) { continue }
      used.append(box)
      canvas.line(place, top + 14, place, top + 17, "x")
      canvas.text(tick.label, place, top + 28, .tick, .middle)
    }
    return top + 42
  }
}
