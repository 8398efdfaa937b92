/// One step of the path that the explorer is on.
@frozen @usableFromInline struct PathStep: BitwiseCopyable {
  @usableFromInline let node: Int32
  @usableFromInline let edges: Int32
  @usableFromInline var edge: Int32
  /// Where a chance node's outcomes begin; unused at a decision.
  @usableFromInline let outcomes: Int32

  @usableFromInline let isChance: Bool

  @inlinable init(node: Int32, edges: Int32, outcomes: Int32, isChance: Bool = false) {
    self.isChance = isChance
    self.node = node
    self.edges = edges
    self.outcomes = outcomes
    edge = 0
  }
}

/// The listener that turns every draw and choice over in turn.
///
/// The story is told again from its beginning for every leaf. Along the path of the last telling the
/// answers are known; where the path ends, a node is added and its first edge taken. After each
/// leaf, the last edge that can be is moved on.
@frozen @usableFromInline struct Explorer: Episode {
  @usableFromInline var nodes: Pile<GameTree.Node>
  @usableFromInline var outcomes: Stack<GameTree.Outcome>
  /// The totals of all leaves: transfers by seat, gains by seat, measures.
  @usableFromInline var totals: Pile<Double>
  /// The totals of the leaf that is being told.
  @usableFromInline var row: UnsafeMutablePointer<Double>
  @usableFromInline let path: UnsafeMutablePointer<PathStep>
  /// The step behind the last one of the path.
  @usableFromInline var end: UnsafeMutablePointer<PathStep>
  /// The step that answers the next draw or choice; the end when a new one begins.
  @usableFromInline var next: UnsafeMutablePointer<PathStep>
  /// How many leaves are told before somebody is asked whether to go on.
  @usableFromInline var nextLook = 0
  @usableFromInline var leavesUntilLook = 0
  @usableFromInline var isTooDeep = false
  @usableFromInline let failures = FailureRecord()
  /// Whether the story that is told has failed.
  @usableFromInline var hasFailed = false
  /// Whether some choice came out as another action.
  @usableFromInline var hasSlips = false
  @usableFromInline let shape: Shape
  @usableFromInline let layout: UnsafeMutablePointer<DecisionLayout>
  @usableFromInline let decisionCount: Int
  @usableFromInline let seatCount: Int
  @usableFromInline let measureCount: Int
  @usableFromInline let width: Int
  /// How many leaves are told between two looks at whether to stop.
  @usableFromInline static let leavesBetweenLooks = 1024
  /// Whether nodes and totals are kept; otherwise leaves are only counted and measured.
  @usableFromInline let keepsTree: Bool
  @usableFromInline var leastPayoff = Double.infinity
  @usableFromInline var greatestPayoff = -Double.infinity
  /// The only seat that may choose; -1 where everyone may.
  @usableFromInline let free: Int
  @usableFromInline let onlyFree: OnlyFree?

  @usableFromInline init(shape: Shape, keepsTree: Bool, onlyFree: OnlyFree? = nil) {
    self.keepsTree = keepsTree
    self.onlyFree = onlyFree
    free = onlyFree?.seat ?? -1
    self.shape = shape
    seatCount = shape.seats
    measureCount = shape.measures.count
    width = 2 * shape.seats + shape.measures.count
    decisionCount = shape.layout.count
    nodes = Pile()
    outcomes = Stack(capacity: 64)
    totals = Pile(rowsOf: width)
    row = totals.appendRow(width)
    path = .allocate(capacity: GameTree.deepest)
    end = path
    next = path
    layout = .allocate(capacity: shape.layout.count)
    for (index, line) in shape.layout.enumerated() { layout[index] = line }
  }

  @usableFromInline func deallocate() {
    nodes.deallocate()
    outcomes.base.deallocate()
    totals.deallocate()
    path.deallocate()
    layout.deallocate()
  }

  /// Why the exploration ends early.
  @usableFromInline var obstacle: Exploring {
    if isTooDeep { return .tooDeep }
    return .failed(failures.failure ?? StoryFailure("the story failed"))
  }

  /// How many leaves have been told.
  @inlinable var leaves: Int { nextLook &- leavesUntilLook }

  /// Sets when to ask next, at the latest when the budget is spent.
  @inlinable mutating func lookAgain(within budget: Int) {
    let told = nextLook
    nextLook = Swift.min(budget, told &+ Explorer.leavesBetweenLooks)
    leavesUntilLook = nextLook &- told
  }

