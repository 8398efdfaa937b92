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

  /// Lives through one replicate.
  ///
  /// - Throws: ``StudyError`` when a story fails or nobody ever plays; ``Interrupted``.
  func live(key: StreamKey, workers: Workers, shouldStop: () -> Bool) throws -> UnitResult {
    let record = try prepared.live(
      groups, cell.plan, key: key, workers: workers, shouldStop: shouldStop)
    guard record.window.episodes > 0 else {
      throw StudyError(
        "nobody ever played: the matching brings no agents together that can fill all roles")
    }
    return UnitResult(
      record, cell, exploitability: exploitability(record.window), keeping: kept)
  }

  /// The gain that a deviator could make; in a repeated game in one round, given how rounds were
  /// played on average, since nobody knows what would have followed where nobody went.
  private func exploitability(_ window: Tally) -> Double? {
    guard let tree = theory.desk.roundTree else { return nil }
    var counts = ActionCounts(window, of: cell.game.shape)
    if cell.game.isRepeated { counts = counts.folded(from: cell.game.shape, to: tree.shape) }
    let regrets = tree.regrets(of: counts.profile(tree.shape))
    return regrets.reduce(0) { Swift.max($0, $1) } / tree.shape.expectedRounds
  }
}
