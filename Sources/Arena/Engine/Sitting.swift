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
}
