import Arena

/// The numbers between two ends.
struct Span: StudySection {
  static let name = "span"
  static let summary = "The numbers from one end to the other, from which a sample takes values."

  private enum Scale: String, CaseIterable {
    case linear, log
  }

  private(set) var from = 0.0
  private(set) var to = 0.0
  private var scale = Scale.linear
  private var isWhole = false

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required("from", &from, .number(in: -1e12...1e12), "The first value.")
    fields.required("to", &to, .number(in: -1e12...1e12), "The last value.")
    fields.field(
      "scale", &scale, .choice(Scale.allCases), "Whether steps or ratios are equal.")
    fields.field("whole", &isWhole, .truth, "Whether values are rounded to whole numbers.")
  }

  /// Whether ratios, not steps, are equal.
  var isLogarithmic: Bool { scale == .log }

  /// Checks what no field can say alone.
  ///
  /// - Throws: ``StudyError`` for a log scale that does not stay above zero, or whole values between
  ///   ends that are not.
  func check(at path: StudyPath) throws(StudyError) {
    if isLogarithmic && !(from > 0 && to > 0) {
      throw StudyError("\(path): a log scale needs positive ends")
    }
    if isWhole && !(from == from.rounded() && to == to.rounded()) {
      throw StudyError("\(path): whole values need whole ends")
    }
  }

  /// The value at a share of the way, where 0 is one end and 1 the other.
  func value(at share: Double) -> JSON { shown(mixed(to, share)) }

  /// A number as it is written: a whole number, or twelve significant digits.
  func shown(_ value: Double) -> JSON {
    .number(isWhole ? value.rounded() : NumberText.rounded(value))
  }

  /// The value that a uniform number in 0..<1 stands for; whole numbers are equally likely on a
  /// linear scale.
  ///
  /// - Precondition: `from` is less than `to`.
  func draw(_ unit: Double) -> JSON {
    guard isWhole else { return value(at: unit) }
    // The last whole number has as much room as each of the others; rounding leads outside neither.
    return shown(Swift.min(Swift.max(from, mixed(to + 1, unit).rounded(.down)), to))
  }

  private func mixed(_ end: Double, _ share: Double) -> Double {
    isLogarithmic
      ? Portable.exp(Portable.log(from) * (1 - share) + Portable.log(end) * share)
      : from + (end - from) * share
  }
}
