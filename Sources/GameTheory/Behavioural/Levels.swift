import Arena

/// How a best reply is played when several strategies are equally good.
public enum TieRule: String, Sendable {
  /// All of them, equally often.
  case shared
  /// The one of the lowest index.
  case lowest
}

/// Play by levels of reasoning.
public struct LevelPlay: Sendable {
  /// For each level from 0, each seat's mixture.
  public let levels: [[[Double]]]
  /// The share of players at each level, in 0...1, if the model says so; they sum to 1.
  public let shares: [Double]
  /// The play of all levels together, by their shares.
  public let mixtures: [[Double]]
  /// How the computation ended; levels beyond a budget are missing.
  public let status: SearchStatus
}

extension StrategicForm {
  /// Returns play by levels: level 0 is uniform, each next one replies best to the one below it.
  ///
  /// - Parameters:
  ///   - top: The highest level; at least 0.
  ///   - ties: What a level does between strategies that are equally good but for rounding.
  ///   - budget: Profiles looked at, and seconds.
  /// - Returns: The levels; everyone is at the top one.
  /// - Precondition: `top` is at least 0.
  /// - Complexity: O(levels x profiles x seats²).
  ///
  /// > Source: R. Nagel, "Unraveling in Guessing Games: An Experimental Study", *American Economic
  /// > Review* 85(5), 1995, pp. 1313–1326.
  public func levelK(
    _ top: Int, ties: TieRule = .shared, budget: Budget = Budget()
  ) -> LevelPlay {
    precondition(top >= 0, "levels are counted from 0")
    let (levels, status) = climb(to: top, ties, budget) { $0[$0.count - 1] }
    let shares = levels.indices.map { $0 == levels.count - 1 ? 1.0 : 0 }
    return LevelPlay(
      levels: levels, shares: shares, mixtures: levels[levels.count - 1], status: status)
  }

  /// Returns the Poisson cognitive hierarchy: each level replies best to the mix of all levels below.
  ///
  /// Levels are distributed by Poisson's law. A player at level *k* believes that every other player is
  /// at one of the levels below, in their true proportions.
  ///
  /// - Parameters:
  ///   - tau: The mean level; finite and at least 0.
  ///   - ties: What a level does between equally good strategies.
  ///   - top: The highest level, or nil for as many as leave out less than 1e-12 of all players.
  ///   - budget: Profiles looked at, and seconds.
  /// - Returns: The levels, their shares, and the play of all together.
  /// - Precondition: `tau` is in 0...600, beyond which e⁻ᵗᵃᵘ is not a number to compute with.
  ///
  /// > Source: C. F. Camerer, T.-H. Ho, J.-K. Chong, "A Cognitive Hierarchy Model of Games",
  /// > *Quarterly Journal of Economics* 119(3), 2004, pp. 861–898.
  public func cognitiveHierarchy(
    tau: Double, ties: TieRule = .shared, top: Int? = nil, budget: Budget = Budget()
  ) -> LevelPlay {
    precondition(tau >= 0 && tau <= 600, "the mean level is in 0...600")
    precondition(top.map { $0 >= 0 } ?? true, "levels are counted from 0")
    let weights = StrategicForm.poisson(tau, top)
    let (levels, status) = climb(to: weights.count - 1, ties, budget) { levels in
      blend(levels, weights)
    }
    let total = weights[..<levels.count].reduce(0, +)
    return LevelPlay(
      levels: levels, shares: weights[..<levels.count].map { $0 / total },
      mixtures: blend(levels, weights), status: status)
  }

  /// Poisson's probabilities of 0, 1, 2 and so on.
  private static func poisson(_ tau: Double, _ top: Int?) -> [Double] {
    var weights = [Portable.exp(-tau)]
    var sum = weights[0]
    while top.map({ weights.count <= $0 }) ?? (1 - sum > 1e-12 && weights.count < 2000) {
      weights.append(weights[weights.count - 1] * tau / Double(weights.count))
      sum += weights[weights.count - 1]
    }
    return weights
  }

  /// The mean play of levels, by weight.
  private func blend(_ levels: [[[Double]]], _ weights: [Double]) -> [[Double]] {
    let total = weights[..<levels.count].reduce(0, +)
    return sizes.indices.map { seat in
      (0..<sizes[seat]).map { strategy in
        levels.indices.reduce(0) { $0 + weights[$1] / total * levels[$1][seat][strategy] }
      }
    }
  }

  /// Adds levels, each replying best to what it believes of those below.
  private func climb(
    to top: Int, _ ties: TieRule, _ budget: Budget, _ belief: ([[[Double]]]) -> [[Double]]
  ) -> (levels: [[[Double]]], status: SearchStatus) {
    var levels = [uniformPlay]
    guard ranges() != nil else { return (levels, .notFinite) }
    let form = centred
    var meter = budget.meter
    while levels.count <= top {
      let believed = belief(levels)
      var next: [[Double]] = []
      for seat in sizes.indices {
        guard meter.spend(profiles) else { return (levels, .exhausted) }
        // Payoffs as they are given may each be rounded; what else there is of an offset does not count.
        let given = worths(of: seat, against: believed, sizesOnly: true)
        let sizes = zip(form.worths(of: seat, against: believed, sizesOnly: true), given).map {
          Swift.max($0, $1 / 64)
        }
        next.append(bestReply(form.worths(of: seat, against: believed), sizes, ties))
      }
      levels.append(next)
    }
    return (levels, .complete)
  }

  private func bestReply(_ worths: [Double], _ sizes: [Double], _ ties: TieRule) -> [Double] {
    let best = worths.indices.reduce(0) { worths[$1] > worths[$0] ? $1 : $0 }
    var chosen = worths.indices.filter {
      !Rounding.isMore(worths[best], than: worths[$0], sizes: Swift.max(sizes[best], sizes[$0]))
    }
    if ties == .lowest { chosen = Array(chosen.prefix(1)) }
    var mixture = [Double](repeating: 0, count: worths.count)
    for strategy in chosen { mixture[strategy] = 1 / Double(chosen.count) }
    return mixture
  }
}
