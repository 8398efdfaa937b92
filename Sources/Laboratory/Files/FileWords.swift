import Arena

/// What a file says that no rule of the game depends on: kept, so that it can be written again.
struct FileWords: Sendable {
  /// The comment behind the players.
  var comment = ""
  /// The name of every node of the tree.
  var nodes: [String] = []
  /// The name of every information set, by decision; empty where it has none.
  var sets: [String] = []
  /// The name of every move of nature, by draw; empty where it has none.
  var draws: [String] = []
  /// The name of every outcome; none where a table lists its payoffs without outcomes.
  var outcomes: [String] = []

  /// All of them.
  var all: [String] { [comment] + nodes + sets + draws + outcomes }
}

extension GameTable {
  /// The outcome at a leaf of the tree that a table tells.
  func outcome(at leaf: Int, in tree: GameTree) -> Int {
    var profile = 0
    var index = leaf
    while index > 0 {
      let edge = Int(tree.nodes[index].edge)
      index = Int(tree.nodes[index].parent)
      profile += edge * counts[..<Int(tree.nodes[index].seat)].reduce(1, *)
    }
    return Int(outcomes[profile])
  }
}

/// The nodes of a file that the nodes of an explored tree are.
struct NodeOrigins {
  /// What was read.
  let graph: GameGraph
  /// What it says beside the rules.
  let words: FileWords
  private let places: [Int]

  /// Follows the moves of a tree in the file it was explored from.
  init(_ tree: GameTree, _ graph: GameGraph, _ words: FileWords) {
    self.graph = graph
    self.words = words
    var places = [0]
    for node in tree.nodes.dropFirst() {
      let parent = tree.nodes[Int(node.parent)]
      // Moves of probability 0 are in the file only.
      let edge =
        parent.kind == .chance
        ? Int(tree.outcomes[Int(parent.infoset + node.edge)].label) : Int(node.edge)
      let above = graph.nodes[places[Int(node.parent)]]
      places.append(Int(graph.children[Int(above.firstChild) + edge]))
    }
    self.places = places
  }

  /// The name of a node of the tree.
  func name(_ node: Int) -> String { words.nodes[places[node]] }

  /// What is paid at a node of the tree, by its number in the file; -1 for nothing.
  func outcome(_ node: Int) -> Int { Int(graph.nodes[places[node]].outcome) }

  /// What is lost when the tree is written, as sentences.
  func losses(in tree: GameTree) -> [String] {
    var losses: [String] = []
    if tree.nodes.indices.contains(where: { tree.nodes[$0].kind != .leaf && outcome($0) >= 0 }) {
      losses.append(
        "what inner nodes pay is written at the leaves below them, without the names of their "
          + "outcomes")
    }
    if tree.nodes.count < graph.nodes.count {
      losses.append("moves of nature of probability 0 are left out")
    }
    return losses
  }
}
