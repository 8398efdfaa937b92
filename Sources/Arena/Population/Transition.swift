/// The probabilities by which strategies spread, as functions of group sizes and payoffs alone.
///
/// The simulation draws by these functions, and an exact Markov chain over the sizes of the groups is
/// made of them. In all of them *n* is the size of a group, *N* the size of the population, π the mean
/// payoff of a group, β the intensity of selection, μ the probability of mutation, and *G* the number
/// of groups. Payoffs of empty groups do not matter.
///
/// A chain takes all agents of a group to earn the same. Where they do not, the simulation compares
/// single agents, and the functions describe it only approximately.
public enum Transition {
  /// Returns the probability that an agent adopts the strategy of another one who earns more by
  /// `gain`: the Fermi function, 1 / (1 + exp(-β gain)).
  ///
  /// > Source: G. Szabo, C. Toke, "Evolutionary prisoner's dilemma game on a square lattice",
  /// > *Phys. Rev. E* 58, 1998, pp. 69-73.
  public static func adoption(gain: Double, intensity: Double) -> Double {
    1 / (1 + Portable.exp(-intensity * gain))
  }

  /// Returns exponential fitness, exp(β (payoff - largest payoff)): only ratios matter, and the
  /// largest fitness is 1, so that nothing overflows.
  public static func fitness(_ payoffs: [Double], intensity: Double) -> [Double] {
    let top = payoffs.reduce(-Double.infinity) { Swift.max($0, $1) }
    return payoffs.map { Portable.exp(intensity * ($0 - top)) }
  }

  /// Returns what each group weighs in the draw of a parent: *n* times fitness, 0 for empty groups.
  ///
  /// > Source: M. A. Nowak, A. Sasaki, C. Taylor, D. Fudenberg, "Emergence of cooperation and
  /// > evolutionary stability in finite populations", *Nature* 428, 2004, pp. 646-650.
  ///
  /// > Deviation: Fitness is exponential in the payoff rather than linear, so it is positive always.
  public static func parentWeights(
    sizes: [Int], payoffs: [Double], intensity: Double
  ) -> [Double] {
    let top = sizes.indices.reduce(-Double.infinity) {
      sizes[$1] > 0 ? Swift.max($0, payoffs[$1]) : $0
    }
    return sizes.indices.map { group in
      sizes[group] > 0
        ? Double(sizes[group]) * Portable.exp(intensity * (payoffs[group] - top)) : 0
    }
  }

  // MARK: - A whole generation

  /// Returns the probability that an agent of the row's group is in the column's group after a
  /// generation in which everyone imitates at once.
  ///
  /// From *i* to another group *j*: (1 - μ) n_j / (N - 1) / (1 + exp(-β (π_j - π_i))) + μ / G.
  public static func imitation(
    sizes: [Int], payoffs: [Double], intensity: Double, mutation: Double
  ) -> [[Double]] {
    let others = Double(Swift.max(1, sizes.reduce(0, +) - 1))
    return sizes.indices.map { own in
      var row = sizes.map { _ in mutation / Double(sizes.count) }
      var stays = 1 - mutation
      for group in sizes.indices where group != own && sizes[group] > 0 {
        let gain = payoffs[group] - payoffs[own]
        let moves =
          (1 - mutation) * Double(sizes[group]) / others
          * adoption(gain: gain, intensity: intensity)
        row[group] += moves
        stays -= moves
      }
      row[own] += stays
      return sizes[own] > 0 ? row : sizes.map { _ in 0 }
    }
  }

  /// Returns the probability that an agent is in each group after a generation in which everyone's
  /// parent is drawn anew; it is the same for all agents.
  ///
  /// To group *j*: (1 - μ) n_j exp(β π_j) / Σ n_k exp(β π_k) + μ / G.
  ///
  /// > Source: P. D. Taylor, L. B. Jonker, "Evolutionary stable strategies and game dynamics",
  /// > *Math. Biosci.* 40, 1978, pp. 145-156.
  ///
  /// > Deviation: Fitness is exponential in the payoff, so it is positive for negative payoffs too.
  public static func replicator(
    sizes: [Int], payoffs: [Double], intensity: Double, mutation: Double
  ) -> [Double] {
    let weights = parentWeights(sizes: sizes, payoffs: payoffs, intensity: intensity)
    let total = weights.reduce(0, +)
    return weights.map { (1 - mutation) * $0 / total + mutation / Double(sizes.count) }
  }

  // MARK: - One agent at a time

  /// Returns the probability that one step of pairwise comparison moves one agent from the row's
  /// group to the column's.
  ///
  /// A random agent compares itself with a random other one and adopts its group with the probability
  /// ``adoption(gain:intensity:)``; with probability μ it takes a random group instead. From *i* to
  /// another group *j*: n_i / N [(1 - μ) n_j / (N - 1) / (1 + exp(-β (π_j - π_i))) + μ / G]. The
  /// diagonal holds the steps after which nothing has changed; all entries add up to 1.
  ///
  /// > Source: A. Traulsen, M. A. Nowak, J. M. Pacheco, "Stochastic dynamics of invasion and
  /// > fixation", *Phys. Rev. E* 74, 011909, 2006.
  public static func pairwiseComparison(
    sizes: [Int], payoffs: [Double], intensity: Double, mutation: Double
  ) -> [[Double]] {
    let total = Double(sizes.reduce(0, +))
    let rows = imitation(
      sizes: sizes, payoffs: payoffs, intensity: intensity, mutation: mutation)
    return zip(sizes, rows).map { size, row in row.map { Double(size) / total * $0 } }
  }

  /// Returns the probability that one step of birth and death moves one agent from the row's group to
  /// the column's: one of the row's dies, and one of the column's is born.
  ///
  /// A parent is drawn in proportion to fitness, exp(β π), and a uniformly random agent dies, perhaps
  /// the parent; with probability μ the child takes a random group. From *i* to *j*:
  /// n_i / N [(1 - μ) n_j exp(β π_j) / Σ n_k exp(β π_k) + μ / G]. The diagonal holds the steps after
  /// which nothing has changed; all entries add up to 1.
  ///
  /// > Source: P. A. P. Moran, "Random processes in genetics", *Proc. Camb. Phil. Soc.* 54, 1958,
  /// > pp. 60-71; with payoffs, the source of ``parentWeights(sizes:payoffs:intensity:)``.
  public static func birthDeath(
    sizes: [Int], payoffs: [Double], intensity: Double, mutation: Double
  ) -> [[Double]] {
    let total = Double(sizes.reduce(0, +))
    let child = replicator(
      sizes: sizes, payoffs: payoffs, intensity: intensity, mutation: mutation)
    return sizes.map { size in child.map { Double(size) / total * $0 } }
  }
}
