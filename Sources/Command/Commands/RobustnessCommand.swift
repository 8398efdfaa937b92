import Foundation
import Laboratory
import Reporting

/// Asks what agents that do not play along do to the welfare of a study.
struct RobustnessCommand: Subcommand {
  static let name = "robustness"
  static let summary =
    "Say how much welfare is left when a share of the agents of a study does not play along, and at which "
    + "share it falls."

  private var file = ""
  private var intruders: [Intruder]?
  private var shares: [Double]?
  private var question = RobustnessQuestion()
  private var out: String?
  private var formats: [TableFormat]?
  private var threads: Int?
  private var page = PageOption()

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("STUDY", &file, "a study file", .file(["json5", "json"]))
    line.option(
      "--intruders", list: &intruders, .choice("KIND"),
      "Who does not play along: agents at random, agents against every wish, saboteurs at any cost, "
        + "saboteurs at no more than --cost, pairs of saboteurs", unless: "all")
    line.option(
      "--shares", list: &shares, .double(in: 0...1),
      "The shares of intruders that are played, beside 0 and 1",
      unless: RobustnessQuestion().shares.map { figure($0) }.joined(separator: ","))
    line.option(
      "--cost", &question.cost, .double(in: 0...1e12),
      "What a frugal saboteur gives up at most, per round")
    line.option(
      "--below", &question.threshold, .double(in: -1e300...1e300),
      "The welfare that counts as fallen; above it, where less is better",
      unless: "half-way to the worst")
    line.option(
      "--width", &question.width, .double(in: 0...1),
      "How closely the share is found at which welfare falls; one agent at the least")
    line.option(
      "--out", &out, .text("DIR", .folder),
      "Write the answer into this folder, and go on from there")
    line.option(
      "--format", list: &formats, .choice("FORMAT"), "The formats of all tables", unless: "csv")
    line.threads(&threads)
    page.declare(&line)
  }

  func run(_ context: Context) throws -> Int32 {
    try page.check(making: out)
    if formats != nil && out == nil {
      throw StudyError("--format needs --out DIR, where tables are written")
    }
    var question = question
    if let intruders { question.intruders = Intruder.allCases.filter(intruders.contains) }
    if let shares { question.shares = shares }
    let source = try Study.source(of: file)
    let study = try Study(source: source, file: file, library: context.library)
    let folder = try out.map { path throws(StudyError) in try RobustnessFolder(path) }
    let facts = RunFacts(context.executor(threads), .all)
    var runner = try RobustnessRunner(
      study, question, library: context.library,
      folder: URL(fileURLWithPath: file).deletingLastPathComponent().path, store: folder?.store,
      facts: facts.opening, executor: facts.executor)
    let terminal = context.terminal
    let line = ProgressLine(terminal)
    runner.progress = { line.show($0) }
    defer { line.clear() }
    let result = try play(&runner, facts, into: folder, context)
    if let folder {
      try runner.close(facts.closing(played: runner.played))
      try Interruption.whileWriting { () throws(StudyError) in
        try folder.write(result, Set(formats ?? [.csv]), source: source)
      }
      terminal.remark("written to \(printable(folder.path, limit: 200))")
    }
    try page.write(RobustnessPage(result, command: context.command).report, context)
    let shown = Set(question.shares + [0, 1]).sorted()
    terminal.print(
      context.asksJSON
        ? result.json.indented
        : RobustnessReport(result).text(shares: shown, width: terminal.width),
      terminator: "")
    return 0
  }

  /// Plays; what is done stays in the folder, whatever comes.
  private func play(
    _ runner: inout RobustnessRunner, _ facts: RunFacts, into folder: RobustnessFolder?,
    _ context: Context
  ) throws -> RobustnessResult {
    guard let folder else { return try runner.run() }
    let (started, terminal) = (runner, context.terminal)
    let farewell =
      "interrupted; what is done is kept in '\(printable(folder.path, limit: 200))', and the same command "
      + "goes on from there"
    let part: @Sendable () -> Void = {
      try? started.close(facts.closing(played: nil))
      terminal.complain(farewell)
    }
    do {
      return try Interruption.whileKeeping(parting: part) { try runner.run() }
    } catch is Interrupted {
      try runner.close(facts.closing(played: nil))
      throw StudyError(farewell)
    }
  }
}
