import Arena
import GameTheory
public import Laboratory
import Theory

/// Best, predicted and emergent side by side, for the terminal; made from a summary and nothing else.
public struct StudyReport {
  private let summary: StudySummary
  private let overview: StudyOverview
  /// The cells that are shown and gave results.
  private let cells: [CellSummary]

  /// So many cells are shown where there are more.
  public static let most = 40

  /// Makes a report of a summary.
  ///
  /// - Parameters:
  ///   - summary: The summary.
  ///   - overview: What all cells come to, if the summary does not have them all.
  public init(_ summary: StudySummary, _ overview: StudyOverview? = nil) {
    self.summary = summary
    self.overview = overview ?? StudyOverview(summary.cells)
    cells = summary.cells.prefix(StudyReport.most).filter { !$0.welfare.isEmpty }
  }

  /// Title, finding, what was found in words, tables, pictures and notes.
  ///
  /// - Parameters:
  ///   - width: The longest line, in characters.
  ///   - pictures: Pictures of the same results, each some lines.
  /// - Returns: The lines, each ending in a line break.
  public func text(width: Int = 80, pictures: [String] = []) -> String {
    var text = paragraph(summary.title, width)
    if !summary.finding.isEmpty { text += paragraph(summary.finding, width) }
    let lead = StudyWords(summary: summary, overview: overview).lead
    text += "\n" + paragraph(lead.joined(separator: " "), width)
    let tables =
      [
        tables(width: width), differences(width: width), concepts(width: width),
        measures(width: width),
      ] + pictures
    for table in tables where !table.isEmpty { text += "\n" + table }
    text += "\n"
    for note in together + notes + answers + failures { text += paragraph(note, width) }
    return text
  }

  /// What the reader must know of the cells that are not shown.
  private var together: [String] {
    overview.cells <= StudyReport.most
      ? [] : ["The first \(StudyReport.most) of \(overview.cells) cells are shown."]
  }

  /// How agents from outside answered in the cells that are shown.
  private var answers: [String] { StudyWords.answers(of: cells) }

  /// Which of the cells that are shown have units without results, and why.
  private var failures: [String] {
    StudyWords.failures(of: Array(summary.cells.prefix(StudyReport.most)))
  }

  private func paragraph(_ text: String, _ width: Int) -> String {
    wrap(text, width).map { $0 + "\n" }.joined()
  }

  /// Best, predicted and emergent: one table for each welfare function, one row a cell.
  public func tables(width: Int = 80) -> String {
    guard let first = cells.first else { return "" }
    return first.welfare.indices.map { table(of: $0, width: width) }.joined(separator: "\n")
  }

  private func table(of index: Int, width: Int) -> String {
    let numbers = ["best", predicted, "emergent", "alignment"]
    var table = TextTable(
      [cells[0].welfare[index].name] + numbers + ["verdict"], numbers: Set(numbers))
    for cell in cells {
      let welfare = cell.welfare[index]
      table.add([
        cell.name, figure(welfare.best) + (welfare.source == .tree ? "" : "*"),
        figure(welfare.predicted) + (welfare.isBound && welfare.predicted != nil ? "*" : ""),
        figure(welfare.emergent), figure(welfare.alignment),
        welfare.verdict.rawValue,
      ])
    }
    return table.text(width: width)
  }

  /// The differences from the cells that others are compared with, pair by pair; empty where none are.
  public func differences(width: Int = 80) -> String {
    guard let first = cells.first, cells.contains(where: { $0.baseline != nil }) else { return "" }
    let names = first.welfare.map(\.name)
    var table = TextTable(["difference", "from"] + names, numbers: Set(names))
    for cell in cells {
      guard let baseline = cell.baseline else { continue }
      table.add([cell.name, baseline] + cell.welfare.map { figure($0.difference) })
    }
    return table.text(width: width)
  }

  /// The heading of what is predicted, with the concept unless all cells are judged by equilibrium.
  private var predicted: String {
    let concepts = Set(cells.map(\.theory.concept))
    if concepts == [.nash] { return "predicted" }
    return "predicted (\(concepts.map(\.label).sorted().joined(separator: ", ")))"
  }

