public import Arena

/// One episode at a table: how the others play, and how every draw comes out, fixed by a seed.
///
/// The same seed tells the same episode, whatever one player changes; so an episode can be told
/// again with one choice changed.
public struct Sitting {
  private let game: Game
  private let profile: Profile
  private let key: StreamKey

  /// Makes an episode of a game in which everyone plays a profile.
  public init(_ game: Game, _ profile: Profile, seed: UInt64) {
    self.game = game
    self.profile = profile
    key = StreamKey(seed: seed).with("sitting")
  }

  /// Tells the episode; a function may answer for some of the seats.
  ///
  /// - Parameter answer: Given a turn and the story so far, an action, or nil to leave it to the
  ///   profile.
  /// - Returns: What happened.
  public func tell(_ answer: @escaping (Turn, Transcript) -> Int?) -> Transcript {
    let nature = Sampler(key: key.with("nature"))
    let seats = (0..<game.shape.seats).map { Sampler(key: key.with("seat").with($0)) }
    let profile = profile
    let choose: Chooser = { turn, transcript in
      let weights = (0..<turn.count).map {
        profile.probability(seat: turn.seat, slot: turn.slot + $0)
      }
      // The draw is taken even when somebody else answers, so that later draws do not shift.
      let drawn = seats[turn.seat].index(weights)
      return answer(turn, transcript) ?? drawn
    }
    return game.narrate(drawing: { nature.index($0) }, choosing: choose)
  }

  /// Returns how a population of one kind plays after some rounds among themselves.
  ///
  /// - Throws: ``StudyError`` when the kind cannot play the mechanism; ``Session/Interrupted``.
  public static func habits(
    of agent: any Agent, in mechanism: any Mechanism, rounds: Int, seed: UInt64,
    shouldStop: () -> Bool = { false }
  ) throws -> Profile {
    guard let game = mechanism.game(repeated: nil) else {
      throw StudyError("the game would have more than 2^27 table entries")
    }
    let briefing = Theory.briefing(of: game, mechanism: mechanism)
    var agent = agent
    if let reason = agent.refusal(of: briefing) {
      throw StudyError(
        "\(type(of: agent).card.id) cannot play \(mechanism.card.id): \(reason)")
    }
    let group = Group(
      "all", count: 20 * game.shape.seats, roles: Array(game.shape.roles.indices))
    let run = Run(
      game, Population([group], cohorts: [agent.cohort(for: game.shape, group: 0)]),
      RunPlan(matching: .random, rounds: rounds, blocks: 10, window: 0.1),
      briefing: briefing, key: StreamKey(seed: seed).with("habits"), workers: .alone)
    let record = run.live(shouldStop: shouldStop)
    if record.wasStopped { throw Session.Interrupted() }
    if let void = record.void {
      throw StudyError("\(mechanism.card.id): the story fails: \(void)")
    }
    return Profile(shared: record.window.play(game.shape), in: game.shape)
  }
}
