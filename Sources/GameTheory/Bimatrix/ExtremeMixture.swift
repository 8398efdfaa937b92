/// A vertex of a best-reply polytope as a mixture, and what the other player's replies to it earn.
struct ExtremeMixture: Sendable {
  /// Probabilities of own strategies.
  let mixture: [Double]
  /// The same exactly, if it is known.
  let exact: ExactMixture?
  /// What each reply of the other player earns.
  let replies: [Double]
  /// Whether each reply earns the most, by exact comparison; nil if that is unknown.
  let isBest: [Bool]?

  /// The largest gain of a reply over a mixture of replies.
  func regret(of other: ExtremeMixture) -> Double {
    let best = replies.reduce(-Double.infinity) { Swift.max($0, $1) }
    // A mean of differences, so that no rounding makes a mixture of best replies look like less.
    return zip(other.mixture, replies).reduce(0) { $0 + $1.0 * (best - $1.1) }
  }

  /// Whether it is the same mixture: exactly where both are known so.
  func isSame(as other: ExtremeMixture) -> Bool {
    guard mixture == other.mixture else { return false }
    guard let exact, let twin = other.exact else { return true }
    return exact.lowest.numerators == twin.lowest.numerators
  }

  /// What a mixture of replies earns.
  func value(of other: ExtremeMixture) -> Double {
    zip(other.mixture, replies).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Whether a mixture of replies uses best ones only, by exact comparison; nil if not known.
  func isAnswered(by other: ExtremeMixture) -> Bool? {
    guard let isBest, let exact = other.exact else { return nil }
    return zip(exact.numerators, isBest).allSatisfy { $0 == 0 || $1 }
  }
}

extension ExtremeMixture {
  /// A mixture known exactly.
  init(_ exact: ExactMixture, replying table: PayoffTable) {
    mixture = exact.doubles
    self.exact = exact
    replies = table.replies(to: mixture)
    isBest = table.bestReplies(to: exact)
  }

  /// A mixture as doubles, of which nothing is known exactly.
  init(_ mixture: [Double], replying table: PayoffTable) {
    self.mixture = mixture
    exact = nil
    replies = table.replies(to: mixture)
    isBest = nil
  }

  /// A mixture known in doubles, from weights, solved again for the replies that tie if that succeeds.
  ///
  /// - Parameters:
  ///   - weights: One for each strategy.
  ///   - support: The strategies that are used.
  ///   - replies: The replies of the other that tie.
  ///   - table: What the replies earn.
  init(weights: [Double], support: [Int], replies: [Int], replying table: PayoffTable) {
    var weights = weights
    let system = IndifferentMixture(support: support, replies: replies, table: table)
    if let solved = system.weights() {
      for strategy in weights.indices { weights[strategy] = 0 }
      for (strategy, weight) in zip(support, solved) { weights[strategy] = weight }
    }
    let sum = weights.reduce(0, +)
    mixture = weights.map { $0 / sum }
    exact = nil
    self.replies = table.replies(to: mixture)
    isBest = nil
  }
}

extension BestReplyPolytope {
  /// A vertex as a mixture: solved exactly from its labels, if the payoffs are whole and the
  /// numbers fit; else with doubles, from the origin.
  ///
  /// - Parameters:
  ///   - number: The number of a basis of the vertex.
  ///   - kept: Which strategies of the whole game own strategies are.
  ///   - others: Which strategies of the whole game the other's are.
  ///   - table: The other player's payoffs in the whole game.
  /// - Returns: A mixture of the strategies of the whole game.
  mutating func mixture(
    of number: Int, as kept: [Int], against others: [Int], replying table: PayoffTable
  ) -> ExtremeMixture {
    let own = tableau.own
    if let integers = payoffs.integers {
      let exact = ExactMixture(
        strategies: own, support: (0..<own).filter { !labels[number].has(tableau.firstOwn + $0) },
        replies: (0..<tableau.rows).filter { labels[number].has(tableau.firstReply + $0) },
        payoffs: integers)
      if let exact {
        return ExtremeMixture(exact.widened(kept, to: table.strategies), replying: table)
      }
    }
    tableau.move(to: basis(number), mostAge: -1)
    let weights = tableau.weights
    var wide = [Double](repeating: 0, count: table.strategies)
    for strategy in 0..<own where !labels[number].has(tableau.firstOwn + strategy) {
      wide[kept[strategy]] = weights[strategy]
    }
    let tied = (0..<tableau.rows).filter { labels[number].has(tableau.firstReply + $0) }
    return ExtremeMixture(
      weights: wide, support: wide.indices.filter { wide[$0] > 0 },
      replies: tied.map { others[$0] }, replying: table)
  }
}
