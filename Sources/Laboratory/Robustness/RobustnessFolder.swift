public import Foundation

/// A folder for what was found about robustness: the study, the store, the tables, and `robustness.json`.
public struct RobustnessFolder: Sendable {
  private static let study = "study.json5"
  private static let summary = "robustness.json"
  private static let known =
    [study, summary]
    + RobustnessTables.names.flatMap { name in
      TableFormat.allCases.map { "\(name).\($0.rawValue)" }
    }

  private let folder: OutputFolder

  /// Where the folder is, without links.
  public var path: String { folder.path }

  /// Where the results of units are kept as they come.
  public var store: String { path + "/" + Store.folderName }

  /// Makes the folder and its store.
  ///
  /// A folder that exists must be empty or hold an earlier answer, and nothing else.
  ///
  /// - Throws: ``StudyError`` when it holds something else or cannot be written.
  public init(_ path: String) throws(StudyError) {
    let shown = printable(path, limit: 200)
    if path.isEmpty { throw StudyError("the name of a folder is empty") }
    folder = OutputFolder(path)
    let own =
      RobustnessFolder.known + [ResultFolder.webPage, OutputFolder.stagingName, Store.folderName]
    let files = FileManager.default
    let present = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    if let other = present.sorted().first(where: { !own.contains($0) }) {
      throw StudyError(
        "the folder '\(shown)' holds something else: '\(printable(other))'; choose another")
    }
    do {
      try files.createDirectory(atPath: store, withIntermediateDirectories: true)
    } catch { throw StudyError("the folder '\(shown)' cannot be created: \(reason(error))") }
  }

  /// Writes everything, the summary last.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - formats: The formats of the tables.
  ///   - source: The study file.
  /// - Throws: ``StudyError`` when the disk is full or a file cannot be written; then no file is changed.
  public func write(
    _ result: RobustnessResult, _ formats: Set<TableFormat>, source: Data
  ) throws(StudyError) {
    do {
      try folder.write(vouching: RobustnessFolder.summary, replacing: RobustnessFolder.known) {
        open in
        func put(_ name: String, _ data: Data) throws {
          let file = try open(name)
          try file.write(data)
          try file.finish()
        }
        try put(RobustnessFolder.study, source)
        var sinks: [FileSink] = []
        try RobustnessTables.write(result, formats) { name in
          let sink = try open(name)
          sinks.append(sink)
          return { try sink.write($0) }
        }
        for sink in sinks { try sink.finish() }
        try put(RobustnessFolder.summary, Data(result.json.indented.utf8))
      }
    } catch {
      throw StudyError("'\(printable(path, limit: 200))' could not be written: \(reason(error))")
    }
  }

  /// Whether a folder holds an answer about robustness.
  public static func isAnswered(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(summary)")
  }

  /// Returns the answer that a folder holds.
  ///
  /// - Throws: ``StudyError`` when it holds none, or it is not as it was written.
  public static func result(in folder: String) throws(StudyError) -> RobustnessResult {
    let file = "\(printable(folder, limit: 200))/\(summary)"
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(summary)") else {
      throw StudyError("there is no '\(file)'")
    }
    let json = try JSON.parse(data, file: file, limit: StudySummary.limit)
    do {
      return try RobustnessResult(json, at: file)
    } catch { throw ResultFolder.dated(error, by: json["version"]) }
  }
}
