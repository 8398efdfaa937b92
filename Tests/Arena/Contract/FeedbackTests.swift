import Mechanisms
import Testing

@testable import Arena

/// Seat 0 moves, seat 1 answers what it saw, seat 0 moves again; each is paid in between.
private struct Conversation: Mechanism {
  static let card = Card("conversation", "Move, answer, move again.", source: "A test.")
  var roles: [Role] { [Role("speaker"), Role("listener")] }
  var decisions: [Decision] {
    let words = Values.named(["yes", "no", "perhaps"])
    return [
      Decision("opening", role: 0, actions: words),
      Decision("answer", role: 1, sees: [Variable("opening", words)], actions: words),
      Decision("closing", role: 0, sees: [Variable("answer", words)], actions: words),
    ]
  }
  func play(_ episode: inout some Episode) {
    let opening = episode.choose(0, by: 0, wishing: 2)
    episode.transfer(1 + Double(opening), to: 0)
    let answer = episode.choose(1, by: 1, seeing: opening)
    episode.gain(10 * Double(answer), by: 0)
    episode.gain(-0.5, by: 1)
    let closing = episode.choose(2, by: 0, seeing: answer)
    episode.gain(100 * Double(closing), by: 0)
    episode.transfer(Double(closing), from: 0, to: 1)
  }
}

@Suite struct `Feedback to agents` {
  /// What a speaker is told in some episodes with a listener who wants nothing.
  private func diary<W: Wanting>(
    of wants: W.Type, episodes: Int = 1, matching: Matching = .random
  ) throws -> Diary {
    let speaker = Witness<W> { $0.decision == 0 ? 1 : 2 }
    let world = try World(
      Conversation(),
      [Folk(speaker, roles: [0]), Folk(Witness<Nothing> { _ in 2 }, roles: [1])])
    _ = world.live(RunPlan(matching: matching, rounds: episodes))
    return speaker.diary
  }

  @Test func `comes only to those who ask, and in order`() throws {
    #expect(try diary(of: Nothing.self).picture == "n??")
    #expect(try diary(of: Payoff.self).picture == "n?l?L")
    #expect(try diary(of: Play.self).picture == "n??o")
    #expect(try diary(of: Counterfactual.self).picture == "n??cc")
    #expect(try diary(of: Survey.self).picture == "n??s")
    #expect(try diary(of: Everything.self).picture == "n?l?ccoLs")
  }

  @Test func `greets a new partner before every match, and an old one never again`() throws {
    let picture = try diary(of: Reciprocity.self, episodes: 3, matching: .fixed).picture
    #expect(picture == "nm??o??o??o")
    let speaker = Witness<Reciprocity> { $0.decision == 0 ? 1 : 0 }
    let world = try World(
      Conversation(),
      [Folk(speaker, roles: [0]), Folk(Witness<Nothing> { _ in 2 }, roles: [1])],
      repeated: Horizon(rounds: 2))
    _ = world.live(RunPlan(matching: .random, rounds: 2))
    #expect(speaker.diary.picture == "nm??o??om??o??o")
  }

  @Test func `spares whoever only remembers partners what it would forget at once`() throws {
    #expect(try diary(of: Reciprocity.self, episodes: 3).picture == "n??????")
  }

  @Test func `pays after each decision what came until the next`() throws {
    let rewards = try diary(of: Payoff.self).rewards
    let payoffs: [Double] = [2 + 20, 200 - 2]
    #expect(rewards.map(\.payoff) == payoffs)
    #expect(rewards.map(\.action) == [1, 2])
    #expect(rewards.map(\.turn.decision) == [0, 2])
    #expect(rewards[0].next?.infoset == rewards[1].turn.infoset)
    #expect(rewards[1].next == nil)
    #expect(rewards[0].turn.wish == 2 && rewards[1].turn.wish == nil)
  }

  @Test func `counts a payoff before one's first decision towards it`() throws {
    let listener = Witness<Payoff> { _ in 1 }
    let world = try World(
      Conversation(),
      [Folk(Witness<Nothing> { _ in 2 }, roles: [0]), Folk(listener, roles: [1])])
    _ = world.live(RunPlan(matching: .random, rounds: 1))
    #expect(listener.diary.rewards.map(\.payoff) == [1.5])
  }

  @Test func `shows the others' acts, never one's own, at the end of the round`() throws {
    let speaker = Witness<Play> { $0.decision == 0 ? 1 : 0 }
    let listener = Witness<Play> { _ in 2 }
    let world = try World(
      Conversation(), [Folk(speaker, roles: [0]), Folk(listener, roles: [1])],
      repeated: Horizon(rounds: 2))
    _ = world.live(RunPlan(matching: .random, rounds: 1))
    #expect(speaker.diary.picture == "n??o??o")
    #expect(listener.diary.picture == "n?oo?oo")
    #expect(speaker.diary.acts.map(\.action) == [2, 2])
    #expect(speaker.diary.acts.map(\.turn.seat) == [1, 1])
    #expect(listener.diary.acts.map(\.action) == [1, 0, 1, 0])
    #expect(listener.diary.acts.map(\.turn.decision) == [0, 2, 0, 2])
  }

  @Test func `shows how the whole population played the last round`() throws {
    let watcher = Witness<Survey> { _ in 0 }
    let world = try World(
      Wages(),
      [
        Folk(watcher), Folk(Witness<Nothing> { _ in 1 }, count: 3),
        Folk(Witness<Nothing> { _ in 3 }),
      ])
    _ = world.live(RunPlan(matching: .random, rounds: 4, blocks: 2))
    #expect(watcher.diary.surveys == [[Double]](repeating: [0.2, 0.6, 0, 0.2], count: 4))
  }

  @Test func `says that information sets which nobody reached are played uniformly`() throws {
    let watcher = Witness<Survey> { _ in 1 }
    let world = try World(
      Conversation(), [Folk(watcher, roles: [0]), Folk(Witness<Nothing> { _ in 0 }, roles: [1])])
    _ = world.live(RunPlan(matching: .random, rounds: 1))
    let play = try #require(watcher.diary.surveys.first)
    let third = [Double](repeating: 1.0 / 3, count: 3)
    let one = [0, 1, 0] + (third + [1, 0, 0] + third) + ([0, 1, 0] + third + third)
    // The same for both seats.
    #expect(play == one + one)
  }

  @Test func `has names for its kinds`() {
    #expect(Feedback([]).names == [])
    #expect(
      Feedback(rawValue: 15).names == [
        "own payoff", "counterfactual payoffs", "observed play", "population's last round",
      ])
  }
}

@Suite struct `Illegal answers` {
  @Test(arguments: [-1, 4, Int.max, Int.min])
  func `are counted and replaced by a uniform draw`(_ answer: Int) throws {
    let world = try World(
      Wages(),
      [Folk(Witness<Nothing> { _ in answer }, count: 5), Folk(Witness<Nothing> { _ in 3 })])
    let record = world.live(RunPlan(matching: .random, rounds: 800, blocks: 1))
    #expect(record.window.illegal == [4000, 0])
    let counts = record.window.counts.map { Int($0) }
    #expect(chiSquare(Array(counts[..<4])) < chiSquareLimit(3))
    #expect(Array(counts[4...]) == [0, 0, 0, 800])
  }
}
