import Arena

/// What the designer of a game that was read from a file wishes, which the file cannot say.
///
/// Each text names a place and an action, as in "hand=bet". A place is an information set (a decision's
/// name) or, where a player has only one, the player.
struct GameWish: Sendable {
  /// The action that is wished at each decision, if any.
  private(set) var actions: [Int?]
  /// The first thing that is wrong with the texts, as a sentence.
  private(set) var complaint: String?

  /// Looks up some texts in a game.
  init(_ texts: [String], players: [Role], decisions: [Decision]) {
    actions = [Int?](repeating: nil, count: decisions.count)
    var places: [String: Int] = [:]
    for player in players.indices {
      let own = decisions.indices.filter { decisions[$0].role == player }
      if own.count == 1 { places[players[player].name] = own[0] }
    }
    for (index, decision) in decisions.enumerated() { places[decision.name] = index }
    for text in texts where complaint == nil {
      complaint = read(text, places, decisions)
    }
  }

  /// Reads one text, and says what is wrong with it.
  private mutating func read(_ text: String, _ places: [String: Int], _ decisions: [Decision])
    -> String?
  {
    let shown = "the wish '\(printable(text))'"
    guard let first = text.firstIndex(of: "=") else {
      return "\(shown) must be an information set or a player, =, and an action"
    }
    // Names may contain the sign themselves.
    let readings = text.indices.filter { text[$0] == "=" }.compactMap { mark in
      places[String(text[..<mark])].map { ($0, String(text[text.index(after: mark)...])) }
    }
    guard let (nearest, wanted) = readings.first else {
      let name = String(text[..<first])
      return "\(shown): there is no information set '\(printable(name))', and no player of that "
        + "name with only one" + StudyError.suggestion(for: name, among: places.keys.sorted())
    }
    let found = readings.lazy.compactMap { place, wanted in
      let actions = decisions[place].actions
      return (0..<actions.count).first { actions.label($0) == wanted }.map { (place, $0) }
    }
    guard let (place, action) = found.first else {
      let actions = decisions[nearest].actions
      let labels = (0..<Swift.min(actions.count, 1000)).map { actions.label($0) }
      return "\(shown): '\(printable(decisions[nearest].name))' has no action "
        + "'\(printable(wanted))'" + StudyError.suggestion(for: wanted, among: labels)
    }
    if actions[place] != nil {
      return "\(shown): something is wished at '\(printable(decisions[place].name))' already"
    }
    actions[place] = action
    return nil
  }
}