  /// Ends a leaf; returns whether another one is left.
  @inlinable mutating func finish() -> Bool {
    if keepsTree {
      _ = add(.leaf, infoset: leaves, edges: 0)
      guard moveOn() else { return false }
      row = totals.appendRow(width)
      return true
    }
    measurePayoffs()
    return moveOn()
  }

  /// Takes the next edge of the path, if there is one.
  @inlinable mutating func moveOn() -> Bool {
    leavesUntilLook &-= 1
    next = path
    if end != path {
      let last = end - 1
      let edge = last.pointee.edge &+ 1
      last.pointee.edge = edge
      if edge < last.pointee.edges { return true }
    }
    return backtrack()
  }

  /// Leaves the steps whose edges are all gone through, and takes the next edge of the one before.
  @inline(never) @usableFromInline mutating func backtrack() -> Bool {
    while end != path {
      end -= 1
      if !keepsTree && end.pointee.isChance { outcomes.count = Int(end.pointee.outcomes) }
      if end == path { return false }
      let step = end - 1
      step.pointee.edge &+= 1
      if step.pointee.edge < step.pointee.edges { return true }
    }
    return false
  }

  /// Measures the payoffs of the only row there is, and starts them anew.
  @inlinable mutating func measurePayoffs() {
    var transfer = row
    let end = row + seatCount
    while transfer != end {
      let payoff = transfer.pointee + transfer[seatCount]
      if payoff < leastPayoff || payoff > greatestPayoff { widen(to: payoff) }
      transfer.pointee = 0
      transfer[seatCount] = 0
      transfer += 1
    }
  }

  @inline(never) @usableFromInline mutating func widen(to payoff: Double) {
    leastPayoff = Swift.min(leastPayoff, payoff)
    greatestPayoff = Swift.max(greatestPayoff, payoff)
  }

  @inlinable mutating func add(
    _ kind: GameTree.Node.Kind, seat: Int = 0, infoset: Int, edges: Int, wish: Int? = nil
  ) -> Int32 {
    let number = Int32(truncatingIfNeeded: nodes.count)
    var parent = number
    var edge: Int32 = 0
    if next != path {
      let step = next - 1
      parent = step.pointee.node
      edge = step.pointee.edge
    }
    nodes.append(
      GameTree.Node(
        kind: kind, parent: parent, edge: edge, seat: Int32(truncatingIfNeeded: seat),
        infoset: Int32(truncatingIfNeeded: infoset), edges: Int32(truncatingIfNeeded: edges),
        wish: wish))
    return number
  }

  @inlinable mutating func push(_ step: PathStep) {
    if end - path == GameTree.deepest {
      isTooDeep = true
      hasFailed = true
      return
    }
    end.pointee = step
    end += 1
    next = end
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    if free >= 0 && free != seat { return obey(decision, seat, wish) }
    let step = next
    if step != end {
      next = step + 1
      return Int(step.pointee.edge)
    }
    return open(decision, seat, observation, wish)
  }

  /// Does what a seat that is not free does, which adds nothing to the tree.
  @inline(never) @usableFromInline mutating func obey(
    _ decision: Int, _ seat: Int, _ wish: Int?
  ) -> Int {
    guard let action = onlyFree?.action(of: seat, at: decision, wishing: wish) else {
      fail(because: "nothing is wished of seat \(seat)")
      return 0
    }
    return action
  }

  /// Ends the path in a new decision, at its first action.
  @inline(never) @usableFromInline mutating func open(
    _ decision: Int, _ seat: Int, _ observation: Int, _ wish: Int?
  ) -> Int {
    guard UInt(bitPattern: decision) < UInt(bitPattern: decisionCount),
      UInt(bitPattern: seat) < UInt(bitPattern: seatCount),
      layout[decision].contains(observation: observation)
    else {
      reject(.choice(decision: decision, seat: seat, observation: observation))
      return failures.echo(among: shape.actions(of: decision))
    }
    let line = layout[decision]
    if hasFailed { return failures.echo(among: Int(line.actions)) }
    let node =
      keepsTree
      ? add(
        .decision, seat: seat, infoset: Int(line.infoset) &+ observation,
        edges: Int(line.actions), wish: wish) : 0
    push(PathStep(node: node, edges: line.actions, outcomes: 0))
    return 0
  }

