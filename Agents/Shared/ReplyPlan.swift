import Arena

/// The best replies to a profile at every information set, ties mixed uniformly.
///
/// Values are sums of products, so two actions count as tied when they differ by less than 1e-10 of
/// the greatest payoff in absolute value. Where nobody gets to, all actions are tied.
struct ReplyPlan: Sendable {
  /// The tied actions of each information set, from its first slot on.
  private var actions: [Int32]
  /// How many actions are tied at each information set.
  private var ties: [Int32]

  /// Plans nothing.
  init() {
    actions = []
    ties = []
  }

  /// Mixes all actions uniformly.
  init(uniformIn shape: Shape) {
    self.init(values: [Double](repeating: 0, count: shape.slots), tolerance: 0, in: shape)
  }

  /// Replies to a profile.
  init(to profile: Profile, in tree: GameTree) {
    let range = tree.payoffRange
    let greatest = Swift.max(range.lowerBound.magnitude, range.upperBound.magnitude)
    self.init(
      values: tree.actionValues(against: profile), tolerance: 1e-10 * greatest, in: tree.shape)
  }

  private init(values: [Double], tolerance: Double, in shape: Shape) {
    actions = [Int32](repeating: 0, count: shape.slots)
    ties = [Int32](repeating: 0, count: shape.infosets)
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      var best = values[first]
      for slot in first..<first + count { best = Swift.max(best, values[slot]) }
      var tied = 0
      for action in 0..<count where values[first + action] >= best - tolerance {
        actions[first + tied] = Int32(action)
        tied += 1
      }
      ties[infoset] = Int32(tied)
    }
  }

  /// Draws one of the best replies.
  func draw(_ turn: Turn, using random: inout RandomStream) -> Int {
    let count = Int(ties[turn.infoset])
    return Int(actions[turn.slot + (count == 1 ? 0 : random.index(below: count))])
  }

  /// Returns the profile in which everyone follows the plan.
  func profile(in shape: Shape) -> Profile {
    var shared = [Double](repeating: 0, count: shape.slots)
    for infoset in 0..<shape.infosets {
      let first = shape.slots(ofInfoset: infoset).first
      let count = Int(ties[infoset])
      for index in 0..<count { shared[first + Int(actions[first + index])] = 1 / Double(count) }
    }
    return Profile(shared: shared, in: shape)
  }
}
