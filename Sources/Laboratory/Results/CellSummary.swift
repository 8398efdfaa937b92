import Arena
import GameTheory
import Theory

/// The results of one cell, over all its replicates; per round.
public struct CellSummary: Sendable, Equatable {
  /// The mean of what the designer counts.
  public struct Measured: Sendable, Equatable {
    /// The name of the measure.
    public internal(set) var name = ""
    /// Its mean per round.
    public internal(set) var mean = Estimate()
  }

  /// One group of the population.
  public struct Grouped: Sendable, Equatable {
    /// The name of the group.
    public internal(set) var name = ""
    /// The kind of agent.
    public internal(set) var agent = ""
    /// How many agents it has at the end.
    public internal(set) var size = Estimate()
    /// How often it answered with no legal action.
    public internal(set) var illegalAnswers = 0
    /// How its agents answered that live outside the arena; nil where they do not.
    public internal(set) var outside: ReplyCounts?
  }

  /// The units of a cell that gave no result.
  public struct Missing: Sendable, Equatable {
    /// How many.
    public internal(set) var units = 0
    /// How the first of them ended.
    public internal(set) var ending = UnitFailure.failed
    /// Why, as a sentence.
    public internal(set) var reason = ""
  }

  /// The name of the cell.
  public internal(set) var name = ""
  /// What the cell changes in the study: values by path.
  public internal(set) var settings = JSON.object([:])
  /// Best, predicted and emergent for each welfare function.
  public internal(set) var welfare: [WelfareSummary] = []
  /// The measures.
  public internal(set) var measures: [Measured] = []
  /// The groups.
  public internal(set) var groups: [Grouped] = []
  /// The mean payoff of every seat.
  public internal(set) var payoffs: [Double] = []
  /// The largest gain of a deviator from the play that emerged; nil without a tree.
  public internal(set) var exploitability: Estimate?
  /// Who would make that gain, if the game is repeated; nil otherwise.
  public internal(set) var deviator: Deviator?
  /// What theory looked at.
  public internal(set) var theory = TheorySummary()
  /// How the population played; nil without a tree, or when the study does not keep actions.
  public internal(set) var play: PlaySummary?
  /// The name of the cell that it is compared with; nil where it is compared with none.
  public internal(set) var baseline: String?
  /// The units that gave no result; nil where all did.
  ///
  /// Where none did, there is nothing else.
  public internal(set) var missing: Missing?
}

extension CellSummary {
  /// Summarises the units of a cell.
  init(_ cell: Cell, _ theory: Theory, _ units: UnitColumns) {
    name = cell.name
    settings = .object(cell.settings)
    let gains = units.exploitability
    exploitability = gains.count == units.count ? Estimate(gains) : nil
    deviator = exploitability == nil ? nil : units.deviator
    let deviation = theory.concept.isOfEquilibrium ? relativeGain(of: units, theory) : nil
    welfare = cell.welfare.indices.map { index in
      WelfareSummary(
        cell.welfare[index], theory.prospects[index], theory.concept, units.welfare[index],
        deviation: deviation, reached: units.reachedWelfare[index], gap: theory.gap)
    }
    measures = zip(cell.game.shape.measures, units.measures).map { measure, values in
      Measured(name: measure.name, mean: Estimate(values))
    }
    groups = cell.groups.enumerated().map { index, spec in
      Grouped(
        name: spec.group.name, agent: type(of: spec.agent).card.id,
        size: Estimate(units.sizes[index]), illegalAnswers: units.illegalAnswers[index],
        outside: units.outside.first { $0.group == index })
    }
    payoffs = units.payoffs.map { $0 / Double(units.count) }
    self.theory = TheorySummary(theory)
    play = EmergentPlay(units, cell, theory)?.summary
  }

  /// How many predicted profiles are asked whether a gain is rounding.
  private static let looks = 20

  /// What the best deviator gains, in relation to what payoffs differ by where somebody plays and where
  /// play is predicted; nil when it is not known.
  private func relativeGain(of units: UnitColumns, _ theory: Theory) -> Double? {
    guard let gain = exploitability?.mean, let reached = units.reachedPayoffs,
      deviator?.isReal != false || gain == 0 && deviator != .inOneRound
    else { return nil }
    let rounds = theory.prediction?.rounds ?? 1
    let predicted = theory.prediction?.solution.answers.flatMap { $0.expectation.payoffs } ?? []
    let ends = predicted.map { $0 / rounds } + [reached.lowerBound, reached.upperBound]
    let (low, high) = (ends.min() ?? 0, ends.max() ?? 0)
    let rounding = Rounding.share * largest(of: low...high)
    if gain <= rounding { return 0 }
    // Payoffs near 0 may be sums of large terms.
    if let prediction = theory.prediction, let tree = prediction.tree,
      gain <= 1e-9 * largest(of: tree.payoffRange) / rounds,
      prediction.solution.answers.prefix(CellSummary.looks).contains(where: {
        tree.isRounding(gain * rounds, under: $0.profile)
      })
    {
      return 0
    }
    // After few choices, frequencies stray from what the agents mean to do.
    let error = units.samplingError / Double(units.count)
    return Swift.max(0, gain / (high - low) - 2 * error)
  }

  private func largest(of range: ClosedRange<Double>) -> Double {
    Swift.max(range.lowerBound.magnitude, range.upperBound.magnitude)
  }

  /// The mean of a measure; nil when the cell does not count it.
  public func mean(of measure: String) -> Estimate? {
    measures.first { $0.name == measure }?.mean
  }
}

extension CellSummary: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("name", &name)
    visitor.field("settings", &settings)
    visitor.field("welfare", &welfare)
    visitor.field("measures", &measures)
    visitor.field("groups", &groups)
    visitor.field("payoffs", &payoffs)
    visitor.field("exploitability", &exploitability)
    visitor.optional("deviator", &deviator)
    visitor.field("theory", &theory)
    visitor.field("play", &play)
    visitor.optional("baseline", &baseline)
    visitor.optional("missing", &missing)
  }
}

extension CellSummary.Missing: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("units", &units)
    visitor.field("ending", &ending)
    visitor.field("reason", &reason)
  }
}

extension UnitFailure: NamedValue {}

extension CellSummary.Measured: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("name", &name)
    visitor.field("mean", &mean)
  }
}

extension CellSummary.Grouped: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("name", &name)
    visitor.field("agent", &agent)
    visitor.field("size", &size)
    visitor.field("illegalAnswers", &illegalAnswers)
    visitor.optional("outside", &outside)
  }
}
