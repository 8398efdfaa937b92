/// Nodes and edges at given places.
struct DiagramDrawing {
  /// A node in the picture.
  struct Placed {
    let node: Diagram.Node
    /// The label, in lines.
    let lines: [String]
    let x: Double
    let y: Double
    /// Half the width of its body.
    let halfWidth: Double
    /// Half the height of its body.
    let halfHeight: Double

    /// The room of its body.
    var box: Canvas.Box {
      Canvas.Box(
        left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight)
    }
  }

  private let diagram: Diagram
  private let width: Double
  private let nodes: [Placed?]
  private let height: Double
  /// Whether neighbours along the width are so near that there is no room for what is written between them.
  let isCramped: Bool
  private static let leastUnit = 40.0

  /// Places nodes, those whose places are numbers.
  init(_ diagram: Diagram, width: Double) {
    self.diagram = diagram
    self.width = width
    var x = Extent()
    var y = Extent()
    for node in diagram.nodes where Extent.isDrawable(node.x) && Extent.isDrawable(node.y) {
      x.add(node.x)
      y.add(node.y)
    }
    guard x.low <= x.high else {
      nodes = []
      height = 0
      isCramped = false
      return
    }
    let (wide, tall) = (x.high - x.low, y.high - y.low)
    let bodies = diagram.nodes.map { DiagramDrawing.body(of: $0, most: min(150, width * 0.36)) }
    let margin = bodies.map(\.halfWidth).max() ?? 0
    let unitX = wide > 0 ? min((width - 2 * margin - 4) / wide, 150) : 0
    isCramped = wide > 0 && unitX < DiagramDrawing.leastUnit
    // A little flatter than wide, and never so flat that labels of neighbours above each other meet.
    let unitY = tall > 0 ? min(min(max(unitX * 0.8, 58), 84), 1100 / tall) : 0
    let top = (bodies.map(\.halfHeight).max() ?? 0) + 12
    let left = (width - wide * unitX) / 2
    height = tall * unitY + 2 * top
    nodes = zip(diagram.nodes, bodies).map { node, body in
      guard Extent.isDrawable(node.x), Extent.isDrawable(node.y) else { return nil }
      return Placed(
        node: node, lines: body.lines, x: left + (node.x - x.low) * unitX,
        y: top + (node.y - y.low) * unitY,
        halfWidth: body.halfWidth, halfHeight: body.halfHeight)
    }
  }

  /// The label and the size of a node.
  private static func body(
    of node: Diagram.Node, most: Double
  ) -> (lines: [String], halfWidth: Double, halfHeight: Double) {
    let label = Escaping.cleaned(node.label)
    switch node.shape {
    case .disc, .ring:
      return ([TextWidth.fitted(label, in: most, size: 12)], 6, 6)
    case .box, .text:
      let lines = TextWidth.lines(label, in: most, size: 12, atMost: 3)
      let widest = lines.reduce(0.0) { max($0, TextWidth.of($1, size: 12)) }
      let margin = node.shape == .box ? 8.0 : 2
      return (lines, widest / 2 + margin, Double(lines.count) * 7.5 + (node.shape == .box ? 5 : 0))
    }
  }

  /// Draws the diagram below a height; returns where it ends.
  func draw(on canvas: inout Canvas, top: Double) -> Double {
    let top = Legend(of: diagram).draw(on: &canvas, width: width, top: top)
    guard nodes.contains(where: { $0 != nil }) else {
      canvas.text("Nothing to draw: no places.", width / 2, top + 40, .tick, .middle)
      return top + 64
    }
    var picture = Canvas()
    var labels = LabelPlaces(width: width, height: height)
    for placed in nodes { placed.map { labels.block($0.box) } }
    drawTies(on: &picture)
    let routes = diagram.edges.map(route)
    for (edge, route) in zip(diagram.edges, routes) {
      route.map { $0.draw(edge, on: &picture) }
    }
    for placed in nodes { placed.map { draw($0, on: &picture) } }
    for placed in nodes { placed.map { write($0, &labels, on: &picture) } }
    for (edge, route) in zip(diagram.edges, routes) {
      let label = Escaping.cleaned(edge.label)
      guard let route, !label.isEmpty else { continue }
      labels.write(label, at: route.labelPlaces(for: label), on: &picture)
    }
    canvas.take(picture, down: top)
    return top + height
  }

  private func node(_ number: Int) -> Placed? {
    diagram.nodes.indices.contains(number) ? nodes[number] : nil
  }

  private func drawTies(on canvas: inout Canvas) {
    for tie in diagram.ties {
      var path = PathText()
      for (index, placed) in tie.nodes.compactMap(node).enumerated() {
        if index == 0 { path.move(placed.x, placed.y) } else { path.line(placed.x, placed.y) }
      }
      canvas.open(tie.ink.name)
      canvas.path(path, "i", attributes: " stroke-dasharray=\"2 4\"")
      canvas.close()
    }
  }

  /// The way of an edge: bent where another leads back, or where it would lie upon another.
  private func route(_ edge: Diagram.Edge) -> EdgeRoute? {
    guard let from = node(edge.from), let to = node(edge.to) else { return nil }
    let isBent =
      diagram.edges.contains { $0.from == edge.to && $0.to == edge.from } && edge.from != edge.to
    return EdgeRoute(from: from, to: to, bend: isBent ? 0.16 : 0)
  }

  private func draw(_ placed: Placed, on canvas: inout Canvas) {
    canvas.open(placed.node.ink.name)
    switch placed.node.shape {
    case .disc: canvas.disc(placed.x, placed.y, radius: 6, "k")
    case .ring:
      canvas.disc(placed.x, placed.y, radius: 6, "p")
      canvas.disc(placed.x, placed.y, radius: 5, "l")
    case .box:
      canvas.rectangle(placed.box, "p", attributes: " rx=\"5\"")
      canvas.rectangle(placed.box, "n", attributes: " rx=\"5\"")
    case .text: break
    }
    canvas.close()
  }

  private func write(_ placed: Placed, _ labels: inout LabelPlaces, on canvas: inout Canvas) {
    switch placed.node.shape {
    case .box, .text:
      let first = placed.y + 4 - Double(placed.lines.count - 1) * 7.5
      let text = placed.lines.joined(separator: " ")
      let full = Escaping.cleaned(placed.node.label)
      for (row, line) in placed.lines.enumerated() {
        labels.write(
          line, at: [(placed.x, first + Double(row) * 15, .middle)], within: placed.box,
          full: full == text ? line : full,
          on: &canvas)
      }
    case .disc, .ring:
      labels.write(
        placed.lines[0],
        at: [
          (placed.x + 10, placed.y + 4, .start), (placed.x - 10, placed.y + 4, .end),
          (placed.x, placed.y - 11, .middle), (placed.x, placed.y + 20, .middle),
        ], full: Escaping.cleaned(placed.node.label), on: &canvas)
    }
  }
}
