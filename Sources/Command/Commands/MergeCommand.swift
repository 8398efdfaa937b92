import Foundation
import Laboratory
import Reporting

/// Brings the parts of a study together that were played apart.
struct MergeCommand: Subcommand {
  static let name = "merge"
  static let summary =
    "Bring together what the shards of a study have played, and write its results."

  private var folders: [String] = []
  private var out: String?
  private var threads: Int?
  private var tables = TableOptions()

  mutating func declare(_ line: inout some LineVisitor) {
    line.words("DIR", &folders, "the folders that the shards were played into", .folder)
    line.option("--out", &out, .text("DIR", .folder), "The folder of the whole")
    tables.declare(&line)
    line.threads(&threads)
  }

  func run(_ context: Context) throws -> Int32 {
    let parts = try folders.map { folder throws(StudyError) in try StoredStudy(folder, context) }
    guard let first = parts.first else {
      throw StudyError("merge needs at least one folder that a shard was played into")
    }
    for (part, name) in zip(parts, folders) where part.study.document != first.study.document {
      throw StudyError(
        "'\(printable(name, limit: 200))' holds another study than "
          + "'\(printable(folders[0], limit: 200))'; only parts of one study go together")
    }
    guard let out else { throw StudyError("merge needs --out, the folder of the whole") }
    let request = try tables.request(out: out)
    let folder = try ResultFolder(
      out, for: first.source, games: first.study.games.map(\.name))
    try folder.begin(first.study, source: first.source)
    for part in folders { _ = try folder.takeLogs(from: part) }
    let facts = RunFacts(context.executor(threads), .all)
    let runner = try StudyRunner(
      first.study.keeping(request), in: folder, facts: nil, executor: facts.executor)
    for remark in runner.remarks { context.terminal.remark("arena: \(remark)") }
    let progress = try runner.survey()
    let shown = printable(folder.path, limit: 200)
    if progress.left > 0 {
      throw StudyError(
        "\(progress.left) of \(progress.all) units are missing; what there is was brought together in "
          + "'\(shown)', and 'arena run \(shown)/study.json5 --out \(shown)' plays the rest")
    }
    let (summary, overview) = try Interruption.whileWriting {
      try folder.write(
        runner, request, source: first.source, provenance: facts.provenance(runner),
        showing: StudyReport.most)
    }
    context.terminal.remark("written to \(shown)")
    return try RunCommand.conclude(
      progress, summary, overview, context, folder: folder.path)
  }
}
