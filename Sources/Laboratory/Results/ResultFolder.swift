public import Foundation
import Story

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
    ["study.json5", "resolved.json", "summary.json", "provenance.json"]
    + TableRequest.everything.files(keeping: [])

  /// The version of the arena, which results depend on.
  public static let version = "0.1.0"

  /// The page that a gallery of this one result is; it may stand beside the result.
  public static let page = "README.md"

  private let folder: OutputFolder

  /// Where the folder is, without links.
  public var path: String { folder.path }

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
      do {
        if try folder.make() { try files.removeItem(atPath: folder.path) }
      } catch { throw StudyError("the folder '\(shown)' cannot be created: \(reason(error))") }
      return
    }
    guard isFolder.boolValue else { throw StudyError("'\(shown)' exists and is not a folder") }
    guard var present = try? files.contentsOfDirectory(atPath: folder.path) else {
      throw StudyError("the folder '\(shown)' cannot be read")
    }
    try checkStaging()
    present.removeAll { $0 == OutputFolder.stagingName || $0 == ResultFolder.page }
    if let other = present.sorted().first(where: {
      !ResultFolder.known.contains($0) && !games.contains($0)
    }) {
      throw StudyError(
        "the folder '\(shown)' holds something else: '\(printable(other))'; choose another")
    }
    if !present.isEmpty {
      let old = try? Data(contentsOf: URL(fileURLWithPath: folder.path + "/study.json5"))
      if old != study {
        throw StudyError("the folder '\(shown)' holds the results of another study")
      }
    }
    guard files.isWritableFile(atPath: folder.path) else {
      throw StudyError("the folder '\(shown)' cannot be written")
    }
  }

  /// Checks that the folder for unfinished files, if it exists, is one of an interrupted write.
  private func checkStaging() throws(StudyError) {
    let staging = folder.staging
    guard FileManager.default.fileExists(atPath: staging) else { return }
    let present = try? FileManager.default.contentsOfDirectory(atPath: staging)
    guard let present,
      present.allSatisfy({
        ResultFolder.known.contains($0) || GameFile.isName($0) || StoryFile.isName($0)
      })
    else {
      throw StudyError("'\(printable(staging, limit: 200))' is in the way; move it elsewhere")
    }
  }

  /// Writes everything, the summary last.
  ///
  /// - Throws: ``StudyError`` when the disk is full or a file cannot be written; then nothing is
  ///   left in the folder.
  public func write(
    _ result: StudyResult, _ tables: TableRequest = TableRequest(), source: Data, provenance: JSON
  ) throws(StudyError) {
    let study = result.study
    var contents: [(name: String, data: Data)] = [
      ("study.json5", source), ("resolved.json", Data(ResultFolder.resolved(study).indented.utf8)),
    ]
    contents += Tables(result, tables).files.map { ($0.name, Data($0.bytes)) }
    contents.append(("provenance.json", Data(provenance.indented.utf8)))
    contents += study.games
    contents.append(("summary.json", Data(result.summary.json.indented.utf8)))
    do {
      try folder.write(contents, replacing: ResultFolder.known)
    } catch {
      throw StudyError(
        "'\(printable(path, limit: 200))' could not be written: \(reason(error))")
    }
  }

  /// Returns the summary of the study whose finished results a folder holds.
  ///
  /// - Throws: ``StudyError`` when the folder holds none, or they are not as they were written.
  public static func summary(in folder: String) throws(StudyError) -> StudySummary {
    let shown = printable(folder, limit: 200)
    guard let data = FileManager.default.contents(atPath: folder + "/summary.json") else {
      throw StudyError(
        "the folder '\(shown)' holds no finished results: it has no summary.json; give the study "
          + "file to run it")
    }
    return try StudySummary(data, file: "\(shown)/summary.json")
  }

  /// The study with every default spelled out; `independent` only where it holds.
  private static func resolved(_ study: Study) -> JSON {
    var fields: [String: JSON] = [
      "title": .string(study.title), "finding": .string(study.finding),
      "seed": .integer(Int(study.seed)), "replicates": .integer(study.replicates),
      "cells": .array(
        study.cells.map {
          .object([
            "name": .string($0.name), "settings": .object($0.settings), "resolved": $0.resolved,
            "welfare": .array($0.welfare.map { .string($0.name) }),
          ])
        }),
    ]
    if study.isIndependent { fields["independent"] = .bool(true) }
    let kept = Kept.allCases.filter { study.kept.contains($0) }
    fields["keep"] = .array(kept.map(\.json))
    return .object(fields)
  }
}
