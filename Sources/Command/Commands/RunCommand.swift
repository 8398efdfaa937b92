import Arena
import Foundation
import Laboratory
import Reporting
import Synchronization

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
  private var budget: Double?
  private var isFailFast = false
  private var retries = false
  private var outside = OutsideOptions()
  private var slurm = SlurmOptions()
  private var tables = TableOptions()
  private var page = PageOption()

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(
      "STUDY|FOLDER", &file, "a study file, or a folder of results", .file(["json5", "json"]))
    line.option("--out", &out, .text("DIR", .folder), "Write the results into this folder")
    tables.declare(&line)
    line.threads(&threads)
    line.flag("--dry-run", &isDry, "Check the study and say how much work it is")
    line.option(
      "--shard", &shard, .text("I/N"),
      "Play only a part of the work, the Ith of N, into --out; auto takes it from Slurm",
      unless: "all")
    line.option(
      "--unit-seconds", &patience, .double("S", in: 0.001...1e9),
      "Give up on a run of a cell after this time", unless: "never")
    line.option(
      "--seconds", &budget, .double("S", in: 0.001...1e9),
      "Begin no run of a cell after this time; the same command goes on from there",
      unless: "no end")
    line.flag("--fail-fast", &isFailFast, "Stop at the first run that fails")
    line.flag("--retry", &retries, "Play again what failed")
    outside.declare(&line)
    slurm.declare(&line)
    page.declare(&line)
  }

  func run(_ context: Context) throws -> Int32 {
    try page.check(making: out)
    if RunCommand.isFolder(file) { return try showFolder(context) }
    let source = try Study.source(of: file)
    let request = try tables.request(out: out)
    let study = try Study(source: source, file: file, library: context.library).keeping(request)
    if isDry {
      try estimate(study, context)
      return 0
    }
    if slurm.isAsked { try outside.refuseSlurm(study) }
    let shard = try shard.map { text throws(StudyError) in try Shard(option: text) } ?? .all
    try slurm.check(context)
    if slurm.isAsked && !shard.isAll {
      throw StudyError("--slurm deals out all shards by itself; leave --shard out")
    }
    if budget != nil && out == nil {
      throw StudyError("--seconds needs --out, the folder whose store keeps what is played")
    }
    if !shard.isAll && out == nil {
      throw StudyError("--shard needs --out, the folder whose store keeps what the shard plays")
    }
    let folder = try out.map { path throws(StudyError) in
      try ResultFolder(path, for: source, games: study.games.map(\.name))
    }
    if slurm.isAsked { return try hand(study, source, to: folder, context) }
    let people = try outside.questioner(study, context)
    // People are asked one after the other.
    let facts = RunFacts(context.executor(people == nil ? threads : 1), shard)
    try folder?.begin(study, source: source)
    var runner = try StudyRunner(
      study, in: folder, facts: facts.opening, executor: facts.executor)
    let strange = folder.flatMap { facts.remark(on: runner, in: $0) }
    for remark in runner.remarks + (strange.map { [$0] } ?? []) {
      context.terminal.remark("arena: \(remark)")
    }
    runner.shard = shard
    runner.patience = patience.map { .seconds($0) }
    runner.budget = budget.map { .seconds($0) }
    runner.isFailFast = isFailFast
    runner.retries = retries
    let complaints = Complaints()
    runner.hear = { [terminal = context.terminal] text in
      if complaints.isNew(text) { terminal.remark("arena: a program from outside says: \(text)") }
    }
    runner.recording = try outside.recording(of: study, in: file, folder, facts)
    let line = ProgressLine(context.terminal)
    defer { line.clear() }
    if let people {
      runner.people = StudyPlay.people(of: study, people)
    } else {
      runner.progress = { line.show($0) }
    }
    guard let folder else {
      let progress = try runner.play()
      line.clear()
      let summary = try runner.result()
      try page.write(
        try context.page(
          of: StudyResults(summary, document: study.document), command: context.command), context)
      return try RunCommand.conclude(progress, summary, StudyOverview(summary.cells), context)
    }
    return try keep(runner, in: folder, request, source: source, facts, context)
  }

  /// Hands the work to Slurm.
  private func hand(_ study: Study, _ source: Data, to folder: ResultFolder?, _ context: Context)
    throws -> Int32
  {
    guard let folder else {
      throw StudyError("--slurm needs --out, a folder that all nodes of the cluster reach")
    }
    // How long programs from outside take is not known before they are asked.
    if let limit = try slurm.seconds(), try !study.hasOutsiders {
      let estimate = try StudyEstimate(of: study, context.executor(1))
      if estimate.longest > Double(limit) || estimate.isLeast && limit < 4 {
        throw StudyError(
          "one unit takes at least \(Pace.words(estimate.longest)), longer than a task may take by "
            + "--time; give it more, or shorten the runs")
      }
    }
    try folder.begin(study, source: source)
    let job = SlurmJob(slurm, study, in: folder, playing: playing, writing: tables.words)
    let tasks = counted(slurm.count(study.units), "task")
    if slurm.isOnlyWritten {
      let paths = try job.write()
      context.terminal.print(paths.array)
      context.terminal.print(paths.merge)
      context.terminal.remark(
        "submit the first, and the second with --dependency=afterany:JOB; \(tasks)")
      return 0
    }
    let jobs = try job.submit()
    if context.asksJSON {
      let json = JSON.object([
        "array": .string(jobs.array), "merge": .string(jobs.merge),
        "tasks": .integer(slurm.count(study.units)),
      ])
      context.terminal.print(json.indented, terminator: "")
    } else {
      context.terminal.paragraph(
        "submitted job \(jobs.array) with \(tasks), and job \(jobs.merge), which brings them together; "
          + "'arena status \(printable(folder.path, limit: 200))' says how far they are")
    }
    return 0
  }

  /// How units are played, as options.
  private var playing: [String] {
    var words = patience.map { ["--unit-seconds", "\($0)"] } ?? []
    words += budget.map { ["--seconds", "\($0)"] } ?? []
    if isFailFast { words.append("--fail-fast") }
    if retries { words.append("--retry") }
    return words
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
      let part: @Sendable () -> Void = {
        try? runner.close(facts.closing(played: nil))
        terminal.complain(farewell)
      }
      return try Interruption.whileKeeping(parting: part) {
        let progress = try runner.play()
        terminal.clearProgress()
        try runner.close(
          facts.closing(played: progress.played, isOutOfBudget: progress.isOutOfBudget))
        if progress.isOutOfBudget {
          terminal.remark(
            "arena: out of budget: \(progress.left) of \(progress.all) units are left; what is done is "
              + "kept in '\(shown)', and the same command goes on from there")
          return 1
        }
        if !runner.shard.isAll {
          terminal.print(
            "\(counted(progress.played, "unit")) played; \(progress.done) of \(progress.all) are in "
              + "'\(shown)'")
          return progress.failed + progress.timedOut > 0 ? 1 : 0
        }
        let (summary, overview) = try folder.write(
          runner, tables, source: source, provenance: facts.provenance(runner),
          showing: StudyReport.most)
        terminal.remark("written to \(shown)")
        try page.write(
          try context.page(
            of: StudyResults(in: folder.path), command: context.command,
            tables: PageOption.tables(of: folder.path)), context)
        return try RunCommand.conclude(
          progress, summary, overview, context, folder: folder.path)
      }
    } catch is Interrupted {
      try runner.close(facts.closing(played: nil))
      throw StudyError(farewell)
    } catch let error as StudyError where runner.people != nil {
      try runner.close(facts.closing(played: nil))
      throw StudyError(
        "\(error); what was answered is kept in '\(shown)', and the same command goes on from there"
      )
    }
  }

  /// Shows the results; says what failed.
  ///
  /// - Parameters:
  ///   - progress: How it went.
  ///   - summary: The summary, with as many cells as are shown.
  ///   - overview: What all cells come to.
  ///   - context: Where it is shown.
  ///   - folder: Where the results are; nil where they are not filed.
  /// - Returns: The exit status.
  /// - Throws: ``StudyError`` where nothing was played at all.
  static func conclude(
    _ progress: StudyProgress, _ summary: StudySummary, _ overview: StudyOverview,
    _ context: Context, folder: String? = nil
  ) throws -> Int32 {
    if progress.done == 0, let missing = summary.cells.first?.missing {
      throw StudyError(missing.reason)
    }
    try show(summary, overview, context, folder)
    let unrecorded = summary.cells.flatMap(\.groups).reduce(0) {
      $0 + ($1.outside?.unrecorded ?? 0)
    }
    if unrecorded > 0 {
      context.terminal.remark(
        "arena: the recording does not answer \(counted(unrecorded, "question")) of this study")
      return 1
    }
    if progress.failed + progress.timedOut == 0 { return 0 }
    context.terminal.remark(
      "arena: \(progress.failed) of \(progress.all) units failed and \(progress.timedOut) took too "
        + "long")
    return 1
  }

  /// Shows a result that was filed, without playing.
  private func showFolder(_ context: Context) throws -> Int32 {
    let fitting = [Option.json.name, PageOption.name]
    if let option = context.given.first(where: { !fitting.contains($0.name) }) {
      throw StudyError(
        "\(option.name) needs a study file, but '\(printable(file, limit: 200))' is a folder, whose "
          + "results are shown")
    }
    let results = try StudyResults(in: file)
    let tables = PageOption.tables(of: file)
    try page.write(
      try context.page(of: results, command: context.command, tables: tables), context)
    try RunCommand.show(results.summary, results.overview, context, file, results)
    return 0
  }

  /// Prints the results: as JSON whole, from the folder that has them if there is one.
  private static func show(
    _ summary: StudySummary, _ overview: StudyOverview, _ context: Context, _ folder: String?,
    _ read: StudyResults? = nil
  ) throws {
    let terminal = context.terminal
    if context.asksJSON {
      if let folder { return try terminal.copy("\(folder)/\(ResultFolder.summaryName)") }
      return terminal.print(summary.json.indented, terminator: "")
    }
    var pictures: [String] = []
    // Of many cells, pictures are on the page.
    if overview.cells <= StudyReport.most {
      let results =
        try read ?? folder.map { folder throws(StudyError) in
          try StudyResults(in: folder)
        } ?? StudyResults(summary)
      let glance = StudyGlance(results, width: terminal.width, isColoured: terminal.isColoured)
      pictures = [glance.gauges, glance.map, try glance.course()]
    }
    let report = StudyReport(summary, overview)
    terminal.print(report.text(width: terminal.width, pictures: pictures), terminator: "")
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func estimate(_ study: Study, _ context: Context) throws {
    if try study.hasOutsiders {
      if context.asksJSON {
        let json = JSON.object([
          "cells": .integer(study.cellCount), "replicates": .integer(study.replicates),
        ])
        return context.terminal.print(json.indented, terminator: "")
      }
      return context.terminal.paragraph(
        "\(counted(study.cellCount, "cell")) x \(counted(study.replicates, "replicate")), in order; how long "
          + "they take is not known before programs from outside are asked.")
    }
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

/// What was heard already, so that it is said once; no more than some of it is said at all.
private final class Complaints: Sendable {
  private static let most = 10
  private let said = Mutex<Set<String>>([])

  func isNew(_ text: String) -> Bool {
    said.withLock { $0.count < Complaints.most && $0.insert(text).inserted }
  }
}
