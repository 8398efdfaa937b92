/// An axis of a design: one setting of its paths after another.
enum DesignAxis: Sendable {
  /// Paths that move together, each through as many values as the others; often one alone.
  case together([Named<AxisValues>])
  /// Settings that are listed one by one.
  case points([[Named<JSON>]])
  /// Settings that are spread over spans of values.
  case sample(Sample)

  /// Checks that paths which move together have equally many values.
  ///
  /// - Throws: ``StudyError`` for the first path that has not.
  func check(at place: StudyPath) throws(StudyError) {
    guard case .together(let paths) = self else { return }
    guard let first = paths.first else { throw StudyError("\(place) names no path") }
    for path in paths where path.value.count != first.value.count {
      throw StudyError(
        "\(place): paths that move together have equally many values, but "
          + "'\(printable(first.name))' has \(first.value.count) and '\(printable(path.name))' has "
          + "\(path.value.count)")
    }
  }

  /// How many settings there are.
  var count: Int {
    switch self {
    case .together(let paths): paths[0].value.count
    case .points(let points): points.count
    case .sample(let sample): sample.count
    }
  }

  /// The paths that are set, each once.
  var paths: [String] {
    switch self {
    case .together(let paths): return paths.map(\.name)
    case .points(let points):
      var seen: Set<String> = []
      return points.flatMap { $0.map(\.name) }.filter { seen.insert($0).inserted }
    case .sample(let sample): return sample.axes.map(\.name)
    }
  }

  /// The setting with a number, from 0; the seed is that of the study.
  func settings(at index: Int, seed: UInt64) -> [Named<JSON>] {
    switch self {
    case .together(let paths): paths.map { Named(name: $0.name, value: $0.value[index]) }
    case .points(let points): points[index]
    case .sample(let sample): sample.settings(at: index, seed: seed)
    }
  }

  /// What a setting adds to the name of a cell: `bonus=1`, or the number of a sampled point.
  func label(_ index: Int, _ settings: @autoclosure () -> [Named<JSON>]) -> String {
    if case .sample = self { return "sample=\(index + 1)" }
    return settings().map { setting in
      let step = setting.name.split(separator: ".").last ?? ""
      return "\(step)=\(DesignAxis.text(setting.value))"
    }.joined(separator: " ")
  }

  private static func text(_ value: JSON) -> String {
    if case .string(let text) = value { return text }
    return value.canonical
  }
}
