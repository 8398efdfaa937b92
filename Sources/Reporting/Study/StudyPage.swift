public import Laboratory

/// The page of a study: what was asked and found, and each picture where it says something.
public struct StudyPage {
  private let results: StudyResults
  private let figures: StudyFigures
  private let command: String?

  /// So many welfare functions have pictures.
  private static let mostFunctions = 4

  /// Makes the page of some results.
  ///
  /// - Parameters:
  ///   - results: The results.
  ///   - command: The command that makes them again, if there is one.
  ///   - tables: Where the tables are, seen from the page, with a slash at the end unless they are beside it;
  ///     nil where there is no link to them.
  ///   - library: Where the study looks up names, to work out again how play is predicted; nil where that is
  ///     not shown.
  ///   - shouldStop: Whether somebody asked to stop.
  public init(
    _ results: StudyResults, command: String? = nil, tables: String? = nil, library: Library? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.results = results
    self.command = command
    figures = StudyFigures(results, tables: tables, library: library, shouldStop: shouldStop)
  }

  /// What the page says.
  ///
  /// - Throws: `StudyError` where a table beside the summary is not as it was written; `Interrupted`.
  public func report() throws -> Report {
    let functions = 0..<min(StudyPage.mostFunctions, figures.functions.count)
    var welfare: [Report.Item] = []
    var sweeps: [Report.Item] = []
    var courses: [Report.Item] = []
    var differences: [Report.Item] = []
    for function in functions {
      if let figure = figures.welfare(function) { welfare.append(.figure(figure)) }
      if let figure = figures.sweep(function) { sweeps.append(.figure(figure)) }
      if let figure = try figures.course(function) { courses.append(.figure(figure)) }
      if let figure = figures.differences(function) { differences.append(.figure(figure)) }
    }
    if functions.count < figures.functions.count {
      let all = figures.functions.count
      welfare.append(
        .paragraph("The first \(functions.count) of \(all) welfare functions have pictures."))
    }
    let notes =
      StudyReport(results.summary, results.overview).notes
      + StudyWords.answers(of: results.summary.cells)
      + StudyWords.failures(of: results.summary.cells)
      + results.remarks.map { capitalised($0) + "." }
    let play =
      [try figures.choices()].compactMap(\.self) + (try figures.moves())
      + [figures.nearness()].compactMap(\.self)
    return Report(
      title: results.summary.title,
      lead: lead,
      sections: [
        Report.Section("Best, predicted, emergent", welfare),
        Report.Section("What the sweep shows", sweeps),
        Report.Section("Differences", differences),
        Report.Section("Over the rounds", courses),
        Report.Section("How they played", play.map { .figure($0) }),
        Report.Section(
          "Who gains, who loses", try figures.payoffs().map { [.figure($0)] } ?? []),
        Report.Section("What was counted", figures.measures().map { [.figure($0)] } ?? []),
        Report.Section("Notes", [.list(notes)]),
        Report.Section("Where this comes from", provenance),
      ])
  }

  /// Best, predicted and emergent of all cells under the first welfare function; nil where nothing emerged.
  public var welfare: Figure? { figures.welfare(0) }

  /// The picture that says most: what is swept, or else all cells; nil where nothing emerged.
  public var cover: Figure? {
    (results.isSampled ? nil : figures.sweep(0)) ?? figures.welfare(0)
  }

  /// What was asked and found.
  private var lead: [String] {
    let words = StudyWords(summary: results.summary, overview: results.overview).lead
    return (results.summary.finding.isEmpty ? [] : [results.summary.finding])
      + [words.joined(separator: " ")]
  }

  private var provenance: [Report.Item] {
    let summary = results.summary
    var facts = [
      "\(counted(results.points.count, "cell")), at most \(counted(summary.replicates, "replicate"))"
        + "\(results.points.count == 1 ? "" : " each"), seed \(summary.seed).",
      "Made by version \(summary.version) of the arena.",
    ]
    func fact(_ name: String, _ words: String) {
      let value = results.provenance[name]
      if case .string(let text) = value { facts.append("\(words): \(text).") }
    }
    fact("gitCommit", "Commit")
    fact("system", "System")
    fact("finished", "Finished")
    let items: [Report.Item] = [.list(facts)]
    guard let command else { return items }
    return items + [.lines([command], caption: "The command that makes it again")]
  }
}