  /// What the designer counts, per round: one row a cell.
  public func measures(width: Int = 80) -> String {
    let names = cells.first?.measures.map(\.name) ?? []
    if names.isEmpty { return "" }
    var table = TextTable(["counted"] + names, numbers: Set(names))
    for cell in cells {
      // Cells may play different mechanisms; what one does not count stays empty.
      table.add([cell.name] + names.map { figure(cell.mean(of: $0)?.mean) })
    }
    return table.text(width: width)
  }

  /// Which solution concept the play of each cell lies nearest to, beside the fitted noise and what
  /// players without regret can end in; empty if no tree was analysed or no actions were kept.
  public func concepts(width: Int = 80) -> String {
    guard cells.contains(where: { $0.play != nil }), let first = cells.first else { return "" }
    let regretless = "no-regret \(first.welfare[0].name)"
    let numbers = ["distance", "noise", regretless, "hull error"]
    var table = TextTable(["play", "nearest to"] + numbers, numbers: Set(numbers))
    for cell in cells {
      guard let play = cell.play, let nearest = play.distances.first else { continue }
      let noise = play.logit.map { $0.precision > 0 ? figure(1 / $0.precision) : "all noise" }
      table.add([
        cell.name, nearest.concept, figure(nearest.distance), noise ?? "-",
        figure(cell.welfare[0].correlated), figure(cell.welfare[0].hullError),
      ])
    }
    return table.text(width: width)
  }

  /// What the reader must know to read the tables, as paragraphs.
  public var notes: [String] {
    guard let first = cells.first else { return [] }
    let names = first.welfare.map(\.words).joined(separator: ", ")
    var notes = ["Welfare: \(names); per round, mean and 95 % interval."]
    notes += predictions
    let welfare = cells.flatMap(\.welfare)
    var bounds = Set(welfare.map(\.source)).filter { $0 != .tree }.map(\.rawValue).sorted()
    if welfare.contains(where: { $0.isBound && $0.predicted != nil }) {
      bounds.append(
        "of repeated games, what leaves nobody less than it can secure (feasible and individually "
          + "rational play)")
    }
    if !bounds.isEmpty { notes.append("* a bound: \(bounds.joined(separator: ", ")).") }
    notes += StudyWords.reasons(of: cells)
    if let cell = cells.first(where: { $0.theory.obstacle != nil }) {
      notes.append(
        "Theory of '\(cell.name)': \(cell.theory.obstacle ?? "")"
          + (cell.theory.basis == .oneRound ? "; one round was analysed instead." : "."))
    }
    notes += PatienceWords.notes(of: cells)
    if let regret = cells.compactMap({ $0.theory.found?.largestRegret }).max() {
      notes.append("Everything predicted was checked again: largest regret \(figure(regret)).")
    }
    if cells.contains(where: { $0.play != nil }) {
      notes.append(
        "Nearest: the solution concept from which the smallest share of choices departs; noise: that "
          + "of the logit play that fits best; no-regret: where players without regret can end; hull "
          + "error: how badly a weighted sum of the players' payoffs fits the welfare, from 0 to 1."
      )
    }
    for deviator in [nil] + Deviator.allCases {
      let gains = cells.filter { $0.deviator == deviator }.compactMap { $0.exploitability?.mean }
        .filter(\.isFinite)
      guard let low = gains.min(), let high = gains.max() else { continue }
      notes.append(
        "The play that emerged leaves a gain of \(figure(low...high)) a round to a deviator"
          + StudyWords.aside(deviator) + ".")
    }
    return notes
  }

  /// One sentence for each concept that predicts.
  private var predictions: [String] {
    Concept.allCases.compactMap { concept in
      let names = cells.filter { $0.theory.concept == concept }.map { "'\($0.name)'" }
      if names.isEmpty { return nil }
      let place = names.count == cells.count ? "" : " in \(names.joined(separator: ", "))"
      return "Predicted\(place) by \(concept.rawValue): \(concept.summary)"
    }
  }
}
