import Foundation

@testable import Laboratory

/// A small study file, with some fields changed: their JSON5 text, or nothing to leave them out.
func studyText(_ changes: [String: String] = [:]) -> String {
  var fields = [
    "mechanism": "'prisoners-dilemma'", "population": "[{agent: 'uniform', count: 4}]",
    "rounds": "10", "seed": "1",
  ]
  fields.merge(changes) { $1 }
  let lines = fields.keys.sorted().filter { fields[$0] != "" }.map {
    "  \($0): \(fields[$0] ?? ""),"
  }
  return "{\n\(lines.joined(separator: "\n"))\n}\n"
}

/// The study that a text describes.
func study(_ text: String, library: Library = .standard) throws(StudyError) -> Study {
  try Study(try JSON.parse(Data(text.utf8), file: "the file"), library: library)
}

/// The small study with some fields changed.
func study(_ changes: [String: String]) throws(StudyError) -> Study {
  try study(studyText(changes))
}

extension Study {
  /// All cells of a small study.
  var cells: [Cell] { get throws(StudyError) { try samples() } }
}

/// What is wrong with a text.
func complaint(about text: String) -> String {
  do {
    _ = try study(text)
    return "nothing"
  } catch { return error.description }
}

/// The summaries of the cells of a study.
func results(_ changes: [String: String], threads: Int = 1) throws -> [CellSummary] {
  try Session.run(try study(changes), executor: Executor(threads: threads)).summary.cells
}

/// What theory says of the only cell of a study.
func theory(_ changes: [String: String]) throws -> Theory {
  let cell = try study(changes).cell(at: 0)
  return Theory(cell.desk { false }, cell.welfare, concept: cell.concept)
}

/// Plays a study into a folder and writes its results there.
func writeResults(
  of study: Study, into folder: ResultFolder, _ tables: TableRequest = TableRequest(),
  source: Data, from origin: String = "here"
) throws {
  try folder.begin(study, source: source)
  let runner = try StudyRunner(
    study, in: folder, facts: .object([:]), executor: Executor(threads: 1))
  _ = try runner.play()
  _ = try folder.write(
    runner, tables, source: source, provenance: .object(["from": .string(origin)]), showing: 1)
}

/// A folder that lives as long as this object.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "arena-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func write(_ name: String, _ data: Data) throws -> String {
    try data.write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  /// The names of what the folder holds.
  func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
  }
}
