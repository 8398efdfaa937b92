/// How a computation of behaviour ended.
public enum BehaviouralStatus: String, Sendable {
  /// What was asked for was found.
  case complete
  /// The budget was used up: what was found lies on the way.
  case budget = "budget used up"
  /// No step, however short, stayed on the branch: what was found lies on the way.
  case stuck = "branch lost"
  /// The precision is beyond what doubles resolve: what was found is where the branch leads.
  case resolution = "beyond resolution"
  /// A payoff is not finite, or two differ by more than a double can hold: nothing is computed.
  case payoffs = "payoffs not finite"
  /// A player forgets what it knew or did, so beliefs are not defined: play is uniform.
  case imperfectRecall = "imperfect recall"
  /// There are too many strategies for dense linear algebra: play is uniform.
  case tooLarge = "too large"
}
