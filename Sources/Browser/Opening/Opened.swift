import Arena

/// A mechanism with its parameters, ready to be played.
struct Opened {
  /// What it is.
  let card: Card
  /// Its parameters.
  let knobs: [Knob]
  /// The game.
  let game: Game
  /// Extends a key by what is played.
  let key: (StreamKey) -> StreamKey

  /// Makes a mechanism ready.
  ///
  /// - Throws: Why it cannot be played.
  init(_ opening: Opening, repeated horizon: Horizon?) throws(Refusal) {
    let id = opening.card.id
    if let complaint = opening.complaint { throw Refusal("\(id): \(complaint)") }
    if horizon != nil && opening.game(nil)?.isRepeated == true {
      throw Refusal("\(id) is repeated by itself; set its 'parameters' instead of 'repeat'")
    }
    guard let game = opening.game(horizon) else {
      throw Refusal(
        "\(id): the game would have more than 2^27 table entries; take fewer actions or rounds "
          + "seen")
    }
    card = opening.card
    knobs = opening.knobs
    self.game = game
    key = { opening.key($0, horizon) }
  }

  /// The most probabilities of a profile that a page has room for.
  private static let mostProbabilities = 10_000_000.0

  /// Refuses a game of which a page has no room for a profile.
  func fitsProfiles() throws(Refusal) {
    if Double(game.shape.slots) * Double(game.shape.seats) > Opened.mostProbabilities {
      throw Refusal(
        "\(card.id): the game has \(game.shape.slots) actions over all that can be seen, more than a "
          + "page has room for")
    }
  }
}

extension Horizon {
  private static let mostRounds = 1_000_000

  /// Reads how often a stage is repeated.
  init?(_ fields: Fields?) throws(Refusal) {
    guard let fields else { return nil }
    let rounds = try fields.count("rounds", in: 1...Horizon.mostRounds)
    if let continuation = try fields.real("continuation", in: 0...1), continuation < 1 {
      self.init(continuation: continuation, atMost: rounds ?? Horizon.mostRounds)
    } else if let rounds {
      self.init(rounds: rounds)
    } else {
      throw Refusal("\(fields.owner) needs a field 'rounds' or 'continuation', a number")
    }
  }
}
