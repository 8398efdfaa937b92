/// All fields of a study file: those of the study as a whole, and those of each of its cells.
struct StudyFields: StudySection {
  static let name = "study"
  static let summary = "One question put to the arena, in one JSON5 file."

  private var frame = StudyFrame()
  private var cell = CellForm()

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    frame.declare(&fields)
    cell.declare(&fields)
  }
}

/// The fields that belong to a study as a whole: no variant and no sweep can change them.
struct StudyFrame: StudySection {
  static let name = "frame"
  static let summary = "What belongs to a study as a whole."

  var title: String?
  var finding = ""
  var seed = 0
  var replicates = Replicates(count: 1)
  var isIndependent = false
  var kept: [Kept] = []
  var variants: [Named<[String: JSON]>] = []
  var sweep: [DesignAxis] = []
  var compared: String?

  /// The largest seed: every double up to it holds its whole number exactly.
  private static let mostSeed = 1 << 53

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.field(
      "title", &title, .text(.prose), "The heading of the results.",
      unless: "the mechanism's name")
    fields.field(
      "finding", &finding, .text(.prose),
      "What the study shows, in a sentence or two; {CELL/FUNCTION/NUMBER:DIGITS} stands for a number of the "
        + "results, such as {menu/surplus/emergent:2}.")
    fields.required(
      "seed", &seed, .whole(in: 0...StudyFrame.mostSeed), "The seed of everything random.")
    fields.field(
      "replicates", &replicates, ReplicatesForm.kind,
      "How many runs each cell gets; or as many as it takes to know something.", unless: "1")
    fields.field(
      "independent", &isIndependent, .truth,
      "Whether every cell has random draws of its own; otherwise the cells share theirs.")
    fields.field(
      "keep", &kept, .list(of: .choice(Kept.allCases)),
      "What is kept of every run: the time series, every agent, every action, and play over the rounds."
    )
    fields.field(
      "variants", &variants, .named(.name(upTo: 100), .values(CellForm.paths)),
      "Named changes: each is an object of paths into the study and values.", unless: "one cell")
    fields.field(
      "sweep", &sweep, SweepForm.kind,
      "What varies; every combination is a cell, and the last entry is the fastest.",
      unless: "one cell")
    fields.field(
      "compare", &compared, .text(.name(upTo: 10_000)),
      "The variant, or the cell, that the others are compared with, where all else is equal.",
      unless: "nothing is compared")
  }
}
