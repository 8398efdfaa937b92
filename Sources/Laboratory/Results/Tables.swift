import Arena

/// The tidy tables of a study: one entity a row, keys `cell` and `replicate` in every table.
struct Tables {
  private let results: [CellResult]

  init(_ results: [CellResult]) { self.results = results }

  /// File names and contents, in a fixed order.
  var files: [(name: String, text: String)] {
    [
      ("cells.csv", cells), ("welfare.csv", welfare), ("rounds.csv", rounds),
      ("measures.csv", measures), ("agents.csv", agents), ("actions.csv", actions),
    ]
  }

  /// One row a cell and changed setting.
  private var cells: String {
    var table = Table(["cell", "setting", "value"])
    for result in results {
      for path in result.cell.settings.keys.sorted() {
        let value = result.cell.settings[path] ?? .null
        if case .string(let text) = value {
          table.add([result.cell.name, path, text])
        } else {
          table.add([result.cell.name, path, value.canonical])
        }
      }
    }
    return table.text
  }

  /// One row a cell, replicate and welfare function, beside best and predicted.
  private var welfare: String {
    var table = Table([
      "cell", "replicate", "welfare", "emergent", "best", "worst", "predicted_low",
      "predicted_high",
    ])
    for result in results {
      for comparison in result.comparisons {
        let range = comparison.prospect.predictedRange
        for (replicate, value) in comparison.values.enumerated() {
          table.add([
            result.cell.name, String(replicate), comparison.welfare.name, Table.text(value),
            Table.text(comparison.prospect.best), Table.text(comparison.prospect.worst),
            Table.text(range?.lowerBound), Table.text(range?.upperBound),
          ])
        }
      }
    }
    return table.text
  }

  /// One row a cell, replicate and block of rounds.
  private var rounds: String {
    var table = Table([
      "cell", "replicate", "first_round", "last_round", "episodes", "idle", "mean_payoff",
    ])
    forEachBlock { result, replicate, block in
      let payoff =
        (block.transfers.reduce(0, +) + block.gains.reduce(0, +))
        / Double(block.transfers.count) / Double(Swift.max(1, block.episodes))
        / result.cell.game.shape.expectedRounds
      table.add([
        result.cell.name, String(replicate), String(block.rounds.lowerBound),
        String(block.rounds.upperBound - 1), String(block.episodes), String(block.idle),
        Table.text(payoff),
      ])
    }
    return table.text
  }

  /// One row a cell, replicate, block of rounds and measure.
  private var measures: String {
    var table = Table([
      "cell", "replicate", "first_round", "last_round", "measure", "mean_per_episode",
    ])
    forEachBlock { result, replicate, block in
      for (index, measure) in result.cell.game.shape.measures.enumerated() {
        table.add([
          result.cell.name, String(replicate), String(block.rounds.lowerBound),
          String(block.rounds.upperBound - 1), measure.name,
          Table.text(block.measures[index] / Double(Swift.max(1, block.episodes))),
        ])
      }
    }
    return table.text
  }

  private func forEachBlock(_ body: (CellResult, Int, Tally) -> Void) {
    for result in results {
      for (replicate, run) in result.replicates.enumerated() {
        for block in run.record.series { body(result, replicate, block) }
      }
    }
  }

  /// One row a cell, replicate and agent: its group at the end and its mean payoff an episode.
  private var agents: String {
    var table = Table(["cell", "replicate", "agent", "group", "mean_payoff"])
    for result in results {
      for (replicate, run) in result.replicates.enumerated() {
        for (agent, payoff) in run.record.payoffs.enumerated() {
          table.add([
            result.cell.name, String(replicate), String(agent),
            result.cell.groups[run.record.groupOf[agent]].group.name, Table.text(payoff),
          ])
        }
      }
    }
    return table.text
  }

  /// One row a cell, replicate, group, information set and action that was ever taken, over the
  /// rounds that count.
  private var actions: String {
    var table = Table([
      "cell", "replicate", "group", "decision", "sees", "action", "count", "share",
    ])
    for result in results {
      let shape = result.cell.game.shape
      for (replicate, run) in result.replicates.enumerated() {
        for (group, spec) in result.cell.groups.enumerated() {
          for infoset in 0..<shape.infosets {
            let (first, count) = shape.slots(ofInfoset: infoset)
            let counts = (first..<first + count).map {
              run.record.window.counts[group * shape.slots + $0]
            }
            let total = counts.reduce(0, +)
            if total == 0 { continue }
            let (index, observation) = shape.decision(ofInfoset: infoset)
            let decision = shape.decisions[index]
            for (action, times) in counts.enumerated() where times > 0 {
              table.add([
                result.cell.name, String(replicate), spec.group.name, decision.name,
                decision.sight(observation), decision.actions.label(action), String(times),
                Table.text(Double(times) / Double(total)),
              ])
            }
          }
        }
      }
    }
    return table.text
  }
}
