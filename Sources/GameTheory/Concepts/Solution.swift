public import Arena

/// What a solution concept says about a game.
public struct Solution: Sendable {
  /// A profile that the concept selects, with what it leads to and its certificate.
  public struct Answer: Sendable {
    /// How everyone plays.
    public let profile: Profile
    /// What it leads to.
    public let expectation: Expectation
    /// The largest gain any seat could make by deviating, recomputed on the tree; under commitment of
    /// those who reply.
    public let regret: Double
    /// Whether it stands the test of the definition of an equilibrium; see ``Certificate/holds``.
    public let isEquilibrium: Bool
    /// What sets it apart from the others, for example "component 1"; empty when nothing does.
    public let note: String

    /// Certifies a profile on a tree.
    ///
    /// - Parameters:
    ///   - profile: How everyone plays.
    ///   - tree: The game.
    ///   - note: What sets it apart from others.
    ///   - leaders: Seats whose own gains do not count, because they are committed.
    /// - Complexity: O(seats x nodes).
    public init(
      _ profile: Profile, in tree: GameTree, note: String = "", except leaders: [Int] = []
    ) {
      self.init(profile, Certificate(profile, in: tree, except: leaders), note: note)
    }

    /// Takes over a certificate.
    public init(_ profile: Profile, _ certificate: Certificate, note: String = "") {
      self.profile = profile
      expectation = certificate.expectation
      regret = certificate.regret
      isEquilibrium = certificate.holds
      self.note = note
    }

    init(_ equilibrium: Equilibrium, note: String = "") {
      profile = equilibrium.profile
      expectation = equilibrium.expectation
      regret = equilibrium.regret
      isEquilibrium = true
      self.note = note
    }
  }

  /// A number or a text that belongs to a concept, for example its precision.
  public enum Value: Sendable {
    /// A number.
    case number(Double)
    /// A text.
    case text(String)
  }

  /// The least and greatest value of an objective under a correlated concept.
  public struct Interval: Sendable {
    /// The least value; a bound from below when ``isExact`` is false.
    public let low: Double
    /// The greatest value; a bound from above when ``isExact`` is false.
    public let high: Double
    /// The largest gain that a recommended distribution leaves to a deviator, recomputed.
    public let incentive: Double
    /// Whether both ends are reached.
    public let isExact: Bool
  }

  /// One deleted strategy: whose, what it does, and in which round.
  public struct Deletion: Sendable {
    /// The seat.
    public let seat: Int
    /// The strategy, as actions at information sets.
    public let strategy: Plan
    /// The round, from 1.
    public let round: Int
    /// The strategy that dominates, if a single one does.
    public let dominator: Plan?
  }

  /// The actions of a reduced strategy at the information sets it comes to.
  public typealias Plan = [(infoset: Int, action: Int)]

  /// The concept.
  public let concept: Concept
  /// The profiles that it selects.
  public var answers: [Answer] = []
  /// How many were found; more than ``answers`` when only one for every outcome was kept.
  public var count = 0
  /// Whether nothing of what the concept selects is missing.
  public var isComplete: Bool { status == .complete }
  /// How the search ended.
  public var status: SearchStatus
  /// What stands in the way of an answer, as a sentence without a full stop; nil if the status says it.
  public var obstacle: String?
  /// How the answer was found.
  public var method: String
  /// Numbers and texts that belong to the answer, in order.
  public var facts: [(name: String, value: Value)] = []
  /// For each objective, what a correlated concept allows; nil for one that is no mean over episodes.
  public var intervals: [Interval?] = []
  /// The strategies that an iterated deletion leaves, by seat.
  public var survivors: [[Plan]] = []
  /// What was deleted, in order.
  public var deletions: [Deletion] = []

  /// Makes a solution without answers yet.
  public init(
    _ concept: Concept, status: SearchStatus, method: String, obstacle: String? = nil
  ) {
    self.concept = concept
    self.status = status
    self.obstacle = obstacle
    self.method = method
  }
}

/// What a solution concept may be told.
public struct SolveOptions: Sendable {
  /// How much the search may cost.
  public var budget = Budget()
  /// The precision of a logit response, per unit of payoff; nil for the whole branch.
  public var precision: Double?
  /// Observed play that logit play is fitted to: frequencies, and how many choices at each seat's
  /// information sets (seats x information sets).
  public var observed: (play: Profile, weights: [Double])?
  /// The observed choices of each agent, who may depend on each other; empty where all are independent.
  public var agents: [[ObservedChoice]] = []
  /// The highest level of thinking.
  public var levels = 4
  /// The mean level of a cognitive hierarchy.
  public var meanLevel = 1.5
  /// The seats that commit; if nil, those of roles that commit, or else the first seat.
  public var leaders: [Int]?
  /// How indifferent followers choose.
  public var ties = Ties.optimistic
  /// How several leaders commit.
  public var leadership = Leadership.together
  /// Whether leaders commit to pure strategies only.
  public var isPure = false
  /// The most iterations of a learning procedure.
  public var iterations = 2000

  /// Makes the default options.
  public init() {}
}
