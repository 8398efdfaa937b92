/// How a search ended: one vocabulary for every solver.
public enum SearchStatus: String, Sendable, CaseIterable {
  /// What was asked for was found; all of it if there may be several.
  case complete
  /// Something was found, but more of what was asked for may exist.
  case incomplete
  /// The budget was used up; what was found until then is given.
  case exhausted = "budget exhausted"
  /// The game is too large for the method.
  case tooLarge = "too large"
  /// Some player forgets what it knew or did, so mixed and behaviour strategies differ.
  case imperfectRecall = "imperfect recall"
  /// Some number of the game is infinite or undefined, or too large to add up.
  case notFinite = "not finite"
  /// Rounding errors spoil the proof.
  case unreliable
  /// The game is not of the kind that the concept is for.
  case notApplicable = "not applicable"
  /// Nothing of what was asked for exists.
  case nothing = "none"
  /// No point satisfies all rows of a linear program, and the multipliers prove it.
  case infeasible
  /// The objective of a linear program grows without end.
  case unbounded
  /// A fraction on the way did not fit in 128 bits.
  case overflow
  /// Of several followers only pure equilibria count as replies: commitments that leave them none, and
  /// mixed equilibria, are not covered.
  case pureReplies = "pure replies only"
  /// Mixed commitments were asked for, but only pure ones are covered: of leaders that commit apart
  /// or move in a tree, and against adverse ties of several followers.
  case pureCommitments = "pure commitments only"
  /// No step along a branch of logit play, however short, stayed on it.
  case stuck = "branch lost"
  /// The precision of logit play is beyond what doubles resolve: what was found is where the branch leads.
  case beyondResolution = "beyond resolution"
}
