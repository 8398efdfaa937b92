/// Lines, steps, areas and bands.
struct LineDrawing {
  /// Lines of more points have no markers.
  static let mostMarkers = 40
  /// The panel.
  let panel: PanelDrawing
  /// The ink.
  let ink: Ink

  /// Draws a line.
  func line(_ points: [Mark.Point], on canvas: inout Canvas) {
    let parts = parts(points)
    var path = PathText()
    for part in parts where part.count > 1 {
      for (index, place) in Decimation.line(part).enumerated() {
        if index == 0 { path.move(place.x, place.y) } else { path.line(place.x, place.y) }
      }
    }
    canvas.path(path, "l", attributes: ink.dashing)
    let isMarked = points.count <= LineDrawing.mostMarkers
    for part in parts where isMarked || part.count == 1 {
      for place in part { canvas.marker(ink.marker, place.x, place.y, radius: 3.5) }
    }
  }

  /// Draws a line that stays level until the next point.
  func steps(_ points: [Mark.Point], on canvas: inout Canvas) {
    let parts = parts(points)
    var path = PathText()
    for part in parts where part.count > 1 {
      let places = Decimation.line(part)
      path.move(places[0].x, places[0].y)
      for (before, place) in zip(places, places.dropFirst()) {
        path.line(place.x, before.y)
        if place.y != before.y { path.line(place.x, place.y) }
      }
    }
    canvas.path(path, "l", attributes: ink.dashing)
    for place in parts.lazy.filter({ $0.count == 1 }).joined() {
      canvas.marker(ink.marker, place.x, place.y, radius: 3.5)
    }
  }

  /// Draws what is between 0 and a line.
  func area(_ points: [Mark.Point], on canvas: inout Canvas) {
    var path = PathText()
    for part in parts(points) {
      let base = panel.values.base
      let places = Decimation.line(part)
      let corner = { (place: Decimation.Place) in
        panel.direction == .upward
          ? Decimation.Place(x: place.x, y: base) : Decimation.Place(x: base, y: place.y)
      }
      let start = corner(places[0])
      path.move(start.x, start.y)
      for place in places { path.line(place.x, place.y) }
      let end = corner(places[places.count - 1])
      path.line(end.x, end.y)
      path.close()
    }
    canvas.path(path, "a")
  }

  /// Draws what is between two lines.
  func band(_ spans: [Mark.Span], isInterval: Bool, on canvas: inout Canvas) {
    var path = PathText()
    for part in spans.split(whereSeparator: { place($0) == nil }) {
      let edges = Decimation.band(part.compactMap(place))
      // A single span has no width of its own.
      let sides =
        edges.count == 1
        ? [-1.5, 1.5].map { (at: edges[0].at + $0, low: edges[0].low, high: edges[0].high) } : edges
      for (index, edge) in sides.enumerated() {
        add(edge.at, edge.low, to: &path, isFirst: index == 0)
      }
      for edge in sides.reversed() { add(edge.at, edge.high, to: &path, isFirst: false) }
      path.close()
    }
    canvas.path(path, isInterval ? "b" : "a")
  }

  /// The parts of a line that can be drawn, without gaps.
  private func parts(_ points: [Mark.Point]) -> [[Decimation.Place]] {
    points.split { place($0) == nil }.map { $0.compactMap(place) }
  }

  private func place(_ point: Mark.Point) -> Decimation.Place? {
    panel.direction == .upward ? panel.place(point.x, point.y) : panel.place(point.y, point.x)
  }

  /// A span by its place and its two edges, in pixels.
  private func place(_ span: Mark.Span) -> (at: Double, low: Double, high: Double)? {
    guard let low = panel.place(span.at, span.range.lowerBound),
      let high = panel.place(span.at, span.range.upperBound)
    else { return nil }
    return panel.direction == .upward ? (low.x, low.y, high.y) : (low.y, low.x, high.x)
  }

  private func add(_ at: Double, _ value: Double, to path: inout PathText, isFirst: Bool) {
    let (x, y) = panel.direction == .upward ? (at, value) : (value, at)
    if isFirst { path.move(x, y) } else { path.line(x, y) }
  }
}
