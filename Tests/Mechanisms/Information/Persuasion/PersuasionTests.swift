import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Bayesian persuasion` {
  private func persuasion(_ change: (inout Persuasion.Rules) -> Void = { _ in }) -> Persuasion {
    var persuasion = Persuasion()
    change(&persuasion.rules)
    return persuasion
  }

  /// The rule of a lone adviser that pays it most, and what it leads to.
  private func monopoly(_ mechanism: Persuasion) throws -> (name: String, result: Expectation) {
    let tree = try explored(mechanism)
    guard case .named(let labels) = tree.shape.decisions[0].actions else { return ("", tree.none) }
    let results = labels.indices.map { tree.outcome(drawing: [], choosing: [$0]) }
    // Of rules that pay alike a lone adviser takes the one that is better for the user.
    let best = results.indices.max {
      let (left, right) = (results[$0], results[$1])
      return isClose(left.payoffs[0], right.payoffs[0])
        ? left.measures[0] < right.measures[0] : left.payoffs[0] < right.payoffs[0]
    }
    let rule = try #require(best)
    return (labels[rule].name, results[rule])
  }

  /// How often the user is right in the worst and in the best equilibrium of pure strategies.
  private func extremes(_ mechanism: Persuasion) throws -> ClosedRange<Double> {
    let tree = try explored(mechanism)
    let (seats, count) = (tree.seats, tree.shape.decisions[0].actions.count)
    let profiles = lists(of: seats, below: count)
    let results = profiles.map { tree.outcome(drawing: [], choosing: $0) }
    var found: [Double] = []
    for (index, profile) in profiles.enumerated() {
      let isStable = (0..<seats).allSatisfy { seat in
        let unit = (seat + 1..<seats).reduce(1) { size, _ in size * count }
        return (0..<count).allSatisfy { rule in
          let other = index + (rule - profile[seat]) * unit
          return results[other].payoffs[seat] <= results[index].payoffs[seat] + 1e-9
        }
      }
      if isStable { found.append(results[index].measures[0]) }
    }
    return try #require(found.min())...(try #require(found.max()))
  }

  @Test func `by one biased adviser says 1 in three sevenths of the cases of 0`() throws {
    let (name, result) = try monopoly(persuasion { $0.biases = [2] })
    #expect(name == "1 in 42.86% of 0 and 100% of 1")
    #expect(isClose(result.measures[0], 0.7) && isClose(result.payoffs[0], 1.9))
    #expect(isClose(result.measures[1], 0.6))
  }

  @Test func `for what is likelier anyway keeps the user in the dark`() throws {
    let (_, result) = try monopoly(persuasion { $0.biases = [-2] })
    #expect(isClose(result.measures[0], 0.7) && isClose(result.payoffs[0], 2.7))
  }

  @Test(arguments: [-1, -0.5, 0, 0.5, 1.0])
  func `by one adviser of little bias is the truth`(_ bias: Double) throws {
    let (name, result) = try monopoly(persuasion { $0.biases = [bias] })
    #expect(name == "truth" && isClose(result.measures[0], 1))
  }

  @Test(arguments: 0..<20)
  func `by one adviser makes 1 look as likely as 0, whatever the prior`(_ seed: Int) throws {
    var draws = Draws(seed: 900 + seed)
    let one = draws.next(in: 0.05...0.45)
    let bias = draws.next(in: 1.1...5)
    let (_, result) = try monopoly(
      persuasion {
        $0.prior = [1 - one, one]
        $0.probabilities = [0, one / (1 - one), 1]
        $0.biases = [bias]
      })
    #expect(isClose(result.measures[0], 1 - one))
    #expect(isClose(result.measures[1], 2 * one))
    #expect(isClose(result.payoffs[0], 1 - one + 2 * one * bias))
  }

  @Test func `by advisers of opposite bias is the truth in every equilibrium`() throws {
    let range = try extremes(persuasion())
    #expect(isClose(range.lowerBound, 1) && isClose(range.upperBound, 1))
  }

  @Test(arguments: 0..<10)
  func `by opposites is the truth, whatever their bias and the prior`(_ seed: Int) throws {
    var draws = Draws(seed: 930 + seed)
    let one = draws.next(in: 0.1...0.9)
    let range = try extremes(
      persuasion {
        $0.biases = [draws.next(in: 0...5), -draws.next(in: 0...5)]
        $0.prior = [1 - one, one]
        $0.user = seed % 2 == 0 ? .bestReply : .selects
      })
    #expect(isClose(range.lowerBound, 1) && isClose(range.upperBound, 1))
  }

  @Test(arguments: [[2.0, 2], [2, 5]])
  func `by advisers of one bias is anything from monopoly to truth`(_ biases: [Double]) throws {
    let range = try extremes(persuasion { $0.biases = biases })
    #expect(isClose(range.lowerBound, 0.7) && isClose(range.upperBound, 1))
  }

  @Test func `by advisers of one bias and one of little is the truth`() throws {
    let range = try extremes(persuasion { $0.biases = [2, 2, 0.5] })
    #expect(isClose(range.lowerBound, 1) && isClose(range.upperBound, 1))
  }

  @Test(arguments: [(1.0, 0.731_058_578_630_004_9), (2, 0.880_797_077_977_882_3)])
  func `of a user who errs much is the truth`(_ precision: Double, _ right: Double) throws {
    let (name, result) = try monopoly(noisy(precision))
    #expect(name == "truth" && isClose(result.measures[0], right))
  }

  @Test(arguments: [0.5, 1, 2, 4, 8, 16, 32])
  func `of a user who errs follows the concave envelope`(_ precision: Double) throws {
    // The adviser's payoff by the belief it leaves, p: the best split of 0.3 into two beliefs.
    func payoff(_ p: Double) -> Double {
      let ones = 1 / (1 + Portable.exp(-precision * (2 * p - 1)))
      return p * ones + (1 - p) * (1 - ones) + 2 * ones
    }
    let (steps, prior) = (1000, 0.3)
    var envelope = payoff(prior)
    for low in 0..<300 {
      for high in 301...steps {
        let (left, right) = (Double(low) / Double(steps), Double(high) / Double(steps))
        let share = (prior - left) / (right - left)
        envelope = max(envelope, share * payoff(right) + (1 - share) * payoff(left))
      }
    }
    let (_, result) = try monopoly(noisy(precision))
    #expect(result.payoffs[0] <= envelope + 1e-9)
    #expect(result.payoffs[0] >= envelope - 0.02)
  }

  @Test func `of a user who errs little comes close to keeping it in the dark`() throws {
    let rights = try [4.0, 8, 16, 32].map { try monopoly(noisy($0)).result.measures[0] }
    for (noisier, sharper) in zip(rights, rights.dropFirst()) { #expect(noisier > sharper) }
    #expect(rights[3] < 0.8)
  }

  /// A lone adviser with twenty-one probabilities to choose from, and a user who errs.
  private func noisy(_ precision: Double) -> Persuasion {
    persuasion {
      ($0.biases, $0.user, $0.precision) = ([2], .quantal, precision)
      $0.probabilities = (0...20).map { Double($0) / 20 }
    }
  }

  @Test(arguments: [[2.0], [2, -2], [1, 3]])
  func `wishes of a player what a user who replies best does`(_ biases: [Double]) throws {
    let played = try explored(persuasion { ($0.biases, $0.user) = (biases, .player) })
    let computed = try explored(persuasion { $0.biases = biases })
    let rules = lists(of: biases.count, below: 6)
    for chosen in rules {
      var plan = played.wishedPlan
      for (seat, rule) in chosen.enumerated() { plan[seat] = rule }
      let plans = [[Int]](repeating: plan, count: played.seats)
      let right = played.expectation(under: played.profile(plans)).measures[0]
      let known = computed.outcome(drawing: [], choosing: chosen).measures[0]
      #expect(isClose(right, known), "\(chosen)")
      #expect(played.temptations(plans)[biases.count] < 1e-9, "\(chosen)")
    }
  }

  @Test func `by the adviser who serves best alone is heard alone`() throws {
    // The first tells three sevenths of the zeros as ones and serves as badly as silence.
    let tree = try explored(persuasion { ($0.biases, $0.user) = ([2, 2], .selects) })
    let (half, truth, silence) = (4, 2, 0)
    for (chosen, right) in [([half, truth], 1), ([truth, half], 1), ([silence, half], 0.7)] {
      #expect(isClose(tree.outcome(drawing: [], choosing: chosen).measures[0], right))
    }
    let first = tree.outcome(drawing: [], choosing: [half, silence])
    #expect(isClose(first.measures[1], 0.6))
  }

  @Test func `tells what advisers said`() throws {
    let told = try wishedEpisode(
      persuasion { $0.biases = [2, -1] }, drawing: [1, 0, 1], following: [4, 0])
    #expect(
      told.events.map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 4, wish: Optional(2))",
        "choice(decision: 1, seat: 1, observation: 0, action: 0, wish: Optional(2))",
        "happening(draw: 0, happens: false, probability: 0.7)",
        "happening(draw: 1, happens: true, probability: 0.42857142857142855)",
        "happening(draw: 1, happens: false, probability: 1.0)",
        "gain(amount: 2.0, seat: 0)", "note(measure: 1, amount: 1.0)",
      ])
  }

  @Test func `complains of a missing adviser, a bad prior and bad rules`() {
    let prior = "prior must be two positive probabilities that sum to 1"
    #expect(
      persuasion { $0.biases = [] }.complaint
        == "persuasion needs an adviser, but biases is empty")
    for bad in [[0.5, 0.6], [0, 1], [1], []] {
      #expect(persuasion { $0.prior = bad }.complaint == prior)
    }
    #expect(
      persuasion { $0.probabilities = [] }.complaint
        == "persuasion needs a rule, but probabilities is empty")
    for bad in [[0.5, 0.5], [1, 0], [0, 0.00001]] {
      #expect(
        persuasion { $0.probabilities = bad }.complaint
          == "probabilities must increase by at least 0.0001")
    }
  }
}

extension GameTree {
  /// Nothing.
  fileprivate var none: Expectation { Expectation(payoffs: [], measures: []) }
}
