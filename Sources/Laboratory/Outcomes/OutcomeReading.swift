public import GameTheory

/// What a table of outcomes says about one game.
public struct OutcomeReading: Sendable, Equatable {
  /// The name of the game; empty where a table holds one without a name.
  public internal(set) var game = ""
  /// Whether both seats are alike.
  public internal(set) var isSymmetric = false
  /// The fewest runs of a pair.
  public internal(set) var fewestRuns = 0
  /// The most runs of a pair.
  public internal(set) var mostRuns = 0
  /// What each row strategy earned against each column strategy; nil where they never met.
  public internal(set) var payoffs: [[Estimate?]] = []
  /// What each column strategy earned, rows x columns; empty in a symmetric game.
  public internal(set) var columnPayoffs: [[Estimate?]] = []
  /// The row strategies, in the order of their names.
  public internal(set) var rows: [StrategyReading] = []
  /// The column strategies; empty in a symmetric game.
  public internal(set) var columns: [StrategyReading] = []
  /// How the ratings were found; nil where pairs are missing.
  public internal(set) var rating: RatingReading?
  /// Where shares end that grow with what they earn; nil where pairs are missing.
  public internal(set) var replicator: ReplicatorReading?
  /// The equilibria of the table of means; nil where pairs are missing.
  public internal(set) var equilibria: EquilibriumReading?
  /// What is different without each strategy, rows first; empty where pairs are missing.
  public internal(set) var leaveOneOut: [LeaveOneOutReading] = []
  /// The pairs that never met.
  public internal(set) var missingPairs: [MissingPair] = []
  /// The cells that held no number.
  public internal(set) var missingCells: [MissingCells] = []
  /// What should be known about the form of the table, a sentence each.
  public internal(set) var notes: [String] = []

  /// A pair that never met.
  public struct MissingPair: Sendable, Equatable {
    /// The row strategy.
    public internal(set) var row = ""
    /// The column strategy.
    public internal(set) var column = ""
  }

  /// Cells that held no number, but the same word.
  public struct MissingCells: Sendable, Equatable {
    /// The word; "empty" where there was none.
    public internal(set) var word = ""
    /// How many cells.
    public internal(set) var count = 0
  }

  /// The reading as JSON.
  public var json: JSON { written }
}

/// What a table says about one strategy.
public struct StrategyReading: Sendable, Equatable {
  /// Its name.
  public internal(set) var name = ""
  /// The mean payoff against all, with its interval; nil where a pair is missing.
  public internal(set) var score: Estimate?
  /// The place by mean payoff, from 1, which equals share; nil without a mean.
  public internal(set) var rank: Int?
  /// The deviation rating, at most 0; nil where pairs are missing, or the budget ended before.
  public internal(set) var rating: Double?
  /// The rating as a fraction, where it is known as one.
  public internal(set) var exactRating: String?
  /// The share of a population in which shares grow with what they earn, at the end.
  public internal(set) var share: Double?
  /// What it earns in that population.
  public internal(set) var fitness: Double?
  /// Whose populations it can invade; in a game of two roles, to whom it is a best reply.
  public internal(set) var invades: [String] = []
  /// Who can invade a population of it; in a game of two roles, the best replies to it.
  public internal(set) var invadedBy: [String] = []
}

/// How deviation ratings were found.
public struct RatingReading: Sendable, Equatable {
  /// How the search ended.
  public internal(set) var status = SearchStatus.complete
  /// With what arithmetic.
  public internal(set) var method = ""
  /// How many linear programs.
  public internal(set) var stages = 0
  /// How far any of them ended from its proof, as a share of how far payoffs lie apart.
  public internal(set) var gap = 0.0
  /// Whether each rating is the only value that it can have: no choice of a solver is left.
  public internal(set) var isUnique = true
}

/// Where a population ended whose shares grow with what they earn.
public struct ReplicatorReading: Sendable, Equatable {
  /// How many steps were made, at most.
  public internal(set) var steps = 0
  /// The rate of growth for all that payoffs lie apart.
  public internal(set) var rate = 0.0
  /// Whether the shares rest.
  public internal(set) var isAtRest = false
  /// What a row strategy earns on average at the end.
  public internal(set) var fitness = 0.0
  /// What a column strategy earns on average at the end; nil in a symmetric game.
  public internal(set) var columnFitness: Double?
}

/// The equilibria of a table of means.
public struct EquilibriumReading: Sendable, Equatable {
  /// Whether there is one, or several, or whole sets of them.
  public enum Uniqueness: String, Sendable, CaseIterable {
    /// There is one equilibrium.
    case unique
    /// There are several, each apart from the others.
    case several
    /// Some can be mixed with each other: there are infinitely many.
    case infinitelyMany = "infinitely many"
    /// The search did not find all.
    case open = "not settled"
  }

