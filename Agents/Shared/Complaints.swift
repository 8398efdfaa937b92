import Arena

extension Briefing {
  /// Why an agent for repeated symmetric games cannot play; nil when it can.
  var complaintUnlessSymmetric: String? {
    if shape.decisions.count != 1 {
      return "needs a game with exactly one decision, but this one has \(shape.decisions.count)"
    }
    if shape.roles.count != 1 {
      return "needs a game in which all play the same role, but this one has "
        + "\(shape.roles.count) roles"
    }
    return shape.seats > 1 ? nil : "needs a game with another player, but this one has none"
  }

  /// Why an agent for repeated dilemmas cannot play; nil when it can.
  var complaintUnlessDilemma: String? {
    if let complaint = complaintUnlessSymmetric { return complaint }
    let decision = shape.decisions[0]
    return decision.actions.count == 2
      ? nil
      : "needs a decision between two actions, but \"\(decision.name)\" has "
        + "\(decision.actions.count)"
  }

  /// What an agent says that needs the tree of the game and does not get it.
  static var complaintWithoutTree: String {
    "needs the tree of the game, but this game is too large to explore"
  }
}
