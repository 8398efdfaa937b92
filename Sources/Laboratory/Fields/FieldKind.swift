import Arena

/// How a value of a study is read, and what may stand there.
struct FieldKind<Value>: Sendable {
  /// What may stand there.
  let shape: FieldShape
  /// A value as it would be written; nil where there is no short way.
  let show: @Sendable (Value) -> JSON?
  /// Reads what stands at a path.
  let read: @Sendable (JSON, StudyPath) throws(StudyError) -> Value

  /// Makes a kind that reads a value of its shape, and complains about any other.
  init(
    _ shape: FieldShape, show: @escaping @Sendable (Value) -> JSON?,
    read: @escaping @Sendable (JSON) -> Value?
  ) {
    self.init(
      shape: shape, show: show,
      read: { json, path throws(StudyError) in
        if let value = read(json) { return value }
        throw StudyError("\(path) must be \(shape.words), but found \(json.kind)")
      })
  }

  init(
    shape: FieldShape, show: @escaping @Sendable (Value) -> JSON?,
    read: @escaping @Sendable (JSON, StudyPath) throws(StudyError) -> Value
  ) {
    self.shape = shape
    self.show = show
    self.read = read
  }

  /// The kind that makes something else of the value that it reads.
  func map<Other>(
    _ change: @escaping @Sendable (Value, StudyPath) throws(StudyError) -> Other
  ) -> FieldKind<Other> {
    let read = read
    return FieldKind<Other>(
      shape: shape, show: { _ in nil },
      read: { json, path throws(StudyError) in try change(try read(json, path), path) })
  }
}

extension FieldKind<Int> {
  /// A whole number.
  static func whole(in range: ClosedRange<Int>) -> FieldKind {
    FieldKind(
      .whole(range), show: { .integer($0) },
      read: { json in
        json.int.flatMap { range.contains($0) ? $0 : nil }
      })
  }
}

extension FieldKind<Double> {
  /// A number.
  static func number(in range: ClosedRange<Double>) -> FieldKind {
    FieldKind(
      .number(range), show: { .number($0) },
      read: { json in
        json.double.flatMap { range.contains($0) ? $0 : nil }
      })
  }
}

extension FieldKind<Bool> {
  /// True or false.
  static var truth: FieldKind {
    FieldKind(
      .truth, show: { .bool($0) },
      read: { json in
        if case .bool(let flag) = json { flag } else { nil }
      })
  }
}

extension FieldKind<JSON> {
  /// Anything; whoever takes it reads it.
  static var anything: FieldKind { FieldKind(.anything, show: { $0 }, read: { $0 }) }
}

extension FieldKind<String> {
  /// A text that keeps a rule.
  static func text(_ rule: TextRule) -> FieldKind {
    FieldKind(
      shape: .text(rule), show: { .string($0) },
      read: { json, path throws(StudyError) in
        guard case .string(let text) = json else {
          throw StudyError("\(path) must be a text, but found \(json.kind)")
        }
        if rule.allows(text) { return text }
        throw StudyError("\(path) must be \(rule.words), but found \(json.kind)")
      })
  }

  /// The name of something in the library, where it is looked up later.
  static func entry(_ kind: EntryKind) -> FieldKind {
    FieldKind(
      .entry(kind), show: { .string($0) },
      read: { json in
        if case .string(let text) = json { text } else { nil }
      })
  }
}

extension FieldKind where Value: RawRepresentable & Sendable, Value.RawValue == String {
  /// One of some named values.
  static func choice(_ values: [Value], called word: String? = nil) -> FieldKind {
    let names = values.map(\.rawValue)
    let shape = FieldShape.choice(names, called: word)
    return FieldKind(
      shape: shape, show: { .string($0.rawValue) },
      read: { json, path throws(StudyError) in
        guard case .string(let name) = json else {
          throw StudyError("\(path) must be \(shape.words), but found \(json.kind)")
        }
        if let value = values.first(where: { $0.rawValue == name }) { return value }
        throw StudyError(
          "\(path) must be \(shape.words), but found '\(printable(name))'"
            + StudyError.nearest(to: name, among: names))
      })
  }
}
