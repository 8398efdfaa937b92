public import Foundation

/// A folder of results: written whole or not at all.
public struct ResultFolder: Sendable {
  /// The files that a result consists of.
  public static let names = [
    "study.json5", "resolved.json", "summary.json", "cells.csv", "welfare.csv", "rounds.csv",
    "measures.csv", "agents.csv", "actions.csv", "provenance.json",
  ]

  /// The version of the arena, which results depend on.
  public static let version = "0.1.0"

  /// Where the folder is.
  public let path: String

  /// Checks that a result can be written to a folder.
  ///
  /// A folder that exists must be empty or hold an earlier result of the same study, and nothing
  /// else but the game files that the study stands beside.
  ///
  /// - Throws: ``StudyError`` otherwise.
  public init(_ path: String, for study: Data, games: [String] = []) throws(StudyError) {
    let shown = printable(path, limit: 200)
    if path.isEmpty { throw StudyError("the name of a folder is empty") }
    // Without a trailing slash or dots, so that the staging folder stands beside it.
    let path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.path = path
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw StudyError("'\(shown)' exists and is not a folder") }
      guard let present = try? files.contentsOfDirectory(atPath: path) else {
        throw StudyError("the folder '\(shown)' cannot be read")
      }
      if let other = present.sorted().first(where: {
        !ResultFolder.names.contains($0) && !games.contains($0)
      }) {
        throw StudyError(
          "the folder '\(shown)' holds something else: '\(printable(other))'; choose another")
      }
      if !present.isEmpty {
        let old = try? Data(contentsOf: URL(fileURLWithPath: path + "/study.json5"))
        if old != study {
          throw StudyError("the folder '\(shown)' holds the results of another study")
        }
      }
    }
    try ResultFolder.check(path + ".partial")
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try files.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch { throw StudyError("the folder '\(shown)' cannot be created: \(reason(error))") }
    guard files.isWritableFile(atPath: parent) else {
      throw StudyError("the folder '\(shown)' cannot be written")
    }
  }

  /// Checks that what an interrupted write may have left behind is nothing else.
  private static func check(_ staging: String) throws(StudyError) {
    guard FileManager.default.fileExists(atPath: staging) else { return }
    let present = try? FileManager.default.contentsOfDirectory(atPath: staging)
    guard let present, present.allSatisfy({ names.contains($0) || GameFile.isName($0) }) else {
      throw StudyError("'\(printable(staging, limit: 200))' is in the way; move it elsewhere")
    }
  }

  /// Writes everything beside the folder first, and then moves it into place.
  ///
  /// - Throws: ``StudyError`` when the disk is full or a file cannot be written; nothing is left
  ///   behind then.
  public func write(
    study: Study, source: Data, results: [CellResult], command: String, provenance: JSON
  ) throws(StudyError) {
    let staging = path + ".partial"
    let files = FileManager.default
    var contents: [(name: String, data: Data)] = [
      ("study.json5", source), ("resolved.json", Data(ResultFolder.resolved(study).indented.utf8)),
      (
        "summary.json",
        Data(ResultFolder.summary(study, results, command: command).indented.utf8)
      ),
    ]
    contents += Tables(results).files.map { ($0.name, Data($0.text.utf8)) }
    contents.append(("provenance.json", Data(provenance.indented.utf8)))
    contents += study.games
    do {
      try? files.removeItem(atPath: staging)
      try files.createDirectory(atPath: staging, withIntermediateDirectories: true)
      for (name, data) in contents {
        try data.write(to: URL(fileURLWithPath: staging + "/" + name))
      }
      try swapIn(staging)
    } catch {
      try? files.removeItem(atPath: staging)
      throw StudyError(
        "'\(printable(path, limit: 200))' could not be written: \(reason(error))")
    }
  }

  /// Moves the staged folder into place; an earlier result is moved aside first, and back if that
  /// fails, so that one of the two is always there.
  private func swapIn(_ staging: String) throws {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else {
      return try files.moveItem(atPath: staging, toPath: path)
    }
    let aside = path + ".old"
    try ResultFolder.check(aside)
    try? files.removeItem(atPath: aside)
    try files.moveItem(atPath: path, toPath: aside)
    do {
      try files.moveItem(atPath: staging, toPath: path)
    } catch {
      try files.moveItem(atPath: aside, toPath: path)
      throw error
    }
    try files.removeItem(atPath: aside)
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
    return .object(fields)
  }

  /// The summary of a study: everything that reports are made from.
  public static func summary(_ study: Study, _ results: [CellResult], command: String) -> JSON {
    .object([
      "title": .string(study.title), "finding": .string(study.finding),
      "seed": .integer(Int(study.seed)), "replicates": .integer(study.replicates),
      "version": .string(version), "command": .string(command),
      "cells": .array(results.map(\.json)),
    ])
  }
}

/// What the system says went wrong, on one line.
private func reason(_ error: any Error) -> String {
  let error = error as NSError
  if let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError,
    inner.domain == NSPOSIXErrorDomain
  {
    return String(cString: strerror(Int32(inner.code))).lowercased()
  }
  let text = error.localizedDescription
    .replacing("The operation could not be completed. ", with: "")
  return printable(text.prefix(1).lowercased() + text.dropFirst().prefix { $0 != "." }, limit: 200)
}
