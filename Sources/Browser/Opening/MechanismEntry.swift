import Arena

/// A mechanism that can be opened by its name.
struct MechanismEntry {
  let card: Card
  /// Makes one with its defaults, shows its parameters to a function, and opens it if asked to.
  private let make: (@escaping (inout Knob) -> Void) -> Opening

  init<M: Mechanism>(_: M.Type) {
    card = M.card
    make = { look in
      var mechanism = M()
      var visitor = KnobFunction(look)
      mechanism.knobs(&visitor)
      let made = mechanism
      return Opening(made)
    }
  }

  /// The parameters with their defaults.
  var knobs: [Knob] { Parameters.list { _ = make($0) } }

  /// Opens it with parameters.
  func open(_ parameters: Fields?, repeated horizon: Horizon?) throws(Refusal) -> Opened {
    var opening = make { _ in }
    try Parameters.set(parameters, of: card.id) { opening = make($0) }
    return try Opened(opening, repeated: horizon)
  }
}

/// A mechanism with its parameters that is about to be opened.
struct Opening {
  let card: Card
  let knobs: [Knob]
  let complaint: String?
  let game: (Horizon?) -> Game?
  /// Extends a key by what is played.
  let key: (StreamKey, Horizon?) -> StreamKey

  init(_ mechanism: some Mechanism, called name: String? = nil) {
    let own = mechanism.card
    let id = name ?? own.id
    card = Card(id, own.summary, source: own.source)
    complaint = mechanism.complaint
    knobs = Parameters.list { look in
      var copy = mechanism
      var visitor = KnobFunction(look)
      copy.knobs(&visitor)
    }
    game = { mechanism.game(repeated: $0) }
    key = { $0.adding(id, mechanism, repeated: $1) }
  }
}
