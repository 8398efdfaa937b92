public import Arena

extension Knob {
  /// The value as JSON.
  public var json: JSON {
    switch (value, domain) {
    case (.real(let value), _): .number(value)
    case (.integer(let value), _): .integer(value)
    case (.truth(let value), _): .bool(value)
    case (.choice(let index), .choice(let names)): .string(names[index])
    case (.choice(let index), _): .integer(index)
    case (.reals(let values), _): .array(values.map { .number($0) })
    case (.texts(let values), _): .array(values.map { .string($0) })
    }
  }

  /// What kind of parameter it is: real, integer, boolean, choice, reals or texts.
  var kind: String {
    switch domain {
    case .real: "real"
    case .integer: "integer"
    case .truth: "boolean"
    case .choice: "choice"
    case .reals: "reals"
    case .texts: "texts"
    }
  }

  /// The possible values, of choices.
  public var choices: [String] { if case .choice(let names) = domain { names } else { [] } }

  /// The range and the unit, of numbers.
  var bounds: (range: ClosedRange<Double>, unit: String)? {
    switch domain {
    case .real(let range, let unit), .reals(_, let range, let unit): (range, unit)
    case .integer(let range, let unit):
      (Double(range.lowerBound)...Double(range.upperBound), unit)
    case .truth, .choice, .texts: nil
    }
  }

  /// What a listing says of the parameter.
  public var description: JSON {
    var fields: [String: JSON] = [
      "name": .string(name), "value": json, "type": .string(kind), "help": .string(help),
    ]
    if let (range, unit) = bounds {
      fields["minimum"] = .number(range.lowerBound)
      fields["maximum"] = .number(range.upperBound)
      fields["unit"] = .string(unit)
    }
    if !choices.isEmpty { fields["choices"] = .array(choices.map { .string($0) }) }
    return .object(fields)
  }

  /// Reads a value of the domain, or says what was expected and which part of the value is not it.
  func read(_ json: JSON) -> Reading {
    switch domain {
    case .real(let range, _):
      guard let number = json.double, range.contains(number) else {
        return .wrong("a number in \(Knob.text(range))", json)
      }
      return .value(.real(number))
    case .integer(let range, _):
      guard let number = json.int, range.contains(number) else {
        return .wrong("a whole number in \(range.lowerBound)...\(range.upperBound)", json)
      }
      return .value(.integer(number))
    case .truth:
      guard case .bool(let flag) = json else { return .wrong("true or false", json) }
      return .value(.truth(flag))
    case .choice(let names): return Knob.choice(json, among: names)
    case .reals(let limit, let range, _): return Knob.reals(json, limit, range)
    case .texts(let limit, let longest): return Knob.texts(json, limit, longest)
    }
  }

  /// How reading a value ended.
  enum Reading {
    case value(Value)
    /// What was expected, and what was found instead.
    case wrong(String, JSON)
  }

  private static func choice(_ json: JSON, among names: [String]) -> Reading {
    var expected = "one of " + names.joined(separator: ", ")
    if case .string(let text) = json {
      if let index = names.firstIndex(of: text) { return .value(.choice(index)) }
      if let nearest = Spelling.nearest(to: text, among: names) {
        expected += " (did you mean '\(nearest)'?)"
      }
    }
    return .wrong(expected, json)
  }

  private static func reals(_ json: JSON, _ limit: Int, _ range: ClosedRange<Double>) -> Reading {
    guard case .array(let items) = json, items.count <= limit else {
      return .wrong("a list of at most \(limit) numbers", json)
    }
    var numbers: [Double] = []
    for item in items {
      guard let number = item.double, range.contains(number) else {
        return .wrong("a list of numbers in \(text(range))", item)
      }
      numbers.append(number)
    }
    return .value(.reals(numbers))
  }

  private static func texts(_ json: JSON, _ limit: Int, _ longest: Int) -> Reading {
    // A list of no more than one is written as the one.
    if limit == 1, case .string = json { return texts(.array([json]), limit, longest) }
    guard case .array(let items) = json, items.count <= limit else {
      return .wrong("a list of at most \(limit) texts", json)
    }
    var texts: [String] = []
    for item in items {
      guard case .string(let text) = item, (1...longest).contains(text.count),
        text == printable(text, limit: .max)
      else { return .wrong("a list of texts of 1 to \(longest) printable characters", item) }
      texts.append(text)
    }
    return .value(.texts(texts))
  }

  static func text(_ range: ClosedRange<Double>) -> String {
    "\(NumberText.exact(range.lowerBound))...\(NumberText.exact(range.upperBound))"
  }
}

extension JSON {
  /// The values of parameters, by name.
  init(values knobs: [Knob]) {
    self = .object(Dictionary(uniqueKeysWithValues: knobs.map { ($0.name, $0.json) }))
  }
}

/// A visitor that lists every parameter.
private struct KnobLister: KnobVisitor {
  var knobs: [Knob] = []

  mutating func visit(_ knob: inout Knob) { knobs.append(knob) }
}

/// A visitor that sets parameters from JSON values and remembers the first thing that is wrong.
private struct KnobSetter: KnobVisitor {
  private var values: [String: JSON]
  private var names: [String] = []
  private var error: StudyError?
  private let owner: String
  private let path: StudyPath?

  init(_ values: [String: JSON], owner: String, at path: StudyPath?) {
    self.values = values
    self.owner = owner
    self.path = path
  }

  /// Throws the first complaint: a bad value, or a name that nobody declared.
  func finish() throws(StudyError) {
    if let error { throw error }
    for name in values.keys.sorted() where !names.contains(name) {
      let sentence =
        if let path {
          "\(path.field(name)) is no parameter of \(owner)"
        } else {
          "\(owner) has no parameter '\(printable(name))'"
        }
      throw StudyError(sentence + StudyError.suggestion(for: name, among: names))
    }
  }

  mutating func visit(_ knob: inout Knob) {
    names.append(knob.name)
    guard let json = values[knob.name] else { return }
    switch knob.read(json) {
    case .value(let value): knob.value = value
    case .wrong(let expected, let found):
      if error == nil {
        let place = path?.field(knob.name).description ?? "\(owner): '\(knob.name)'"
        error = StudyError("\(place) must be \(expected), but found \(found.kind)")
      }
    }
  }
}

extension Knobbed {
  /// Every parameter with its value.
  public var knobList: [Knob] {
    var copy = self
    var lister = KnobLister()
    copy.knobs(&lister)
    return lister.knobs
  }

  /// All parameters and their values.
  public var knobValues: JSON { JSON(values: knobList) }

  /// Returns a copy with some parameters set.
  ///
  /// - Throws: ``StudyError`` for an unknown name or a value of the wrong type or range.
  public func setting(_ values: [String: JSON], owner: String) throws(StudyError) -> Self {
    try setting(values, owner: owner, at: nil)
  }

  /// Returns a copy with some parameters set, which stand at a path of a study.
  func setting(_ values: [String: JSON], owner: String, at path: StudyPath?) throws(StudyError)
    -> Self
  {
    var copy = self
    var setter = KnobSetter(values, owner: owner, at: path)
    copy.knobs(&setter)
    try setter.finish()
    return copy
  }
}
