import Arena
import GameTheory
import Laboratory

/// What the failures of an audit look like: a sentence and the episodes that show it.
struct AuditStories {
  private let report: AuditReport
  private let width: Int
  private let isFull: Bool
  /// The paths of the episodes that were told, in order.
  private var told: [[Int]] = []
  /// The failures' words.
  private(set) var text = ""

  /// The most lines of an episode that is told in short.
  private static let longest = 24

  init(_ report: AuditReport, width: Int, isFull: Bool) {
    self.report = report
    self.width = width
    self.isFull = isFull
    // In full, every failure tells its own episodes.
    let failures = report.shownFailures(apart: isFull)
    for failure in failures {
      text += failure.sentences.reduce("\n") { $0 + report.paragraph($1, width) }
      tell(failure.witness)
    }
    if !isFull && !failures.isEmpty {
      text += "\n" + report.paragraph("--full tells every episode of every failure in full.", width)
    }
  }

  /// Tells the episodes of a witness; those that were told before are named by their numbers.
  private mutating func tell(_ witness: AuditWitness) {
    guard !isFull else {
      for line in report.episode(witness) { add(line) }
      return
    }
    let paths = [witness.obedient] + (witness.deviating.map { [$0] } ?? [])
    let lines = paths.map { report.narration.lines(report.game.transcript(along: $0)) }
    let isNew = paths.map { !told.contains($0) }
    var common = 0
    if paths.count == 2 && isNew == [true, true] {
      common = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
      for line in AuditStories.shortened(lines[0].prefix(common)) { add(line) }
    }
    for (index, path) in paths.enumerated() {
      let what = paths.count == 1 ? "" : index == 0 ? "as wished, " : "instead, "
      if let number = told.firstIndex(of: path) {
        add("-- \(what)episode \(number + 1) above --")
        continue
      }
      told.append(path)
      add("-- \(what)episode \(told.count) --")
      for line in AuditStories.shortened(lines[index].dropFirst(common)) { add(line) }
    }
  }

  private mutating func add(_ line: String) {
    for part in wrap(line, width - 2) { text += "  \(part)\n" }
  }

  /// The beginning and the end of a long episode.
  private static func shortened(_ lines: ArraySlice<String>) -> [String] {
    guard lines.count > longest else { return Array(lines) }
    let half = longest / 2
    return lines.prefix(half) + ["... (\(lines.count - 2 * half) more lines)"] + lines.suffix(half)
  }
}

extension AuditReport {
  /// What a witness shows, in one sentence.
  func headline(_ finding: AuditFinding, _ witness: AuditWitness) -> String {
    let gain = figure(witness.gain)
    let who = players(witness.seats)
    var sentence: String
    switch finding.property {
    case .interimRationality: sentence = "\(who) can expect \(gain) less than by staying out"
    case .exPostRationality: sentence = "\(who) gets \(gain) less than by staying out"
    case .budgetBalance, .noDeficit, .balanceEverywhere, .noDeficitEverywhere:
      sentence = "the treasury \(pays(witness) ? "pays" : "keeps") \(gain)"
    case .expectedBalance:
      sentence = "the treasury \(pays(witness) ? "pays" : "keeps") \(gain) on average"
    case .efficiency, .informedEfficiency: sentence = "\(gain) is lost"
    case .obviousness:
      sentence = "\(who) may get \(gain) more at best by departing than at worst as wished,"
    case .bayesianIncentives, .dominantStrategy, .exPostDominance, .exPostIncentives:
      sentence = "\(who) gains \(gain)"
    case .pairStability: sentence = "\(who) gain at least \(gain) each"
    case .pairSidePayments: sentence = "\(who) gain \(gain) in sum"
    }
    if let infoset = witness.infoset { sentence += " at \(place(infoset))" }
    if let wished = action(witness.wished, at: witness.infoset),
      let deviation = action(witness.deviation, at: witness.infoset)
    {
      sentence += ", by \(deviation) instead of \(wished)"
    }
    if let reason = finding.reason { sentence += " (\(reason))" }
    return sentence + "." + (profileCount(finding).map { " \($0)" } ?? "")
  }

  /// At how many type profiles somebody gains, as a sentence; nil where they were not counted.
  private func profileCount(_ finding: AuditFinding) -> String? {
    let numbers = [AuditFigure.gainingProfiles, AuditFigure.profiles].compactMap { name in
      finding.figures.first { $0.name == name }?.value
    }
    guard numbers.count == 2 else { return nil }
    return "Somebody gains at \(figure(numbers[0])) of \(figure(numbers[1])) type profiles."
  }

  /// Whether the treasury pays in sum in a witness's episode, rather than keeps.
  private func pays(_ witness: AuditWitness) -> Bool {
    game.transcript(along: witness.obedient).treasury < 0
  }
}
