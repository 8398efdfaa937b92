import Arena

/// The reduced pure strategies of one seat: an action at every information set that its own earlier
/// actions do not rule out.
///
/// Strategies that differ only where their own play never leads are one. Information sets stand in
/// the order in which a walk of the tree meets them, so that every set comes after those that lead to
/// it. Where a player forgets, a set that several own histories lead to is never ruled out.
struct StrategySpace {
  /// An action at an information set, by its place.
  struct Step: Equatable {
    let place: Int
    let action: Int
  }

  let seat: Int
  /// The information sets, by place.
  let infosets: [Int]
  /// The number of actions at each.
  let counts: [Int]
  /// The own action that must come before each; nil where none must.
  let before: [Step?]
  /// How many strategies there are; infinite when beyond all counting.
  let size: Double
  private let firstSlots: [Int]
  private let roots: [Int]
  /// For each place, where its actions begin in `next` and `blocks`.
  private let offsets: [Int]
  /// The places that each action opens.
  private let next: [[Int]]
  /// How many ways of going on each action has.
  private let blocks: [Double]

  init(seat: Int, of tree: GameTree) {
    self.seat = seat
    var places = [Int?](repeating: nil, count: tree.shape.infosets)
    var infosets: [Int] = []
    var before: [Step?] = []
    // The last own action above each node; a node's parent always comes before it.
    var last = [Step?](repeating: nil, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        let above = tree.nodes[parent]
        last[index] = last[parent]
        if above.kind == .decision, Int(above.seat) == seat, let place = places[Int(above.infoset)]
        {
          last[index] = Step(place: place, action: Int(node.edge))
        }
      }
      guard node.kind == .decision, Int(node.seat) == seat else { continue }
      if let place = places[Int(node.infoset)] {
        if before[place] != last[index] { before[place] = nil }
      } else {
        places[Int(node.infoset)] = infosets.count
        infosets.append(Int(node.infoset))
        before.append(last[index])
      }
    }
    self.infosets = infosets
    self.before = before
    let slots = infosets.map { tree.shape.slots(ofInfoset: $0) }
    counts = slots.map(\.count)
    firstSlots = slots.map(\.first)
    var offsets: [Int] = []
    var next: [[Int]] = []
    for count in counts {
      offsets.append(next.count)
      next += [[Int]](repeating: [], count: count)
    }
    for (place, step) in before.enumerated() {
      if let step { next[offsets[step.place] + step.action].append(place) }
    }
    var blocks = [Double](repeating: 1, count: next.count)
    var sizes = counts.map { _ in 0.0 }
    for place in infosets.indices.reversed() {
      for index in offsets[place]..<offsets[place] + counts[place] {
        for child in next[index] { blocks[index] *= sizes[child] }
        sizes[place] += blocks[index]
      }
    }
    roots = before.indices.filter { before[$0] == nil }
    size = roots.reduce(1) { $0 * sizes[$1] }
    self.offsets = offsets
    self.next = next
    self.blocks = blocks
  }

  /// The actions of the strategy with an index in `0..<size`, by place; nil where it never comes.
  ///
  /// - Precondition: ``size`` is at most 2^53.
  func actions(of strategy: Int) -> [Int?] {
    var actions = [Int?](repeating: nil, count: counts.count)
    var open: [(places: [Int], rest: Int)] = [(roots, strategy)]
    while let (places, index) = open.popLast() {
      var rest = index
      for place in places.reversed() {
        let ways = blocks[offsets[place]..<offsets[place] + counts[place]].map { Int($0) }
        let total = ways.reduce(0, +)
        var own = rest % total
        rest /= total
        var action = 0
        while own >= ways[action] {
          own -= ways[action]
          action += 1
        }
        actions[place] = action
        open.append((next[offsets[place] + action], own))
      }
    }
    return actions
  }

  /// Makes the seat play a pure strategy; where it never comes, the first action.
  func apply(_ strategy: Int, to profile: inout Profile) {
    for (place, action) in actions(of: strategy).enumerated() {
      profile.fix(
        seat: seat, firstSlot: firstSlots[place], count: counts[place], action: action ?? 0)
    }
  }

  /// Calls a body with every combination of strategies, the last space fastest.
  static func forEachProfile(of spaces: [StrategySpace], _ body: ([Int]) -> Void) {
    var strategies = [Int](repeating: 0, count: spaces.count)
    while true {
      body(strategies)
      var index = spaces.count - 1
      while index >= 0 {
        strategies[index] += 1
        if Double(strategies[index]) < spaces[index].size { break }
        strategies[index] = 0
        index -= 1
      }
      if index < 0 { return }
    }
  }
}
