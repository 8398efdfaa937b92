import Arena

/// Values from one end to the other.
struct SweepRange: StudySection {
  static let name = "range"
  static let summary = "Values from one end to the other, both included."

  private enum Scale: String, CaseIterable {
    case linear, log
  }

  private var from = 0.0
  private var to = 0.0
  private var count = 2
  private var scale = Scale.linear

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required("from", &from, .number(in: -1e12...1e12), "The first value.")
    fields.required("to", &to, .number(in: -1e12...1e12), "The last value.")
    fields.required("count", &count, .whole(in: 2...100_000), "How many values there are.")
    fields.field(
      "scale", &scale, .choice(Scale.allCases), "Whether steps or ratios are equal.")
  }

  /// The values of a sweep: a list, or a range.
  static let kind: FieldKind<[JSON]> = .either(
    .list(of: .anything, count: 1...Int.max),
    FieldKind<SweepRange>.section.map { range, path throws(StudyError) in
      try range.values(at: path)
    })

  private func values(at path: StudyPath) throws(StudyError) -> [JSON] {
    if scale == .log && !(from > 0 && to > 0) {
      throw StudyError("\(path): a log scale needs positive ends")
    }
    return (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      let value =
        scale == .linear
        ? from + (to - from) * share
        : Portable.exp(Portable.log(from) * (1 - share) + Portable.log(to) * share)
      return .number(NumberText.rounded(value))
    }
  }
}
