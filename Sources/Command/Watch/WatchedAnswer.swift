import Arena
import GameTheory
import Laboratory
import Reporting
import Theory

/// What is shown of a watched file: best and predicted, a short run, what the audit finds to fail.
struct WatchedAnswer {
  /// What theory and audit say.
  let assessment: Assessment
  /// The answer, line by line.
  let lines: [String]

  /// How many agents live in the short run, in how many replicates, and how long.
  private static let (agents, replicates, rounds) = (100, 3, 500)
  /// The most sentences about changed rules.
  private static let most = 6

  /// Works the answer out.
  init(
    _ file: String, _ settings: [String: JSON], agent: String, seed: Int, _ context: Context
  ) throws {
    let mechanism = try context.mechanism(file, settings)
    var budget = Budget()
    budget.seconds = WatchCommand.seconds
    let desk = try context.desk(mechanism, budget: budget)
    try context.refuseForgetting(mechanism, at: desk, file)
    assessment = try Assessment(desk, name: printable(file, limit: 200), in: context.library)
    let width = context.terminal.width - 2
    var lines = try WatchedAnswer.run(file, settings, agent, seed, assessment, context)
    lines += WatchedAnswer.audited(assessment).flatMap { hanging($0, width) }
    self.lines = lines
  }

  /// The lines, with a mark before each that the answer before did not have, and the rules that changed.
  func marked(after last: WatchedAnswer?, width: Int) -> [String] {
    guard let last else { return lines.map { "  " + $0 } }
    let known = Set(last.lines.map(words)).union([[]])
    let marked = lines.map { (known.contains(words($0)) ? "  " : "* ") + $0 }
    let rules = MechanismDifference(last.assessment, assessment).rules
    var changes = rules.prefix(WatchedAnswer.most).flatMap { rule in
      hanging(rule.sentence, width - 2).map { "* " + $0 }
    }
    let left = rules.count - WatchedAnswer.most
    if left > 0 { changes.append("  and \(counted(left, "change")) more") }
    return marked + changes
  }

  /// The table of a short run; best and predicted alone where these agents cannot play.
  private static func run(
    _ file: String, _ settings: [String: JSON], _ agent: String, _ seed: Int,
    _ assessment: Assessment, _ context: Context
  ) throws -> [String] {
    let group: JSON = .object([
      "name": .string("agents"), "agent": .string(agent), "count": .integer(agents),
    ])
    let document = JSON.object([
      "mechanism": .string(file), "parameters": .object(JSONObject(settings)),
      "population": .array([group]), "rounds": .integer(rounds), "seed": .integer(seed),
      "replicates": .integer(replicates),
    ])
    let result: StudyResult
    do {
      let study = try Study(document, fallbackTitle: agent, library: context.library)
      result = try Session.run(study, executor: context.executor(nil))
    } catch let error as StudyError {
      let prospect = assessment.prospect
      return wrap(
        "\(assessment.welfare): best \(figure(prospect.best)), predicted "
          + "\(figure(prospect.predictedRange)); no run: \(error)", context.terminal.width - 2)
    }
    let table = StudyReport(result.summary).tables(width: context.terminal.width - 2)
    return table.split(separator: "\n").map(String.init)
  }

  /// What the audit finds to fail, one sentence each.
  private static func audited(_ assessment: Assessment) -> [String] {
    let audit = assessment.audit
    if let obstacle = audit.obstacle { return ["No audit: \(obstacle)."] }
    let judged = audit.findings.filter { [.holds, .fails].contains($0.verdict) }
    let failures = judged.filter { $0.verdict == .fails }
    let report = AuditReport(
      audit, of: assessment.desk.game, name: assessment.name,
      parameters: assessment.desk.knobValues)
    return ["Audit: \(failures.count) of \(judged.count) properties fail."] + report.failures
  }
}

/// A sentence on as many lines as it needs, those below the first indented.
private func hanging(_ sentence: String, _ width: Int) -> [String] {
  wrap(sentence, width - 2).enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element }
}

/// The words of a line, which are the same where only the columns of a table are wider; none of a rule.
private func words(_ line: String) -> [String] {
  line.allSatisfy { $0 == "-" || $0 == " " } ? [] : line.split(separator: " ").map(String.init)
}
