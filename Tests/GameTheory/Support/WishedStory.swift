import Arena

/// A random story with random wishes.
struct WishedStory: Mechanism {
  static let card = Card("wished-story", "A random story with wishes.", source: "A test.")
  var story = RandomStory()
  var seed = 0
  /// Whether some information sets are left without a wish.
  var hasGaps = false

  init() {}
  init(_ story: RandomStory, seed: Int, hasGaps: Bool = false) {
    (self.story, self.seed, self.hasGaps) = (story, seed, hasGaps)
  }

  var roles: [Role] { story.roles }
  var decisions: [Decision] { story.decisions }
  var draws: [Draw] { story.draws }
  var measures: [Measure] { story.measures }
  var goal: Goal { .measure(0) }

  /// The wish at a decision; nil where there is none.
  func wish(_ decision: Int, _ observation: Int) -> Int? {
    var hash = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(decision * 1000 + observation + 1)
    hash = (hash ^ hash >> 31) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 29
    if hasGaps && hash % 4 == 0 { return nil }
    return Int(hash >> 8) % decisions[decision].actions.count
  }

  func play(_ episode: inout some Episode) {
    withoutActuallyEscaping(wish) { wish in
      var wishing = Wishing(base: episode, wish: wish)
      story.play(&wishing)
      episode = wishing.base
    }
  }

  /// A small one that decides something.
  static func random(_ number: Int, profiles limit: Int, hasGaps: Bool = false) -> WishedStory {
    var attempt = 0
    while true {
      let players = 2 + number % 2
      let story = RandomStory(seed: number + 1000 * attempt, players: players)
      let sizes = Tale(story).places(players).map { $0.reduce(1.0) { $0 * Double($1.actions) } }
      let deciding = sizes.count { $0 > 1 }
      if sizes.reduce(1, *) <= Double(limit) && deciding > 1 {
        return WishedStory(story, seed: number, hasGaps: hasGaps)
      }
      attempt += 1
    }
  }
}

/// A listener that adds wishes for another one.
private struct Wishing<Base: Episode>: EpisodeRelay {
  var base: Base
  let wish: (Int, Int) -> Int?

  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing: Int?
  ) -> Int {
    base.choose(decision, by: seat, seeing: observation, wishing: wish(decision, observation))
  }
}
