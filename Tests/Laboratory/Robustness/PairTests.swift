import Arena
import GameTheory
import StudySupport
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `Pairs in a population` {
  /// Asks about pairs in a small study with some fields changed.
  private func ask(_ changes: [String: String], shares: [Double] = [0.25, 0.5]) throws -> Intrusion
  {
    var question = RobustnessQuestion()
    question.intruders = [.pair]
    question.shares = shares
    question.width = 0.1
    var runner = try RobustnessRunner(
      study(changes), question, library: .standard, folder: nil, store: nil, facts: .object([:]),
      executor: Executor(threads: 1))
    return try #require(try runner.run().cells[0].welfare[0].intrusions.first)
  }

  /// The expected value of a function of the leaves.
  private func mean(_ values: [Double], _ tree: GameTree, _ profile: Profile) -> Double {
    var reach = [Double](repeating: 1, count: tree.nodes.count)
    var mean = 0.0
    for (index, node) in tree.nodes.enumerated() {
      for edge in 0..<Int(node.edges) {
        reach[tree.child(index, edge)] = reach[index] * tree.probability(node, edge, profile)
      }
      if node.kind == .leaf { mean += reach[index] * values[Int(node.infoset)] }
    }
    return mean
  }

  /// What all players but the last earn, the first twice.
  private func objective(_ tree: GameTree) -> [Double] {
    (0..<tree.leaves).map { leaf in
      tree.payoff(leaf: leaf, seat: 0)
        + (0..<tree.seats - 1).reduce(0) { $0 + tree.payoff(leaf: leaf, seat: $1) }
    }
  }

  /// Random strategies, the same in every seat.
  private func residents(_ shape: Shape, _ random: inout RandomStream) -> Profile {
    var play = [Double](repeating: 0, count: shape.slots)
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      // Some actions are never taken, so that pairs come where nobody leads.
      let weights = (0..<count).map { _ in Double(random.index(below: 4)) }
      let total = weights.reduce(0, +)
      for action in 0..<count {
        play[first + action] = total > 0 ? weights[action] / total : 1 / Double(count)
      }
    }
    return Profile(shared: play, in: shape)
  }

  @Test(
    arguments: [
      ["mechanism": "'prisoners-dilemma'"],
      ["mechanism": "'prisoners-dilemma'", "repeat": "{rounds: 2}"],
      ["mechanism": "'chicken'", "repeat": "{continuation: 0.4, rounds: 2}"],
      ["mechanism": "'first-price-auction'", "parameters": "{bidders: 3, values: 3}"],
      ["mechanism": "'public-goods'", "parameters": "{players: 3, levels: 3}"],
      ["mechanism": "'kuhn-poker'"], ["mechanism": "'jury-vote'"], ["mechanism": "'trust-game'"],
      ["mechanism": "'mediated(public-goods)'", "parameters": "{players: 3, levels: 2}"],
      ["mechanism": "'whistleblowing'"],
    ])
  func `are worth in the story what they are in theory`(_ game: [String: String]) throws {
    let changes = game.merging(["population": "[{agent: 'uniform', count: 12}]"]) { $1 }
    let cell = try study(changes).cell(at: 0)
    let tree = try #require(cell.game.explore(budget: 100_000).tree)
    var random = RandomStream(StreamKey(seed: 51).with("pairs"))
    let residents = residents(tree.shape, &random)
    let objective = objective(tree)
    var pairs: [Sabotage] = []
    for first in 0..<tree.seats {
      for second in first + 1..<tree.seats {
        let answer = tree.sabotage(
          by: [first, second], against: residents, objective: objective)
        guard case .found(let pair) = answer else {
          Issue.record("\(answer)")
          return
        }
        pairs.append(pair)
      }
    }
    let alone = mean(objective, tree, residents)
    let together = pairs.reduce(0) { $0 + $1.welfare } / Double(pairs.count)
    for share in [0, 0.3, 1] {
      let game = cell.with(PairPlot(pairs, in: tree).sharing(share)).game
      let paired = try #require(game.explore(budget: 2_000_000).tree)
      #expect(paired.shape.layout.map(\.slot) == tree.shape.layout.map(\.slot))
      let found = mean(self.objective(paired), paired, residents)
      #expect(isClose(found, (1 - share) * alone + share * together))
    }
  }

  @Test func `leave the exact curve to luck only where all others stay as they are`() throws {
    let pair = try ask([
      "mechanism": "'jury-vote'", "parameters": "{accuracy: 0.8}",
      "population": "[{agent: 'truthful', count: 12}]", "rounds": "100", "replicates": "10",
    ])
    let (fixed, learning) = (try #require(pair.fixed), try #require(pair.learning))
    #expect(pair.reason == nil && pair.acts.count == 3)
    // By definition the curve is a line.
    let (none, all) = (fixed.points[0].welfare, fixed.points[fixed.points.count - 1].welfare)
    #expect(fixed.points.allSatisfy { isClose($0.welfare, none + (all - none) * $0.share) })
    for point in learning.points {
      let half = try #require(point.halfWidth)
      #expect((point.welfare - (none + (all - none) * point.share)).magnitude <= 2 * half)
      #expect(point.agents == nil)
    }
  }

  @Test func `leave nothing to luck where nothing is drawn and all matches are theirs`() throws {
    let pair = try ask([
      "mechanism": "'public-goods'", "parameters": "{players: 3, levels: 3}",
      "population": "[{agent: 'always', count: 9}]", "replicates": "2",
    ])
    let (fixed, learning) = (try #require(pair.fixed), try #require(pair.learning))
    func ends(_ curve: Intrusion.Curve) -> [Double] {
      [curve.points[0].welfare, curve.points[curve.points.count - 1].welfare]
    }
    #expect(areClose(ends(fixed), ends(learning)))
    #expect(learning.points.last?.halfWidth == 0)
  }

  @Test func `let those beside them learn`() throws {
    // Who learns what each action would have paid is told again, with the pair doing as it does.
    for agent in ["regret-matching", "epsilon-greedy"] {
      let pair = try ask(
        [
          "mechanism": "'public-goods'", "parameters": "{players: 3, levels: 3}",
          "population": "[{agent: '\(agent)', count: 12}]", "rounds": "300",
        ], shares: [0.5])
      let points = try #require(pair.learning).points
      // To give costs the giver most of it, so that all learn to keep the 20 they have, pair or no pair; what
      // they try now and then does good.
      #expect(points.allSatisfy { (20...21.5).contains($0.welfare) })
      #expect(points.last?.share == 1)
    }
  }

  @Test func `stay out where agents watch them, or what they earn spreads`() throws {
    let game = [
      "mechanism": "'public-goods'", "parameters": "{players: 3, levels: 3}",
      "population": "[{agent: 'quantal-reply', count: 12}]",
    ]
    let watched = try ask(game)
    #expect(watched.learning == nil && watched.fixed != nil)
    #expect(try #require(watched.reason).hasPrefix("'quantal-reply' watches how others play"))
    let spreading = try ask([
      "population": "[{agent: 'always', count: 12}]",
      "evolution": "{rule: 'imitation', generation: 5}",
    ])
    #expect(spreading.learning == nil && spreading.fixed != nil)
    #expect(try #require(spreading.reason).hasPrefix("what a pair earns would count"))
    // With two seats a pair has both, and there is nobody else to watch.
    let two = try ask(["population": "[{agent: 'tit-for-tat', count: 12}]"])
    #expect(two.learning != nil && two.reason == nil)
  }
}
