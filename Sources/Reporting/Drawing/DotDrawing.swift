/// Dots, bars, ranges and ticks: what stands at single places.
struct DotDrawing {
  /// The panel.
  let panel: PanelDrawing
  /// The ink.
  let ink: Ink

  private var shift: Double { panel.shifts[ink] ?? 0 }
  private var isUpward: Bool { panel.direction == .upward }
  /// The radius of a marker.
  private var radius: Double { min(max(panel.slot * 0.3, 1.2), 4.5) }

  /// Draws points with their intervals.
  func dots(_ all: [Mark.Dot], on canvas: inout Canvas) {
    let dots = few(all)
    whiskers(dots, "i", on: &canvas)
    for dot in dots {
      guard let place = panel.place(dot.at, dot.value, shift: shift) else { continue }
      canvas.marker(ink.marker, place.x, place.y, radius: radius)
    }
  }

  /// Draws bars from 0.
  func bars(_ all: [Mark.Dot], on canvas: inout Canvas) {
    let bars = few(all)
    let half = max(
      min(panel.slot * 0.8 / Double(panel.bars), 56) / 2 - (panel.bars > 1 ? 0.5 : 0), 0.4)
    let base = panel.values.base
    var path = PathText()
    for bar in bars {
      guard let place = panel.place(bar.at, bar.value, shift: shift) else { continue }
      path.rectangle(
        isUpward
          ? Canvas.Box(
            left: place.x - half, top: min(place.y, base), right: place.x + half,
            bottom: max(place.y, base))
          : Canvas.Box(
            left: min(place.x, base), top: place.y - half, right: max(place.x, base),
            bottom: place.y + half)
      )
    }
    canvas.path(path, "f")
    canvas.close()
    canvas.open("words")
    whiskers(bars, "i", on: &canvas)
  }

  /// Draws thick strokes; one without a length is still seen.
  func ranges(_ spans: [Mark.Span], on canvas: inout Canvas) {
    let half = min(max(panel.slot * 0.2, 0.8), 6)
    var path = PathText()
    for span in spans {
      guard let low = panel.place(span.at, span.range.lowerBound, shift: shift),
        let high = panel.place(span.at, span.range.upperBound, shift: shift)
      else { continue }
      let least = 1.5
      if isUpward {
        let grow = max(least - (low.y - high.y) / 2, 0)
        path.rectangle(
          Canvas.Box(
            left: low.x - half, top: high.y - grow, right: low.x + half, bottom: low.y + grow))
      } else {
        let grow = max(least - (high.x - low.x) / 2, 0)
        path.rectangle(
          Canvas.Box(
            left: low.x - grow, top: low.y - half, right: high.x + grow, bottom: low.y + half))
      }
    }
    canvas.path(path, "n")
  }

  /// Draws short strokes across the direction of values.
  func ticks(_ dots: [Mark.Dot], on canvas: inout Canvas) {
    let half = min(max(panel.slot * 0.34, 1), 11)
    var path = PathText()
    for dot in dots {
      guard let place = panel.place(dot.at, dot.value, shift: shift) else { continue }
      if isUpward {
        path.move(place.x - half, place.y)
        path.line(place.x + half, place.y)
      } else {
        path.move(place.x, place.y - half)
        path.line(place.x, place.y + half)
      }
    }
    canvas.path(path, "d", attributes: ink.strokeDashing)
  }

  /// Draws intervals with caps at their ends.
  private func whiskers(_ dots: [Mark.Dot], _ name: String, on canvas: inout Canvas) {
    let cap = min(max(panel.slot * 0.18, 0), 3.5)
    var path = PathText()
    for dot in dots {
      guard let interval = dot.drawableInterval,
        let low = panel.place(dot.at, interval.lowerBound, shift: shift),
        let high = panel.place(dot.at, interval.upperBound, shift: shift)
      else { continue }
      path.move(low.x, low.y)
      path.line(high.x, high.y)
      guard cap > 1 else { continue }
      for end in [low, high] {
        path.move(end.x - (isUpward ? cap : 0), end.y - (isUpward ? 0 : cap))
        path.line(end.x + (isUpward ? cap : 0), end.y + (isUpward ? 0 : cap))
      }
    }
    canvas.path(path, panel.slot < 6 ? name + " z" : name)
  }

  /// No more dots than can be told apart.
  private func few(_ dots: [Mark.Dot]) -> [Mark.Dot] {
    let drawable = dots.filter { panel.place($0.at, $0.value) != nil }
    return Decimation.extremes(
      drawable,
      column: { dot in panel.place(dot.at, dot.value).map { isUpward ? $0.x : $0.y } ?? 0 },
      value: \.value)
  }
}
