/// A property of a mechanism that an audit asks for, at the play that the designer wishes.
public enum AuditProperty: String, CaseIterable, Sendable {
  /// The wish is a best reply to the wishes of the others.
  case bayesianIncentives = "bayesian-incentive-compatibility"
  /// The wish is a best reply to whatever the others do.
  case dominantStrategy = "dominant-strategy-incentive-compatibility"
  /// The wish is a best reply to whatever the others do and nature draws.
  case exPostDominance = "ex-post-dominance"
  /// The wish can be seen to be best without any thought of what the others do.
  case obviousness = "obvious-strategy-proofness"
  /// The wish is a best reply to the wishes of the others, whatever everybody's type is.
  case exPostIncentives = "ex-post-incentive-compatibility"
  /// Every player who knows its own type gains by taking part.
  case interimRationality = "interim-individual-rationality"
  /// Nobody regrets having taken part.
  case exPostRationality = "ex-post-individual-rationality"
  /// The treasury never pays nor keeps anything.
  case budgetBalance = "budget-balance"
  /// The treasury neither pays nor keeps anything on average.
  case expectedBalance = "expected-budget-balance"
  /// The treasury never pays.
  case noDeficit = "no-deficit"
  /// The treasury never pays nor keeps anything, whatever anybody does.
  case balanceEverywhere = "budget-balance-everywhere"
  /// The treasury never pays, whatever anybody does.
  case noDeficitEverywhere = "no-deficit-everywhere"
  /// Nobody who sees everything and moves everyone could do better.
  case efficiency = "efficiency"
  /// No other way of playing that respects who sees what would do better.
  case informedEfficiency = "informed-efficiency"
  /// No two seats can both gain by deviating together.
  case pairStability = "pair-stability"
  /// No two seats can gain in sum by deviating together.
  case pairSidePayments = "pair-stability-with-side-payments"

  /// What exactly is asked, in one sentence.
  public var definition: String {
    switch self {
    case .bayesianIncentives:
      "No seat gains in expectation by any other strategy while the others do as wished."
    case .dominantStrategy:
      "Whatever pure strategies the others use, no seat gains by any other strategy, on average "
        + "over nature's draws given what it knows at its first decision."
    case .exPostDominance:
      "Whatever pure strategies the others use and whatever nature draws, no seat gains by any "
        + "other strategy; the first, second, ... draws after the two part are the same draw if "
        + "their outcomes and probabilities are."
    case .obviousness:
      "Wherever a seat can come by doing as wished, the worst outcome of going on so is at least "
        + "the best outcome of departing there, over all that the others and nature may do."
    case .exPostIncentives:
      "At no type profile (what nature draws before anybody decides) does a seat gain in expectation "
        + "by any other strategy while the others do as wished."
    case .interimRationality:
      "Given what a seat knows at its first decision, the wished play is expected to pay at least "
        + "its outside option; a seat that is never asked is judged before anything happens."
    case .exPostRationality:
      "In every episode of the wished play every seat gets at least its outside option."
    case .budgetBalance:
      "In every episode of the wished play all transfers between the seats sum to zero."
    case .expectedBalance:
      "In expectation of the wished play all transfers between the seats sum to zero."
    case .noDeficit: "In no episode of the wished play does the treasury pay in sum."
    case .balanceEverywhere:
      "In every episode, wished or not, all transfers between the seats sum to zero."
    case .noDeficitEverywhere: "In no episode, wished or not, does the treasury pay in sum."
    case .efficiency:
      "The wished play reaches what a planner reaches who sees everything and moves everyone."
    case .informedEfficiency:
      "The wished play reaches the best of all strategy profiles, in which each knows what it sees."
    case .pairStability:
      "No two seats can deviate together, tossing a common coin if they like, so that both gain in "
        + "expectation while the others do as wished."
    case .pairSidePayments:
      "No two seats can deviate together so that the sum of their expected payoffs rises while the "
        + "others do as wished."
    }
  }
}

/// Whether a property holds.
public enum AuditVerdict: String, Sendable {
  /// It holds.
  case holds
  /// It fails.
  case fails
  /// The question does not arise.
  case notApplicable = "not applicable"
  /// The budget, or what the mechanism states, does not suffice for an answer.
  case undecided
}

/// How far a largest gain can be trusted.
public enum AuditAccuracy: String, Sendable {
  /// It is the largest gain.
  case exact
  /// A gain that was found; there may be larger ones.
  case atLeast = "at least"
  /// No gain is larger; none may exist.
  case atMost = "at most"
  /// Nothing is known.
  case unknown
}
