import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `Expectation, regret and best reply` {
  @Test(arguments: 0..<20)
  func `agree with telling the story under every pure strategy`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 2000)
    var random = RandomStream(StreamKey(seed: 7).with(number))
    for _ in 0..<2 {
      let profile = game.randomProfile(&random)
      let expectation = game.tree.expectation(of: profile)
      let truth = game.outcome(profile)
      #expect(areClose(expectation.payoffs + expectation.measures, truth))
      let regrets = game.tree.regrets(of: profile)
      for seat in 0..<game.seats {
        let best = game.bestReply(of: seat, to: profile)
        let (values, plan) = game.tree.bestReply(of: seat, to: profile)
        #expect(isClose(values.value, best))
        #expect(isClose(regrets[seat], best - truth[seat]))
        // The plan must earn what it promises.
        #expect(isClose(game.outcome(profile, replacing: seat, by: plan)[seat], best))
      }
    }
  }

  @Test(arguments: 0..<10)
  func `reply to any objective that is given leaf by leaf`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 2000)
    var random = RandomStream(StreamKey(seed: 8).with(number))
    let profile = game.randomProfile(&random)
    // The objective of a player who only wants to harm the next one.
    for seat in 0..<game.seats {
      let victim = (seat + 1) % game.seats
      let objective = (0..<game.tree.leaves).map { -game.tree.payoff(leaf: $0, seat: victim) }
      let worst =
        game.strategies[seat].map { game.outcome(profile, replacing: seat, by: $0)[victim] }.min()
      let found = game.tree.bestReply(of: seat, to: profile, objective: objective).values.value
      #expect(isClose(-found, try #require(worst)))
    }
  }

  @Test(arguments: 0..<20)
  func `come from a tree with the draws, choices and ends of the story`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 2000)
    var counts: [GameTree.Node.Kind: Int] = [:]
    for node in game.tree.nodes { counts[node.kind, default: 0] += 1 }
    let expected = count(game.tale)
    #expect(counts[.leaf, default: 0] == expected.ends && game.tree.leaves == expected.ends)
    #expect(counts[.chance, default: 0] == expected.draws)
    #expect(counts[.decision, default: 0] == expected.choices)
  }

  private func count(_ tale: Tale) -> (ends: Int, draws: Int, choices: Int) {
    var sum = (ends: 0, draws: 0, choices: 0)
    let rests: [Tale]
    switch tale {
    case .end:
      sum.ends = 1
      rests = []
    case .draw(let branches):
      sum.draws = 1
      rests = branches.map(\.rest)
    case .choice(_, let below):
      sum.choices = 1
      rests = below
    }
    for found in rests.map(count) {
      sum.ends += found.ends
      sum.draws += found.draws
      sum.choices += found.choices
    }
    return sum
  }

  @Test func `give everyone the wished action in the wished profile`() throws {
    let game = try SmallGame(Errand())
    let wished = game.tree.wishedProfile
    #expect(game.tree.expectation(of: wished).payoffs == [5, 0.5])
  }
}

/// The designer wishes the first of two to go on an errand; the second one's move is its own.
private struct Errand: Mechanism {
  static let card = Card("errand", "One goes, the other tosses a coin.", source: "A test.")
  var roles: [Role] { [Role("walker"), Role("other")] }
  var decisions: [Decision] {
    [
      Decision("go", role: 0, actions: .named(["stay", "go"])),
      Decision("coin", role: 1, actions: .named(["heads", "tails"])),
    ]
  }
  func play(_ episode: inout some Episode) {
    if episode.choose(0, by: 0, wishing: 1) == 1 { episode.gain(5, by: 0) }
    episode.gain(Double(episode.choose(1, by: 1)), by: 1)
  }
}
