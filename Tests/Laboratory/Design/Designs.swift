import Foundation
import StudySupport

@testable import Laboratory

/// The design of the small study with some fields changed; no cell is made.
func design(_ changes: [String: String]) throws(StudyError) -> Design {
  let document = try JSON.parse(Data(studyText(changes).utf8), file: "the file")
  return try Design(
    try FieldReader.read(StudyFrame.self, from: document, at: .study, besides: CellForm.names))
}

extension Design {
  /// The names of all points.
  var names: [String] { (0..<count).map { point(at: $0).name } }

  /// What a path is at every point, as a number.
  func numbers(_ path: String) -> [Double] {
    (0..<count).map { point(at: $0).settings[path]?.double ?? .nan }
  }
}

/// What is wrong with a design.
func complaint(aboutDesign changes: [String: String]) -> String {
  do {
    _ = try design(changes)
    return "nothing"
  } catch { return error.description }
}
