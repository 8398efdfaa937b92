public import Arena

/// Whether what emerged is what was predicted.
public enum Verdict: String, Sendable, CaseIterable {
  /// All that is predicted agrees, and what emerged agrees with it.
  case inside
  /// What emerged is not predicted: all that the concept selects is known and it is none of it, or it
  /// lies where not even players without regret could end.
  case outside
  /// What is predicted differs, and what emerged lies among it.
  case notUnique = "not unique"
  /// What emerged was not found to be predicted, but not all may have been found; or the interval is
  /// wider than the tolerance.
  case incomplete
}

/// What emerged under one welfare function, beside best and predicted.
public struct WelfareResult: Sendable {
  /// The welfare function.
  public let welfare: WelfareSpec
  /// Best and predicted.
  public let prospect: Prospect
  /// One value for each replicate.
  public let values: [Double]
  /// Their mean and interval.
  public let emergent: Estimate
  /// The distance from the mean to the nearest prediction; nil when nothing was predicted.
  public let distance: Double?
  /// Whether what emerged is what was predicted.
  public let verdict: Verdict

  /// Differences up to this share of best minus worst still count as agreement: agents err.
  public static let tolerance = 0.05

  init(_ welfare: WelfareSpec, _ prospect: Prospect, _ values: [Double], isComplete: Bool) {
    self.welfare = welfare
    self.prospect = prospect
    self.values = values
    guard let emergent = Estimate(values) else {
      preconditionFailure("a cell has at least one replicate")
    }
    self.emergent = emergent
    distance = prospect.distance(of: emergent.mean)
    verdict = WelfareResult.verdict(prospect, emergent, isComplete: isComplete)
  }

  private static func verdict(_ prospect: Prospect, _ emergent: Estimate, isComplete: Bool)
    -> Verdict
  {
    let span = (prospect.best - prospect.worst).magnitude
    let tolerance = span.isFinite ? WelfareResult.tolerance * span : 0
    let halfWidth = emergent.halfWidth ?? 0
    // Where the players change nothing, the width says nothing about them.
    let isWide = halfWidth > tolerance && halfWidth > 1e-9 * emergent.mean.magnitude
    if isWide && !prospect.isConstant { return .incomplete }
    let slack = halfWidth + tolerance
    func isNear(_ range: ClosedRange<Double>) -> Bool {
      emergent.mean >= range.lowerBound - slack && emergent.mean <= range.upperBound + slack
    }
    if let range = prospect.predictedRange, isNear(range) {
      return range.upperBound - range.lowerBound <= tolerance || prospect.isConstant
        ? .inside : .notUnique
    }
    if let correlated = prospect.correlated, !isNear(correlated) { return .outside }
    return isComplete && prospect.predictedRange != nil ? .outside : .incomplete
  }

  /// (emergent - worst) / (best - worst), in 0...1.
  public var alignment: Double? { prospect.alignment(of: emergent.mean) }
}

/// One replicate of a cell.
public struct Replicate: Sendable {
  /// What the run left behind.
  public let record: RunRecord
  /// The welfare, per round, in the order of the cell's functions.
  public let welfare: [Double]
  /// The largest gain that a seat could make by deviating from the play that emerged, per round; nil
  /// without a tree.
  public let exploitability: Double?
}

/// One cell, run and compared with theory.
public struct CellResult: Sendable {
  /// The cell.
  public let cell: Cell
  /// Best and predicted.
  public let theory: Theory
  /// The runs.
  public let replicates: [Replicate]
  /// How was played, beside what solution concepts say; nil without a tree.
  public let play: EmergentPlay?

  init(_ cell: Cell, _ theory: Theory, _ replicates: [Replicate]) {
    self.cell = cell
    self.theory = theory
    self.replicates = replicates
    play = EmergentPlay(replicates, cell, theory)
  }

  /// Best, predicted and emergent, for each welfare function.
  public var comparisons: [WelfareResult] {
    cell.welfare.indices.map { index in
      WelfareResult(
        cell.welfare[index], theory.prospects[index], replicates.map { $0.welfare[index] },
        isComplete: theory.isComplete)
    }
  }

  /// The exploitability of the play that emerged.
  public var exploitability: Estimate? {
    let values = replicates.compactMap(\.exploitability)
    return values.count == replicates.count ? Estimate(values) : nil
  }

  /// The mean of a measure, per round.
  public func measure(_ index: Int) -> Estimate? {
    Estimate(replicates.map { $0.record.window.perRound(of: cell.game.shape).measures[index] })
  }
}
