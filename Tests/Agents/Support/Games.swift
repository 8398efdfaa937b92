import Arena
import Testing

extension Briefing {
  /// A game in which players of one role meet one information set or several, without a tree.
  static func plain(
    actions: Int, infosets: Int = 1, seats: Int = 1, payoffs: ClosedRange<Double> = 0...1
  ) throws -> Briefing {
    let sees = Variable("state", .numbers(from: 0, step: 1, count: infosets))
    let decision = Decision(
      "move", sees: [sees], actions: .numbers(from: 0, step: 1, count: actions))
    let shape = try #require(
      Shape(
        roles: [Role("player", seats: seats)], decisions: [decision], measures: [],
        expectedRounds: 1))
    return Briefing(shape: shape, payoffRange: payoffs, tree: nil)
  }

  /// The whole truth about a mechanism that is small enough to explore.
  static func of(_ mechanism: some Mechanism) throws -> Briefing {
    let game = try #require(mechanism.game(repeated: nil))
    let tree = try #require(game.explore(budget: 100_000).tree)
    return Briefing(shape: game.shape, payoffRange: tree.payoffRange, tree: tree)
  }
}

/// Two request 11 to 20 each and get it; who requests exactly one less than the other gets 20 more.
///
/// > Source: A. Arad, A. Rubinstein, "The 11-20 Money Request Game: A Level-k Reasoning Study",
/// > *American Economic Review* 102(7), 2012, pp. 3561-3573.
struct MoneyRequest: Mechanism {
  static let card = Card(
    "money-request", "Request money; one less than the other pays more.", source: "Arad 2012.")
  var roles: [Role] { [Role("player", seats: 2)] }
  var decisions: [Decision] {
    [Decision("request", actions: .numbers(from: 11, step: 1, count: 10))]
  }
  func play(_ episode: inout some Episode) {
    let requests = [episode.choose(0, by: 0), episode.choose(0, by: 1)]
    for seat in 0..<2 {
      let bonus = requests[seat] == requests[1 - seat] - 1 ? 20 : 0
      episode.transfer(Double(11 + requests[seat] + bonus), to: seat)
    }
  }
}

/// Pearson's statistic of observed counts against expected weights.
func chiSquare(_ counts: [Int], against weights: [Double]) -> Double {
  let draws = Double(counts.reduce(0, +))
  let total = weights.reduce(0, +)
  var sum = 0.0
  for (count, weight) in zip(counts, weights) {
    let expected = draws * weight / total
    sum += (Double(count) - expected) * (Double(count) - expected) / expected
  }
  return sum
}
