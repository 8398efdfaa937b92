import Arena
import Testing

@Suite struct `A story that fails` {
  /// Says one thing that it must not; then goes on as if nothing had happened.
  private struct Failing: Mechanism {
    enum Fault: Sendable, CaseIterable {
      case decision, seat, observation, measure, payer, gainer, said, slip
    }
    static let card = Card("failing", "Fails.", source: "Made for this test.")
    var fault = Fault.said
    /// Fails only where both coins show heads.
    var isRare = false

    init() {}
    init(_ fault: Fault, isRare: Bool = false) {
      self.fault = fault
      self.isRare = isRare
    }

    var roles: [Role] { [Role("player", seats: 2)] }
    var decisions: [Decision] { [Decision("move", actions: .named(["left", "right"]))] }
    var measures: [Measure] { [Measure("moves", unit: "moves", in: 0...9, "How many moves.")] }
    var draws: [Draw] { [Draw("heads")] }

    func play(_ episode: inout some Episode) {
      if isRare && !(episode.chance(0, 0.5) && episode.chance(0, 0.5)) { return }
      _ = episode.choose(0, by: 0)
      switch fault {
      case .decision: _ = episode.choose(7, by: 0)
      case .seat: _ = episode.choose(0, by: 2)
      case .observation: _ = episode.choose(0, by: 0, seeing: 3)
      case .measure: episode.note(-1, 1)
      case .payer: episode.transfer(1, from: 5, to: 0)
      case .gainer: episode.gain(1, by: 2)
      case .said: episode.fail(because: "the bank is broke")
      case .slip: episode.slip(to: 4, by: 0)
      }
      // Loops that wait for an answer end, since answers behind a failure vary.
      while episode.choose(0, by: 0) == 0 {}
      episode.gain(100, by: 0)
      episode.note(0, 1)
      episode.fail(because: "something else")
    }
  }

  private static let sentences: [(Failing.Fault, String)] = [
    (.decision, "choose: there is no decision 7; the mechanism declares 1 decision: 0 'move'"),
    (
      .seat,
      "choose 'move': there is no seat 2; an episode has 2 seats: 0 'player 1', 1 'player 2'"
    ),
    (
      .observation,
      "choose 'move': there is no observation 3; what it sees has 1 value, numbered from 0"
    ),
    (.measure, "note: there is no measure -1; the mechanism declares 1 measure: 0 'moves'"),
    (
      .payer,
      "transfer or gain: there is no seat 5; an episode has 2 seats: 0 'player 1', 1 'player 2'"
    ),
    (
      .gainer,
      "transfer or gain: there is no seat 2; an episode has 2 seats: 0 'player 1', 1 'player 2'"
    ),
    (.said, "the bank is broke"),
    (.slip, "slip: the last decision of seat 0, if it made any, has no action 4"),
  ]

