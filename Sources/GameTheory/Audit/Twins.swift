import Arena

/// All pairs of episodes that differ only by what one seat does from one choice on.
///
/// One twin departs from the wish and then does anything; the other does as wished. The others follow
/// one pure strategy in both episodes: once an answer is given at an information set, it is held.
/// Draws that both come to in turn, with the same outcomes and probabilities, have the same outcome.
struct Twins {
  /// Which of the two episodes moves on.
  private enum Mover { case deviator, obeyer, both }

  /// A point where several ways lead on.
  private struct Frame {
    let deviator: Int
    let obeyer: Int
    let mover: Mover
    let edges: Int
    /// The information set of the others that is answered here; -1 for none.
    let place: Int
    var edge = 0
  }

  private enum Step {
    case go(deviator: Int, obeyer: Int)
    case branch(Frame)
    case end
  }

  private let tree: GameTree
  private let wishes: Wishes
  private let seat: Int
  private let payoffs: [Double]
  /// The answers held at the others' information sets, plus one; 0 for none.
  private var held: [Int32]
  private var frames: [Frame] = []
  /// The largest gain found.
  private(set) var gain = -Double.infinity
  /// The leaf nodes of the pair that has it.
  private(set) var pair = (obedient: 0, deviating: 0)

  init(_ tree: GameTree, _ wishes: Wishes, seat: Int) {
    self.tree = tree
    self.wishes = wishes
    self.seat = seat
    payoffs = tree.payoffs(of: seat)
    held = [Int32](repeating: 0, count: tree.seats * tree.shape.infosets)
  }

  /// Goes through all pairs that part at a node of the seat.
  ///
  /// - Returns: False when the purse did not suffice.
  /// - Complexity: O(pairs of episodes).
  mutating func search(from node: Int, _ purse: inout Purse) -> Bool {
    guard let wish = wishes.action(seat, Int(tree.nodes[node].infoset)) else { return true }
    hold(above: node)
    defer { held = [Int32](repeating: 0, count: held.count) }
    for edge in 0..<Int(tree.nodes[node].edges) where edge != wish {
      guard walk(tree.child(node, edge), tree.child(node, wish), &purse) else { return false }
    }
    return true
  }

  /// Holds the answers that lead to a node.
  private mutating func hold(above node: Int) {
    var index = node
    while index != 0 {
      let edge = tree.nodes[index].edge
      index = Int(tree.nodes[index].parent)
      if tree.nodes[index].kind == .decision { held[place(index)] = edge + 1 }
    }
  }

  private func place(_ index: Int) -> Int {
    Int(tree.nodes[index].seat) * tree.shape.infosets + Int(tree.nodes[index].infoset)
  }

  private mutating func walk(_ deviator: Int, _ obeyer: Int, _ purse: inout Purse) -> Bool {
    var a = deviator
    var b = obeyer
    frames.removeAll(keepingCapacity: true)
    while true {
      guard purse.spend(1) else { return false }
      switch step(a, b) {
      case .go(let deviator, let obeyer): (a, b) = (deviator, obeyer)
      case .branch(let frame):
        frames.append(frame)
        (a, b) = take(frame)
      case .end:
        let found = payoff(a) - payoff(b)
        if found > gain { (gain, pair) = (found, (obedient: b, deviating: a)) }
        guard let next = backtrack() else { return true }
        (a, b) = next
      }
    }
  }

  private func payoff(_ leaf: Int) -> Double { payoffs[Int(tree.nodes[leaf].infoset)] }

  /// What comes next: decisions first, so that both twins come to the same draws together.
  private func step(_ a: Int, _ b: Int) -> Step {
    let (x, y) = (tree.nodes[a], tree.nodes[b])
    if y.kind == .decision && Int(y.seat) == seat {
      return .go(
        deviator: a, obeyer: tree.child(b, wishes.action(seat, Int(y.infoset)) ?? 0))
    }
    if x.kind == .decision {
      if Int(x.seat) == seat { return branch(a, b, .deviator, Int(x.edges)) }
      let held = Int(held[place(a)])
      if held > 0 { return .go(deviator: tree.child(a, held - 1), obeyer: b) }
      return branch(a, b, .deviator, Int(x.edges), at: place(a))
    }
    if y.kind == .decision {
      let held = Int(held[place(b)])
      if held > 0 { return .go(deviator: a, obeyer: tree.child(b, held - 1)) }
      return branch(a, b, .obeyer, Int(y.edges), at: place(b))
    }
    if tree.isSameDraw(a, b) { return branch(a, b, .both, Int(x.edges)) }
    if x.kind == .chance { return branch(a, b, .deviator, Int(x.edges)) }
    if y.kind == .chance { return branch(a, b, .obeyer, Int(y.edges)) }
    return .end
  }

  private func branch(_ a: Int, _ b: Int, _ mover: Mover, _ edges: Int, at place: Int = -1) -> Step
  {
    .branch(Frame(deviator: a, obeyer: b, mover: mover, edges: edges, place: place))
  }

  /// Takes the edge that a frame is at.
  private mutating func take(_ frame: Frame) -> (Int, Int) {
    if frame.place >= 0 { held[frame.place] = Int32(frame.edge) + 1 }
    return (
      frame.mover == .obeyer ? frame.deviator : tree.child(frame.deviator, frame.edge),
      frame.mover == .deviator ? frame.obeyer : tree.child(frame.obeyer, frame.edge)
    )
  }

  /// Takes the next way at the last point that has one; nil when all are gone.
  private mutating func backtrack() -> (Int, Int)? {
    while var frame = frames.popLast() {
      frame.edge += 1
      if frame.edge < frame.edges {
        frames.append(frame)
        return take(frame)
      }
      if frame.place >= 0 { held[frame.place] = 0 }
    }
    return nil
  }
}

extension Auditor {
  /// Compares the wish with every other strategy, whatever the others do and nature draws.
  ///
  /// - Parameters:
  ///   - seat: The seat.
  ///   - obvious: What its obviousness looks like: what is obvious is also dominant.
  ///   - purse: What may be spent.
  /// - Returns: The answer; a bound when the purse does not suffice.
  func exPostDominance(
    _ seat: Int, _ obvious: PartialAnswer, _ purse: inout Purse
  ) -> PartialAnswer {
    if obvious.verdict == .holds { return .holds }
    if let gap = wishes.gap(of: seat) { return .undecided(gapSentence(seat, gap)) }
    var twins = Twins(tree, wishes, seat: seat)
    for (index, node) in tree.nodes.enumerated()
    where node.kind == .decision && Int(node.seat) == seat && wishes.obeys(seat, at: index) {
      guard twins.search(from: index, &purse) else {
        let reason = "there are too many pairs of episodes to compare within the budget"
        if twins.gain > slack { return .fails(twins.gain, witness(seat, twins), .atLeast, reason) }
        return .undecided(reason, atMost: obvious.gain)
      }
    }
    return twins.gain > slack ? .fails(twins.gain, witness(seat, twins)) : .holds
  }

  private func witness(_ seat: Int, _ twins: Twins) -> AuditWitness {
    AuditWitness(
      tree, twins.pair.obedient, twins.pair.deviating, seats: [seat], gain: twins.gain)
  }
}
