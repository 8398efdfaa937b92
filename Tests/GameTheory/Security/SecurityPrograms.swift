import Arena
import Mechanisms

@testable import GameTheory

extension SecurityTargets {
  /// Five domains of AI risk.
  static var fiveDomains: SecurityTargets {
    SecurityTargets(
      defenderCovered: [1, 0, 2, 1, 0], defenderUncovered: [-10, -6, -4, -8, -2],
      attackerCovered: [-3, -2, -1, -4, -1], attackerUncovered: [9, 7, 5, 6, 2])
  }

  /// Returns targets with random payoffs, of which coverage always matters.
  static func random(_ count: Int, seed: Int) -> SecurityTargets {
    var stream = RandomStream(StreamKey(seed: UInt64(seed)).with("targets"))
    func list(_ scale: Double) -> [Double] { (0..<count).map { _ in scale * stream.unit() } }
    let (harm, loot) = (list(10), list(10))
    let (saved, lost) = (list(9), list(9))
    return SecurityTargets(
      defenderCovered: zip(harm, saved).map { $1 + 0.1 - $0 },
      defenderUncovered: harm.map { -$0 },
      attackerCovered: zip(loot, lost).map { $0 - $1 - 0.1 }, attackerUncovered: loot)
  }

  /// The best value against a best reply, by one linear program for each target to be attacked.
  ///
  /// > Source: V. Conitzer, T. Sandholm, "Computing the Optimal Strategy to Commit to", *EC* 2006.
  func valueByPrograms(resources: Int) -> Double {
    let spans = (0..<count).map { attackerUncovered[$0] - attackerCovered[$0] }
    var best = -Double.infinity
    for attacked in 0..<count {
      func row(_ entries: [(Int, Double)]) -> [Double] {
        var row = [Double](repeating: 0, count: count)
        for (index, entry) in entries { row[index] += entry }
        return row
      }
      let base = defenderUncovered[attacked]
      var program = LinearProgram(maximising: row([(attacked, defenderCovered[attacked] - base)]))
      program.require([Double](repeating: 1, count: count), .atMost, Double(resources))
      for other in 0..<count {
        program.require(row([(other, 1)]), .atMost, 1)
        program.require(
          row([(attacked, spans[attacked]), (other, -spans[other])]), .atMost,
          attackerUncovered[attacked] - attackerUncovered[other])
      }
      let solution = program.solution()
      if solution.status == .complete { best = max(best, solution.value + base) }
    }
    return best
  }

  /// The greatest value of the worst target, by a linear program.
  func worstByProgram(resources: Int) -> Double {
    var program = LinearProgram(maximising: [Double](repeating: 0, count: count) + [1])
    program.free(count)
    program.require([Double](repeating: 1, count: count) + [0], .atMost, Double(resources))
    for target in 0..<count {
      var row = [Double](repeating: 0, count: count + 1)
      row[target] = 1
      program.require(row, .atMost, 1)
      row[target] = defenderCovered[target] - defenderUncovered[target]
      row[count] = -1
      program.require(row, .atLeast, -defenderUncovered[target])
    }
    return program.solution().value
  }
}

/// The least success of the best attack, by a linear program.
func robustValue(_ table: [Double], columns: Int) -> Double {
  var program = LinearProgram(maximising: [Double](repeating: 0, count: columns) + [-1])
  program.free(columns)
  program.require([Double](repeating: 1, count: columns) + [0], .equal, 1)
  for row in 0..<table.count / columns {
    program.require(Array(table[row * columns..<(row + 1) * columns]) + [-1], .atMost, 0)
  }
  return -program.solution().value
}
