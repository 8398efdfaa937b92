import Arena
public import GameTheory
import Theory

/// What theory looked at in one cell, and how far it got.
public struct TheorySummary: Sendable, Equatable {
  /// What was analysed.
  public enum Basis: String, Sendable, CaseIterable {
    /// The tree of the whole game.
    case wholeGame = "whole game"
    /// The tree of one round of a repeated game.
    case oneRound = "one round"
    /// One round of a repeated game, from which the equilibria of the repeated game are known.
    case repeatedGame = "repeated game"
    /// Nothing but what the mechanism declares.
    case declaredRanges = "declared ranges"
  }

  /// What the predicting concept found.
  public struct Found: Sendable, Equatable {
    /// How many answers.
    public internal(set) var count = 0
    /// How they were found.
    public internal(set) var method = ""
    /// How the search ended.
    public internal(set) var status = SearchStatus.complete
    /// The largest gain of a deviator in any answer, recomputed; nil without answers.
    public internal(set) var largestRegret: Double?
  }

  /// What was analysed.
  public internal(set) var basis = Basis.declaredRanges
  /// How many leaves it has; nil when it is not known.
  public internal(set) var leaves: Int?
  /// Why the whole game was not analysed, as a sentence; nil when it was.
  public internal(set) var obstacle: String?
  /// The least and greatest payoff of one round to one seat.
  public internal(set) var payoffRange = 0.0...0.0
  /// Where that is known from.
  public internal(set) var payoffRangeSource = ""
  /// The concept that predicts.
  public internal(set) var concept = Concept.nash
  /// What it found; nil without a tree.
  public internal(set) var found: Found?
  /// Whether all that the concept selects in the game itself is known.
  public internal(set) var isComplete = false
  /// What patience holds up; nil unless a repeated game is judged by one round of it.
  public internal(set) var patience: PatienceSummary?
}

extension TheorySummary {
  init(_ theory: Theory) {
    let subject = theory.desk.analysed
    let outlook = theory.outlook
    basis =
      subject.tree == nil
      ? .declaredRanges
      : !subject.isStage ? .wholeGame : outlook?.status == .complete ? .repeatedGame : .oneRound
    leaves = subject.tree?.leaves
    obstacle = subject.obstacle
    payoffRange = theory.desk.stakes.range
    payoffRangeSource = theory.desk.stakes.source
    concept = theory.concept
    found = theory.prediction.map { Found($0.solution) }
    isComplete = theory.isComplete
    patience = outlook.map { PatienceSummary($0) }
  }
}

extension TheorySummary.Found {
  init(_ solution: Solution) {
    count = solution.count
    method = solution.method
    status = solution.status
    largestRegret = solution.answers.map(\.regret).max()
  }
}

extension TheorySummary: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("basis", &basis)
    visitor.field("leaves", &leaves)
    visitor.field("obstacle", &obstacle)
    visitor.field("payoffRange", &payoffRange)
    visitor.field("payoffRangeSource", &payoffRangeSource)
    visitor.field("concept", &concept)
    visitor.field("found", &found)
    visitor.field("complete", &isComplete)
    visitor.optional("patience", &patience)
  }
}

extension TheorySummary.Found: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("count", &count)
    visitor.field("method", &method)
    visitor.field("status", &status)
    visitor.field("largestRegret", &largestRegret)
  }
}

extension TheorySummary.Basis: NamedValue {}
extension SearchStatus: NamedValue {}
