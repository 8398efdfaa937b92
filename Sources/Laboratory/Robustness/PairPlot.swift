import Arena
import GameTheory

/// What every two seats do that a pair may take, for a share of the matches.
struct PairPlot: Sendable {
  /// The share of the matches that a pair sits in, any two seats equally often.
  let share: Double
  private let tree: GameTree
  private let pairs: [Sabotage]
  /// Names the tree and what the pairs do.
  private let key: ContentKey

  /// Plots with pairs that sit nowhere yet.
  init(_ pairs: [Sabotage], in tree: GameTree) {
    self.tree = tree
    self.pairs = pairs
    share = 0
    var bits: [String] = []
    for pair in pairs {
      bits.append("\(pair.members)")
      for (index, node) in tree.nodes.enumerated()
      where node.kind == .decision && pair.members.contains(Int(node.seat)) {
        bits += pair.probabilities(at: index).map { String($0.bitPattern, radix: 36) }
      }
    }
    key = ContentKey(of: bits.joined(separator: " "))
  }

  private init(_ plot: PairPlot, share: Double) {
    self.share = share
    (tree, pairs, key) = (plot.tree, plot.pairs, plot.key)
  }

  /// The same with pairs in a share of the matches.
  func sharing(_ share: Double) -> PairPlot { PairPlot(self, share: share) }

  /// How many couples of seats there are.
  var count: Int { pairs.count }

  /// What results depend on, beside the game.
  var json: JSON {
    .object([
      "share": .number(share),
      "key": .string("\(String(key.first, radix: 36)) \(String(key.second, radix: 36))"),
    ])
  }

  /// Whether a couple holds a seat.
  func holds(_ seat: Int, _ couple: Int) -> Bool { pairs[couple].members.contains(seat) }

  /// How likely a couple takes each action at a node.
  func probabilities(of couple: Int, at node: Int) -> ArraySlice<Double> {
    pairs[couple].probabilities(at: node)
  }

  /// The node that an action or an outcome leads to, of those that can be.
  func step(from node: Int, along edge: Int) -> Int { tree.child(node, edge) }
}

extension PairPlot: Equatable {
  static func == (left: PairPlot, right: PairPlot) -> Bool {
    left.share == right.share && left.key == right.key
  }
}

extension Cell {
  /// The cell with pairs in some of its matches; itself without a plot.
  ///
  /// What theory says of it, and what its agents are told, is as if there were none.
  func with(_ plot: PairPlot?) -> Cell {
    guard let plot else { return self }
    func plotted(_ mechanism: some Mechanism) -> Game? {
      let whole = Paired(mechanism, plot)
      guard let horizon else { return whole.game(stage: whole, repeated: game.horizon) }
      let many = Paired(Repeated(mechanism, horizon), plot)
      return many.game(stage: whole, repeated: horizon)
    }
    guard let plotted = plotted(mechanism) else {
      preconditionFailure("the tables are as large as those of the game without pairs")
    }
    return Cell(
      name: name, settings: settings, mechanism: mechanism, horizon: horizon, game: plotted,
      groups: groups, plan: plan, welfare: welfare, concept: concept, budget: budget,
      resolved: resolved.adding(["pairs": plot.json]))
  }

  /// Why pairs cannot play among the agents of the cell, without a full stop; nil if they can.
  ///
  /// A pair's members are nobody's seat mates: a pair takes seats for a match, whose agents sit it out.
  var obstacleToPairs: String? {
    if plan.evolution != nil {
      return
        "what a pair earns would count as earned by those whose seats it takes, and spread what they do"
    }
    let watching = groups.first { spec in
      let feedback = type(of: spec.agent).feedback
      return feedback.contains(.population)
        || game.shape.seats > 2 && !feedback.isDisjoint(with: [.play, .round])
    }
    return watching.map {
      "'\(type(of: $0.agent).card.id)' watches how others play, and what a pair does in the seats of others "
        + "is shown to nobody"
    }
  }
}
