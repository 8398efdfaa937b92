import Arena

/// The pure strategies of one seat: an action at every information set where it decides.
struct StrategySpace {
  let seat: Int
  /// The information sets, ascending.
  let infosets: [Int]
  /// The number of actions at each.
  let counts: [Int]
  private let firstSlots: [Int]

  init(seat: Int, of tree: GameTree) {
    self.seat = seat
    var decides = [Bool](repeating: false, count: tree.shape.infosets)
    for node in tree.nodes where node.kind == .decision && Int(node.seat) == seat {
      decides[Int(node.infoset)] = true
    }
    infosets = decides.indices.filter { decides[$0] }
    counts = infosets.map { tree.shape.slots(ofInfoset: $0).count }
    firstSlots = infosets.map { tree.shape.slots(ofInfoset: $0).first }
  }

  /// How many strategies there are; infinite when beyond all counting.
  var size: Double { counts.reduce(1) { $0 * Double($1) } }

  /// The actions of the strategy with an index in `0..<size`, the first information set slowest.
  func actions(of strategy: Int) -> [Int] {
    var rest = strategy
    var actions = [Int](repeating: 0, count: counts.count)
    for index in counts.indices.reversed() {
      actions[index] = rest % counts[index]
      rest /= counts[index]
    }
    return actions
  }

  /// Makes the seat play a pure strategy.
  func apply(_ strategy: Int, to profile: inout Profile) {
    for (index, action) in actions(of: strategy).enumerated() {
      profile.fix(seat: seat, firstSlot: firstSlots[index], count: counts[index], action: action)
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
