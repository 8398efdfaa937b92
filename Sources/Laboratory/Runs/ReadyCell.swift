import Arena
import GameTheory

/// A cell whose agents were told what they play.
struct ReadyCell: Sendable {
  let cell: Cell
  let theory: Theory
  private let prepared: PreparedGame
  private let groups: [SeatedGroup]
  private let kept: Set<Kept>

  init(_ cell: Cell, _ theory: Theory, keeping kept: Set<Kept>) throws(StudyError) {
    self.cell = cell
    self.theory = theory
    self.kept = kept
    let prepared = PreparedGame(theory.desk)
    self.prepared = prepared
    var groups: [SeatedGroup] = []
    for spec in cell.groups {
      groups.append(SeatedGroup(spec.group, of: try prepared.brief(spec.agent)))
    }
    self.groups = groups
  }

  /// Runs one replicate.
  ///
  /// - Throws: ``StudyError`` when a story fails or nobody ever plays; ``Interrupted``.
  func live(key: StreamKey, workers: Workers, shouldStop: () -> Bool) throws -> UnitResult {
    let record = try prepared.live(
      groups, cell.plan, key: key, workers: workers, shouldStop: shouldStop)
    guard record.window.episodes > 0 else {
      throw StudyError(
        "nobody ever played: the matching brings no agents together that can fill all roles")
    }
    var result = UnitResult(record, cell, keeping: kept)
    observe(record.window, &result)
    return result
  }

  /// Sets what was played beside the tree: what it could lead to, and what a deviator gains.
  private func observe(_ window: Tally, _ result: inout UnitResult) {
    guard let prediction = theory.prediction else { return }
    let (tree, rounds) = (prediction.tree, prediction.rounds)
    let isStage = theory.desk.analysed.isStage
    var counts = ActionCounts(window, of: cell.game.shape)
    if isStage { counts = counts.folded(from: cell.game.shape, to: tree.shape) }
    let outcomes = ReachedOutcomes(in: tree, counts)
    func perRound(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
      range.lowerBound / rounds...range.upperBound / rounds
    }
    result.reachedPayoffs = outcomes.payoffs.map(perRound)
    result.reachedWelfare = cell.welfare.indices.compactMap { index in
      outcomes.welfare(
        cell.welfare[index], prediction.mixes, objective: theory.objectives[index]
      ).map(perRound)
    }
    // What a round's deviator would bring upon itself in later ones, one round does not say.
    if isStage { return }
    let groups = cell.groups.map(\.group)
    result.exploitability = tree.greatestGain(of: groups, window, counts) / rounds
  }
}

extension GameTree {
  /// What the best deviator of any group gains, against all who sit in the other seats.
  fileprivate func greatestGain(
    of groups: [Group], _ window: Tally, _ counts: ActionCounts
  ) -> Double {
    let play = counts.profile(shape)
    let regrets = regrets(of: play)
    if groups.count == 1 { return regrets.reduce(0) { Swift.max($0, $1) } }
    let pooled = expectation(of: play).payoffs
    var greatest = 0.0
    for (index, group) in groups.enumerated() {
      guard let own = ActionCounts(window, group: index, of: shape) else { continue }
      for seat in 0..<seats where group.roles.contains(shape.roleOfSeat[seat]) {
        var mixed = play
        own.fill(&mixed, seat: seat, shape)
        let value = expectation(of: mixed).payoffs[seat]
        greatest = Swift.max(greatest, regrets[seat] + pooled[seat] - value)
      }
    }
    return greatest
  }
}