  @Test(arguments: sentences)
  private func `is told up to there, and why`(_ fault: Failing.Fault, _ sentence: String) throws {
    let game = try #require(Failing(fault).game(repeated: nil))
    let transcript = game.narrate(drawing: { _ in 0 }, choosing: { _, _ in 1 })
    #expect(transcript.failure == StoryFailure(sentence))
    #expect(
      transcript.events == [.choice(decision: 0, seat: 0, observation: 0, action: 1, wish: nil)])
  }

  @Test(arguments: sentences)
  private func `has no tree`(_ fault: Failing.Fault, _ sentence: String) throws {
    let game = try #require(Failing(fault).game(repeated: nil))
    // The explorer tells nobody, so that it does not hear slips.
    if fault == .slip { return }
    guard case .failed(let failure) = game.explore(budget: 100) else {
      Issue.record("it was explored")
      return
    }
    #expect(failure.reason == sentence)
  }

  @Test func `names an undeclared draw`() throws {
    struct Drawing: Mechanism {
      static let card = Card("drawing", "Draws.", source: "Made for this test.")
      var draw = 0
      var count = 2
      var weight = 1.0
      var roles: [Role] { [Role("player")] }
      var decisions: [Decision] { [] }
      var draws: [Draw] { [Draw("the die", .counted(6))] }
      func play(_ episode: inout some Episode) {
        _ = episode.chance(draw, among: count) { _ in weight }
      }
    }
    func failure(_ change: (inout Drawing) -> Void) -> [String?] {
      var drawing = Drawing()
      change(&drawing)
      guard let game = drawing.game(repeated: nil) else { return [] }
      let explored = game.explore(budget: 10)
      let told = game.narrate(drawing: { _ in 0 }, choosing: { _, _ in 0 })
      var found: [String?] = [told.failure?.reason]
      if case .failed(let failure) = explored { found.append(failure.reason) }
      return found
    }
    let undeclared = "chance: there is no draw 1; the mechanism declares 1 draw: 0 'the die'"
    #expect(failure { $0.draw = 1 } == [undeclared, undeclared])
    let many = "chance 'the die': a draw among 7, but the mechanism declares 6 outcomes"
    #expect(failure { $0.count = 7 } == [many, many])
    let weightless =
      "chance 'the die': no weight may be negative, and their sum must be positive and finite"
    #expect(failure { $0.weight = 0 } == [weightless, weightless])
    #expect(failure { $0.weight = .infinity } == [weightless, weightless])
    #expect(failure { $0.count = 6 } == [nil])
  }

  @Test func `is stopped when it does not end`() throws {
    struct Endless: Mechanism {
      static let card = Card("endless", "Goes on.", source: "Made for this test.")
      var roles: [Role] { [Role("player")] }
      var decisions: [Decision] { [] }
      var draws: [Draw] { [Draw("again")] }
      func play(_ episode: inout some Episode) { while episode.chance(0, 1) {} }
    }
    let game = try #require(Endless().game(repeated: nil))
    var telling = Telling(drawing: { _ in 0 }, choosing: { _, _ in 0 })
    telling.mostSteps = 1000
    let transcript = game.narrate(telling)
    #expect(
      transcript.failure?.reason
        == "the story does not end: it has said more than 1000 verbs")
    #expect(transcript.events.count == 1000)
    guard case .tooDeep = game.explore(budget: 10) else {
      Issue.record("it was explored")
      return
    }
  }
}

@Suite struct `A run in which a story fails` {
  /// Fails when a coin with the given chance of heads shows heads; everyone is paid before.
  private struct Coin: Mechanism {
    static let card = Card("coin", "Fails by chance.", source: "Made for this test.")
    var chance = 0.001
    var roles: [Role] { [Role("player")] }
    var decisions: [Decision] { [Decision("move", actions: .named(["left", "right"]))] }
    var draws: [Draw] { [Draw("heads")] }
    func play(_ episode: inout some Episode) {
      _ = episode.choose(0, by: 0)
      episode.gain(1, by: 0)
      if episode.chance(0, chance) {
        episode.fail(because: "heads")
        episode.gain(1000, by: 0)
      }
    }
  }

  private struct Mover: Agent {
    static let card = Card("mover", "Moves.", source: "Made for this test.")
    func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int { 1 }
  }

  private func record(chance: Double, workers: Workers) throws -> RunRecord {
    let game = try #require(Coin(chance: chance).game(repeated: nil))
    let shape = game.shape
    let population = Population(
      [Group("all", count: 6000, roles: [0])], cohorts: [Mover().cohort(for: shape, group: 0)])
    return Run(
      game, population, RunPlan(matching: .random, rounds: 50, blocks: 50, window: 1),
      briefing: Briefing(shape: shape, payoffRange: 0...1, tree: nil), key: StreamKey(seed: 3),
      workers: workers
    ).live()
  }

  @Test func `ends with the first such match, whoever played it`() throws {
    let backwards = Workers(count: 3) { count, body in
      for index in (0..<count).reversed() { body(index) }
    }
    let alone = try record(chance: 0.000_05, workers: .alone)
    let void = try #require(alone.void)
    #expect(void.failure == StoryFailure("heads"))
    #expect(try record(chance: 0.000_05, workers: backwards).void == void)
    #expect(alone.series.count == void.round)
  }

  @Test func `counts nothing of that match`() throws {
    let record = try record(chance: 0.000_05, workers: .alone)
    #expect(record.window.gains[0] == Double(record.window.episodes))
    #expect(record.window.episodes == 6000 * record.series.count)
  }

  @Test func `is told to its end where nothing fails`() throws {
    let record = try record(chance: 0, workers: .alone)
    #expect(record.void == nil)
    #expect(record.window.episodes == 6000 * 50)
  }
}
