import Arena
import GameTheory
public import Laboratory

/// Best, predicted and emergent side by side, for the terminal.
public struct StudyReport {
  private let results: [CellResult]

  /// Makes a report of results.
  public init(_ results: [CellResult]) { self.results = results }

  /// Best, predicted and emergent: one table for each welfare function, one row a cell.
  public func tables(width: Int = 80) -> String {
    guard let first = results.first else { return "" }
    return first.cell.welfare.indices.map { table(of: $0, width: width) }.joined(separator: "\n")
  }

  private func table(of index: Int, width: Int) -> String {
    let numbers = ["best", predicted, "emergent", "alignment"]
    let name = results[0].cell.welfare[index].name
    var table = TextTable([name] + numbers + ["verdict"], numbers: Set(numbers))
    for result in results {
      let comparison = result.comparisons[index]
      let isExact = comparison.prospect.source == .tree
      table.add([
        result.cell.name, figure(comparison.prospect.best) + (isExact ? "" : "*"),
        figure(comparison.prospect.predictedRange), figure(comparison.emergent),
        comparison.alignment.map { figure($0) } ?? "-", comparison.verdict.rawValue,
      ])
    }
    return table.text(width: width)
  }

  /// The heading of what is predicted, with the concept unless all cells are judged by equilibrium.
  private var predicted: String {
    let concepts = Set(results.map(\.theory.concept))
    if concepts == [.nash] { return "predicted" }
    return "predicted (\(concepts.map(\.label).sorted().joined(separator: ", ")))"
  }

  /// What the designer counts, per round: one row a cell.
  public func measures(width: Int = 80) -> String {
    let names = results.first?.cell.game.shape.measures.map(\.name) ?? []
    if names.isEmpty { return "" }
    var table = TextTable(["counted"] + names, numbers: Set(names))
    for result in results {
      // Cells may play different mechanisms; what one does not count stays empty.
      let own = result.cell.game.shape.measures.map(\.name)
      table.add(
        [result.cell.name]
          + names.map { name in
            own.firstIndex(of: name).map { figure(result.measure($0)?.mean) } ?? "-"
          })
    }
    return table.text(width: width)
  }

  /// Which solution concept the play of each cell lies nearest to, beside the fitted noise and what
  /// players without regret can end in; empty where no tree was analysed.
  public func concepts(width: Int = 80) -> String {
    guard results.contains(where: { $0.play != nil }), let first = results.first else { return "" }
    let regretless = "no-regret \(first.comparisons[0].welfare.name)"
    let numbers = ["distance", "noise", regretless, "hull error"]
    var table = TextTable(["play", "nearest to"] + numbers, numbers: Set(numbers))
    for result in results {
      guard let play = result.play, let nearest = play.distances.first else { continue }
      let noise = play.logit.map { $0.precision > 0 ? figure(1 / $0.precision) : "all noise" }
      table.add([
        result.cell.name, nearest.concept, figure(nearest.distance), noise ?? "-",
        figure(result.comparisons[0].prospect.correlated),
        figure(result.comparisons[0].prospect.hullError),
      ])
    }
    return table.text(width: width)
  }

  /// What the reader must know to read the table, as lines.
  public var notes: [String] {
    var notes: [String] = []
    let names = results[0].comparisons.map { "\($0.welfare.name) (\($0.welfare.unit))" }
    notes.append("Welfare: \(names.joined(separator: ", ")); per round, mean and 95 % interval.")
    for concept in Concept.allCases {
      let cells = results.filter { $0.theory.concept == concept }.map { "'\($0.cell.name)'" }
      if cells.isEmpty { continue }
      let place = cells.count == results.count ? "" : " of \(cells.joined(separator: ", "))"
      notes.append("Predicted\(place) by \(concept.rawValue): \(concept.summary)")
    }
    let sources = Set(results.flatMap { $0.comparisons.map(\.prospect.source) })
    if sources.contains(.treeBounds) || sources.contains(.declared) {
      notes.append(
        "* a bound: "
          + sources.filter { $0 != .tree }.map(\.rawValue).sorted()
          .joined(separator: ", ") + ".")
    }
    for result in results {
      if let obstacle = result.theory.desk.analysed.obstacle {
        notes.append(
          "Theory of '\(result.cell.name)': \(obstacle)"
            + (result.theory.desk.analysed.isStage ? "; one round was analysed instead." : "."))
        break
      }
    }
    if let regret = results.compactMap({ $0.theory.prediction }).flatMap(\.solution.answers)
      .map(\.regret).max()
    {
      notes.append(
        "Everything predicted was checked again: largest regret \(figure(regret)).")
    }
    if results.contains(where: { $0.play != nil }) {
      notes.append(
        "Nearest: the solution concept that the fewest choices would have to change for; noise: of the "
          + "logit play likeliest to look like this; no-regret: where players without regret can "
          + "end; hull error: the share of the welfare that no weights on the players' payoffs give."
      )
    }
    let gains = results.compactMap { $0.exploitability?.mean }
    if let low = gains.min(), let high = gains.max() {
      notes.append(
        "The play that emerged leaves a gain of \(figure(low...high)) a round to a deviator.")
    }
    return notes
  }
}
