public import Laboratory

/// What a study was asked and what it found, in plain sentences made from its numbers.
///
/// This is the one place of such sentences: pages, the terminal and lessons take them from here.
public struct StudyWords {
  private let summary: StudySummary
  private let overview: StudyOverview
  /// The cells at hand that gave results.
  private let cells: [CellSummary]

  /// Makes the words of a summary.
  ///
  /// - Parameters:
  ///   - summary: The summary, with some or all of its cells.
  ///   - overview: What all cells come to.
  public init(summary: StudySummary, overview: StudyOverview) {
    self.summary = summary
    self.overview = overview
    cells = summary.cells.filter { !$0.welfare.isEmpty }
  }

  /// What was asked and found, in a few sentences.
  public var lead: [String] {
    guard let first = cells.first else {
      return [
        overview.cells == 0
          ? "The study has no cells." : "\(counted(overview.cells, "cell")) gave no result."
      ]
    }
    return [asked(first), found(first)] + [parting, extremes].compactMap(\.self) + others
      + [
        compared, failed,
      ].compactMap(\.self)
  }

  private func asked(_ cell: CellSummary) -> String {
    let isUpTo = cells.contains { $0.welfare[0].emergent.count < summary.replicates }
    let replicates = (isUpTo ? "up to " : "") + counted(summary.replicates, "replicate")
    let (were, each) = overview.cells == 1 ? ("was", "") : ("were", " each")
    return
      "\(counted(overview.cells, "cell")) \(were) played in \(replicates)\(each), and judged by "
      + "\(listed(cell.welfare.map(\.words)))."
  }

  private func found(_ first: CellSummary) -> String {
    if overview.cells == 1 { return StudyWords.verdict(of: first, first.welfare[0]) }
    return together(overview.verdicts)
  }

  private func together(_ verdicts: [Verdict: Int]) -> String {
    StudyWords.together(verdicts, overview.empty > 0 ? "cells with results" : "cells")
  }

  /// How many cells have each verdict, as a sentence.
  static func together(_ verdicts: [Verdict: Int], _ cells: String = "cells") -> String {
    let all = verdicts.values.reduce(0, +)
    // What surprises comes first.
    let order = [Verdict.outside, .notUnique, .withinBounds, .incomplete, .inside]
    let found = order.compactMap { verdict in verdicts[verdict].map { (verdict, $0) } }
    if found.count == 1 {
      let place = all == 1 ? "In the only one" : all == 2 ? "In both" : "In all \(all)"
      return "\(place)\(all == 1 ? "" : " \(cells)") \(clause(found[0].0, "what emerged"))."
    }
    let clauses = found.enumerated().map { index, entry in
      index == 0
        ? "in \(entry.1) of \(all) \(cells) \(clause(entry.0, "what emerged"))"
        : "in \(entry.1) \(clause(entry.0, "it"))"
    }
    return "I" + listed(clauses).dropFirst() + "."
  }

  /// Where what emerged is farthest from what is predicted.
  private var parting: String? {
    guard overview.cells > 1, let farthest = overview.farthest else { return nil }
    let place = overview.verdicts[.outside] == 1 ? "There" : "Where they part most"
    return "\(place), in '\(farthest.cell)', \(StudyWords.numbers(of: farthest.welfare))."
  }

  private var extremes: String? {
    guard overview.cells > 1, let least = overview.least, let greatest = overview.greatest,
      least.cell != greatest.cell
    else { return nil }
    return "The least that emerged is \(figure(least.welfare)) in '\(least.cell)', the greatest "
      + "\(figure(greatest.welfare)) in '\(greatest.cell)'."
  }

  /// What is found under the second and third welfare function, where all cells are at hand.
  private var others: [String] {
    guard summary.cells.count == overview.cells, let first = cells.first else { return [] }
    return first.welfare.indices.dropFirst().prefix(2).map { index in
      let all = cells.compactMap { $0.welfare.indices.contains(index) ? $0.welfare[index] : nil }
      let name = first.welfare[index].name
      if overview.cells == 1 { return "By \(name), \(StudyWords.numbers(of: all[0]))." }
      let verdicts = all.reduce(into: [:]) { $0[$1.verdict, default: 0] += 1 }
      let sentence = together(verdicts)
      return "By \(name), " + sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
  }

  /// The largest difference that is clear.
  private var compared: String? {
    let compared = cells.filter { $0.welfare[0].difference != nil }
    if compared.isEmpty { return nil }
    let clear = compared.filter { $0.welfare[0].difference.map(StudyWords.isClear) ?? false }
    func size(_ cell: CellSummary) -> Double { cell.welfare[0].difference?.mean.magnitude ?? 0 }
    guard let largest = (clear.isEmpty ? compared : clear).max(by: { size($0) < size($1) }),
      let sentence = StudyWords.difference(of: largest, largest.welfare[0])
    else { return nil }
    return sentence
  }

  private var failed: String? {
    let gone = overview.empty > 0 ? ["\(counted(overview.empty, "cell")) gave no result"] : []
    let partly = cells.filter { $0.missing != nil }.count
    let torn = partly > 0 ? ["\(counted(partly, "cell")) gave only a part of the results"] : []
    return gone.isEmpty && torn.isEmpty ? nil : listed(gone + torn) + "."
  }
}

extension WelfareSummary {
  /// Its name and its unit: "quality (claim)".
  var words: String { unit.isEmpty ? name : "\(name) (\(unit))" }
}

extension StudyWords {
  /// Who gains by departing in a repeated game, as the end of a sentence; nothing where the whole game was
  /// looked at.
  static func aside(_ deviator: Deviator?) -> String {
    switch deviator {
    case nil, .amongAlike: ""
    case .amongKnown: " who knows whom it meets"
    case .inOneRound: " of one round; how the others would answer later is not counted"
    }
  }
}
