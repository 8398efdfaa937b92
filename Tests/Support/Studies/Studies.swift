import Foundation
package import Laboratory

/// A small study file, with some fields changed: their JSON5 text, or nothing to leave them out.
package func studyText(_ changes: [String: String] = [:]) -> String {
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
package func study(_ text: String, library: Library = .standard) throws(StudyError) -> Study {
  try Study(try JSON.parse(Data(text.utf8), file: "the file"), library: library)
}

/// The small study with some fields changed.
package func study(_ changes: [String: String]) throws(StudyError) -> Study {
  try study(studyText(changes))
}
