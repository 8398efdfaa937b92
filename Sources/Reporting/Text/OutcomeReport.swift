import Arena
import GameTheory
public import Laboratory

/// What a table of outcomes says of one game, for the terminal.
public struct OutcomeReport {
  private let reading: OutcomeReading

  /// The most strategies whose payoffs against each other are shown.
  private static let mostInMatrix = 6
  /// The most equilibria that are spelled out.
  private static let mostEquilibria = 6
  /// The most names in a list.
  private static let mostNames = 5

  /// Makes the report of a reading.
  public init(_ reading: OutcomeReading) { self.reading = reading }

  private func shown(_ name: String) -> String { printable(name, limit: 40) }

  private func listed(_ names: [String]) -> String {
    let first = names.prefix(Self.mostNames).map { "'\(shown($0))'" }.joined(separator: ", ")
    return names.count > Self.mostNames
      ? "\(first) and \(names.count - Self.mostNames) more" : first
  }

  /// Heading, payoffs, standings, equilibria, and what each strategy's absence changes.
  public func text(width: Int = 80) -> String {
    var blocks = [paragraphs([heading] + reading.notes + gaps, width)]
    if let matrix { blocks.append(matrix.text(width: width)) }
    blocks.append(standings(reading.rows, "strategy", width))
    if !reading.isSymmetric { blocks.append(standings(reading.columns, "column strategy", width)) }
    blocks.append(paragraphs(explanations, width))
    if let equilibria = reading.equilibria { blocks.append(text(of: equilibria, width)) }
    if !reading.leaveOneOut.isEmpty { blocks.append(leaveOneOut(width)) }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func paragraphs(_ sentences: [String], _ width: Int) -> String {
    sentences.map { sentence in
      let isItem = sentence.hasPrefix("- ")
      return wrap(sentence, isItem ? width - 2 : width)
        .joined(separator: isItem ? "\n  " : "\n") + "\n"
    }.joined()
  }

  private var heading: String {
    let runs =
      reading.fewestRuns == reading.mostRuns
      ? "\(counted(reading.mostRuns, "run")) of each pair"
      : "\(reading.fewestRuns) to \(reading.mostRuns) runs of a pair"
    let name = reading.game.isEmpty ? "" : "\(shown(reading.game)): "
    return name
      + (reading.isSymmetric
        ? "\(strategies(reading.rows.count, "")), a symmetric game, \(runs)."
        : "\(strategies(reading.rows.count, "row ")) against "
          + "\(strategies(reading.columns.count, "column ")), a game of two roles, \(runs).")
  }

  private func strategies(_ count: Int, _ which: String) -> String {
    "\(count) \(which)\(count == 1 ? "strategy" : "strategies")"
  }

  /// What is missing, by name.
  private var gaps: [String] {
    var gaps: [String] = []
    if !reading.missingCells.isEmpty {
      let words = reading.missingCells.map { "\($0.count) '\(printable($0.word))'" }
      gaps.append(
        "Cells without a number, whose matches do not count: \(words.joined(separator: ", ")).")
    }
    let pairs = reading.missingPairs
    if !pairs.isEmpty {
      let names = pairs.prefix(Self.mostNames).map {
        "\(shown($0.row)) against \(shown($0.column))"
      }
      let rest = pairs.count > Self.mostNames ? " and \(pairs.count - Self.mostNames) more" : ""
      gaps.append(
        "Never met: \(names.joined(separator: "; "))\(rest). Strategies with a missing pair have no mean, "
          + "and what needs the whole table is not said.")
    }
    return gaps
  }

  private var matrix: TextTable? {
    let others = reading.isSymmetric ? reading.rows : reading.columns
    guard reading.rows.count <= Self.mostInMatrix, others.count <= Self.mostInMatrix else {
      return nil
    }
    let columns = others.indices.map {
      reading.isSymmetric ? "[\($0 + 1)]" : shown(others[$0].name)
    }
    var matrix = TextTable(["payoff against"] + columns, numbers: Set(columns))
    for (row, strategy) in reading.rows.enumerated() {
      let name = (reading.isSymmetric ? "[\(row + 1)] " : "") + shown(strategy.name)
      let cells = others.indices.map { column -> String in
        let own = figure(reading.payoffs[row][column])
        return reading.isSymmetric
          ? own : own + ", " + figure(reading.columnPayoffs[row][column])
      }
      matrix.add([name] + cells)
    }
    return matrix
  }

  private func standings(_ strategies: [StrategyReading], _ what: String, _ width: Int) -> String {
    let (first, second) =
      reading.isSymmetric ? ("invades", "invaded by") : ("best reply to", "answered by")
    let numbers = ["rank", "payoff", "rating", "share", "fitness", first, second]
    let whole = reading.replicator != nil
    var table = TextTable(
      ["rank", what, "payoff"] + (whole ? Array(numbers[2...]) : []), numbers: Set(numbers))
    let order = strategies.indices.sorted {
      let (left, right) = (strategies[$0].rank ?? .max, strategies[$1].rank ?? .max)
      return left == right ? $0 < $1 : left < right
    }
    for index in order {
      let strategy = strategies[index]
      var row = [
        strategy.rank.map { String($0) } ?? "-", shown(strategy.name), figure(strategy.score),
      ]
      if whole {
        row += [
          figure(strategy.rating), figure(strategy.share), figure(strategy.fitness),
          String(strategy.invades.count), String(strategy.invadedBy.count),
        ]
      }
      table.add(row)
    }
    return table.text(width: width)
  }

  private var explanations: [String] {
    guard let replicator = reading.replicator, let rating = reading.rating else { return [] }
    var lines = [
      "'share' and 'fitness' are where a population ends in which shares grow with payoffs, from equal "
        + "shares (\(replicator.steps) steps at rate \(figure(replicator.rate)) of how far payoffs lie apart"
        + (replicator.isAtRest ? ", at rest" : "")
        + "): mean fitness \(figure(replicator.fitness))"
        + (replicator.columnFitness.map { " and \(figure($0)) of the columns" } ?? "") + "."
    ]
    lines.append(
      "'rating' is the deviation rating, 0 at best: \(rating.method), \(counted(rating.stages, "stage")). "
        + (rating.isUnique
          ? "Fixed was only what is tight in all optima, so no choice of a solver is left in it."
          : "Status: \(rating.status.rawValue); strategies without one were not reached."))
    return lines
  }

  private func text(of equilibria: EquilibriumReading, _ width: Int) -> String {
    let many =
      switch equilibria.uniqueness {
      case .unique: "The table of means has one equilibrium."
      case .several:
        "The table of means has \(equilibria.count) equilibria, each apart from the others."
      case .infinitelyMany:
        "The table of means has infinitely many equilibria, with \(equilibria.count) corners."
      case .open:
        equilibria.status == .complete
          ? "The table of means has \(equilibria.count) extreme equilibria."
          : "Found of the table of means: \(equilibria.count) "
            + (equilibria.count == 1 ? "equilibrium" : "equilibria") + "; there may be more."
      }
    let alike: String? = equilibria.symmetricUniqueness.map {
      switch $0 {
      case .unique: "In one of them both play alike."
      case .several: "In several of them both play alike."
      case .infinitelyMany: "In infinitely many of them both play alike."
      case .open: "How many there are in which both play alike is not settled."
      }
    }
    var lines = [
      many, alike, "Method: \(equilibria.method). Status: \(equilibria.status.rawValue).",
    ]
    .compactMap(\.self)
    if equilibria.uniqueness == .unique && equilibria.symmetricUniqueness == .unique {
      lines.remove(at: 1)
    }
    for entry in equilibria.found.prefix(Self.mostEquilibria) {
      let own = mixture(entry.rows)
      let both =
        entry.isSymmetric ? "Both: \(own)" : "Rows: \(own); columns: \(mixture(entry.columns))"
      let worth =
        entry.isSymmetric
        ? figure(entry.payoff) : "\(figure(entry.payoff)) and \(figure(entry.columnPayoff))"
      lines.append("- \(both). Payoff \(worth).")
    }
    if equilibria.found.count > Self.mostEquilibria {
      lines.append("- \(equilibria.count - Self.mostEquilibria) more; --json lists them.")
    }
    return paragraphs(lines, width)
  }

  private func mixture(_ shares: [EquilibriumReading.Share]) -> String {
    if shares.count == 1 { return shown(shares[0].strategy) }
    let parts = shares.prefix(Self.mostNames).map {
      "\(figure($0.probability)) \(shown($0.strategy))"
    }
    let rest = shares.count > Self.mostNames ? ", \(shares.count - Self.mostNames) more" : ""
    return parts.joined(separator: ", ") + rest
  }

  private func leaveOneOut(_ width: Int) -> String {
    let numbers = ["swaps", "largest shift", "adds", "lost", "gained"]
    var table = TextTable(["without", "winner"] + numbers, numbers: Set(numbers))
    for entry in reading.leaveOneOut {
      table.add([
        shown(entry.name),
        (entry.changesWinner ? "now " : "")
          + entry.winner.prefix(2).map(shown)
          .joined(separator: ", ") + (entry.winner.count > 2 ? ", ..." : ""),
        String(entry.swaps), figure(entry.largestShift), figure(entry.adds),
        entry.lost.map { String($0) } ?? "-", entry.gained.map { String($0) } ?? "-",
      ])
    }
    let changing = reading.leaveOneOut.filter(\.changesWinner).map(\.name)
    let sentence =
      changing.isEmpty
      ? "Nobody's absence changes who has the highest mean among the others."
      : "Who has the highest mean among the others depends on the presence of \(listed(changing))."
    return table.text(width: width)
      + paragraphs(
        [
          sentence,
          "'swaps' counts pairs of others that change their order, 'adds' is what the presence adds to the "
            + "mean of all matches, 'lost' counts equilibria that end, 'gained' new ones.",
        ], width)
  }
}

/// Strategies over several games of a table, for the terminal.
public struct OutcomeOverview {
  private let readings: [OutcomeReading]

