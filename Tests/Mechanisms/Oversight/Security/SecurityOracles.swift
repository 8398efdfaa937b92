import Arena
import Mechanisms
import Testing

/// Five domains of AI risk.
let fiveDomains = SecurityTargets(
  defenderCovered: [1, 0, 2, 1, 0], defenderUncovered: [-10, -6, -4, -8, -2],
  attackerCovered: [-3, -2, -1, -4, -1], attackerUncovered: [9, 7, 5, 6, 2])

extension Draws {
  /// Returns targets with random payoffs, of which coverage always matters.
  mutating func targets(_ count: Int) -> SecurityTargets {
    let harm = (0..<count).map { _ in next(in: -10...0) }
    let loot = (0..<count).map { _ in next(in: 0...10) }
    return SecurityTargets(
      defenderCovered: harm.map { $0 + next(in: 0.1...10) }, defenderUncovered: harm,
      attackerCovered: loot.map { $0 - next(in: 0.1...10) }, attackerUncovered: loot)
  }
}

/// What the defender gets from an attacker who replies best, ties in the defender's favour.
func strongValue(_ targets: SecurityTargets, _ coverage: [Double]) -> Double {
  let loot = coverage.indices.map { targets.attacker($0, coverage: coverage[$0]) }
  let most = loot.max() ?? 0
  return coverage.indices.filter { loot[$0] >= most - 1e-12 }
    .map { targets.defender($0, coverage: coverage[$0]) }.max() ?? 0
}

/// What the defender gets from attackers who choose by the exponential of payoff over noise.
func quantalValue(_ targets: SecurityTargets, _ coverage: [Double], noise: Double) -> Double {
  let loot = coverage.indices.map { targets.attacker($0, coverage: coverage[$0]) }
  let most = loot.max() ?? 0
  var (sum, total) = (0.0, 0.0)
  for target in coverage.indices {
    let odds = Portable.exp((loot[target] - most) / noise)
    sum += odds * targets.defender(target, coverage: coverage[target])
    total += odds
  }
  return sum / total
}

/// Every coverage whose rates are multiples of 1 / steps and sum to at most `resources`.
func grid(_ targets: Int, resources: Int, steps: Int) -> [[Double]] {
  func parts(_ count: Int, _ left: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return (0...min(steps, left)).flatMap { first in
      parts(count - 1, left - first).map { [first] + $0 }
    }
  }
  return parts(targets, resources * steps).map { $0.map { Double($0) / Double(steps) } }
}
