import Arena

/// Some episodes of a mechanism, told before agents play it.
///
/// The simulator and the explorer check little, so as to be fast. A story that fails or does not end
/// is found here first, and reported.
enum Rehearsal {
  /// The most verbs of an episode of a rehearsal.
  static let mostSteps = 1_000_000
  /// The longest that a rehearsal takes, in seconds.
  private static let seconds = 60.0
  private static let episodes = 8

  /// Returns why a mechanism cannot be played, with the episode so far; nil when it can.
  static func obstacle(of game: Game) -> String? {
    let outcome = Supervision.run(seconds: seconds) { lost -> String? in
      for seed in 0..<episodes {
        let transcript = sample(game, seed: seed, lost: lost)
        if transcript.failure != nil { return complaint(transcript, game.shape) }
      }
      return nil
    }
    switch outcome {
    case .done(let obstacle): return obstacle
    case .lost(let reason): return reason
    case .late: return "the story does not end: an episode took more than \(Int(seconds)) seconds"
    }
  }

  /// Tells an episode with uniform draws and choices.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - seed: The seed of the draws and choices.
  ///   - lost: Told why, when the story goes on after it has failed; it need not return.
  ///   - look: Shown every turn, with the story so far.
  /// - Returns: What happened.
  static func sample(
    _ game: Game, seed: Int, lost: @escaping @Sendable (String) -> Void = { _ in },
    showing look: @escaping (Turn, Transcript) -> Void = { _, _ in }
  ) -> Transcript {
    let sampler = Sampler(key: StreamKey(seed: UInt64(seed)).with("law"))
    var telling = Telling(
      drawing: { sampler.index($0) },
      choosing: { turn, transcript in
        look(turn, transcript)
        return sampler.use { $0.index(below: turn.count) }
      })
    telling.mostSteps = mostSteps
    telling.abandon = { lost(complaint($0, game.shape)) }
    return game.narrate(telling)
  }

  /// Why a story failed, and the last things that happened before.
  static func complaint(_ transcript: Transcript, _ shape: Shape) -> String {
    let reason = transcript.failure?.reason ?? "nothing failed"
    let lines = Narration(shape).lines(transcript).dropLast()
    if lines.isEmpty { return "\(reason); nothing had happened before" }
    let shown = lines.suffix(6).map { printable($0, limit: 200) }
    let dots = lines.count > shown.count ? "...; " : ""
    return "\(reason); before: \(dots)\(shown.joined(separator: "; "))"
  }
}
