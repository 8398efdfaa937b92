import Arena

/// Logit choice at every information set, planned for a whole kind.
struct LogitPlan: Sendable {
  /// The probability of every slot's action.
  private let odds: [Double]

  /// Plans nothing.
  init() { odds = [] }

  /// Chooses actions in proportion to exp(value / noise), from one value for every slot.
  init(values: [Double], noise: Double, in shape: Shape) {
    var odds = values
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      let slots = first..<first + count
      let top = slots.reduce(-Double.infinity) { Swift.max($0, values[$1]) }
      var total = 0.0
      for slot in slots {
        odds[slot] = Portable.exp((values[slot] - top) / noise)
        total += odds[slot]
      }
      for slot in slots { odds[slot] /= total }
    }
    self.odds = odds
  }

  /// Draws an action.
  func draw(_ turn: Turn, using random: inout RandomStream) -> Int {
    random.index(below: turn.count) { odds[turn.slot + $0] }
  }
}
