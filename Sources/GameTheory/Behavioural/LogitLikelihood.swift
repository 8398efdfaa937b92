import Arena

/// How likely what was observed is under logit play.
struct LogitLikelihood {
  /// The choices of one agent, by unknown.
  typealias Share = (unknown: Int, count: Double)

  /// How often each unknown was observed.
  let counts: [Double]
  /// The same agent by agent; empty where choices are taken as independent.
  let agents: [[Share]]
  let blocks: [Range<Int>]
  /// How many choices there are.
  let total: Double
  /// The logarithm of the likelihood of the frequencies themselves, which nothing exceeds.
  let own: Double

  init(_ map: LogitMap, _ counts: [Double], agents: [[Share]]) {
    self.counts = counts
    self.agents = agents
    blocks = map.blocks
    total = counts.reduce(0, +)
    own = map.blocks.reduce(0) { sum, block in
      let seen = counts[block].reduce(0, +)
      return counts[block].reduce(sum) { $1 > 0 ? $0 + $1 * Portable.log($1 / seen) : $0 }
    }
  }

  /// The logarithm of the likelihood at some log-probabilities, each choice made to sum to 1 before.
  func value(_ point: Doubles) -> Double {
    var sum = 0.0
    for block in blocks {
      var mass = 0.0
      for index in block { mass += Portable.exp(point[index]) }
      let excess = Portable.log(mass)
      for index in block where counts[index] > 0 {
        sum += counts[index] * Swift.min(0, point[index] - excess)
      }
    }
    return sum
  }

  /// How it changes in a direction along the branch.
  func slope(_ direction: Doubles) -> Double {
    counts.indices.reduce(0) { $0 + counts[$1] * direction[$1] }
  }

  /// The variance of the slope by precision, if every agent chose on its own: between agents, more
  /// than one of which is needed.
  func varianceBetweenAgents(_ tangent: [Double]) -> Double? {
    let scores = agents.map { shares in
      shares.reduce(0) { $0 + $1.count * tangent[$1.unknown] } / tangent[counts.count]
    }
    guard scores.count > 1 else { return nil }
    let number = Double(scores.count)
    let mean = scores.reduce(0, +) / number
    return scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * number / (number - 1)
  }

  /// Fisher's information about the precision: the curvature to be expected, never below 0.
  func information(at knot: LogitKnot) -> Double {
    blocks.reduce(0) { sum, block in
      let seen = counts[block].reduce(0, +)
      return block.reduce(sum) {
        let slope = knot.tangent[$1] / knot.tangent[counts.count]
        return $0 + seen * Portable.exp(knot.point[$1]) * slope * slope
      }
    }
  }
}