  /// One equilibrium.
  public struct Entry: Sendable, Equatable {
    /// Who is played how often by the row player; others never.
    public internal(set) var rows: [Share] = []
    /// Who is played how often by the column player.
    public internal(set) var columns: [Share] = []
    /// What the row player gets.
    public internal(set) var payoff = 0.0
    /// What the column player gets.
    public internal(set) var columnPayoff = 0.0
    /// The largest gain of either by deviating, recomputed by definition.
    public internal(set) var regret = 0.0
    /// Whether the game is symmetric and both play alike.
    public internal(set) var isSymmetric = false
  }

  /// How often a strategy is played.
  public struct Share: Sendable, Equatable {
    /// Its name.
    public internal(set) var strategy = ""
    /// Its probability.
    public internal(set) var probability = 0.0
  }

  /// How the search ended.
  public internal(set) var status = SearchStatus.complete
  /// How equilibria were looked for.
  public internal(set) var method = ""
  /// Whether there is only one.
  public internal(set) var uniqueness = Uniqueness.open
  /// Whether there is only one in which both play alike; nil in a game of two roles.
  public internal(set) var symmetricUniqueness: Uniqueness?
  /// How many were found: all corners of sets of equilibria where the search is complete.
  public internal(set) var count = 0
  /// The first of them, those in which both play alike before others.
  public internal(set) var found: [Entry] = []

  /// How many are listed.
  static let most = 100
}

/// What is different without a strategy.
public struct LeaveOneOutReading: Sendable, Equatable {
  /// The strategy.
  public internal(set) var name = ""
  /// Whether it is a column strategy of a game of two roles.
  public internal(set) var isColumn = false
  /// Who has the highest mean payoff among the rows without it.
  public internal(set) var winner: [String] = []
  /// Whether that is somebody else than before, the strategy itself aside.
  public internal(set) var changesWinner = false
  /// How many pairs of other row strategies change their order.
  public internal(set) var swaps = 0
  /// The largest change of another row strategy's mean payoff.
  public internal(set) var largestShift = 0.0
  /// What the presence of the strategy adds to the mean of all matches of row strategies.
  public internal(set) var adds = 0.0
  /// How many equilibria need it, and end with it; nil where not all are known.
  public internal(set) var lost: Int?
  /// How many equilibria there are only without it; nil where not all are known.
  public internal(set) var gained: Int?
}

extension OutcomeReading: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("game", &game)
    visitor.field("symmetric", &isSymmetric)
    visitor.field("fewestRuns", &fewestRuns)
    visitor.field("mostRuns", &mostRuns)
    visitor.field("payoffs", &payoffs)
    visitor.field("columnPayoffs", &columnPayoffs)
    visitor.field("rows", &rows)
    visitor.field("columns", &columns)
    visitor.field("rating", &rating)
    visitor.field("replicator", &replicator)
    visitor.field("equilibria", &equilibria)
    visitor.field("leaveOneOut", &leaveOneOut)
    visitor.field("missingPairs", &missingPairs)
    visitor.field("missingCells", &missingCells)
    visitor.field("notes", &notes)
  }
}

extension OutcomeReading.MissingPair: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("row", &row)
    visitor.field("column", &column)
  }
}

extension OutcomeReading.MissingCells: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("word", &word)
    visitor.field("count", &count)
  }
}

extension StrategyReading: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("name", &name)
    visitor.field("score", &score)
    visitor.field("rank", &rank)
    visitor.field("rating", &rating)
    visitor.field("exactRating", &exactRating)
    visitor.field("share", &share)
    visitor.field("fitness", &fitness)
    visitor.field("invades", &invades)
    visitor.field("invadedBy", &invadedBy)
  }
}

extension RatingReading: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("status", &status)
    visitor.field("method", &method)
    visitor.field("stages", &stages)
    visitor.field("gap", &gap)
    visitor.field("unique", &isUnique)
  }
}

extension ReplicatorReading: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("steps", &steps)
    visitor.field("rate", &rate)
    visitor.field("atRest", &isAtRest)
    visitor.field("fitness", &fitness)
    visitor.field("columnFitness", &columnFitness)
  }
}

extension EquilibriumReading: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("status", &status)
    visitor.field("method", &method)
    visitor.field("uniqueness", &uniqueness)
    visitor.field("symmetricUniqueness", &symmetricUniqueness)
    visitor.field("count", &count)
    visitor.field("found", &found)
  }
}

extension EquilibriumReading.Uniqueness: NamedValue {}

extension EquilibriumReading.Entry: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("rows", &rows)
    visitor.field("columns", &columns)
    visitor.field("payoff", &payoff)
    visitor.field("columnPayoff", &columnPayoff)
    visitor.field("regret", &regret)
    visitor.field("symmetric", &isSymmetric)
  }
}

extension EquilibriumReading.Share: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("strategy", &strategy)
    visitor.field("probability", &probability)
  }
}

extension LeaveOneOutReading: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("name", &name)
    visitor.field("column", &isColumn)
    visitor.field("winner", &winner)
    visitor.field("changesWinner", &changesWinner)
    visitor.field("swaps", &swaps)
    visitor.field("largestShift", &largestShift)
    visitor.field("adds", &adds)
    visitor.field("lost", &lost)
    visitor.field("gained", &gained)
  }
}
