/// Looks for the least number of intruders at which the welfare falls below a threshold.
///
/// Of the numbers that were played it takes the first whose mean is below the threshold, and bisects from
/// the number before it until the two are no further apart than the width. So a fall that is made good again
/// between two shares that are played first is not seen.
///
/// The interval goes from the last number up to which every mean lies above the threshold with its whole
/// 95 % interval, to the first number after it whose whole interval lies below: in between, the intervals
/// hold the threshold. Where no number lies wholly above, it begins at 0; where none lies wholly below, it
/// ends at all agents.
struct TippingSearch {
  /// How many agents there are.
  let agents: Int
  /// How far apart the last two numbers may be.
  let width: Int
  /// The welfare that counts as fallen; more is better.
  let threshold: Double
  /// The welfare by the number of intruders; more is better.
  private var probes: [Int: Estimate] = [:]

  init(agents: Int, width: Int, threshold: Double) {
    self.agents = agents
    self.width = width
    self.threshold = threshold
  }

  /// Takes note of the welfare with so many intruders.
  mutating func add(_ intruders: Int, _ welfare: Estimate) { probes[intruders] = welfare }

  /// The numbers that were played, ascending.
  var counts: [Int] { probes.keys.sorted() }

  private func isFallen(_ count: Int) -> Bool { (probes[count]?.mean ?? threshold) < threshold }

  /// The least number known at which the welfare is below the threshold; nil for never.
  var tipping: Int? { counts.first(where: isFallen) }

  /// The number to be played next; nil when the answer is known.
  var next: Int? {
    guard let high = tipping, let low = counts.last(where: { $0 < high }) else { return nil }
    return high - low > width ? (low + high) / 2 : nil
  }

  /// Between which numbers the tipping point lies; nil where some number has no interval.
  var interval: ClosedRange<Int>? {
    let counts = counts
    let bounds = counts.compactMap { count -> (low: Double, high: Double)? in
      guard let welfare = probes[count], let half = welfare.halfWidth else { return nil }
      return (welfare.mean - half, welfare.mean + half)
    }
    guard bounds.count == counts.count else { return nil }
    let above = bounds.prefix { $0.low > threshold }.count
    let below = bounds.indices.dropFirst(above).first { bounds[$0].high < threshold }
    return (above > 0 ? counts[above - 1] : 0)...(below.map { counts[$0] } ?? agents)
  }
}
