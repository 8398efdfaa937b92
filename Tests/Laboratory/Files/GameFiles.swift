import Arena

@testable import Laboratory

/// The game that a text describes.
func game(_ text: String, file: String = "x.efg") throws(StudyError) -> GameFile {
  try GameFile(Array(text.utf8), file: file)
}

/// The whole tree of a game.
func tree(_ mechanism: some Mechanism) throws -> GameTree {
  guard let tree = mechanism.game(repeated: nil)?.explore(budget: 200_000).tree else {
    throw StudyError("no tree")
  }
  return tree
}

/// What is wrong with the text of a game file.
func flaw(_ text: String) -> String {
  do {
    _ = try game(text)
    return "nothing"
  } catch { return error.description }
}

extension GameTree {
  /// The payoffs of every leaf, in order.
  var leafPayoffs: [[Double]] {
    (0..<leaves).map { leaf in (0..<seats).map { payoff(leaf: leaf, seat: $0) } }
  }

  /// The probabilities of every draw, in order.
  var draws: [[Double]] {
    nodes.filter { $0.kind == .chance }.map { node in
      (0..<Int(node.edges)).map { outcomes[Int(node.infoset) + $0].probability }
    }
  }

  /// What differs between this game and another, up to the numbering of information sets.
  func difference(from other: GameTree, tolerance: Double = 0) -> String? {
    if seats != other.seats { return "\(seats) seats, not \(other.seats)" }
    if nodes.count != other.nodes.count { return "\(nodes.count) nodes, not \(other.nodes.count)" }
    var forward: [Int64: Int64] = [:]
    var backward: [Int64: Int64] = [:]
    for (index, (left, right)) in zip(nodes, other.nodes).enumerated() {
      if left.kind != right.kind || left.parent != right.parent || left.edge != right.edge
        || left.edges != right.edges || (left.kind == .decision && left.seat != right.seat)
      {
        return "node \(index)"
      }
      guard left.kind == .decision else { continue }
      let (a, b) = (
        Int64(left.seat) << 32 + Int64(left.infoset), Int64(right.seat) << 32 + Int64(right.infoset)
      )
      if forward.updateValue(b, forKey: a) ?? b != b || backward.updateValue(a, forKey: b) ?? a != a
      {
        return "the information set of node \(index)"
      }
    }
    for (left, right) in zip(draws.joined(), other.draws.joined())
    where (left - right).magnitude > 1e-15 { return "a probability: \(left), not \(right)" }
    for (left, right) in zip(leafPayoffs.joined(), other.leafPayoffs.joined())
    where (left - right).magnitude > tolerance * Swift.max(1, left.magnitude) {
      return "a payoff: \(left), not \(right)"
    }
    return nil
  }
}

/// Draws for tests, independent of the engine's generator.
struct Dice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  /// Returns a number in `0..<bound`.
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % Swift.max(bound, 1)
  }
}
