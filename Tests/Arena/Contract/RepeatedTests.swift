import Mechanisms
import TestSupport
import Testing

@testable import Arena

/// Two rows, three columns, and a referee who is asked only when the two moves add up to 2.
private struct Dispute: Mechanism {
  static let card = Card("dispute", "Two move; a referee may be asked.", source: "A test.")
  var roles: [Role] { [Role("row"), Role("column"), Role("referee")] }
  var decisions: [Decision] {
    [
      Decision("row", role: 0, actions: .named(["a", "b"])),
      Decision("column", role: 1, actions: .named(["c", "d", "e"])),
      Decision(
        "referee", role: 2, sees: [Variable("row", .named(["a", "b"]))],
        actions: .named(["no", "yes"])),
    ]
  }
  var measures: [Measure] { [Measure("disputes", unit: "disputes", in: 0...1, "Asked.")] }
  func play(_ episode: inout some Episode) {
    let row = episode.choose(0, by: 0)
    let column = episode.choose(1, by: 1)
    episode.gain(Double(row + column), by: 0)
    episode.transfer(1, from: 1, to: 2)
    guard row + column == 2 else { return }
    episode.note(0, 1)
    if episode.choose(2, by: 2, seeing: row) == 1 { episode.transfer(4, to: 1) }
  }
}

@Suite struct `Repeated stage` {
  private func told(
    _ mechanism: some Mechanism, _ horizon: Horizon, seed: Int
  ) throws -> (game: Game, story: Transcript, turns: [Turn]) {
    let game = try #require(mechanism.game(repeated: horizon))
    var nature = RandomStream(key("nature", seed))
    var players = RandomStream(key("players", seed))
    var turns: [Turn] = []
    let story = game.narrate(
      drawing: { weights in nature.index(below: weights.count) { weights[$0] } },
      choosing: { turn, _ in
        turns.append(turn)
        return players.index(below: turn.count)
      })
    return (game, story, turns)
  }

  /// The choices of each round, by seat; nil where a seat did nothing.
  private func rounds(_ story: Transcript) -> [[Int?]] {
    var rounds: [[Int?]] = [[nil, nil, nil]]
    for event in story.events {
      switch event {
      case .roundEnd: rounds.append([nil, nil, nil])
      case .choice(_, let seat, _, let action, _): rounds[rounds.count - 1][seat] = action
      default: continue
      }
    }
    return rounds
  }

  @Test(arguments: [1, 2, 7])
  func `of a fixed length pays the sum of its stages`(_ length: Int) throws {
    for seed in 0..<10 {
      let story = try told(Dispute(), Horizon(rounds: length), seed: seed).story
      let rounds = rounds(story)
      #expect(rounds.count == length)
      var payoffs = [0.0, 0, 0]
      var disputes = 0.0
      for round in rounds {
        let (row, column) = (try #require(round[0]), try #require(round[1]))
        payoffs[0] += Double(row + column)
        payoffs[1] += round[2] == 1 ? 3 : -1
        payoffs[2] += 1
        disputes += row + column == 2 ? 1 : 0
      }
      #expect((0..<3).map(story.payoff) == payoffs)
      #expect(story.total(of: 0) == disputes)
    }
  }

  @Test func `shows everyone the last joint action, and what the stage shows`() throws {
    var jointOf: [Int: [Int?]] = [:]
    var observationOf: [[Int?]: Int] = [:]
    for seed in 0..<40 {
      let (game, story, turns) = try told(Dispute(), Horizon(rounds: 6), seed: seed)
      var last: [Int?] = [nil, nil, nil]
      var next = 0
      for round in rounds(story) {
        for seat in 0..<3 where round[seat] != nil {
          let turn = turns[next]
          next += 1
          let place = game.shape.decision(ofInfoset: turn.infoset)
          #expect(turn.seat == seat && place.decision == seat)
          // The referee's own observation, the row, varies fastest.
          let own = seat == 2 ? 2 : 1
          if seat == 2 { #expect(place.observation % own == round[0]) }
          let seen = place.observation / own
          #expect(jointOf[seen, default: last] == last)
          #expect(observationOf[last, default: seen] == seen)
          jointOf[seen] = last
          observationOf[last] = seen
        }
        last = round
      }
      #expect(next == turns.count)
    }
    // Two disputes with either answer each and four rounds without, and the first round.
    #expect(observationOf.count == 1 + 4 + 2 * 2)
  }

  @Test(arguments: [(0.0, 5), (0.5, 30), (0.9, 12), (0.8, 1)])
  func `with a chance of another round lasts as long as expected`(
    _ continuation: Double, _ most: Int
  ) throws {
    let horizon = Horizon(continuation: continuation, atMost: most)
    var expected = 0.0
    var chance = 1.0
    for _ in 0..<most {
      expected += chance
      chance *= continuation
    }
    #expect(isClose(horizon.expectedRounds, expected, within: 1e-12))
    let lengths = try (0..<600).map { seed in
      Double(rounds(try told(PrisonersDilemma(), horizon, seed: seed).story).count)
    }
    #expect(lengths.allSatisfy { $0 >= 1 && $0 <= Double(most) })
    let sample = Sample(lengths)
    #expect(abs(sample.mean - expected) <= 4 * sample.error)
  }

  @Test func `expects the fixed number of rounds`() {
    #expect(Horizon(rounds: 7).expectedRounds == 7)
    #expect(Repeated(PrisonersDilemma(), Horizon(rounds: 7)).expectedRounds == 7)
  }

  @Test func `declares measures that can add up over the rounds`() {
    let fixed = Repeated(Dispute(), Horizon(rounds: 5))
    #expect(fixed.measures.map(\.range) == [0...5] as [ClosedRange<Double>])
    let open = Repeated(Dispute(), Horizon(continuation: 0.9, atMost: 20))
    #expect(open.measures.map(\.range) == [0...20] as [ClosedRange<Double>])
  }

  @Test(arguments: [(Horizon(rounds: 3), 64), (Horizon(continuation: 0.5, atMost: 3), 84)])
  func `is explored whole, or not at all`(_ horizon: Horizon, _ leaves: Int) throws {
    let game = try #require(PrisonersDilemma().game(repeated: horizon))
    #expect(game.explore(budget: leaves).tree?.leaves == leaves)
    for budget in [1, 4, 16, leaves - 1] {
      guard case .tooManyLeaves(budget) = game.explore(budget: budget) else {
        Issue.record("expected more than \(budget) leaves")
        return
      }
    }
  }

  @Test func `of one round is the stage`() throws {
    let stage = try #require(Dispute().game(repeated: nil)?.explore(budget: 100).tree)
    let once = try #require(
      Dispute().game(repeated: Horizon(rounds: 1))?.explore(budget: 100).tree)
    #expect(once.leaves == stage.leaves)
    for leaf in 0..<stage.leaves {
      for seat in 0..<3 {
        #expect(once.payoff(leaf: leaf, seat: seat) == stage.payoff(leaf: leaf, seat: seat))
      }
    }
  }

  @Test func `needs a round, and an end`() async {
    await #expect(processExitsWith: .failure) { _ = Horizon(rounds: 0) }
    await #expect(processExitsWith: .failure) { _ = Horizon(continuation: 1, atMost: 5) }
    await #expect(processExitsWith: .failure) { _ = Horizon(continuation: 0.5, atMost: 0) }
  }
}
