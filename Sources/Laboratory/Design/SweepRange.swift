import Arena

/// Values from one end to the other, so many or so far apart.
struct SweepRange: StudySection {
  static let name = "range"
  static let summary = "Values from one end to the other, both included."

  private var span = Span()
  private var givenCount: Int?
  private var step: Double?

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    span.declare(&fields)
    fields.field(
      "count", &givenCount, .whole(in: 2...Study.mostCells), "How many values there are.",
      unless: "by the step")
    fields.field(
      "step", &step, .number(in: -1e12...1e12),
      "From one value to the next; the last may stop short of the end.", unless: "by the count")
    fields.needsOne(of: ["count", "step"], alone: true)
  }

  /// Checks what no field can say alone.
  ///
  /// - Throws: ``StudyError`` for a step that does not lead to the end, or not soon.
  func check(at path: StudyPath) throws(StudyError) {
    try span.check(at: path)
    guard let step else { return }
    if span.isLogarithmic { throw StudyError("\(path): a log scale takes 'count', not 'step'") }
    if step == 0 || (span.to - span.from) / step < 0 {
      throw StudyError("\(path): the step \(NumberText.exact(step)) does not lead to the end")
    }
    if steps >= Double(Study.mostCells) {
      throw StudyError("\(path): the range has more than \(Study.mostCells) values")
    }
  }

  /// How many steps there are, where they have a size; rounding does not cost the last.
  private var steps: Double {
    ((span.to - span.from) / (step ?? 1) * (1 + 1e-12)).rounded(.down)
  }

  /// How many values there are.
  var count: Int { givenCount ?? Int(steps) + 1 }

  /// The value with a number, from 0.
  subscript(index: Int) -> JSON {
    if let step { return span.shown(span.from + step * Double(index)) }
    return span.value(at: Double(index) / Double(count - 1))
  }
}
