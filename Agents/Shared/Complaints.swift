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

  /// What an agent says that needs the tree of the game and does not get it.
  static var complaintWithoutTree: String {
    "needs the tree of the game, but this game is too large to explore"
  }
}
