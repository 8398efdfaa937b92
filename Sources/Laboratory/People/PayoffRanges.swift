public import Arena
public import Theory

/// The least and the greatest that each choice of a seat can still come to, whatever the others and nature
/// do and the seat does later.
public struct PayoffRanges: Sendable {
  /// Whether they are of one round of a repeated game, and not of the whole match.
  public let isOfOneRound: Bool
  private let shape: Shape
  private let low: [Double]
  private let high: [Double]

  /// Looks at all leaves of a game's tree; nil when there is none within the budget.
  public init?(of seat: Int, at desk: TheoryDesk) {
    let subject = desk.analysed
    guard let tree = subject.tree else { return nil }
    isOfOneRound = subject.isStage
    shape = tree.shape
    let nodes = tree.nodes
    var least = [Double](repeating: .infinity, count: nodes.count)
    var most = [Double](repeating: -.infinity, count: nodes.count)
    var low = [Double](repeating: .infinity, count: shape.slots)
    var high = [Double](repeating: -.infinity, count: shape.slots)
    // Children stand behind their parents.
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      if node.kind == .leaf {
        let payoff = tree.payoff(leaf: Int(node.infoset), seat: seat)
        (least[index], most[index]) = (payoff, payoff)
      }
      if index == 0 { break }
      let parent = nodes[Int(node.parent)]
      least[Int(node.parent)] = Swift.min(least[Int(node.parent)], least[index])
      most[Int(node.parent)] = Swift.max(most[Int(node.parent)], most[index])
      guard parent.kind == .decision, Int(parent.seat) == seat else { continue }
      let slot = shape.slots(ofInfoset: Int(parent.infoset)).first + Int(node.edge)
      low[slot] = Swift.min(low[slot], least[index])
      high[slot] = Swift.max(high[slot], most[index])
    }
    self.low = low
    self.high = high
  }

  /// What a choice can come to; nil where the rules never ask for it.
  ///
  /// - Precondition: `turn` is a turn of the desk's game.
  public func range(_ action: Int, at turn: Turn, of game: Game) -> ClosedRange<Double>? {
    // What a repeated game sees beside its stage varies slowest.
    let row = shape.layout[turn.decision]
    let observation = turn.infoset - Int(game.shape.layout[turn.decision].infoset)
    let slot =
      Int(row.slot) + observation % Int(row.observations) * Int(row.actions) + action
    return low[slot] <= high[slot] ? low[slot]...high[slot] : nil
  }
}
