public import Arena

/// An agent that replies best to agents one level below; level 0 plays uniformly.
///
/// The replies are computed from the tree of the game before the first round; ties are mixed
/// uniformly. A level is a shared plan for all roles: level 2 as an auditor replies to an agent of
/// level 1 who replies to a uniform auditor.
public struct LevelK: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "level-k", "Replies best to the level below; level 0 is uniform.",
    source: """
      \(Papers.guessingGames); D. O. Stahl, P. W. Wilson, "On Players' Models of Other Players", \
      Games and Economic Behavior 10(1), 1995, pp. 218-254.
      """)

  /// How many steps it thinks ahead of a uniform player.
  public var level = 1
  private var plan = ReplyPlan()

  /// Makes level 1.
  public init() {}

  /// Shows the level.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("level", &level, in: 1...10, unit: "levels", "How many steps it thinks.")
  }

  /// Computes the replies; complains where the game is too large to explore.
  public mutating func prepare(for briefing: Briefing) -> String? {
    guard let tree = briefing.tree else { return Briefing.complaintWithoutTree }
    plan = ReplyPlan(uniformIn: tree.shape)
    for _ in 0..<level { plan = ReplyPlan(to: plan.profile(in: tree.shape), in: tree) }
    return nil
  }

  /// Follows the plan.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    plan.draw(turn, using: &random)
  }
}
