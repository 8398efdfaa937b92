/// What a point of a study changes in it.
enum Sweep {
  /// One point: the name of its cell, and values by path.
  struct Point {
    let name: String
    let settings: [String: JSON]
  }

  /// Returns a document with the settings of a point, longer paths after those that they go
  /// through.
  static func apply(_ settings: [String: JSON], to document: JSON) throws(StudyError) -> JSON {
    var result = document
    for (path, value) in settings.sorted(by: { $0.key < $1.key }) {
      if Study.frame.contains(where: { path == $0 || path.hasPrefix($0 + ".") }) {
        throw StudyError(
          "the path '\(printable(path))' changes the study as a whole; a variant or a sweep can only "
            + "change a cell")
      }
      result = try StudyPath(text: path).set(value, in: result)
    }
    return result
  }
}
