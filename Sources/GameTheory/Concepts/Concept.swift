public import Arena

/// A way to say how players play: what a theory calls a solution.
public enum Concept: String, CaseIterable, Sendable {
  /// All equilibria that the most complete method for the game finds.
  case nash
  /// All equilibria in pure strategies.
  case pure
  /// All extreme equilibria of a game of two players, with their connected components.
  case extreme
  /// Equilibria that complementary pivoting finds, from every initial label.
  case lemkeHowson = "lemke-howson"
  /// Equilibria by enumeration of supports, for any number of players.
  case supports
  /// Value and optimal strategies of a game of two players whose payoffs have a constant sum.
  case zeroSum = "zero-sum"
  /// An equilibrium of a large constant-sum game by counterfactual regret minimisation.
  case counterfactualRegret = "cfr"
  /// The equilibria that no other is better for everyone.
  case payoffDominant = "payoff-dominant"
  /// The equilibrium that is safest to believe in when it is unsure which one is played.
  case riskDominant = "risk-dominant"
  /// The equilibrium at the end of the logit branch.
  case logitLimit = "logit-limit"
  /// Logit quantal-response equilibrium in mixed strategies.
  case quantalResponse = "qre"
  /// Logit quantal-response equilibrium of agents, one for every information set.
  case agentQuantalResponse = "agent-qre"
  /// Best replies to best replies to a uniform player.
  case levelK = "level-k"
  /// Best replies to a Poisson mixture of lower levels.
  case cognitiveHierarchy = "cognitive-hierarchy"
  /// What is left when strategies of more than the least regret are deleted again and again.
  case regretMinimisation = "regret-minimisation"
  /// What survives the iterated deletion of strictly dominated strategies.
  case strictDominance = "strict-dominance"
  /// What survives the iterated deletion of weakly dominated strategies, in the order taken.
  case weakDominance = "weak-dominance"
  /// What players may do who are commonly known to reply optimally to some belief.
  case rationalisable
  /// The welfare that a mediator whose advice everyone follows can reach.
  case correlated
  /// The welfare that players without regret can end in.
  case coarseCorrelated = "coarse-correlated"
  /// The strategy to publish before the others choose.
  case stackelberg

  /// The concept that a game calls for: commitment where a role commits, equilibrium otherwise.
  public static func predicting(_ shape: Shape) -> Concept {
    shape.roles.contains { $0.commits } ? .stackelberg : .nash
  }

  /// What tables write after "predicted": "commitment", "equilibrium", else the name.
  public var label: String {
    switch self {
    case .nash: "equilibrium"
    case .stackelberg: "commitment"
    default: rawValue
    }
  }

  /// Whether it says what welfare can be reached, and not by what play.
  public var isOfWelfare: Bool { self == .correlated || self == .coarseCorrelated }

  /// Whether it says what is left after deletions, and neither play nor welfare.
  public var isOfDeletion: Bool {
    switch self {
    case .regretMinimisation, .strictDominance, .weakDominance, .rationalisable: true
    default: false
    }
  }

  /// Whether all that it selects are equilibria.
  public var isOfEquilibrium: Bool {
    switch self {
    case .nash, .pure, .extreme, .lemkeHowson, .supports, .zeroSum, .payoffDominant, .riskDominant,
      .logitLimit:
      true
    default: false
    }
  }

  /// One sentence.
  public var summary: String {
    switch self {
    case .nash: "All equilibria that the most complete method for the game finds."
    case .pure: "All equilibria in pure strategies."
    case .extreme: "All extreme equilibria of two players, with their components."
    case .lemkeHowson: "Equilibria by complementary pivoting, from every initial label."
    case .supports: "Equilibria by enumeration of supports, for any number of players."
    case .zeroSum: "Value and optimal strategies of a constant-sum game of two players."
    case .counterfactualRegret: "An equilibrium of a large constant-sum game, by CFR+."
    case .payoffDominant: "The equilibria that no other is better for everyone."
    case .riskDominant: "The equilibrium that is safest to believe in."
    case .logitLimit: "The equilibrium at the end of the logit branch."
    case .quantalResponse: "Logit quantal-response equilibrium, in mixed strategies."
    case .agentQuantalResponse: "Logit quantal-response equilibrium, in behaviour strategies."
    case .levelK: "Best replies to best replies to a uniform player."
    case .cognitiveHierarchy: "Best replies to a Poisson mixture of lower levels."
    case .regretMinimisation: "What survives the iterated deletion of larger regrets."
    case .strictDominance: "What survives the deletion of strictly dominated strategies."
    case .weakDominance: "What survives the deletion of weakly dominated strategies."
    case .rationalisable: "What replies optimally to some belief, commonly known."
    case .correlated: "The welfare that a trusted mediator's advice can reach."
    case .coarseCorrelated: "The welfare that players without regret can end in."
    case .stackelberg: "The strategy to publish before the others choose."
    }
  }
}
