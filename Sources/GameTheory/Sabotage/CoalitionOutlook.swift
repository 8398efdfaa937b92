import Arena

/// What a coalition's sequences lead to while all others play a profile.
struct CoalitionOutlook {
  private let tree: GameTree
  private let coalition: Coalition
  /// What the coalition earns, by the sequence that ends there, times the probability of the others' part.
  private(set) var payoffs: [Double]
  /// The welfare with the sign turned, likewise.
  private(set) var harms: [Double]
  /// How likely the others and nature lead to each place, the coalition willing.
  private var reach: [Double]
  /// Sums that differ by no more are equal.
  private let tolerance: Double

  private static let rounding = 1e-12

  init(
    _ coalition: Coalition, in tree: GameTree, against profile: Profile, _ objective: [Double]
  ) {
    self.tree = tree
    self.coalition = coalition
    payoffs = [Double](repeating: 0, count: coalition.sequences)
    harms = payoffs
    reach = [Double](repeating: 0, count: coalition.places.count)
    var likelihood = [Double](repeating: 1, count: tree.nodes.count)
    var largest = 0.0
    for (index, node) in tree.nodes.enumerated() {
      let place = Int(coalition.placeOfNode[index])
      if place >= 0 { reach[place] += likelihood[index] }
      for edge in 0..<Int(node.edges) {
        likelihood[tree.child(index, edge)] =
          likelihood[index] * (place >= 0 ? 1 : tree.probability(node, edge, profile))
      }
      guard node.kind == .leaf, likelihood[index] > 0 else { continue }
      let (leaf, weight) = (Int(node.infoset), likelihood[index])
      let end = Int(coalition.ends[leaf])
      for seat in coalition.members {
        payoffs[end] += weight * tree.payoff(leaf: leaf, seat: seat)
      }
      harms[end] -= weight * objective[leaf]
      largest = Swift.max(largest, objective[leaf].magnitude)
    }
    tolerance = CoalitionOutlook.rounding * largest
  }

  /// Returns the pure plan with the greatest value; among equals, the one that is worth most by a second.
  func plan(maximising values: [Double], then second: [Double]) -> [Double] {
    var (values, second) = (values, second)
    var choices: [Int] = []
    for place in coalition.places.reversed() {
      var best = place.first
      for sequence in place.first..<place.first + place.actions {
        let gain = values[sequence] - values[best]
        if gain > tolerance || gain >= -tolerance && second[sequence] > second[best] {
          best = sequence
        }
      }
      choices.append(best)
      values[place.before] += values[best]
      second[place.before] += second[best]
    }
    var plan = [Double](repeating: 0, count: coalition.sequences)
    plan[0] = 1
    for (place, choice) in zip(coalition.places, choices.reversed()) {
      plan[choice] = plan[place.before]
    }
    return plan
  }

  /// The least welfare of all plans that earn at least so much.
  func program(earning payoff: Double) -> LinearProgram<Double> {
    var program = LinearProgram(maximising: harms)
    let empty = [Double](repeating: 0, count: coalition.sequences)
    var start = empty
    start[0] = 1
    program.require(start, .equal, 1)
    for place in coalition.places {
      var row = empty
      row[place.before] = -1
      for sequence in place.first..<place.first + place.actions { row[sequence] = 1 }
      program.require(row, .equal, 0)
    }
    program.require(payoffs, .atLeast, payoff)
    return program
  }

  /// What a plan is worth.
  func value(_ values: [Double], of plan: [Double]) -> Double {
    zip(values, plan).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// A plan with what it leads to.
  func sabotage(of plan: [Double], _ bestPayoff: Double, _ profile: Profile) -> Sabotage {
    var play = profile
    for seat in coalition.members {
      let row = seat * play.slots..<(seat + 1) * play.slots
      let uniform = Profile(uniformIn: tree.shape).probabilities
      play.probabilities.replaceSubrange(row, with: uniform[row])
    }
    var strategy = [Double](repeating: 1, count: coalition.sequences)
    for (index, place) in coalition.places.enumerated() {
      let sequences = place.first..<place.first + place.actions
      let run = plan[sequences].map { Swift.max($0, 0) }
      let total = run.reduce(0, +)
      guard reach[index] > 0 && total > 0 else {
        for sequence in sequences { strategy[sequence] = 1 / Double(place.actions) }
        continue
      }
      for (action, weight) in run.enumerated() {
        strategy[place.first + action] = weight / total
        play.probabilities[place.seat * play.slots + place.slot + action] = weight / total
      }
    }
    return Sabotage(
      members: coalition.members, welfare: -value(harms, of: plan),
      payoff: value(payoffs, of: plan), bestPayoff: bestPayoff, play: play,
      coalition: coalition, strategy: strategy)
  }
}
