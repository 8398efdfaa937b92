public import Foundation
import Story
import Theory

/// A folder of results: it holds a summary only when it is whole.
public struct ResultFolder: Sendable {
  /// The files that a result may consist of: all, and all tables that a study may keep.
  public static let names = names(keeping: Set(Kept.allCases))

  /// The files that the result of a study consists of, beside the game files it names.
  public static func names(keeping kept: Set<Kept>) -> [String] {
    ["study.json5", "resolved.json", "summary.json"] + TableRequest().files(keeping: kept)
      + ["provenance.json"]
  }

  /// All files that a result may consist of if more tables are asked for.
  private static let known =
    ["study.json5", "resolved.json", "summary.json", "provenance.json", ModelProfiles.fileName]
    + TableRequest.everything.files(keeping: [])

  /// The version of the arena, which results depend on.
  public static let version = "0.1.0"

  /// The file that all reports are made from.
  public static let summaryName = "summary.json"

  /// The page that a gallery of this one result is; it may stand beside the result.
  public static let page = "README.md"

  /// The picture that a gallery shows of a result; it may stand beside it.
  public static let picture = "picture.svg"

  /// The page that a browser shows of a result; it may stand beside it.
  public static let webPage = "report.html"

  private let folder: OutputFolder

  /// Where the folder is, without links.
  public var path: String { folder.path }

  /// Where the results of units are kept as they come.
  var store: String { path + "/" + Store.folderName }

