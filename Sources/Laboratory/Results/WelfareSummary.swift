public import Arena
public import GameTheory
public import Theory

/// Best, predicted and emergent under one welfare function, in one cell; per round.
public struct WelfareSummary: Sendable, Equatable {
  /// The name of the welfare function.
  public internal(set) var name = ""
  /// The unit.
  public internal(set) var unit = ""
  /// Whether it looks at episodes or at the population.
  public internal(set) var scope = WelfareScope.episode
  /// What a planner who sees and moves everyone reaches; nil when that is not bounded.
  public internal(set) var firstBest: Double?
  /// What the best strategy profile reaches that respects who knows what; nil when not bounded.
  public internal(set) var best: Double?
  /// What the worst profile reaches; nil when not bounded.
  public internal(set) var worst: Double?
  /// Where best and worst come from.
  public internal(set) var source = Prospect.Source.declared
  /// The concept that predicts.
  public internal(set) var concept = Concept.nash
  /// The least and greatest welfare of what the concept selects; nil when it selects nothing.
  public internal(set) var predicted: ClosedRange<Double>?
  /// Whether ``predicted`` only bounds what is predicted; see `Prospect.isBound`.
  public internal(set) var isBound = false
  /// What players without regret can end in; see `Prospect.correlated`.
  public internal(set) var correlated: ClosedRange<Double>?
  /// See `Prospect.hullError`.
  public internal(set) var hullError: Double?
  /// The mean over replicates, with its interval.
  public internal(set) var emergent = Estimate()
  /// (emergent - worst) / (best - worst), in 0...1; nil when best and worst coincide or are not bounded.
  public internal(set) var alignment: Double?
  /// The distance from the mean to the nearest that is predicted; nil when nothing is.
  public internal(set) var distance: Double?
  /// Whether what emerged is what was predicted.
  public internal(set) var verdict = Verdict.incomplete
  /// The mean difference from the cell that this one is compared with, replicate by replicate, since the
  /// cells of a study share their draws; nil where it is compared with none.
  public internal(set) var difference: Estimate?
  /// Why there is no other verdict, without a full stop; nil where it speaks for itself.
  public internal(set) var reason: String?
}

extension WelfareSummary {
  /// Sets what emerged in every replicate beside what theory says.
  init(
    _ welfare: WelfareSpec, _ prospect: Prospect, _ concept: Concept, _ values: [Double],
    deviation: Double?, reached: ClosedRange<Double>?, gap: String?
  ) {
    func bound(_ value: Double) -> Double? { value.isFinite ? value : nil }
    name = welfare.name
    unit = welfare.unit
    scope = welfare.scope
    firstBest = bound(prospect.firstBest)
    best = bound(prospect.best)
    worst = bound(prospect.worst)
    source = prospect.source
    self.concept = concept
    predicted = prospect.predictedRange
    isBound = prospect.isBound
    correlated = prospect.correlated
    hullError = prospect.hullError
    emergent = Estimate(values)
    alignment = prospect.alignment(of: emergent.mean)
    distance = prospect.distance(of: emergent.mean)
    let judgement = Judgement(
      prospect, emergent, deviation: deviation, reached: reached, gap: gap)
    verdict = judgement.verdict
    reason = judgement.reason
  }
}

extension WelfareSummary: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("name", &name)
    visitor.field("unit", &unit)
    visitor.field("scope", &scope)
    visitor.field("firstBest", &firstBest)
    visitor.field("best", &best)
    visitor.field("worst", &worst)
    visitor.field("source", &source)
    visitor.field("concept", &concept)
    visitor.field("predicted", &predicted)
    visitor.field("predictedIsBound", &isBound)
    visitor.field("correlated", &correlated)
    visitor.field("hullError", &hullError)
    visitor.field("emergent", &emergent)
    visitor.field("alignment", &alignment)
    visitor.field("distance", &distance)
    visitor.field("verdict", &verdict)
    visitor.field("reason", &reason)
    visitor.optional("difference", &difference)
  }
}

extension Prospect.Source: NamedValue {}
extension Verdict: NamedValue {}
extension Concept: NamedValue {}
extension WelfareScope: NamedValue {}
