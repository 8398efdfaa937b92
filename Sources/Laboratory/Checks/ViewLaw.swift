import Arena

/// Whether a view never differs between two histories of one information set.
///
/// What the seat remembers is compared where players have perfect recall. Elsewhere decisions see less
/// than players are told, so that only the rest of the view must be the same, and memory is not made.
enum ViewLaw {
  /// The most leaves whose episodes are all told.
  private static let mostLeaves = 3000

  /// Compares the views of every episode of a small tree, or of sampled episodes.
  static func violation(_ game: Game, _ tree: GameTree?, samples: Int) -> String? {
    let seen = Seen(game, comparesMemory: tree?.hasPerfectRecall == true)
    if let tree, tree.leaves <= mostLeaves {
      for leaf in tree.nodes.indices where tree.nodes[leaf].kind == .leaf {
        _ = game.transcript(along: tree.path(to: leaf), showing: { seen.look($0, $1) })
        if seen.difference != nil { break }
      }
    } else {
      for seed in 0..<samples where seen.difference == nil {
        _ = Rehearsal.sample(game, seed: seed, showing: { seen.look($0, $1) })
      }
    }
    return seen.difference
  }

  /// The first view of every information set.
  private final class Seen {
    private let game: Game
    private let comparesMemory: Bool
    private var views: [Int: View] = [:]
    private(set) var difference: String?

    init(_ game: Game, comparesMemory: Bool) {
      self.game = game
      self.comparesMemory = comparesMemory
    }

    func look(_ turn: Turn, _ transcript: Transcript) {
      let view = game.shape.view(of: turn, after: comparesMemory ? transcript : Transcript())
      // Seats of one role may share a set of decisions, and are not each other's histories.
      let key = turn.infoset * game.shape.seats + turn.seat
      guard let first = views[key] else {
        views[key] = view
        return
      }
      if first == view || difference != nil { return }
      difference =
        "at '\(game.shape.name(ofInfoset: turn.infoset))' \(view.name) may know "
        + "'\(first.memory.joined(separator: " "))' in one history and "
        + "'\(view.memory.joined(separator: " "))' in another"
    }
  }
}

extension GameTree {
  /// The edges from the root to a node.
  func path(to node: Int) -> [Int] {
    var edges: [Int] = []
    var index = node
    while index > 0 {
      edges.append(Int(nodes[index].edge))
      index = Int(nodes[index].parent)
    }
    return edges.reversed()
  }
}
