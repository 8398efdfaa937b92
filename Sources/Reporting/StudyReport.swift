import GameTheory
public import Laboratory

/// Best, predicted and emergent side by side, for the terminal.
public struct StudyReport {
  private let results: [CellResult]

  /// Makes a report of results.
  public init(_ results: [CellResult]) { self.results = results }

  /// The main table: one row a cell and welfare function.
  public func table(width: Int = 80) -> String {
    let hasCells = results.count > 1
    let hasFunctions = results.contains { $0.comparisons.count > 1 }
    var header = ["best", "predicted", "emergent", "alignment", "verdict"]
    if hasFunctions { header.insert("welfare", at: 0) }
    if hasCells { header.insert("cell", at: 0) }
    var table = TextTable(header, numbers: ["best", "predicted", "emergent", "alignment"])
    for result in results {
      for comparison in result.comparisons {
        var row = [
          figure(comparison.prospect.best)
            + (comparison.prospect.source == .tree ? "" : "*"),
          figure(comparison.prospect.predictedRange), figure(comparison.emergent),
          comparison.alignment.map { figure($0) } ?? "-", comparison.verdict.rawValue,
        ]
        if hasFunctions { row.insert(comparison.welfare.name, at: 0) }
        if hasCells { row.insert(result.cell.name, at: 0) }
        table.add(row)
      }
    }
    return table.text(width: width)
  }

  /// What the reader must know to read the table, as lines.
  public var notes: [String] {
    var notes: [String] = []
    let names = results[0].comparisons.map { "\($0.welfare.name) (\($0.welfare.unit))" }
    notes.append("Welfare: \(names.joined(separator: ", ")); per round, mean and 95 % interval.")
    let sources = Set(results.flatMap { $0.comparisons.map(\.prospect.source) })
    if sources.contains(.treeBounds) || sources.contains(.declared) {
      notes.append(
        "* a bound: "
          + sources.filter { $0 != .tree }.map(\.rawValue).sorted()
          .joined(separator: ", ") + ".")
    }
    for result in results {
      if let obstacle = result.theory.obstacle {
        notes.append(
          "Theory of '\(result.cell.name)': \(obstacle)"
            + (result.theory.isStage ? "; one round was analysed instead." : "."))
        break
      }
    }
    if let regret = results.compactMap({ $0.theory.equilibria }).flatMap(\.equilibria)
      .map(\.regret).max()
    {
      notes.append(
        "Every predicted equilibrium was checked again: largest regret \(figure(regret)).")
    }
    let gains = results.compactMap { $0.exploitability?.mean }
    if let low = gains.min(), let high = gains.max() {
      notes.append(
        "The play that emerged leaves a gain of \(figure(low...high)) a round to a deviator.")
    }
    return notes
  }
}
