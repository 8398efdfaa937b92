import Arena
import GameTheory

/// The tidy tables of a study: one entity a row, the key `cell`, and `replicate` where it varies.
struct Tables {
  private let cells: [CellSummary]
  private let units: [[UnitResult]]
  private let shapes: [Shape]
  private let kept: Set<Kept>

  init(_ result: StudyResult) {
    cells = result.summary.cells
    units = result.units
    shapes = result.study.cells.map(\.game.shape)
    kept = result.study.kept
  }

  /// The names of the tables that a study has, in a fixed order.
  static func names(keeping kept: Set<Kept>) -> [String] {
    var names = ["cells.csv", "welfare.csv"]
    if kept.contains(.rounds) { names += ["rounds.csv", "measures.csv"] }
    if kept.contains(.agents) { names.append("agents.csv") }
    if kept.contains(.actions) { names.append("actions.csv") }
    return names
  }

  /// File names and contents.
  var files: [(name: String, text: String)] {
    Tables.names(keeping: kept).map { ($0, table(named: $0).text) }
  }

  private func table(named name: String) -> Table {
    switch name {
    case "cells.csv": settings
    case "welfare.csv": welfare
    case "rounds.csv": rounds
    case "measures.csv": measures
    case "agents.csv": agents
    case "actions.csv": actions
    default: preconditionFailure("there is no table '\(name)'")
    }
  }

  /// One row a cell and changed setting, or a row without setting where nothing is changed.
  private var settings: Table {
    var table = Table(["cell", "setting", "value"])
    for cell in cells {
      if cell.settings.fields.isEmpty { table.add([cell.name, "", ""]) }
      for (path, value) in cell.settings.fields {
        if case .string(let text) = value {
          table.add([cell.name, path, text])
        } else {
          table.add([cell.name, path, value.canonical])
        }
      }
    }
    return table
  }

  /// One row a cell, replicate and welfare function, beside best and predicted.
  private var welfare: Table {
    var table = Table([
      "cell", "replicate", "welfare", "emergent", "best", "worst", "concept", "predicted_low",
      "predicted_high",
    ])
    for (cell, units) in zip(cells, units) {
      for (index, welfare) in cell.welfare.enumerated() {
        for (replicate, unit) in units.enumerated() {
          table.add([
            cell.name, String(replicate), welfare.name, Table.text(unit.welfare[index]),
            Table.text(welfare.best), Table.text(welfare.worst), welfare.concept.rawValue,
            Table.text(welfare.predicted?.lowerBound), Table.text(welfare.predicted?.upperBound),
          ])
        }
      }
    }
    return table
  }

  /// One row a cell, replicate and block of rounds.
  private var rounds: Table {
    var table = Table([
      "cell", "replicate", "first_round", "last_round", "episodes", "idle", "mean_payoff",
    ])
    forEachBlock { key, _, block in
      table.add(
        key + [String(block.episodes), String(block.idle), Table.text(block.payoff)])
    }
    return table
  }

  /// One row a cell, replicate, block of rounds and measure.
  private var measures: Table {
    var table = Table([
      "cell", "replicate", "first_round", "last_round", "measure", "mean_per_episode",
    ])
    forEachBlock { key, cell, block in
      for (measure, value) in zip(cell.measures, block.measures) {
        table.add(key + [measure.name, Table.text(value)])
      }
    }
    return table
  }

  private func forEachBlock(_ body: ([String], CellSummary, UnitResult.Block) -> Void) {
    for (cell, units) in zip(cells, units) {
      for (replicate, unit) in units.enumerated() {
        for block in unit.blocks ?? [] {
          let key = [String(replicate), String(block.firstRound), String(block.lastRound)]
          body([cell.name] + key, cell, block)
        }
      }
    }
  }

  /// One row a cell, replicate and agent: its group at the end and its mean payoff an episode.
  private var agents: Table {
    var table = Table(["cell", "replicate", "agent", "group", "mean_payoff"])
    for (cell, units) in zip(cells, units) {
      for (replicate, unit) in units.enumerated() {
        for (agent, member) in (unit.agents ?? []).enumerated() {
          table.add([
            cell.name, String(replicate), String(agent), cell.groups[member.group].name,
            Table.text(member.payoff),
          ])
        }
      }
    }
    return table
  }

  /// One row a cell, replicate, group, information set and action that was ever taken, over the
  /// rounds that count.
  private var actions: Table {
    var table = Table([
      "cell", "replicate", "group", "decision", "sees", "action", "count", "share",
    ])
    for (index, cell) in cells.enumerated() {
      for (replicate, unit) in units[index].enumerated() {
        for (group, grouped) in cell.groups.enumerated() {
          let taken = (unit.actions ?? []).filter { $0.group == group }
          add(taken, [cell.name, String(replicate), grouped.name], shapes[index], to: &table)
        }
      }
    }
    return table
  }

  /// Adds what one group did in one unit.
  private func add(
    _ taken: [UnitResult.Taken], _ key: [String], _ shape: Shape, to table: inout Table
  ) {
    var rest = taken[...]
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      let here = rest.prefix { $0.slot < first + count }
      rest = rest.dropFirst(here.count)
      let total = here.reduce(0) { $0 + $1.count }
      let (index, observation) = shape.decision(ofInfoset: infoset)
      let decision = shape.decisions[index]
      for action in here {
        table.add(
          key + [
            decision.name, decision.sight(observation),
            decision.actions.label(action.slot - first), String(action.count),
            Table.text(Double(action.count) / Double(total)),
          ])
      }
    }
  }
}
