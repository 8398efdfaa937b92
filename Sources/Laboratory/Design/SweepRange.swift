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
  private var scale = Scale.linear
  /// How many values there are.
  private(set) var count = 2

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required("from", &from, .number(in: -1e12...1e12), "The first value.")
    fields.required("to", &to, .number(in: -1e12...1e12), "The last value.")
    fields.required("count", &count, .whole(in: 2...100_000), "How many values there are.")
    fields.field(
      "scale", &scale, .choice(Scale.allCases), "Whether steps or ratios are equal.")
  }

  /// Checks what no field can say alone.
  ///
  /// - Throws: ``StudyError`` for a log scale that does not stay above zero.
  func check(at path: StudyPath) throws(StudyError) {
    if scale == .log && !(from > 0 && to > 0) {
      throw StudyError("\(path): a log scale needs positive ends")
    }
  }

  /// The value with a number, from 0.
  subscript(index: Int) -> JSON {
    let share = Double(index) / Double(count - 1)
    let value =
      scale == .linear
      ? from + (to - from) * share
      : Portable.exp(Portable.log(from) * (1 - share) + Portable.log(to) * share)
    return .number(NumberText.rounded(value))
  }
}
