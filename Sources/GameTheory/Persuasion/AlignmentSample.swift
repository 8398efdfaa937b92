public import Arena

/// The episodes from which market alignment is estimated in a game that is too large to explore.
///
/// Nature draws as the rules say. In every other episode each choice is drawn by itself, all actions
/// equally likely. In the others one number is drawn from 0...1 and every choice takes the action that
/// lies at that part of its list, so that players with the same choices act alike: what one of them does
/// alone would hardly ever be seen among many.
///
/// More outcomes leave weights less freedom, so ``MarketAlignment/error`` on a sample is at most that over
/// all outcomes that can be drawn; ``beyond(_:)`` bounds how many it misses.
public struct AlignmentSample: Sendable, Equatable {
  /// The confidence of ``beyond(_:)``.
  public static let confidence = 0.95

  /// How many episodes are drawn.
  public let episodes: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// Makes the sample that every audit takes: 8192 episodes of seed 0.
  public init(episodes: Int = 8192, seed: UInt64 = 0) {
    precondition(episodes > 0, "a sample needs an episode")
    (self.episodes, self.seed) = (episodes, seed)
  }

  /// Returns the largest share of episodes, drawn in the same way, at which the best weights on this
  /// sample are further off than their error, at a ``confidence`` of 95 %.
  ///
  /// > Source: M. C. Campi, S. Garatti, "The Exact Feasibility of Randomized Solutions of Uncertain Convex
  /// > Programs", SIAM Journal on Optimization 19(3), 2008, pp. 1211-1230, with the bound on the binomial
  /// > tail of T. Alamo, R. Tempo, A. Luque, D. R. Ramirez, "Randomized Methods for Design of Uncertain
  /// > Systems", Automatica 52, 2015, pp. 160-172.
  ///
  /// - Parameter advisers: How many payoffs are weighted.
  /// - Returns: The share, in 0...1.
  public func beyond(_ advisers: Int) -> Double {
    // Besides the weights the program chooses a constant and the error.
    let others = Double(advisers + 1)
    let doubt = -Portable.log(1 - AlignmentSample.confidence)
    return Swift.min(1, (others + doubt + (2 * others * doubt).squareRoot()) / Double(episodes))
  }
}

extension Game {
  /// Returns how nearly a weighted sum of the players' payoffs gives a welfare function, over sampled
  /// episodes.
  ///
  /// - Parameters:
  ///   - name: The name of the welfare function.
  ///   - sample: What is sampled.
  ///   - budget: How many pivots it may take, and how long.
  ///   - value: The welfare of an episode, of which payoffs by seat and measures are given; nil if the
  ///     welfare function is no mean over episodes.
  /// - Returns: The weights, or why there are none.
  public func marketAlignment(
    with name: String, sample: AlignmentSample = AlignmentSample(), budget: Budget = Budget(),
    value: ((_ payoffs: [Double], _ measures: [Double]) -> Double)?
  ) -> AuditAlignment {
    guard let value else { return AuditAlignment(noMean: name) }
    let key = StreamKey(seed: sample.seed).with("alignment-sample")
    var goal: [Double] = []
    var payoffs = [[Double]](repeating: [], count: shape.seats)
    for episode in 0..<sample.episodes {
      if budget.isOver { return AuditAlignment(name, without: "the time for sampling gave out") }
      let told = told(key.with(episode), isAlike: episode % 2 == 1)
      if told.failure != nil { return AuditAlignment(name, without: "an episode failed") }
      let sums = told.sums(seats: shape.seats, measures: shape.measures.count)
      goal.append(value(sums.payoffs, sums.measures))
      for seat in payoffs.indices { payoffs[seat].append(sums.payoffs[seat]) }
    }
    return AuditAlignment(name, goal: goal, payoffs: payoffs, sample: sample, budget: budget)
  }

  /// One episode in which choices are drawn, each by itself or all by one number.
  private func told(_ key: StreamKey, isAlike: Bool) -> Transcript {
    var nature = key.stream(0)
    var players = key.stream(1)
    let common = players.unit()
    return narrate(
      drawing: { weights in nature.index(below: weights.count) { weights[$0] } },
      choosing: { turn, _ in
        let part = isAlike ? common : players.unit()
        return Swift.min(turn.count - 1, Int(part * Double(turn.count)))
      })
  }
}

extension Transcript {
  /// All payoffs and all measures, in one pass.
  fileprivate func sums(seats: Int, measures: Int) -> (payoffs: [Double], measures: [Double]) {
    var payoffs = [Double](repeating: 0, count: seats)
    var counts = [Double](repeating: 0, count: measures)
    for event in events {
      switch event {
      case .transfer(let amount, let payer, let payee):
        if let payer { payoffs[payer] -= amount }
        if let payee { payoffs[payee] += amount }
      case .gain(let amount, let gainer): payoffs[gainer] += amount
      case .note(let measure, let amount): counts[measure] += amount
      case .chance, .happening, .choice, .slip, .roundEnd: continue
      }
    }
    return (payoffs, counts)
  }
}
