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
  /// What language models said that were asked before, group by group.
  let tables: [Int: ModelTable]

  init(
    _ cell: Cell, _ theory: Theory, keeping kept: Set<Kept>, tables: [Int: ModelTable] = [:]
  ) throws(StudyError) {
    self.tables = tables
    self.cell = cell
    self.theory = theory
    self.kept = kept
    let prepared = PreparedGame(cell.game, told: theory.desk)
    self.prepared = prepared
    var groups: [SeatedGroup] = []
    for (index, spec) in cell.groups.enumerated() {
      if spec.agent.asksBefore && tables[index] == nil {
        throw StudyError(
          "\(printable(spec.group.name)) has to be asked for its strategy before it plays, which only 'arena run' "
            + "and 'arena robustness' do")
      }
      let told = try prepared.brief(spec.agent)
      let agent = try tables[index].map { table throws(StudyError) in
        try prepared.brief(TabledPlay(probabilities: table.probabilities(cell.game.shape)))
      }
      groups.append(SeatedGroup(spec.group, of: agent ?? told))
    }
    self.groups = groups
    automata = AutomatonCrowd(cell, theory.desk)
    try cell.refuseCuriosity(asking: Set(tables.filter { !$0.value.isWhole }.keys))
  }

  /// Runs one replicate; what tables took to be asked for is counted with the first.
  ///
  /// - Throws: ``StudyError`` when a story fails or nobody ever plays; ``Interrupted``.
  func live(
    key: StreamKey, workers: Workers, outside door: OutsideDoor?, isFirst: Bool = false,
    shouldStop: () -> Bool
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
    result.outside = counts(door, isFirst: isFirst)
    observe(record.window, &result)
    return result
  }

  /// How groups from outside answered, those that were asked before among them.
  private func counts(_ door: OutsideDoor?, isFirst: Bool) -> [ReplyCounts]? {
    var counts = door?.counts ?? []
    for (group, table) in tables {
      let place = counts.firstIndex { $0.group == group } ?? counts.count
      if place == counts.count { counts.append(ReplyCounts(group: group)) }
      var own = ReplyCounts(group: group)
      if isFirst { own = table.counts } else { own.add(ModelCounts()) }
      own.group = group
      own.add(counts[place])
      counts[place] = own
    }
    return counts.isEmpty ? nil : counts.sorted { $0.group < $1.group }
  }

  /// Sets what was played beside the tree: what it could lead to, and what a deviator gains.
  private func observe(_ window: Tally, _ result: inout UnitResult) {
    guard let prediction = theory.prediction, let tree = prediction.tree else { return }
    let rounds = prediction.rounds
    let isStage = theory.desk.analysed.isStage
    var counts = ActionCounts(window, of: cell.game.shape)
    if isStage { counts = counts.folded(from: cell.game.shape, to: tree.shape) }
    let groups = cell.groups.indices.map { group in
      var own = ActionCounts(window, of: cell.game.shape, group: group)
      if isStage { own = own.folded(from: cell.game.shape, to: tree.shape) }
      // Groups that change in size may have been of any.
      let size = cell.plan.evolution == nil ? result.sizes[group] : .max
      return (counts: own, size: size)
    }
    let outcomes = ReachedOutcomes(in: tree, groups)
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
        result.deviator = result.sizes.count { $0 > 0 } == 1 ? .amongAlike : .amongKnown
        return
      }
      // How the others would have answered a deviator in later rounds, nobody saw.
      if !isStage { return }
      result.deviator = .inOneRound
    }
    let regrets = tree.regrets(of: counts.profile(tree.shape))
    result.exploitability = regrets.reduce(0) { Swift.max($0, $1) } / rounds
  }
}

extension Cell {
  /// Refuses agents that want to know what nobody can say where agents live outside.
  ///
  /// - Throws: ``StudyError`` for the first of them.
  func refuseCuriosity(asking others: Set<Int> = []) throws(StudyError) {
    let curious = groups.first { type(of: $0.agent).feedback.contains(.counterfactual) }
    guard let curious, !others.isEmpty || groups.contains(where: { $0.agent.livesOutside })
    else { return }
    throw StudyError(
      "\(type(of: curious.agent).card.id) wants to know what every action would have paid, which "
        + "nobody can say where agents live outside")
  }
}
