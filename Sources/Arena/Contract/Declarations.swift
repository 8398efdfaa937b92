/// A part to play in an episode, filled by one or more seats.
public struct Role: Sendable, Equatable {
  /// The name, for example "seller".
  public let name: String
  /// How many seats of an episode play this part; at least 1.
  public let seats: Int
  /// Whether its strategy is public before the others choose (Stackelberg).
  ///
  /// Only theory reads it: the story is told as without it, and solution concepts of commitment take
  /// the roles that commit for the leaders.
  public let commits: Bool
  /// One sentence that says what the role is about.
  public let help: String

  /// Makes a role.
  public init(_ name: String, seats: Int = 1, commits: Bool = false, _ help: String = "") {
    self.name = name
    self.seats = seats
    self.commits = commits
    self.help = help
  }
}

/// A point of choice: who decides, what it sees, what it can do.
public struct Decision: Sendable, Equatable {
  /// The name, for example "offer".
  public let name: String
  /// The index of the role that decides.
  public let role: Int
  /// The variables that the player sees.
  ///
  /// A story passes what they are as one index, in which the last variable varies fastest (row-major).
  public let sees: [Variable]
  /// The actions.
  public let actions: Values
  /// Whether the player may forget here what it knew or did; elsewhere a law forbids it.
  public let forgets: Bool
  /// One sentence that says what is decided.
  public let help: String

  /// Makes a decision of a role, with its labelled actions.
  public init(
    _ name: String, role: Int = 0, sees: [Variable] = [], actions: Values, forgets: Bool = false,
    _ help: String = ""
  ) {
    self.name = name
    self.role = role
    self.sees = sees
    self.actions = actions
    self.forgets = forgets
    self.help = help
  }

  /// How many observations are possible: the product over what is seen; 1 when nothing is.
  public var observations: Int { sees.reduce(1) { $0 * $1.values.count } }
}

/// Something that nature decides.
public struct Draw: Sendable, Equatable {
  /// The name, for example "the car".
  public let name: String
  /// The outcomes, in order; a story may draw among the first few of them only.
  public let outcomes: Values

  /// Makes a draw among labelled outcomes.
  public init(_ name: String, _ outcomes: Values) {
    self.name = name
    self.outcomes = outcomes
  }

  /// Makes a draw that decides whether something happens.
  public init(_ name: String) { self.init(name, Draw.yesOrNo) }

  /// Whether the draw decides whether something happens.
  public var isYesOrNo: Bool { outcomes == Draw.yesOrNo }

  /// What ``Episode/chance(_:_:)`` can come to: that it happens, or not.
  private static let yesOrNo = Values.named(["yes", "no"])
}

/// Something the designer counts in every episode.
public struct Measure: Sendable, Equatable {
  /// The name, for example "trade".
  public let name: String
  /// The unit of an episode's total.
  public let unit: String
  /// The least and greatest total of one episode.
  public let range: ClosedRange<Double>
  /// One sentence that says what is counted.
  public let help: String

  /// Makes a measure.
  public init(_ name: String, unit: String, in range: ClosedRange<Double>, _ help: String) {
    self.name = name
    self.unit = unit
    self.range = range
    self.help = help
  }
}

/// What the designer wants most: the welfare that reports show first.
public enum Goal: Sendable, Equatable {
  /// Whether the designer wants more of a measure, or less.
  @frozen public enum Sense: Sendable {
    /// More is better.
    case most
    /// Less is better.
    case least

    /// 1 where more is better, -1 where less is: what a value is multiplied by so that more is better.
    @inlinable public var sign: Double { self == .most ? 1 : -1 }
  }

  /// The mean payoff of the players.
  case meanPayoff
  /// The total of a measure, by its index: as much of it as can be, or as little.
  case measure(Int, Sense = .most)
}
