public import Arena
public import MechanismTools

/// Advisers with random interests compete for a user by the policies that they commit to.
///
/// A policy recommends an action in every state. The user knows all policies: it picks the one that
/// serves it best and listens to that adviser alone, or listens to all; in either case it replies
/// best to what it then knows. A lone adviser may withhold much. If some weighted sum of the
/// advisers' payoffs is within epsilon of the user's, the user loses at most 2 epsilon in every
/// equilibrium: whatever the others do, each adviser would be picked if it told all.
///
/// Markets of many advisers are too large to explore; `arena audit` then estimates how near their
/// payoffs come to the user's from sampled episodes (`AlignmentSample`).
///
/// > Deviation: utilities are drawn by the engine's generator, the user's uniform on 0...1, each
/// > adviser's the user's plus normal draws; policies are deterministic.
public struct AdviserMarket: RuledMechanism {
  /// How the advisers' interests stray from the user's.
  public enum Misalignment: String, KnobChoice {
    /// In directions that sum to nothing.
    case cancels
    /// Each in a direction of its own.
    case independent
    /// All in one direction.
    case common
  }

  /// Whom the user hears.
  public enum User: String, KnobChoice {
    /// The adviser whose policy serves it best.
    case selects
    /// All advisers.
    case bestReply = "best-reply"
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "adviser-market", "Advisers with random interests compete to be heard by a user.",
    source: """
      \(Papers.emergentAlignment): best-AI selection, and its simulation by best-response \
      dynamics.
      """)

  /// What nature decides.
  enum Nature { static let state = 0 }
  /// What is counted.
  enum Count { static let value = 0, lost = 1 }

  /// The parameters.
  public var rules = Rules() { didSet { stakes = MarketStakes(rules) } }
  private var stakes = MarketStakes(Rules())

  /// Makes two advisers in three states, whose misalignment cancels.
  public init() {}

  /// The advisers, each a role, as they differ in interests.
  public var roles: [Role] {
    (1...rules.advisers).map {
      Role("adviser \($0)", "Commits to its advice; gains from what the user then does.")
    }
  }

  /// A policy for each adviser: the recommended action in each state.
  public var decisions: [Decision] {
    let policies = Values.named(stakes.labels)
    let whom =
      rules.user == .selects ? "only the adviser whose policy serves it best." : "all advisers."
    let help = "The action to recommend in each state; the user hears " + whom
    return (0..<rules.advisers).map {
      Decision("policy of adviser \($0 + 1)", role: $0, actions: policies, help)
    }
  }

  /// The state that the policies are about.
  public var draws: [Draw] { [Draw("the state", .counted(rules.states))] }

  /// What the user gets, and what it misses.
  public var measures: [Measure] {
    [
      Measure("value", unit: "utility", in: 0...1, "What the user gets."),
      Measure(
        "lost", unit: "utility", in: 0...1,
        "How much more the user could have got, knowing the state."),
    ]
  }

  /// What the user gets.
  public var goal: Goal { .measure(Count.value) }

  /// Policies are chosen, a state is drawn, and the user acts on what it hears.
  public func play(_ episode: inout some Episode) {
    var chosen = CrowdList()
    for adviser in 0..<rules.advisers {
      chosen[adviser] = episode.choose(adviser, by: adviser, wishing: stakes.open)
    }
    let state = episode.chance(Nature.state, uniform: rules.states)
    let action =
      rules.user == .selects
      ? stakes.reply(to: stakes.best(chosen), in: state) : stakes.reply(to: chosen, in: state)
    for adviser in 0..<rules.advisers {
      episode.gain(stakes.payoff(of: adviser, action, in: state), by: adviser)
    }
    let value = stakes.worth(action, in: state)
    episode.note(Count.value, value)
    episode.note(Count.lost, stakes.best(in: state) - value)
  }
}

extension AdviserMarket {
  /// Returns what an action in a state is worth to an adviser, or to the user if none is named.
  ///
  /// - Precondition: There are such an action, state and adviser, and no complaint of the rules.
  public func worth(of action: Int, in state: Int, to adviser: Int? = nil) -> Double {
    precondition(
      rules.complaint == nil && 0..<rules.actions ~= action && 0..<rules.states ~= state
        && 0..<rules.advisers ~= (adviser ?? 0), "the market has no such action, state or adviser")
    guard let adviser else { return stakes.worth(action, in: state) }
    return stakes.payoff(of: adviser, action, in: state)
  }
}

extension AdviserMarket {
  /// The parameters of a market for advice.
  public struct Rules: RuleSet {
    /// How many states there are, all equally likely.
    public var states = 3
    /// How many actions the user has.
    public var actions = 3
    /// How many advisers there are.
    public var advisers = 2
    /// How interests stray from the user's.
    public var misalignment = Misalignment.cancels
    /// How far they stray: the standard deviation of every entry, but of what makes them cancel.
    public var strength = 1.0
    /// Which random instance it is.
    public var instance = 0
    /// Whom the user hears.
    public var user = User.selects

    /// Makes two advisers in three states, whose misalignment cancels.
    public init() {}

    /// Shows the states, the advisers and the user.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      visitor.knob("states", &states, in: 1...8, unit: "states", "How many states, equally likely.")
      visitor.knob("actions", &actions, in: 2...16, unit: "actions", "How many the user has.")
      visitor.knob(
        "advisers", &advisers, in: 1...CrowdList.limit, unit: "advisers", "How many advise.")
      visitor.knob("misalignment", &misalignment, "How interests stray from the user's.")
      visitor.knob(
        "strength", &strength, in: 0...1e3, unit: "utility",
        "The standard deviation of what an adviser's payoff adds to the user's.")
      visitor.knob(
        "instance", &instance, in: 0...1_000_000, unit: "number", "Which random instance.")
      visitor.knob("user", &user, "Whom the user hears.")
    }

    /// Says whether there are few enough policies, and misalignments that can cancel.
    public var complaint: String? {
      var policies = 1
      for _ in 0..<states where policies <= CrowdList.greatest + 1 { policies *= actions }
      if policies > CrowdList.greatest + 1 {
        return "states and actions make more than 256 policies"
      }
      return misalignment == .cancels && advisers < 2
        ? "the misalignment of one adviser cannot cancel" : nil
    }
  }
}