  /// Checks that a result can be written to a folder.
  ///
  /// A folder that exists must be empty or hold an earlier result of the same study, and nothing
  /// else but the game files that the study stands beside.
  ///
  /// - Throws: ``StudyError`` otherwise.
  public init(_ path: String, for study: Data, games: [String] = []) throws(StudyError) {
    let shown = printable(path, limit: 200)
    if path.isEmpty { throw StudyError("the name of a folder is empty") }
    folder = OutputFolder(path)
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      // A folder that cannot be made is known before the work is done, not after.
      if let obstacle = folder.obstacle {
        throw StudyError("the folder '\(shown)' cannot be created: \(obstacle)")
      }
      return
    }
    guard isFolder.boolValue else { throw StudyError("'\(shown)' exists and is not a folder") }
    guard var present = try? files.contentsOfDirectory(atPath: folder.path) else {
      throw StudyError("the folder '\(shown)' cannot be read")
    }
    try checkStaging()
    let hasStore = present.contains(Store.folderName)
    let own = [
      ResultFolder.page, ResultFolder.webPage, ResultFolder.picture, Store.folderName,
      Recording.folderName, "slurm",
    ]
    present.removeAll { own.contains($0) || $0.hasPrefix(OutputFolder.stagingName) }
    if let other = present.sorted().first(where: {
      !ResultFolder.known.contains($0) && !games.contains($0)
        && !(hasStore && (GameFile.isName($0) || StoryFile.isName($0)))
    }) {
      throw StudyError(
        "the folder '\(shown)' holds something else: '\(printable(other))'; choose another")
    }
    // What a study no longer asks for stays in the store; without one, it would be lost.
    if !present.isEmpty && !hasStore {
      let old = try? Data(contentsOf: URL(fileURLWithPath: folder.path + "/study.json5"))
      if old != study {
        throw StudyError("the folder '\(shown)' holds the results of another study")
      }
    }
    guard files.isWritableFile(atPath: folder.path) else {
      throw StudyError("the folder '\(shown)' cannot be written")
    }
  }

  /// Checks that the folders for unfinished files, if there are any, are those of interrupted writes.
  private func checkStaging() throws(StudyError) {
    for staging in folder.stagings {
      let present = try? FileManager.default.contentsOfDirectory(atPath: staging)
      // Another process may have finished just now.
      if present == nil && !FileManager.default.fileExists(atPath: staging) { continue }
      guard let present,
        present.allSatisfy({
          ResultFolder.known.contains($0) || GameFile.isName($0) || StoryFile.isName($0)
        })
      else {
        throw StudyError("'\(printable(staging, limit: 200))' is in the way; move it elsewhere")
      }
    }
  }

  /// Makes the folder and its store, and puts the study into it, so that others can join in the work and
  /// ask how far it is.
  ///
  /// - Throws: ``StudyError`` when that cannot be written.
  public func begin(_ study: Study, source: Data) throws(StudyError) {
    do {
      let files = FileManager.default
      try files.createDirectory(atPath: store, withIntermediateDirectories: true)
      for (name, data) in [("study.json5", source)] + study.games {
        let place = path + "/" + name
        if files.contents(atPath: place) == data { continue }
        // What was made of another study is no longer what this folder is about.
        try? files.removeItem(atPath: path + "/summary.json")
        try folder.put(name, data)
      }
    } catch { throw unwritable(error) }
  }

  /// Writes everything, cell by cell, the summary last.
  ///
  /// - Parameters:
  ///   - runner: What has played the study.
  ///   - tables: The tables that are wanted.
  ///   - source: The study file.
  ///   - provenance: Where the results come from.
  ///   - most: How many cells are returned.
  /// - Returns: The summary with the first cells, and what all come to.
  /// - Throws: ``StudyError`` when the disk is full or a file cannot be written; then nothing is
  ///   left in the folder; ``Interrupted``.
  public func write(
    _ runner: StudyRunner, _ tables: TableRequest = TableRequest(), source: Data,
    provenance: JSON, showing most: Int
  ) throws -> (summary: StudySummary, overview: StudyOverview) {
    let study = runner.study
    var summary = StudySummary(study)
    var overview = StudyOverview()
    var finding = study.filling
    do {
      try folder.write(vouching: "summary.json", replacing: ResultFolder.known) { open in
        func put(_ name: String, _ data: Data) throws {
          let file = try open(name)
          try file.write(data)
          try file.finish()
        }
        try put("study.json5", source)
        for (name, data) in study.games { try put(name, data) }
        try put("provenance.json", Data(provenance.indented.utf8))
        var resolved = try JSONListFile(try open("resolved.json"), list: "cells")
        var sinks: [FileSink] = []
        let tables = try TableSet(tables, TableDesign(study)) { name in
          let sink = try open(name)
          sinks.append(sink)
          return { try sink.write($0) }
        }
        var profiles: [JSON] = []
        var summaries = try JSONListFile(try open("summary.json"), list: "cells")
        try runner.report { report in
          try resolved.add(ResultFolder.resolved(report))
          try summaries.add(report.summary.json)
          overview.add(report.summary)
          finding.add(report.summary)
          if let cell = report.cell { profiles += try ModelProfiles.profiles(of: cell, runner) }
          if summary.cells.count < most { summary.cells.append(report.summary) }
          try tables.add(report)
        }
        if !profiles.isEmpty {
          let json = JSON.object(["profiles": .array(profiles)])
          try put(ModelProfiles.fileName, Data(json.indented.utf8))
        }
        try tables.finish()
        for sink in sinks { try sink.finish() }
        try resolved.finish(ResultFolder.frame(of: study))
        summary.finding = finding.text
        try summaries.finish(summary.frame)
      }
    } catch let error as Interrupted {
      throw error
    } catch { throw unwritable(error) }
    return (summary, overview)
  }

  private func unwritable(_ error: any Error) -> StudyError {
    if let error = error as? StudyError { return error }
    return StudyError("'\(printable(path, limit: 200))' could not be written: \(reason(error))")
  }

  /// A cell with every default spelled out; of one that cannot be, no more than its name and settings.
  private static func resolved(_ report: CellReport) -> JSON {
    let cell: JSON = .object([
      "name": .string(report.summary.name), "settings": report.summary.settings,
    ])
    guard let known = report.cell else { return cell }
    return cell.adding([
      "resolved": known.resolved, "welfare": .array(known.welfare.map { .string($0.name) }),
    ])
  }

  /// What belongs to a study as a whole; `independent` only where it holds.
  private static func frame(of study: Study) -> [String: JSON] {
    let kept = Kept.allCases.filter { study.kept.contains($0) }
    var fields: [String: JSON] = [
      "title": .string(study.title), "finding": .string(study.finding),
      "seed": .integer(Int(study.seed)), "replicates": .integer(study.replicates),
      "keep": .array(kept.map(\.json)),
    ]
    if study.isIndependent { fields["independent"] = .bool(true) }
    if let rule = study.rule {
      fields["until"] = .object([
        "halfWidth": .number(rule.halfWidth), "of": .string(rule.measured),
      ])
    }
    return fields
  }
}
