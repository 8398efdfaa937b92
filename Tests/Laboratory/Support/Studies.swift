import Foundation
import StudySupport
import Theory

@testable import Laboratory

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
