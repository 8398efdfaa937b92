import Arena
import GameTheory
import Theory

/// A cell whose agents were told what they play.
struct ReadyCell: Sendable {
  let cell: Cell
  let theory: Theory
  private let prepared: PreparedGame
  private let groups: [SeatedGroup]
  private let kept: Set<Kept>
  /// What deviators gain in a repeated game, where all groups are automata.
  private let automata: AutomatonCrowd?

  init(_ cell: Cell, _ theory: Theory, keeping kept: Set<Kept>) throws(StudyError) {
    self.cell = cell
    self.theory = theory
    self.kept = kept
    let prepared = PreparedGame(cell.game, told: theory.desk)
    self.prepared = prepared
    var groups: [SeatedGroup] = []
    for spec in cell.groups {
      groups.append(SeatedGroup(spec.group, of: try prepared.brief(spec.agent)))
    }
    self.groups = groups
    automata = AutomatonCrowd(cell, theory.desk)
    try cell.refuseCuriosity()
  }

  /// Runs one replicate.
  ///
  /// - Throws: ``StudyError`` when a story fails or nobody ever plays; ``Interrupted``.
  func live(
    key: StreamKey, workers: Workers, outside door: OutsideDoor?, shouldStop: () -> Bool
  ) throws -> UnitResult {
    let shape = cell.game.shape
    var moves: [UnitResult.Moves]? = kept.contains(.play) ? [] : nil
    // People are told what happened, and are asked one after the other.
    let heard = door?.log.map { prepared.with(cell.game(heardBy: $0)) }
    let record = try (heard ?? prepared).live(
      groups, cell.plan, key: key, workers: heard == nil ? workers : .alone, outside: door,
      shouldStop: shouldStop
    ) { moves?.append(UnitResult.Moves($0, shape)) }
    guard record.window.episodes > 0 || record.window.unanswered == 0 else {
      throw StudyError(
        "no match that counts was played, since agents from outside gave no answers: "
          + (door?.silence ?? ""))
    }
    guard record.window.episodes > 0 else {
      throw StudyError(
        "nobody ever played: the matching brings no agents together that can fill all roles")
    }
    var result = UnitResult(record, cell, keeping: kept)
    result.moves = moves
    result.outside = door?.counts
    observe(record.window, &result)
    return result
  }

  /// Sets what was played beside the tree: what it could lead to, and what a deviator gains.
  private func observe(_ window: Tally, _ result: inout UnitResult) {
    guard let prediction = theory.prediction, let tree = prediction.tree else { return }
    let rounds = prediction.rounds
    let isStage = theory.desk.analysed.isStage
    var counts = ActionCounts(window, of: cell.game.shape)
    if isStage { counts = counts.folded(from: cell.game.shape, to: tree.shape) }
    let outcomes = ReachedOutcomes(in: tree, counts)
    func perRound(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
      range.lowerBound / rounds...range.upperBound / rounds
    }
    result.reachedPayoffs = outcomes.payoffs.map(perRound)
    result.reachedWelfare = cell.welfare.indices.map { index in
      cell.welfare[index].bounds(on: tree, mixes: prediction.mixes, theory.objectives[index]) {
        outcomes.range(of: $0).map(perRound)
      }
    }
    if cell.game.isRepeated {
      if let gain = automata?.gain(result.sizes) {
        result.exploitability = gain
        return
      }
      // How the others would have answered a deviator in later rounds, nobody saw.
      if !isStage { return }
    }
    let regrets = tree.regrets(of: counts.profile(tree.shape))
    result.exploitability = regrets.reduce(0) { Swift.max($0, $1) } / rounds
  }
}

extension Cell {
  /// Refuses agents that want to know what nobody can say where agents live outside.
  ///
  /// - Throws: ``StudyError`` for the first of them.
  func refuseCuriosity() throws(StudyError) {
    let curious = groups.first { type(of: $0.agent).feedback.contains(.counterfactual) }
    guard let curious, groups.contains(where: { $0.agent.livesOutside }) else { return }
    throw StudyError(
      "\(type(of: curious.agent).card.id) wants to know what every action would have paid, which "
        + "nobody can say where agents live outside")
  }
}
