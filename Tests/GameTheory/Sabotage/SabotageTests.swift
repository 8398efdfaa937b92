import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `Sabotage by one seat` {
  /// A welfare in which seats count differently.
  private static let weights = [1.0, -2, 0.5]

  private func welfare(_ outcome: [Double]) -> Double {
    outcome.dropLast().enumerated().reduce(0) { $0 + Self.weights[$1.0] * $1.1 }
  }

  private func objective(_ tree: GameTree) -> [Double] {
    (0..<tree.leaves).map { leaf in
      welfare((0..<tree.seats).map { tree.payoff(leaf: leaf, seat: $0) } + [0])
    }
  }

  private func found(_ answer: SabotageAnswer) throws -> Sabotage {
    guard case .found(let sabotage) = answer else {
      Issue.record("\(answer)")
      throw CancellationError()
    }
    return sabotage
  }

  /// The least welfare of all mixtures of two points that pay enough: a vertex of the linear program mixes
  /// no more.
  private func least(_ points: [(payoff: Double, welfare: Double)], paying floor: Double) -> Double
  {
    var least = Double.infinity
    for one in points where one.payoff >= floor - 1e-9 {
      least = min(least, one.welfare)
      for other in points where other.payoff < floor {
        let share = min(1, (one.payoff - floor) / (one.payoff - other.payoff))
        least = min(least, one.welfare + share * (other.welfare - one.welfare))
      }
    }
    return least
  }

  @Test(arguments: 0..<24)
  func `is the worst of all pure strategies, or of their mixtures that cost no more`(
    _ number: Int
  ) throws {
    let game = try SmallGame.random(number, profiles: 500)
    var random = RandomStream(StreamKey(seed: 31).with(number))
    let profile = game.randomProfile(&random)
    for seat in 0..<game.seats {
      let points = game.strategies[seat].map { strategy in
        let outcome = game.outcome(profile, replacing: seat, by: strategy)
        return (payoff: outcome[seat], welfare: welfare(outcome))
      }
      let best = points.map(\.payoff).max() ?? .nan
      for cost in [nil, 0, 0.1, 0.7, 3, 1000] {
        let answer = try found(
          game.tree.sabotage(
            by: [seat], against: profile, objective: objective(game.tree), cost: cost))
        let truth = least(points, paying: cost.map { best - $0 } ?? -.infinity)
        #expect(isClose(answer.welfare, truth, within: 1e-7), "seat \(seat), cost \(cost ?? -1)")
        #expect(isClose(answer.bestPayoff, best))
        #expect(answer.cost <= (cost ?? .infinity) + 1e-7)
        // What the story pays to one who plays so.
        var played = profile
        let row = seat * profile.slots..<(seat + 1) * profile.slots
        played.probabilities.replaceSubrange(row, with: answer.play.probabilities[row])
        let outcome = game.outcome(played)
        #expect(isClose(welfare(outcome), answer.welfare, within: 1e-7))
        #expect(isClose(outcome[seat], answer.payoff, within: 1e-7))
      }
    }
  }

  @Test func `costs as little as it can where several ways are the worst`() throws {
    // The first seat decides the welfare of the second by neither of its last two actions.
    let game = TableGame([3, 1], [5, 3, 1, 0, 2, 0])
    let tree = try game.tree()
    let second = (0..<tree.leaves).map { tree.payoff(leaf: $0, seat: 1) }
    let answer = try found(
      tree.sabotage(by: [0], against: Profile(uniformIn: tree.shape), objective: second))
    #expect(answer.welfare == 0 && answer.payoff == 2 && answer.cost == 3)
  }

  @Test func `is refused where a player forgets`() throws {
    let tree = try #require(ForgetfulWalker().game(repeated: nil)?.explore(budget: 100).tree)
    let zeros = [Double](repeating: 0, count: tree.leaves)
    let answer = tree.sabotage(
      by: [0], against: Profile(uniformIn: tree.shape), objective: zeros)
    guard case .none(.imperfectRecall) = answer else {
      Issue.record("\(answer)")
      return
    }
  }
}
