/// The sweep of a study as it is written: axes, every value of each with every value of all others.
struct SweepForm: StudySection {
  static let name = "sweep"
  static let summary =
    "What varies: every value of each entry is combined with every value of all others."

  private var together: [[Named<AxisValues>]] = []
  private var points: [[Named<JSON>]]?
  private var sample: Sample?
  private var paths: [Named<AxisValues>] = []

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.field(
      "zip", &together, .list(of: .named(CellForm.paths, AxisValues.kind)),
      "Groups of paths that move together: the first value of each, then the second, and so on.")
    fields.field(
      "points", &points, .list(of: .named(CellForm.paths, .anything), count: 1...Int.max),
      "Points one by one: each an object of paths and values.", unless: "none")
    fields.field(
      "sample", &sample, Sample.kind, "Points spread over several paths at once.", unless: "none")
    fields.others(
      CellForm.paths, &paths, AxisValues.kind, "A path into the study with the values it takes.")
  }

  /// The axes, in the order of the file.
  static let kind = FieldKind<[DesignAxis]>(
    shape: .section(form), show: { _ in nil },
    read: { json, path throws(StudyError) in
      let form = try FieldReader.read(SweepForm.self, from: json, at: path)
      guard case .object(let object) = json else { return [] }
      return try form.axes(in: object.names, at: path)
    })

  private func axes(in order: [String], at path: StudyPath) throws(StudyError) -> [DesignAxis] {
    var axes: [DesignAxis] = []
    // They come in the order of the file too.
    var rest = paths[...]
    for name in order {
      switch name {
      case "zip":
        for (index, group) in together.enumerated() {
          let axis = DesignAxis.together(group)
          try axis.check(at: path.field("zip").field(String(index + 1)))
          axes.append(axis)
        }
      case "points": if let points { axes.append(.points(points)) }
      case "sample": if let sample { axes.append(.sample(sample)) }
      default: axes.append(.together([rest.removeFirst()]))
      }
    }
    return axes
  }
}
