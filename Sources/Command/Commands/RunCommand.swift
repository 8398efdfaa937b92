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
  private var tables = TableOptions()

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(
      "STUDY|FOLDER", &file, "a study file, or a folder of results", .file(["json5", "json"]))
    line.option("--out", &out, .text("DIR", .folder), "Write the results into this folder")
    tables.declare(&line)
    line.threads(&threads)
    line.flag("--dry-run", &isDry, "Check the study and say how much work it is")
  }

  func run(_ context: Context) throws -> Int32 {
    if RunCommand.isFolder(file) { return try showFolder(context) }
    let source = try Study.source(of: file)
    let request = try tables.request(out: out)
    let study = try Study(source: source, file: file, library: context.library).keeping(request)
    if isDry {
      estimate(study, context)
      return 0
    }
    let executor = context.executor(threads)
    let folder = try out.map { path throws(StudyError) in
      try ResultFolder(path, for: source, games: study.games.map(\.name))
    }
    let started = Date()
    let result = try Session.run(
      study, executor: executor,
      command: "swift run -c release arena run \(RunCommand.canonical(file, study))\(tables.words)"
    ) { done, all in context.terminal.progress(done, all) }
    if let folder {
      let provenance = RunCommand.provenance(study, executor, started)
      try Interruption.whileWriting { () throws(StudyError) in
        try folder.write(result, request, source: source, provenance: provenance)
      }
      context.terminal.remark("written to \(printable(folder.path, limit: 200))")
    }
    RunCommand.show(result.summary, context)
    return 0
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

  /// The study's place in the gallery when it is called study.json5, or its file name: a result says
  /// how it is remade without naming a machine's folders.
  private static func canonical(_ file: String, _ study: Study) -> String {
    let url = URL(fileURLWithPath: file)
    guard url.lastPathComponent == "study.json5" else { return url.lastPathComponent }
    let folder = url.deletingLastPathComponent().lastPathComponent
    return "results/\(folder)/study.json5 --out results/\(folder)"
  }

  private func estimate(_ study: Study, _ context: Context) {
    var episodes = 0.0
    for cell in study.cells {
      let agents = cell.groups.reduce(0) { $0 + $1.group.count }
      episodes +=
        Double(agents) / Double(cell.game.shape.seats) * Double(cell.plan.rounds)
        * cell.game.shape.expectedRounds * Double(study.replicates)
    }
    let (cells, replicates) = (study.cells.count, study.replicates)
    if context.asksJSON {
      let json = JSON.object([
        "cells": .integer(cells), "replicates": .integer(replicates), "rounds": .number(episodes),
      ])
      return context.terminal.print(json.indented, terminator: "")
    }
    context.terminal.print(
      "\(counted(cells, "cell")) x \(counted(replicates, "replicate")), "
        + "about \(figure(episodes)) rounds of play")
  }

  private static func provenance(
    _ study: Study, _ executor: Executor, _ started: Date
  ) -> JSON {
    .object([
      "version": .string(ResultFolder.version), "seed": .integer(Int(study.seed)),
      "command": .string((["arena"] + CommandLine.arguments.dropFirst()).joined(separator: " ")),
      "gitCommit": commit().map { .string($0) } ?? .null, "threads": .integer(executor.threads),
      "system": .string(ProcessInfo.processInfo.operatingSystemVersionString),
      "started": .string(ISO8601DateFormatter().string(from: started)),
      "finished": .string(ISO8601DateFormatter().string(from: Date())),
    ])
  }

  /// The commit of the checkout that the command runs in, if it is one and git is there.
  private static func commit() -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "rev-parse", "HEAD"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init)
    return process.terminationStatus == 0 ? text : nil
  }
}
