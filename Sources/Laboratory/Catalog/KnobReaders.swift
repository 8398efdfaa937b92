public import Arena

/// What a listing says of one parameter.
public struct KnobDescription: Sendable {
  /// The name.
  public let name: String
  /// The value.
  public let value: JSON
  /// The type: real, integer, boolean, choice, reals or texts.
  public let type: String
  /// The least and greatest value, of numbers.
  public let range: ClosedRange<Double>?
  /// The possible values, of choices.
  public let choices: [String]
  /// The unit, of numbers.
  public let unit: String
  /// One sentence.
  public let help: String

  /// The description as JSON.
  public var json: JSON {
    var fields: [String: JSON] = [
      "name": .string(name), "value": value, "type": .string(type), "help": .string(help),
    ]
    if let range {
      fields["minimum"] = .number(range.lowerBound)
      fields["maximum"] = .number(range.upperBound)
      fields["unit"] = .string(unit)
    }
    if !choices.isEmpty { fields["choices"] = .array(choices.map { .string($0) }) }
    return .object(fields)
  }
}

/// A visitor that describes every parameter.
struct KnobLister: KnobVisitor {
  var knobs: [KnobDescription] = []

  private mutating func add(
    _ name: String, _ value: JSON, _ type: String, _ range: ClosedRange<Double>?, _ unit: String,
    _ help: String, choices: [String] = []
  ) {
    knobs.append(
      KnobDescription(
        name: name, value: value, type: type, range: range, choices: choices, unit: unit,
        help: help))
  }

  mutating func knob(
    _ name: String, _ value: inout Double, in range: ClosedRange<Double>, unit: String,
    _ help: String
  ) { add(name, .number(value), "real", range, unit, help) }

  mutating func knob(
    _ name: String, _ value: inout Int, in range: ClosedRange<Int>, unit: String, _ help: String
  ) {
    let bounds = Double(range.lowerBound)...Double(range.upperBound)
    add(name, .integer(value), "integer", bounds, unit, help)
  }

  mutating func knob(_ name: String, _ value: inout Bool, _ help: String) {
    add(name, .bool(value), "boolean", nil, "", help)
  }

  mutating func knob<Choice: KnobChoice>(_ name: String, _ value: inout Choice, _ help: String) {
    add(
      name, .string(value.rawValue), "choice", nil, "", help,
      choices: Choice.allCases.map(\.rawValue))
  }

  mutating func knob(
    _ name: String, _ value: inout [Double], limit: Int, in range: ClosedRange<Double>,
    unit: String, _ help: String
  ) { add(name, .array(value.map { .number($0) }), "reals", range, unit, help) }

  mutating func knob(_ name: String, _ value: inout [String], limit: Int, _ help: String) {
    add(name, .array(value.map { .string($0) }), "texts", nil, "", help)
  }
}

/// A visitor that sets parameters from JSON values and remembers the first thing that is wrong.
struct KnobSetter: KnobVisitor {
  private var values: [String: JSON]
  private var names: [String] = []
  private var error: StudyError?
  private let owner: String

  init(_ values: [String: JSON], owner: String) {
    self.values = values
    self.owner = owner
  }

  /// Throws the first complaint: a bad value, or a name that nobody declared.
  func finish() throws(StudyError) {
    if let error { throw error }
    for name in values.keys.sorted() where !names.contains(name) {
      throw StudyError(
        "\(owner) has no parameter '\(printable(name))'"
          + StudyError.suggestion(for: name, among: names))
    }
  }

  private mutating func take(_ name: String) -> JSON? {
    names.append(name)
    return values[name]
  }

  private mutating func fail(_ name: String, _ expected: String, _ found: JSON) {
    if error != nil { return }
    error = StudyError("\(owner): '\(name)' must be \(expected), but found \(found.kind)")
  }

  mutating func knob(
    _ name: String, _ value: inout Double, in range: ClosedRange<Double>, unit: String,
    _ help: String
  ) {
    guard let json = take(name) else { return }
    if let number = json.double, range.contains(number) {
      value = number
    } else {
      fail(name, "a number in \(KnobSetter.text(range))", json)
    }
  }

  mutating func knob(
    _ name: String, _ value: inout Int, in range: ClosedRange<Int>, unit: String, _ help: String
  ) {
    guard let json = take(name) else { return }
    if let number = json.int, range.contains(number) {
      value = number
    } else {
      fail(name, "a whole number in \(range.lowerBound)...\(range.upperBound)", json)
    }
  }

  mutating func knob(_ name: String, _ value: inout Bool, _ help: String) {
    guard let json = take(name) else { return }
    if case .bool(let flag) = json { value = flag } else { fail(name, "true or false", json) }
  }

  mutating func knob<Choice: KnobChoice>(_ name: String, _ value: inout Choice, _ help: String) {
    guard let json = take(name) else { return }
    if case .string(let text) = json, let choice = Choice(rawValue: text) {
      value = choice
      return
    }
    let names = Choice.allCases.map(\.rawValue)
    var expected = "one of " + names.joined(separator: ", ")
    if case .string(let text) = json, let nearest = Spelling.nearest(to: text, among: names) {
      expected += " (did you mean '\(nearest)'?)"
    }
    fail(name, expected, json)
  }

  mutating func knob(
    _ name: String, _ value: inout [Double], limit: Int, in range: ClosedRange<Double>,
    unit: String, _ help: String
  ) {
    guard let json = take(name) else { return }
    guard case .array(let items) = json, items.count <= limit else {
      return fail(name, "a list of at most \(limit) numbers", json)
    }
    var numbers: [Double] = []
    for item in items {
      guard let number = item.double, range.contains(number) else {
        return fail(name, "a list of numbers in \(KnobSetter.text(range))", item)
      }
      numbers.append(number)
    }
    value = numbers
  }

  mutating func knob(_ name: String, _ value: inout [String], limit: Int, _ help: String) {
    guard let json = take(name) else { return }
    guard case .array(let items) = json, items.count <= limit else {
      return fail(name, "a list of at most \(limit) texts", json)
    }
    var texts: [String] = []
    for item in items {
      guard case .string(let text) = item, (1...60).contains(text.count),
        text == printable(text, limit: .max)
      else {
        return fail(name, "a list of texts of 1 to 60 printable characters", item)
      }
      texts.append(text)
    }
    value = texts
  }

  static func text(_ range: ClosedRange<Double>) -> String {
    "\(JSON.text(range.lowerBound))...\(JSON.text(range.upperBound))"
  }
}

extension Knobbed {
  /// Every parameter with its value.
  public var knobDescriptions: [KnobDescription] {
    var copy = self
    var lister = KnobLister()
    copy.knobs(&lister)
    return lister.knobs
  }

  /// All parameters and their values.
  public var knobValues: JSON {
    .object(Dictionary(uniqueKeysWithValues: knobDescriptions.map { ($0.name, $0.value) }))
  }

  /// Returns a copy with some parameters set.
  ///
  /// - Throws: ``StudyError`` for an unknown name or a value of the wrong type or range.
  public func setting(_ values: [String: JSON], owner: String) throws(StudyError) -> Self {
    var copy = self
    var setter = KnobSetter(values, owner: owner)
    copy.knobs(&setter)
    try setter.finish()
    return copy
  }
}
