import Arena

/// A game as a tree: nodes in the order of a depth-first walk, parents first.
struct GameGraph: Sendable {
  /// One node.
  struct Node: BitwiseCopyable, Sendable {
    /// What happens at a node.
    enum Kind: UInt8, BitwiseCopyable, Sendable {
      case chance, decision, leaf
    }

    let kind: Kind
    /// Who decides; 0 elsewhere.
    var player: Int32 = 0
    /// The decision, or the draw.
    var place: Int32 = 0
    /// Where a draw's weights begin.
    var weights: Int32 = 0
    /// Where the children begin in ``GameGraph/children``, and how many there are.
    var firstChild: Int32 = 0
    var edges: Int32 = 0
    /// What is paid on reaching the node; -1 for nothing.
    var outcome: Int32 = -1
  }

  /// The nodes, the root first.
  var nodes: [Node] = []
  /// The children of all nodes.
  var children: [Int32] = []
  /// The weights of all draws: whole numbers where the common denominator allows.
  var weights: [Double] = []
  /// Payoffs: outcomes x players.
  var payoffs: [Double] = []

  /// Walks from the root to a leaf, paying on the way.
  @inline(__always) func tell(_ episode: inout some Episode, players: Int, wishes: [Int?]) {
    var index = 0
    while true {
      let node = nodes[index]
      if node.outcome >= 0 {
        let row = Int(node.outcome) * players
        for player in 0..<players where payoffs[row + player] != 0 {
          episode.gain(payoffs[row + player], by: player)
        }
      }
      let edge: Int
      switch node.kind {
      case .leaf: return
      case .chance:
        let first = Int(node.weights)
        edge = episode.chance(Int(node.place), among: Int(node.edges)) { weights[first + $0] }
      case .decision:
        edge = episode.choose(
          Int(node.place), by: Int(node.player), wishing: wishes[Int(node.place)])
      }
      index = Int(children[Int(node.firstChild) + edge])
    }
  }
}
