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
  /// The own action that must come before each; nil if none must.
  let before: [Step?]
  /// How many strategies there are; infinite when beyond all counting.
  let size: Double
  private let firstSlots: [Int]
  /// The places before which the seat has not decided.
  let roots: [Int]
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
    counts = slots.map { $0.count }
    firstSlots = slots.map { $0.first }
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

  /// Whether the seat never decides.
  var isEmpty: Bool { infosets.isEmpty }

  /// How many ways there are to go on from a place.
  func size(below place: Int) -> Double {
    blocks[offsets[place]..<offsets[place] + counts[place]].reduce(0, +)
  }

  /// Calls a body with the actions of one of the strategies from some places on, the first place
  /// slowest.
  ///
  /// - Precondition: There are at most 2^53 strategies.
  func forEachAction(
    of strategy: Int, from places: [Int], _ body: (_ place: Int, _ action: Int) -> Void
  ) {
    var open: [(place: Int, rest: Int)] = []
    split(strategy, among: places, &open)
    while let (place, rest) = open.popLast() {
      var own = rest
      var action = 0
      while own >= Int(blocks[offsets[place] + action]) {
        own -= Int(blocks[offsets[place] + action])
        action += 1
      }
      body(place, action)
      split(own, among: next[offsets[place] + action], &open)
    }
  }

  /// Splits the number of a strategy into those at independent places.
  private func split(_ strategy: Int, among places: [Int], _ open: inout [(place: Int, rest: Int)])
  {
    var rest = strategy
    for place in places.reversed() {
      let total = Int(size(below: place))
      open.append((place, rest % total))
      rest /= total
    }
  }

  /// The actions of the strategy with an index in `0..<size`, by place; nil if it never comes.
  func actions(of strategy: Int) -> [Int?] {
    var actions = [Int?](repeating: nil, count: counts.count)
    forEachAction(of: strategy, from: roots) { place, action in actions[place] = action }
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
