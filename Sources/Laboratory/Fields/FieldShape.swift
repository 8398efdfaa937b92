import Arena

/// What may stand in a field of a study, apart from the type that it is read as.
///
/// Complaints, the page of `arena describe study` and the JSON Schema are all made from it.
indirect enum FieldShape: Sendable {
  /// A text that keeps a rule.
  case text(TextRule)
  /// A whole number.
  case whole(ClosedRange<Int>)
  /// A number.
  case number(ClosedRange<Double>)
  /// True or false.
  case truth
  /// One of some names; where they are many, a word for them.
  case choice([String], called: String?)
  /// The name of something in the library.
  case entry(EntryKind)
  /// A list of things of one shape.
  case list(FieldShape, count: ClosedRange<Int>)
  /// Names that keep a rule, each with a value of one shape.
  case named(TextRule, FieldShape)
  /// An object with declared fields.
  case section(SectionForm)
  /// One of two, which differ in kind: a text, a list, an object.
  case either(FieldShape, FieldShape)
  /// Anything; what it must be depends on something else.
  case anything

  /// What is expected, in the middle of a sentence: "a number in 0...1".
  var words: String {
    switch self {
    case .text(let rule): rule.words
    case .whole(let range): "a whole number in \(range.lowerBound)...\(range.upperBound)"
    case .number(let range): "a number in \(Knob.text(range))"
    case .truth: "true or false"
    case .choice(let names, _): "one of \(names.joined(separator: ", "))"
    case .entry(let kind): kind.words
    case .list(_, let count):
      switch (count.lowerBound, count.upperBound) {
      case (0, .max): "a list"
      case (1, .max): "a list of at least one entry"
      default: "a list of \(count.lowerBound) to \(count.upperBound) entries"
      }
    case .named, .section: "an object"
    case .either(let first, let second): "\(first.words), or \(second.words)"
    case .anything: "a value"
    }
  }

  /// Whether a value is of the kind that stands here, whatever is in it.
  func resembles(_ json: JSON) -> Bool {
    switch (self, json) {
    case (.text, .string), (.choice, .string), (.entry, .string), (.truth, .bool), (.list, .array),
      (.named, .object), (.section, .object), (.anything, _):
      true
    case (.whole, _), (.number, _): json.double != nil
    case (.either(let first, let second), _): first.resembles(json) || second.resembles(json)
    default: false
    }
  }

  /// The sections that stand here, each followed by those in it.
  var sections: [SectionForm] {
    switch self {
    case .section(let form): [form]
    case .list(let item, _), .named(_, let item): item.sections
    case .either(let first, let second): first.sections + second.sections
    case .text, .whole, .number, .truth, .choice, .entry, .anything: []
    }
  }
}

/// What a text must be.
struct TextRule: Sendable {
  /// What is expected, in the middle of a sentence.
  let words: String
  /// A regular expression that all such texts match, for the schema; nil where none is needed.
  var pattern: String?
  /// Whether a text is one.
  let allows: @Sendable (String) -> Bool

  /// Any text.
  static let any = TextRule(words: "a text") { _ in true }

  /// A text for people: without control characters, so that it can be printed anywhere.
  static let prose = TextRule(words: "a text of at most 10000 printable characters on one line") {
    $0.count <= 10_000 && $0 == printable($0, limit: .max)
  }

  /// A name that results are filed under.
  static func name(upTo limit: Int) -> TextRule {
    TextRule(words: "a text of 1 to \(limit) printable characters", pattern: ".") {
      (1...limit).contains($0.count) && $0 == printable($0, limit: .max)
    }
  }

  /// A name that may be a step of a path.
  static let step = TextRule(
    words: "a text of 1 to 60 printable characters without a dot", pattern: "^[^.]+$"
  ) { (1...60).contains($0.count) && !$0.contains(".") && $0 == printable($0, limit: .max) }
}

/// What a name in a study stands for.
enum EntryKind: Sendable {
  /// A mechanism: of the catalogue, of a game file, or composed.
  case mechanism
  /// A kind of agent.
  case agent
  /// A welfare function.
  case welfareFunction
  /// A welfare function, a measure of the mechanism, or `least` and a measure.
  case welfare

  /// What is expected, in the middle of a sentence.
  var words: String {
    switch self {
    case .mechanism: "the name of a mechanism or a game file"
    case .agent: "the name of an agent"
    case .welfareFunction: "the name of a welfare function"
    case .welfare: "the name of a welfare function or a measure"
    }
  }
}
