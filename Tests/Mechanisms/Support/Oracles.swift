import Arena
import Testing

/// The whole tree of a mechanism.
func explored(_ mechanism: some Mechanism, budget: Int = 600_000) throws -> GameTree {
  #expect(mechanism.complaint == nil)
  let game = try #require(mechanism.game(repeated: nil))
  return try #require(game.explore(budget: budget).tree)
}

/// Expected payoffs by seat and measures by index.
struct Expectation {
  var payoffs: [Double]
  var measures: [Double]
}

extension GameTree {
  /// Returns what a profile leads to, by adding up every leaf with its probability.
  func expectation(under profile: Profile) -> Expectation {
    var result = Expectation(
      payoffs: [Double](repeating: 0, count: seats),
      measures: [Double](repeating: 0, count: shape.measures.count))
    var reach = [Double](repeating: 1, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      let parent = Int(node.parent)
      if parent != index {
        reach[index] = reach[parent] * probability(nodes[parent], Int(node.edge), profile)
      }
      guard node.kind == .leaf else { continue }
      let leaf = Int(node.infoset)
      for seat in 0..<seats {
        result.payoffs[seat] += reach[index] * payoff(leaf: leaf, seat: seat)
      }
      for measure in result.measures.indices {
        result.measures[measure] +=
          reach[index] * self.measure(leaf: leaf, index: measure)
      }
    }
    return result
  }

  /// Returns the profile in which every seat takes the actions of its plan, by information set.
  func profile(_ plans: [[Int]]) -> Profile {
    var profile = Profile(uniformIn: shape)
    for (seat, plan) in plans.enumerated() {
      for infoset in 0..<shape.infosets {
        let (first, count) = shape.slots(ofInfoset: infoset)
        profile.fix(seat: seat, firstSlot: first, count: count, action: plan[infoset])
      }
    }
    return profile
  }

  /// Returns the expectation when the seats act as listed at their only information set.
  func expectation(ofActions actions: [Int]) -> Expectation {
    var profile = Profile(uniformIn: shape)
    for (seat, action) in actions.enumerated() {
      let infoset = shape.roles.count == 1 ? 0 : seat
      let (first, count) = shape.slots(ofInfoset: infoset)
      profile.fix(seat: seat, firstSlot: first, count: count, action: action)
    }
    return expectation(under: profile)
  }

  /// Returns the payoffs of both seats for each pair of actions, read from the paths to the leaves.
  func bimatrix() -> [[(Double, Double)]] {
    let rows = shape.decisions[0].actions.count
    let columns = shape.decisions[shape.decisions.count - 1].actions.count
    var table = [[(Double, Double)]](
      repeating: [(Double, Double)](repeating: (.nan, .nan), count: columns), count: rows)
    for node in nodes where node.kind == .leaf {
      let column = Int(node.edge)
      let row = Int(nodes[Int(node.parent)].edge)
      let leaf = Int(node.infoset)
      table[row][column] = (payoff(leaf: leaf, seat: 0), payoff(leaf: leaf, seat: 1))
    }
    return table
  }

  /// Returns every leaf whose measure is outside the declared range, or whose payoff is not finite.
  ///
  /// Range and total are sums of the same terms in another order, so that they may differ by rounding.
  func offences() -> [String] {
    var found: [String] = []
    for leaf in 0..<leaves {
      for (index, measure) in shape.measures.enumerated() {
        let total = self.measure(leaf: leaf, index: index)
        let (low, high) = (measure.range.lowerBound, measure.range.upperBound)
        let rounding = 1e-12 * max(1, abs(low), abs(high))
        if !(total >= low - rounding && total <= high + rounding) {
          found.append("\(measure.name) \(total)")
        }
      }
      for seat in 0..<seats where !payoff(leaf: leaf, seat: seat).isFinite {
        found.append("payoff of seat \(seat)")
      }
    }
    return found
  }
}

/// A pair of actions of two players.
struct Pair: Hashable, CustomStringConvertible {
  var row: Int
  var column: Int

  init(_ row: Int, _ column: Int) {
    self.row = row
    self.column = column
  }

  var description: String { "(\(row), \(column))" }
}

/// Every pair of actions from which neither player gains by a change of its own action alone.
func pureEquilibria(_ table: [[(Double, Double)]]) -> [Pair] {
  let tolerance = 1e-9
  let bestRow = table[0].indices.map { column in table.map { $0[column].0 }.max() ?? 0 }
  let bestColumn = table.map { row in row.map { $0.1 }.max() ?? 0 }
  var found: [Pair] = []
  for row in table.indices {
    for column in table[row].indices
    where table[row][column].0 >= bestRow[column] - tolerance
      && table[row][column].1 >= bestColumn[row] - tolerance
    {
      found.append(Pair(row, column))
    }
  }
  return found
}

/// The pairs on the diagonal of a square table.
func diagonal(_ count: Int) -> [Pair] { (0..<count).map { Pair($0, $0) } }

/// Reproducible draws for properties over seeds, independent of the engine's generator.
struct Draws {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// Returns a number in a range, by the multiplicative generator of L'Ecuyer.
  mutating func next(in range: ClosedRange<Double>) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let unit = Double(state >> 11) * 0x1p-53
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }
}

/// Net money received at every leaf, by seat.
func transfers(_ tree: GameTree) -> [Double] {
  (0..<tree.leaves).flatMap { leaf in
    (0..<tree.seats).map { tree.transfer(leaf: leaf, seat: $0) }
  }
}

/// Utility that is not money at every leaf, by seat.
func gains(_ tree: GameTree) -> [Double] {
  (0..<tree.leaves).flatMap { leaf in (0..<tree.seats).map { tree.gain(leaf: leaf, seat: $0) } }
}
