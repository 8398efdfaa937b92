/// A growing array of plain values, without bounds checks, for the explorer's inner loop.
@frozen @usableFromInline struct Pile<Element: BitwiseCopyable> {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int

  @usableFromInline init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  @inlinable mutating func append(_ element: Element) {
    if count == capacity { grow(to: capacity * 2) }
    base[count] = element
    count += 1
  }

  @inlinable mutating func appendZeros(_ extra: Int, _ zero: Element) {
    if count + extra > capacity { grow(to: Swift.max(capacity * 2, count + extra)) }
    (base + count).update(repeating: zero, count: extra)
    count += extra
  }

  @usableFromInline mutating func grow(to larger: Int) {
    let bytes = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    bytes.update(from: base, count: count)
    base.deallocate()
    base = bytes
    capacity = larger
  }

  func array() -> [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// One step of the path that the explorer is on.
@frozen @usableFromInline struct PathStep: BitwiseCopyable {
  @usableFromInline let node: Int32
  @usableFromInline let edges: Int32
  @usableFromInline var edge: Int32
  /// Where a chance node's outcomes begin; unused at a decision.
  @usableFromInline let outcomes: Int32
  @usableFromInline let isChance: Bool

  @inlinable init(node: Int32, edges: Int32, outcomes: Int32, isChance: Bool) {
    self.node = node
    self.edges = edges
    self.outcomes = outcomes
    self.isChance = isChance
    edge = 0
  }
}

/// What the explorer has found so far, and the path it is on.
@frozen @usableFromInline struct Exploration {
  @usableFromInline var nodes: Pile<GameTree.Node>
  @usableFromInline var outcomes: Pile<GameTree.Outcome>
  @usableFromInline var transfers: Pile<Double>
  @usableFromInline var gains: Pile<Double>
  @usableFromInline var measures: Pile<Double>
  @usableFromInline var path: Pile<PathStep>
  @usableFromInline var depth = 0
  @usableFromInline var leaves = 0
  @usableFromInline var isTooDeep = false
  @usableFromInline let seatCount: Int
  @usableFromInline let measureCount: Int

  init(shape: Shape) {
    seatCount = shape.seats
    measureCount = shape.measures.count
    nodes = Pile(capacity: 1024)
    outcomes = Pile(capacity: 64)
    transfers = Pile(capacity: 1024)
    gains = Pile(capacity: 1024)
    measures = Pile(capacity: 1024)
    path = Pile(capacity: GameTree.deepest + 1)
  }

  @inlinable mutating func addNode(
    _ kind: GameTree.Node.Kind, seat: Int = 0, infoset: Int, edges: Int, wish: Int? = nil
  ) -> Int32 {
    let number = Int32(truncatingIfNeeded: nodes.count)
    let hasParent = depth > 0
    nodes.append(
      GameTree.Node(
        kind: kind, parent: hasParent ? path.base[depth - 1].node : number,
        edge: hasParent ? path.base[depth - 1].edge : 0, seat: Int32(truncatingIfNeeded: seat),
        infoset: Int32(truncatingIfNeeded: infoset), edges: Int32(truncatingIfNeeded: edges),
        wish: wish))
    return number
  }

  @inlinable mutating func push(_ step: PathStep) {
    if depth == GameTree.deepest {
      isTooDeep = true
      return
    }
    path.base[depth] = step
    depth += 1
    path.count = depth
  }

  /// Ends a branch; returns whether another one is left.
  @inlinable mutating func finishLeaf() -> Bool {
    _ = addNode(.leaf, infoset: leaves, edges: 0)
    leaves += 1
    while path.count > 0 {
      let last = path.base + (path.count - 1)
      if last.pointee.edge + 1 < last.pointee.edges {
        last.pointee.edge += 1
        return true
      }
      path.count -= 1
    }
    return false
  }
}

/// The listener that turns every draw and choice over in turn.
@frozen @usableFromInline struct Explorer: Episode {
  @usableFromInline let state: UnsafeMutablePointer<Exploration>
  @usableFromInline let layout: UnsafePointer<DecisionLayout>
  @usableFromInline let decisionCount: Int
  @usableFromInline let transfers: UnsafeMutablePointer<Double>
  @usableFromInline let gains: UnsafeMutablePointer<Double>
  @usableFromInline let measures: UnsafeMutablePointer<Double>
  @usableFromInline let seatCount: Int
  @usableFromInline let measureCount: Int

  @inlinable init(
    _ state: UnsafeMutablePointer<Exploration>, layout: UnsafePointer<DecisionLayout>,
    decisionCount: Int
  ) {
    self.state = state
    self.layout = layout
    self.decisionCount = decisionCount
    seatCount = state.pointee.seatCount
    measureCount = state.pointee.measureCount
    let leaf = state.pointee.leaves
    state.pointee.transfers.appendZeros(seatCount, 0)
    state.pointee.gains.appendZeros(seatCount, 0)
    state.pointee.measures.appendZeros(measureCount, 0)
    transfers = state.pointee.transfers.base + leaf * seatCount
    gains = state.pointee.gains.base + leaf * seatCount
    measures = state.pointee.measures.base + leaf * measureCount
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let depth = state.pointee.depth
    if depth < state.pointee.path.count {
      state.pointee.depth = depth + 1
      return Int(state.pointee.path.base[depth].edge)
    }
    precondition(decision >= 0 && decision < decisionCount && seat >= 0 && seat < seatCount)
    let row = layout[decision]
    precondition(observation >= 0 && observation < Int(row.observations))
    let node = state.pointee.addNode(
      .decision, seat: seat, infoset: Int(row.infoset) + observation, edges: Int(row.actions),
      wish: wish)
    state.pointee.push(
      PathStep(node: node, edges: row.actions, outcomes: 0, isChance: false))
    return 0
  }

  @inlinable mutating func chance(
    _ event: StaticString, among count: Int, weight: (Int) -> Double
  ) -> Int {
    let depth = state.pointee.depth
    if depth < state.pointee.path.count {
      state.pointee.depth = depth + 1
      let step = state.pointee.path.base[depth]
      return Int(state.pointee.outcomes.base[Int(step.outcomes) + Int(step.edge)].label)
    }
    let first = state.pointee.outcomes.count
    var total = 0.0
    for index in 0..<count { total += weight(index) }
    for index in 0..<count where weight(index) > 0 {
      state.pointee.outcomes.append(
        GameTree.Outcome(label: Int32(index), weight: weight(index), total: total))
    }
    let edges = state.pointee.outcomes.count - first
    precondition(edges > 0, "a draw needs an outcome of positive weight")
    let node = state.pointee.addNode(.chance, infoset: first, edges: edges)
    state.pointee.push(
      PathStep(
        node: node, edges: Int32(edges), outcomes: Int32(truncatingIfNeeded: first),
        isChance: true))
    return Int(state.pointee.outcomes.base[first].label)
  }

  @inlinable mutating func chance(_ event: StaticString, _ probability: Double) -> Bool {
    chance(event, among: 2) { $0 == 0 ? probability : 1 - probability } == 0
  }

  @inlinable mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if let payer {
      precondition(payer >= 0 && payer < seatCount)
      transfers[payer] -= amount
    }
    if let payee {
      precondition(payee >= 0 && payee < seatCount)
      transfers[payee] += amount
    }
  }

  @inlinable mutating func gain(_ amount: Double, by seat: Int) {
    precondition(seat >= 0 && seat < seatCount)
    gains[seat] += amount
  }

  @inlinable mutating func note(_ measure: Int, _ amount: Double) {
    precondition(measure >= 0 && measure < measureCount)
    measures[measure] += amount
  }

  @inlinable mutating func endRound() {}
}

extension Mechanism {
  /// Explores every episode, up to a number of leaves.
  ///
  /// - Complexity: O(leaves x depth) time, O(leaves) memory.
  @inlinable func explore(_ shape: Shape, budget: Int) -> Exploring {
    Exploring.run(shape: shape, budget: budget) { state, layout, count in
      var listener = Explorer(state, layout: layout, decisionCount: count)
      play(&listener)
    }
  }
}

/// How an exploration ended.
public enum Exploring: Sendable {
  /// The whole tree.
  case complete(GameTree)
  /// The tree has more leaves than the budget, in the payload.
  case tooManyLeaves(Int)
  /// Some episode has more draws and choices than ``GameTree/deepest``.
  case tooDeep

