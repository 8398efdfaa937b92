extension Canvas {
  /// Draws a marker, with an edge of paper around it unless it is small.
  mutating func marker(_ marker: Marker, _ x: Double, _ y: Double, radius: Double) {
    // An edge would hide most of a small one.
    let name = radius < 3 ? "f" : "k"
    var path = PathText()
    func polygon(_ corners: [(Double, Double)]) {
      path.move(x + corners[0].0 * radius, y + corners[0].1 * radius)
      for corner in corners.dropFirst() { path.line(x + corner.0 * radius, y + corner.1 * radius) }
      path.close()
    }
    switch marker {
    case .disc:
      disc(x, y, radius: radius, name)
      return
    case .square: polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .diamond: polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case .triangle: polygon([(0, -1.2), (1.15, 0.9), (-1.15, 0.9)])
    case .point: polygon([(0, 1.2), (1.15, -0.9), (-1.15, -0.9)])
    case .cross:
      polygon([
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2),
        (-0.4, 1.2),
        (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
      ])
    }
    self.path(path, name)
  }
}
