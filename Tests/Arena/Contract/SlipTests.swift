import Testing

@testable import Arena

/// Two name a number below 3 and are paid it; the first says 1 more than it means, beginning anew.
private struct Fumble: Mechanism {
  static let card = Card("fumble", "The first player's hand always slips.", source: "A test.")
  /// How far the hand slips.
  var distance = 1
  var roles: [Role] { [Role("player", seats: 2)] }
  var decisions: [Decision] { [Decision("number", actions: .numbers(from: 0, step: 1, count: 3))] }

  func play(_ episode: inout some Episode) {
    let meant = episode.choose(0, by: 0, wishing: 2)
    let second = episode.choose(0, by: 1)
    let first = distance < 3 ? (meant + distance) % 3 : distance
    episode.slip(to: first, by: 0)
    episode.gain(Double(first), by: 0)
    episode.gain(Double(second), by: 1)
  }
}

@Suite struct `A slip of the hand` {
  /// The diary of a witness in a match of three rounds with another one, and which seat it had.
  private func diaries<W: Wanting>(_: W.Type) throws -> (first: Diary, second: Diary, RunRecord) {
    let agents = [Witness<W> { $0.seat == 0 ? 1 : 0 }, Witness<W> { $0.seat == 0 ? 1 : 0 }]
    let world = try World(Fumble(), agents.map { Folk($0) }, repeated: Horizon(rounds: 3))
    let record = world.live(RunPlan(matching: .fixed, rounds: 1))
    let isSwapped = agents[0].diary.turns.contains { $0.seat == 1 }
    return (agents[isSwapped ? 1 : 0].diary, agents[isSwapped ? 0 : 1].diary, record)
  }

  @Test func `is what the others see`() throws {
    let (first, second, _) = try diaries(Play.self)
    #expect(second.acts.map(\.action) == [2, 2, 2])
    #expect(second.acts.map(\.isWished) == [true, true, true])
    #expect(first.acts.map(\.action) == [0, 0, 0])
  }

  @Test func `is what both see when they look at the round`() throws {
    let (first, second, _) = try diaries(Rounds.self)
    for (seat, diary) in [first, second].enumerated() {
      #expect(diary.rounds.map(\.seat) == [seat, seat, seat])
      #expect(diary.rounds.map { $0.acts.map(\.turn.seat) } == [[0, 1], [0, 1], [0, 1]])
      #expect(diary.rounds.map { $0.acts.map(\.action) } == [[2, 0], [2, 0], [2, 0]])
    }
  }

  @Test func `is told with the payoff, beside what was chosen`() throws {
    let (first, second, _) = try diaries(Payoff.self)
    #expect(first.rewards.map(\.action) == [1, 1, 1])
    #expect(first.rewards.map(\.performed) == [2, 2, 2])
    #expect(first.rewards.map(\.payoff) == [2, 2, 2])
    #expect(second.rewards.map(\.performed) == second.rewards.map(\.action))
  }

  @Test func `is what the next round of a repeated game remembers`() throws {
    let (first, second, _) = try diaries(Nothing.self)
    // One more than each action, the first seat counting 1 and the second 4; 0 before any round.
    let joint = (2 + 1) + 4 * (0 + 1)
    #expect(first.turns.map(\.infoset) == [0, joint, joint])
    #expect(second.turns.map(\.infoset) == [0, joint, joint])
  }

  @Test func `does not change how often an action is chosen`() throws {
    let counts = try diaries(Nothing.self).2.window.counts
    let chosen = (0..<3).map { action in
      stride(from: action, to: counts.count, by: 3).reduce(0) { $0 + counts[$1] }
    }
    #expect(chosen == [3, 3, 0])
  }

  @Test func `happens in what-ifs too`() throws {
    let (first, second, _) = try diaries(Counterfactual.self)
    #expect(first.comparisons.map(\.action) == [1, 1, 1])
    // Two rounds as they were, worth 2 each, and one in which 0, 1 or 2 becomes 1, 2 or 0.
    #expect(first.comparisons.map(\.payoffs) == [[5, 6, 4], [5, 6, 4], [5, 6, 4]])
    #expect(second.comparisons.map(\.payoffs) == [[0, 1, 2], [0, 1, 2], [0, 1, 2]])
  }

  @Test func `fails the story unless it leads to an action of the decision`() throws {
    func failure(_ distance: Int) throws -> StoryFailure? {
      let game = try #require(Fumble(distance: distance).game(repeated: nil))
      return game.narrate(drawing: { _ in 0 }, choosing: { _, _ in 0 }).failure
    }
    #expect(try failure(2) == nil)
    let reason = "slip: the last decision of seat 0, if it made any, has no action 3"
    #expect(try failure(3) == StoryFailure(reason))
    let agents = [Witness<Rounds> { _ in 0 }, Witness<Rounds> { _ in 0 }]
    let world = try World(Fumble(distance: 3), agents.map { Folk($0) })
    _ = world.live(RunPlan(matching: .fixed, rounds: 1))
    #expect(agents.allSatisfy { $0.diary.rounds.isEmpty })
  }
}
