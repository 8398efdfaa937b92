import Arena

/// The strategy of a language model: what it said at each information set at which it was asked.
struct ModelTable: Sendable, Equatable {
  /// What came of each question, by information set; nil where nobody asked.
  var replies: [Reply?]
  /// How it answered, and what that took.
  var counts: ReplyCounts

  /// Whether it has an answer wherever it was asked, so that it can be played at full speed.
  var isWhole: Bool {
    replies.allSatisfy { reply in
      if case .silent? = reply { false } else { true }
    }
  }

  /// The probability of every action at every information set; uniform where nobody asked, since nobody comes there.
  func probabilities(_ shape: Shape) -> [Double] {
    var odds = [Double](repeating: 0, count: shape.slots)
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      for action in 0..<count { odds[first + action] = 1 / Double(count) }
      switch replies[infoset] {
      case .answer(.mixed(let weights))?:
        for action in 0..<count { odds[first + action] = weights[action] }
      case .answer(.action(let chosen))?:
        for action in 0..<count { odds[first + action] = action == chosen ? 1 : 0 }
      case .answer(.none)?, .silent?, nil: break
      }
    }
    return odds
  }
}

extension Agent {
  /// Whether it is a language model that is asked for its strategy before it plays.
  var asksBefore: Bool {
    (self as? LanguageModelAgent)?.isAskedBefore == true
  }
}
