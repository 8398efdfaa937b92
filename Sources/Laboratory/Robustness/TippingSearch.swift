/// Looks for the least number of intruders at which the welfare falls below a threshold.
///
/// Of the numbers that were played it takes the first whose mean is below the threshold, and bisects from
/// the number before it until the two are no further apart than the width. So a fall that is made good again
/// between two shares that are played first is not seen.
///
/// The interval goes from the last number up to which every mean lies above the threshold with its whole
/// 95 % interval, to the first number after it whose whole interval lies below: in between, the intervals of
/// the welfare hold the threshold. Both ends are bisected likewise. Where no number lies wholly above, it
/// begins at 0; where none lies wholly below, it ends at all agents. Each number is played in all replicates;
/// with one replicate there is no interval.
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

  /// The numbers to be played next; none when the answer is known.
  var next: [Int] {
    let counts = counts
    var marks = [tipping]
    if let interval {
      marks.append(counts.first { !isAbove($0) })
      marks.append(isBelow(interval.upperBound) ? interval.upperBound : nil)
    }
    // Each mark is the first number of its sort; the number before it is of the other sort.
    let steps = marks.compactMap { mark -> Int? in
      guard let high = mark, let low = counts.last(where: { $0 < high }) else { return nil }
      return high - low > width ? (low + high) / 2 : nil
    }
    return Set(steps).sorted()
  }

  /// Between which numbers the tipping point lies; nil where some number has no interval.
  var interval: ClosedRange<Int>? {
    let counts = counts
    if probes.values.contains(where: { $0.halfWidth == nil }) { return nil }
    let above = counts.prefix(while: isAbove)
    let below = counts.dropFirst(above.count).first(where: isBelow)
    return (above.last ?? 0)...(below ?? agents)
  }

  /// Whether the whole interval lies above the threshold.
  private func isAbove(_ count: Int) -> Bool {
    probes[count].map { $0.mean - ($0.halfWidth ?? 0) > threshold } ?? false
  }

  /// Whether the whole interval lies below the threshold.
  private func isBelow(_ count: Int) -> Bool {
    probes[count].map { $0.mean + ($0.halfWidth ?? 0) < threshold } ?? false
  }
}
