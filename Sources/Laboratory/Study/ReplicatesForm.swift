/// How many replicates a cell gets: a number, or as many as it takes to know something well enough.
enum ReplicatesForm {
  static let kind: FieldKind<Replicates> = .either(
    FieldKind<Int>.whole(in: 1...Replicates.most).map { count, _ in Replicates(count: count) },
    FieldKind<UntilForm>.section.map { form, _ in
      Replicates(count: form.upTo, rule: StoppingRule(form.until, upTo: form.upTo))
    })
}

/// As many replicates as it takes, as it is written.
struct UntilForm: StudySection {
  static let name = "replicates"
  static let summary = "As many replicates of each cell as it takes to know something well enough."

  private(set) var upTo = 0
  private(set) var until = PrecisionForm()

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required(
      "upTo", &upTo, .whole(in: 1...Replicates.most), "How many replicates a cell gets at most.")
    fields.required("until", &until, .section, "When a cell is known well enough.")
  }
}

/// When something is known well enough, as it is written.
struct PrecisionForm: StudySection {
  static let name = "until"
  static let summary = "When a cell is known well enough."

  private(set) var halfWidth = 0.0
  private(set) var measured = ""

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required(
      "halfWidth", &halfWidth, .number(in: 1e-12...1e12),
      "Half the width of the 95 % interval at which a cell is known well enough.")
    fields.required(
      "of", &measured, .text(.prose), "The welfare function or measure that is to be known.")
  }
}

/// How many replicates the cells of a study get.
public struct Replicates: Sendable, Equatable {
  /// The most that a study may ask for.
  static let most = 1_000_000

  /// How many, or how many at most.
  let count: Int
  /// When fewer are enough; nil when they never are.
  var rule: StoppingRule?
}