  /// Makes the overview of some games.
  public init(_ readings: [OutcomeReading]) { self.readings = readings }

  /// The mean ranks where all games have the same strategies; else nothing.
  ///
  /// Payoffs of games in different units have no mean, but ranks have.
  public func text(width: Int = 80) -> String {
    let names = readings.first?.rows.map(\.name) ?? []
    guard readings.count > 1, readings.allSatisfy({ $0.rows.map(\.name) == names }),
      readings.allSatisfy({ $0.rows.allSatisfy { $0.rank != nil } })
    else { return "" }
    var table = TextTable(
      ["strategy", "mean rank", "best", "worst"], numbers: ["mean rank", "best", "worst"])
    let ranks = names.indices.map { index in readings.compactMap { $0.rows[index].rank } }
    func mean(_ ranks: [Int]) -> Double { Double(ranks.reduce(0, +)) / Double(ranks.count) }
    for index in names.indices.sorted(by: {
      mean(ranks[$0]) == mean(ranks[$1]) ? $0 < $1 : mean(ranks[$0]) < mean(ranks[$1])
    }) {
      table.add([
        printable(names[index], limit: 40), figure(mean(ranks[index])),
        String(ranks[index].min() ?? 0), String(ranks[index].max() ?? 0),
      ])
    }
    return table.text(width: width)
      + wrap(
        "Ranks by mean payoff over \(counted(readings.count, "game")); payoffs themselves may have "
          + "different units, and are not averaged over games.", width
      ).joined(separator: "\n") + "\n"
  }
}
