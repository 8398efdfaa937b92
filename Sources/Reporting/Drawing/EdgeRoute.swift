/// The way of an edge from the body of one node to that of another.
struct EdgeRoute {
  private let startX: Double
  private let startY: Double
  private let bendX: Double
  private let bendY: Double
  private let endX: Double
  private let endY: Double
  private let isLoop: Bool
  private let isBent: Bool

  /// Finds a way that bends to the side by a share of its length.
  init(from: DiagramDrawing.Placed, to: DiagramDrawing.Placed, bend: Double) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    isLoop = dx == 0 && dy == 0
    isBent = bend != 0 || isLoop
    if isLoop {
      (startX, startY) = (from.x - 4, from.y - from.halfHeight)
      (bendX, bendY) = (from.x, from.y - from.halfHeight - 40)
      (endX, endY) = (from.x + 4, from.y - from.halfHeight - 1)
      return
    }
    (bendX, bendY) = ((from.x + to.x) / 2 - dy * bend, (from.y + to.y) / 2 + dx * bend)
    (startX, startY) = EdgeRoute.edge(of: from, towards: bendX, bendY)
    (endX, endY) = EdgeRoute.edge(of: to, towards: bendX, bendY)
  }

  /// Where the way to a point leaves the body of a node.
  private static func edge(
    of placed: DiagramDrawing.Placed, towards x: Double, _ y: Double
  ) -> (Double, Double) {
    let (dx, dy) = (x - placed.x, y - placed.y)
    let length = (dx * dx + dy * dy).squareRoot()
    if length == 0 { return (placed.x, placed.y) }
    let isRound = placed.node.shape == .disc || placed.node.shape == .ring
    let reach =
      isRound
      ? placed.halfWidth
      : length
        * min(
          dx == 0 ? .infinity : placed.halfWidth / dx.magnitude,
          dy == 0 ? .infinity : placed.halfHeight / dy.magnitude)
    let share = min(reach + 1.5, length / 2) / length
    return (placed.x + dx * share, placed.y + dy * share)
  }

  /// Draws the way, and the arrow at its end.
  func draw(_ edge: Diagram.Edge, on canvas: inout Canvas) {
    let weight = edge.weight.isFinite ? min(max(edge.weight, 0), 1) : 1
    let strength = " stroke-width=\"\(PathText.number(1 + 1.5 * weight))\""
    var path = PathText()
    path.move(startX, startY)
    if isBent { path.bend(by: bendX, bendY, to: endX, endY) } else { path.line(endX, endY) }
    let opacity = PathText.number(0.4 + 0.6 * weight)
    canvas.raw("<g class=\"\(edge.ink.name)\" opacity=\"\(opacity)\">")
    canvas.path(path, "u", attributes: strength)
    if edge.isArrow { drawArrow(on: &canvas) }
    canvas.close()
  }

  private func drawArrow(on canvas: inout Canvas) {
    let (fromX, fromY) = (bendX, bendY)
    let (dx, dy) = (endX - fromX, endY - fromY)
    let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
    let (ux, uy) = (dx / length, dy / length)
    var arrow = PathText()
    arrow.move(endX, endY)
    arrow.line(endX - 8 * ux - 4 * uy, endY - 8 * uy + 4 * ux)
    arrow.line(endX - 8 * ux + 4 * uy, endY - 8 * uy - 4 * ux)
    arrow.close()
    canvas.path(arrow, "f")
  }

  /// Places for a label: beside the middle, and then further to both ends.
  func labelPlaces(for label: String) -> [LabelPlaces.Place] {
    if isLoop { return [(bendX, bendY + 16, .middle), (endX + 10, endY - 12, .start)] }
    return [0.5, 0.4, 0.6, 0.3, 0.7].flatMap { share -> [LabelPlaces.Place] in
      let rest = 1 - share
      let (a, b, c) = (rest * rest, 2 * rest * share, share * share)
      let x = isBent ? a * startX + b * bendX + c * endX : startX + share * (endX - startX)
      let y = isBent ? a * startY + b * bendY + c * endY : startY + share * (endY - startY)
      // On the line, where its edge of paper parts it; else to its sides.
      return [(x, y + 4, .middle), (x + 6, y + 4, .start), (x - 6, y + 4, .end)]
    }
  }
}