  @inlinable mutating func chance(
    _ draw: Int, among count: Int, weight: (Int) -> Double
  ) -> Int {
    let step = next
    if step != end {
      next = step + 1
      return Int(outcomes.base[Int(step.pointee.outcomes &+ step.pointee.edge)].label)
    }
    return open(draw, among: count, weight: weight)
  }

  /// Ends the path in a new draw and returns its first outcome.
  @inline(never) @inlinable mutating func open(
    _ draw: Int, among count: Int, weight: (Int) -> Double
  ) -> Int {
    if hasFailed { return failures.echo(among: count) }
    guard shape.declares(draw, among: count) else {
      reject(.draw(draw, among: count))
      return failures.echo(among: count)
    }
    let first = outcomes.count
    var total = 0.0
    for index in 0..<count { total += weight(index) }
    for index in 0..<count where weight(index) > 0 {
      outcomes.append(
        GameTree.Outcome(label: Int32(index), weight: weight(index), total: total))
    }
    let edges = outcomes.count - first
    guard edges > 0 && total < .infinity else {
      outcomes.count = first
      reject(.weights(draw: draw))
      return failures.echo(among: count)
    }
    let node = keepsTree ? add(.chance, seat: draw, infoset: first, edges: edges) : 0
    push(
      PathStep(
        node: node, edges: Int32(edges), outcomes: Int32(truncatingIfNeeded: first), isChance: true)
    )
    return Int(outcomes.base[first].label)
  }

  @inlinable mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    chance(draw, among: 2) { $0 == 0 ? probability : 1 - probability } == 0
  }

  @inlinable mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if let payer {
      guard UInt(bitPattern: payer) < UInt(bitPattern: seatCount) else {
        return reject(seat: payer)
      }
      row[payer] -= amount
    }
    if let payee {
      guard UInt(bitPattern: payee) < UInt(bitPattern: seatCount) else {
        return reject(seat: payee)
      }
      row[payee] += amount
    }
  }

  @inlinable mutating func gain(_ amount: Double, by seat: Int) {
    guard UInt(bitPattern: seat) < UInt(bitPattern: seatCount) else {
      return reject(seat: seat)
    }
    row[seatCount &+ seat] += amount
  }

  @inlinable mutating func note(_ measure: Int, _ amount: Double) {
    guard UInt(bitPattern: measure) < UInt(bitPattern: measureCount) else {
      return reject(measure: measure)
    }
    row[2 &* seatCount &+ measure] += amount
  }

  @inlinable mutating func endRound() {}

  @inlinable mutating func slip(to action: Int, by seat: Int) { hasSlips = true }

  @inlinable mutating func fail(because reason: @autoclosure () -> String) {
    if hasFailed { return }
    hasFailed = true
    failures.keep(StoryFailure(reason()))
  }

  /// Keeps that the story named something undeclared.
  @inline(never) @usableFromInline mutating func reject(_ stray: Stray) {
    hasFailed = true
    failures.keep(StoryFailure(shape.complaint(about: stray)))
  }

  // Of one call each, so that the verbs stay small.
  @inline(never) @usableFromInline mutating func reject(seat: Int) { reject(.seat(seat)) }

  @inline(never) @usableFromInline mutating func reject(measure: Int) {
    reject(.measure(measure))
  }
}

extension Mechanism {
  /// Explores every episode, up to a number of leaves, or until `shouldStop` says so.
  ///
  /// - Complexity: O(leaves x depth) time, O(leaves) memory.
  @inlinable func explore(
    _ shape: Shape, _ plan: ExplorerPlan, shouldStop: () -> Bool
  ) -> Exploring {
    var explorer = Explorer(shape: shape, keepsTree: plan.keepsTree, onlyFree: plan.onlyFree)
    defer { explorer.deallocate() }
    repeat {
      if explorer.leavesUntilLook == 0 {
        if explorer.nextLook == plan.budget { return .tooManyLeaves(plan.budget) }
        if explorer.nextLook > 0 && shouldStop() { return .stopped }
        explorer.lookAgain(within: plan.budget)
      }
      play(&explorer)
      if explorer.hasFailed { return explorer.obstacle }
    } while explorer.finish()
    return plan.keepsTree ? .complete(GameTree(shape, &explorer)) : .counted(Census(explorer))
  }
}
