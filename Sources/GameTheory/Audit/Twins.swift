import Arena

/// All pairs of episodes that differ only by what one seat does from one choice on.
///
/// One twin departs from the wish and then does anything; the other does as wished. The others follow
/// one pure strategy in both episodes: once an answer is given at an information set, it is held.
/// The first draws after the parting, the second ones, and so on, have the same outcome in both
/// episodes if they have the same outcomes and probabilities.
struct Twins {
  /// Which of the two episodes moves on.
  private enum Mover { case deviator, obeyer, both }

  /// Where the two are, and how many draws they have come by since they parted.
  private struct Position {
    var deviator: Int
    var obeyer: Int
    var deviatorDraws = 0
    var obeyerDraws = 0
  }

  /// A point where several ways lead on.
  private struct Frame {
    let position: Position
    let mover: Mover
    let edges: Int
    /// The information set of the others that is answered here; -1 for none.
    let place: Int
    var edge = 0
  }

  private enum Step {
    case go(Position)
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
    var position = Position(deviator: deviator, obeyer: obeyer)
    frames.removeAll(keepingCapacity: true)
    while true {
      guard purse.spend(1) else { return false }
      switch step(position) {
      case .go(let next): position = next
      case .branch(let frame):
        frames.append(frame)
        position = take(frame)
      case .end:
        let found = payoff(position.deviator) - payoff(position.obeyer)
        if found > gain {
          (gain, pair) = (found, (obedient: position.obeyer, deviating: position.deviator))
        }
        guard let next = backtrack() else { return true }
        position = next
      }
    }
  }

  private func payoff(_ leaf: Int) -> Double { payoffs[Int(tree.nodes[leaf].infoset)] }

  /// What comes next: decisions first, so that both twins come to the same draws together.
  private func step(_ at: Position) -> Step {
    let (x, y) = (tree.nodes[at.deviator], tree.nodes[at.obeyer])
    if y.kind == .decision {
      let answer =
        Int(y.seat) == seat
        ? wishes.action(seat, Int(y.infoset)) ?? 0 : Int(held[place(at.obeyer)]) - 1
      if answer < 0 { return branch(at, .obeyer, Int(y.edges), at: place(at.obeyer)) }
      var next = at
      next.obeyer = tree.child(at.obeyer, answer)
      return .go(next)
    }
    if x.kind == .decision {
      if Int(x.seat) == seat { return branch(at, .deviator, Int(x.edges)) }
      let answer = Int(held[place(at.deviator)]) - 1
      if answer < 0 { return branch(at, .deviator, Int(x.edges), at: place(at.deviator)) }
      var next = at
      next.deviator = tree.child(at.deviator, answer)
      return .go(next)
    }
    if x.kind == .leaf && y.kind == .leaf { return .end }
    if x.kind == .leaf { return branch(at, .obeyer, Int(y.edges)) }
    if y.kind == .leaf || at.deviatorDraws < at.obeyerDraws {
      return branch(at, .deviator, Int(x.edges))
    }
    if at.deviatorDraws > at.obeyerDraws { return branch(at, .obeyer, Int(y.edges)) }
    let isSame = tree.isSameDraw(at.deviator, at.obeyer)
    return branch(at, isSame ? .both : .deviator, Int(x.edges))
  }

  private func branch(
    _ position: Position, _ mover: Mover, _ edges: Int, at place: Int = -1
  ) -> Step {
    .branch(Frame(position: position, mover: mover, edges: edges, place: place))
  }

  /// Takes the edge that a frame is at.
  private mutating func take(_ frame: Frame) -> Position {
    if frame.place >= 0 { held[frame.place] = Int32(frame.edge) + 1 }
    var next = frame.position
    if frame.mover != .obeyer {
      if tree.nodes[next.deviator].kind == .chance { next.deviatorDraws += 1 }
      next.deviator = tree.child(next.deviator, frame.edge)
    }
    if frame.mover != .deviator {
      if tree.nodes[next.obeyer].kind == .chance { next.obeyerDraws += 1 }
      next.obeyer = tree.child(next.obeyer, frame.edge)
    }
    return next
  }

  /// Takes the next way at the last point that has one; nil when all are gone.
  private mutating func backtrack() -> Position? {
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
        if twins.gain > slacks[seat] {
          return .fails(twins.gain, witness(seat, twins), .atLeast, reason)
        }
        return .undecided(reason, atMost: obvious.gain)
      }
    }
    return twins.gain > slacks[seat] ? .fails(twins.gain, witness(seat, twins)) : .holds
  }

  private func witness(_ seat: Int, _ twins: Twins) -> AuditWitness {
    AuditWitness(
      tree, twins.pair.obedient, twins.pair.deviating, seats: [seat], gain: twins.gain)
  }
}
