/// A welfare function as it is written.
///
/// A text names a function or a measure, measures first; `"least harm"` is the measure `harm`, of
/// which less is better. An object gives a function with parameters, or a sum of weighted terms:
/// `{ function: "atkinson", parameters: { aversion: 2 } }`,
/// `{ name: "harm-weighted", sum: [{ weight: 1, of: "utilitarian" }, { weight: -2, of: "harm" }]
/// }`.
indirect enum WelfareForm: Sendable {
  /// A measure or a function with its defaults.
  case named(String)
  /// A function with parameters, and the name that results are filed under.
  case function(String, parameters: [String: JSON], name: String?)
  /// A sum.
  case sum(name: String, unit: String, [WelfareTerm])

  static let kind: FieldKind<WelfareForm> = .either(
    FieldKind<String>.entry(.welfare).map { name, _ in .named(name) },
    FieldKind<WelfareObject>.section.map { object, path throws(StudyError) in
      try object.form(at: path)
    })
}

/// A function with parameters or a sum, as it is written.
struct WelfareObject: StudySection {
  static let name = "welfare"
  static let summary = "A welfare function with parameters, or a weighted sum."

  private var function: String?
  private var parameters: [String: JSON]?
  private var sum: [WelfareTerm]?
  private var name: String?
  private var unit: String?

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.field(
      "function", &function, .entry(.welfareFunction), "A function of the payoffs.",
      unless: "a sum")
    fields.field(
      "parameters", &parameters, .values(.any),
      "The parameters of the function, which 'arena describe FUNCTION' lists.",
      unless: "their defaults")
    fields.field(
      "sum", &sum, .list(of: .section, count: 1...Int.max), "Weighted terms.",
      unless: "a function")
    fields.needsOne(of: ["function", "sum"], alone: true)
    fields.field(
      "name", &name, .text(.prose), "What results call it; a sum must have one.",
      unless: "the function")
    fields.field("unit", &unit, .text(.prose), "The unit of a sum.", unless: "welfare")
  }

  /// What is meant, if the fields go together.
  func form(at path: StudyPath) throws(StudyError) -> WelfareForm {
    if let sum {
      guard let name else { throw StudyError("\(path) needs a field 'name', a text") }
      if parameters != nil { throw StudyError("\(path): a sum has no 'parameters'") }
      return .sum(name: name, unit: unit ?? "welfare", sum)
    }
    if unit != nil {
      throw StudyError("\(path): only a sum has a 'unit'; a function has its own")
    }
    return .function(function ?? "", parameters: parameters ?? [:], name: name)
  }
}

/// A term of a weighted sum.
struct WelfareTerm: StudySection {
  static let name = "term"
  static let summary = "A term of a sum."

  private(set) var weight = 0.0
  private(set) var part = WelfareForm.named("")

  init() {}

  mutating func declare(_ fields: inout some FieldVisitor) {
    fields.required("weight", &weight, .number(in: -1e9...1e9), "What the term is multiplied by.")
    fields.required("of", &part, WelfareForm.kind, "What is weighed.")
  }
}