  /// The tree, if it is complete.
  public var tree: GameTree? {
    if case .complete(let tree) = self { tree } else { nil }
  }

  @inlinable static func run(
    shape: Shape, budget: Int,
    tell: (UnsafeMutablePointer<Exploration>, UnsafePointer<DecisionLayout>, Int) -> Void
  ) -> Exploring {
    let state = start(shape)
    defer { end(state) }
    return shape.layout.withUnsafeBufferPointer { buffer -> Exploring in
      withUnsafeTemporaryAllocation(of: DecisionLayout.self, capacity: buffer.count + 1) { copy in
        for index in 0..<buffer.count { copy[index] = buffer[index] }
        guard let layout = copy.baseAddress else { return .tooDeep }
        while true {
          state.pointee.depth = 0
          tell(state, UnsafePointer(layout), buffer.count)
          if state.pointee.isTooDeep { return .tooDeep }
          if state.pointee.leaves == budget { return .tooManyLeaves(budget) }
          if !state.pointee.finishLeaf() { break }
        }
        return .complete(compile(shape, state))
      }
    }
  }

  @usableFromInline static func start(_ shape: Shape) -> UnsafeMutablePointer<Exploration> {
    let state = UnsafeMutablePointer<Exploration>.allocate(capacity: 1)
    state.initialize(to: Exploration(shape: shape))
    return state
  }

  @usableFromInline static func end(_ state: UnsafeMutablePointer<Exploration>) {
    state.pointee.nodes.base.deallocate()
    state.pointee.outcomes.base.deallocate()
    state.pointee.transfers.base.deallocate()
    state.pointee.gains.base.deallocate()
    state.pointee.measures.base.deallocate()
    state.pointee.path.base.deallocate()
    state.deallocate()
  }

  @usableFromInline static func compile(
    _ shape: Shape, _ state: UnsafeMutablePointer<Exploration>
  ) -> GameTree {
    GameTree(
      shape: shape, nodes: state.pointee.nodes.array(), outcomes: state.pointee.outcomes.array(),
      transfers: state.pointee.transfers.array(), gains: state.pointee.gains.array(),
      measures: state.pointee.measures.array())
  }
}
