import Arena

/// The plans of one seat: an action at every information set that its own earlier actions lead to.
///
/// Two strategies that differ only where own play never leads are one plan. With perfect recall the
/// information sets of a seat form a forest, and plans are counted from its leaves up.
struct PlanSpace {
  /// One information set in the forest.
  private struct Point {
    let infoset: Int
    /// The number of plans below each action.
    var ways: [Double]
    /// The points that may come next after each action.
    var next: [[Int]]
  }

  private var points: [Point] = []
  /// The points before which the seat has not decided.
  private(set) var roots: [Int] = []
  private var pointOf: [Int: Int] = [:]

  /// Gathers the plans of a seat with perfect recall.
  ///
  /// - Complexity: O(nodes).
  init(of seat: Int, in tree: GameTree) {
    // For every node, the last own point above it and the action there; -1 for none.
    var last = [(point: Int32, action: Int32)](repeating: (-1, 0), count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        let above = tree.nodes[parent]
        last[index] = last[parent]
        if above.kind == .decision && Int(above.seat) == seat,
          let point = pointOf[Int(above.infoset)]
        {
          last[index] = (Int32(point), node.edge)
        }
      }
      guard node.kind == .decision, Int(node.seat) == seat, pointOf[Int(node.infoset)] == nil
      else { continue }
      let number = points.count
      pointOf[Int(node.infoset)] = number
      let count = Int(node.edges)
      points.append(
        Point(
          infoset: Int(node.infoset), ways: [Double](repeating: 1, count: count),
          next: [[Int]](repeating: [], count: count)))
      let before = last[index]
      if before.point < 0 {
        roots.append(number)
      } else {
        points[Int(before.point)].next[Int(before.action)].append(number)
      }
    }
    for number in points.indices.reversed() {
      for action in points[number].ways.indices {
        for below in points[number].next[action] {
          points[number].ways[action] *= size(below: below)
        }
      }
    }
  }

  /// Whether the seat never decides.
  var isEmpty: Bool { points.isEmpty }

  /// How many plans there are; infinite when beyond all counting.
  var size: Double { roots.reduce(1) { $0 * size(below: $1) } }

  /// How many plans there are from a point on.
  func size(below point: Int) -> Double { points[point].ways.reduce(0, +) }

  /// The information set of a point.
  func infoset(of point: Int) -> Int { points[point].infoset }

  /// Calls a body with the actions of one plan, numbered from 0, from some points on.
  func forEachAction(
    of plan: Int, from points: [Int], _ body: (_ infoset: Int, _ action: Int) -> Void
  ) {
    var open: [(point: Int, plan: Int)] = []
    split(plan, among: points, &open)
    while let (number, rest) = open.popLast() {
      let point = self.points[number]
      var index = rest
      var action = 0
      while index >= Int(point.ways[action]) {
        index -= Int(point.ways[action])
        action += 1
      }
      body(point.infoset, action)
      split(index, among: point.next[action], &open)
    }
  }

  /// Splits the number of a plan into those of independent points.
  private func split(_ plan: Int, among points: [Int], _ open: inout [(point: Int, plan: Int)]) {
    var rest = plan
    for point in points {
      let count = Int(size(below: point))
      open.append((point: point, plan: rest % count))
      rest /= count
    }
  }
}
