/// How a population played, set beside what solution concepts say.
public struct PlaySummary: Sendable, Equatable {
  /// How far the play is from one concept.
  public struct Nearness: Sendable, Equatable {
    /// The concept: "equilibrium", "level 1", "logit".
    public internal(set) var concept = ""
    /// The share of choices that would have to change, in 0...1; see `GameTree.distance(from:to:)`.
    public internal(set) var distance = 0.0
  }

  /// Logit play fitted to what was played, by maximum likelihood.
  public struct Logit: Sendable, Equatable {
    /// The precision, per unit of payoff of the analysed game.
    public internal(set) var precision = 0.0
    /// How much of what uniform play leaves unexplained the fit explains, in 0...1.
    public internal(set) var explained = 0.0
    /// Where on the branch the optimum lies.
    public internal(set) var optimum = ""
  }

  /// The distances, the nearest concept first.
  public internal(set) var distances: [Nearness] = []
  /// The fitted logit play; nil when the game is too large for it.
  public internal(set) var logit: Logit?
}

extension PlaySummary: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("distances", &distances)
    visitor.field("logit", &logit)
  }
}

extension PlaySummary.Nearness: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("concept", &concept)
    visitor.field("distance", &distance)
  }
}

extension PlaySummary.Logit: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("precision", &precision)
    visitor.field("explained", &explained)
    visitor.field("optimum", &optimum)
  }
}
