import Arena
import Foundation
import Laboratory
import Reporting

/// Runs a study file.
struct RunCommand: Subcommand {
  static let name = "run"
  static let summary =
    "Run a study file, or show a folder of results: best, predicted and emergent."

  private var file = ""
  private var out: String?
  private var threads: Int?
  private var isDry = false
  private var shard: String?
  private var patience: Double?
  private var isFailFast = false
  private var retries = false
  private var tables = TableOptions()

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(
      "STUDY|FOLDER", &file, "a study file, or a folder of results", .file(["json5", "json"]))
    line.option("--out", &out, .text("DIR", .folder), "Write the results into this folder")
    tables.declare(&line)
    line.threads(&threads)
    line.flag("--dry-run", &isDry, "Check the study and say how much work it is")
    line.option(
      "--shard", &shard, .text("I/N"), "Play only a part of the work, the Ith of N, into --out",
      unless: "all")
    line.option(
      "--unit-seconds", &patience, .double("S", in: 0.001...1e9),
      "Give up on a run of a cell after this time", unless: "never")
    line.flag("--fail-fast", &isFailFast, "Stop at the first run that fails")
    line.flag("--retry", &retries, "Play again what failed")
  }

  func run(_ context: Context) throws -> Int32 {
    if RunCommand.isFolder(file) { return try showFolder(context) }
    let source = try Study.source(of: file)
    let request = try tables.request(out: out)
    let study = try Study(source: source, file: file, library: context.library).keeping(request)
    if isDry {
      try estimate(study, context)
      return 0
    }
    let shard = try shard.map { text throws(StudyError) in try Shard(text) } ?? .all
    if !shard.isAll && out == nil {
      throw StudyError("--shard needs --out, the folder whose store keeps what the shard plays")
    }
    let folder = try out.map { path throws(StudyError) in
      try ResultFolder(path, for: source, games: study.games.map(\.name))
    }
    let facts = RunFacts(context.executor(threads), shard)
    try folder?.begin(study, source: source)
    var runner = try StudyRunner(
      study, in: folder, facts: facts.opening, executor: facts.executor)
    for remark in runner.remarks { context.terminal.remark("arena: \(remark)") }
    runner.shard = shard
    runner.patience = patience.map { .seconds($0) }
    runner.isFailFast = isFailFast
    runner.retries = retries
    let terminal = context.terminal
    runner.progress = { terminal.progress($0.done + $0.failed + $0.timedOut, $0.all) }
    guard let folder else {
      return try RunCommand.conclude(try runner.play(), try runner.result(), context)
    }
    return try keep(runner, in: folder, request, source: source, facts, context)
  }

  /// Plays into a folder; what is done stays there, whatever comes.
  private func keep(
    _ runner: StudyRunner, in folder: ResultFolder, _ tables: TableRequest, source: Data,
    _ facts: RunFacts, _ context: Context
  ) throws -> Int32 {
    let terminal = context.terminal
    let shown = printable(folder.path, limit: 200)
    let farewell =
      "interrupted; what is done is kept in '\(shown)', and the same command goes on from there"
    do {
      return try Interruption.whileKeeping({
        try? runner.settle()
        terminal.complain(farewell)
      }) {
        let progress = try runner.play()
        try runner.close(facts.closing(played: progress.played))
        if !runner.shard.isAll {
          terminal.print(
            "\(counted(progress.played, "unit")) played; \(progress.done) of \(progress.all) are in "
              + "'\(shown)'")
          return progress.failed + progress.timedOut > 0 ? 1 : 0
        }
        let summary = try folder.write(
          runner, tables, source: source, provenance: facts.provenance(runner),
          showing: RunCommand.mostShown)
        terminal.remark("written to \(shown)")
        return try RunCommand.conclude(progress, summary, context)
      }
    } catch is Interrupted {
      try runner.settle()
      throw StudyError(farewell)
    }
  }

  /// So many cells are shown.
  static let mostShown = 100

  /// Shows the results; says what failed.
  static func conclude(_ progress: StudyProgress, _ summary: StudySummary, _ context: Context)
    throws -> Int32
  {
    if progress.done == 0, let missing = summary.cells.first?.missing {
      throw StudyError(missing.reason)
    }
    show(summary, context)
    if progress.failed + progress.timedOut == 0 { return 0 }
    context.terminal.remark(
      "arena: \(progress.failed) of \(progress.all) units failed and \(progress.timedOut) took too "
        + "long")
    return 1
  }

  /// Shows a result that was filed, without playing.
  private func showFolder(_ context: Context) throws -> Int32 {
    let forStudies = ["--out", "--dry-run"] + TableOptions.names
    if let option = context.given.first(where: { forStudies.contains($0.name) }) {
      throw StudyError(
        "\(option.name) needs a study file, but '\(printable(file, limit: 200))' is a folder, whose "
          + "results are shown")
    }
    RunCommand.show(try ResultFolder.summary(in: file), context)
    return 0
  }

  private static func show(_ summary: StudySummary, _ context: Context) {
    context.terminal.print(
      context.asksJSON
        ? summary.json.indented : StudyReport(summary).text(width: context.terminal.width),
      terminator: "")
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func estimate(_ study: Study, _ context: Context) throws {
    let estimate = try StudyEstimate(of: study, context.executor(threads))
    if context.asksJSON {
      return context.terminal.print(estimate.json.indented, terminator: "")
    }
    let (cells, replicates) = (
      counted(study.cellCount, "cell"), counted(study.replicates, "replicate")
    )
    context.terminal.paragraph(
      "\(cells) x \(replicates), about \(figure(estimate.episodes)) rounds of play.")
    let most = estimate.isLeast ? "at least " : "about "
    context.terminal.paragraph(
      "\(most)\(Pace.words(estimate.seconds)) with \(counted(estimate.threads, "thread")), by "
        + "\(counted(estimate.sampled, "unit")) played just now; \(Pace.bytes(estimate.bytes)) in the "
        + "store, \(Pace.bytes(estimate.bytesOfAll)) if all is kept.")
  }
}
