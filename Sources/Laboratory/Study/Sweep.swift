/// The points of a study: every variant combined with every combination of swept values.
enum Sweep {
  /// One point.
  struct Point {
    let name: String
    let settings: [String: JSON]
  }

  /// Every point, in the order of the file: variants first, the last swept path fastest.
  static func points(_ variants: [Named<[String: JSON]>], _ sweep: [Named<[JSON]>])
    throws(StudyError) -> [Point]
  {
    var points = variants.map { Point(name: $0.name, settings: $0.value) }
    if points.isEmpty { points = [Point(name: "", settings: [:])] }
    for axis in sweep {
      if points.count * axis.value.count > Study.mostCells {
        throw StudyError("the study has more than \(Study.mostCells) cells")
      }
      let label = axis.name.split(separator: ".").last ?? ""
      points = points.flatMap { point in
        axis.value.map { value in
          let label = "\(label)=\(text(value))"
          return Point(
            name: point.name.isEmpty ? label : "\(point.name) \(label)",
            settings: point.settings.merging([axis.name: value]) { $1 })
        }
      }
    }
    return points.map { $0.name.isEmpty ? Point(name: "all", settings: $0.settings) : $0 }
  }

  private static func text(_ value: JSON) -> String {
    if case .string(let text) = value { return text }
    return value.canonical
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
