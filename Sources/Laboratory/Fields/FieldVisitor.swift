/// A part of a study: an object whose fields are values of this type, each declared once.
///
/// Reading a study, `arena describe study` and the JSON Schema are visitors of the declaration.
/// What a property holds before is the default.
protocol StudySection: Sendable {
  /// What the object is called, for example "group".
  static var name: String { get }
  /// What it says, in one sentence.
  static var summary: String { get }
  /// Makes the section with its defaults.
  init()
  /// Shows every field.
  mutating func declare(_ fields: inout some FieldVisitor)
}

extension StudySection {
  /// What the section declares.
  static var form: SectionForm {
    SectionForm(name: name, summary: summary) {
      var list = FieldList()
      var section = Self()
      section.declare(&list)
      return list
    }
  }
}

/// A field of a study, apart from the type that it is read as.
struct Field: Sendable {
  /// Its name.
  let name: String
  /// What may stand there.
  let shape: FieldShape
  /// What it means, in one sentence.
  let help: String
  /// Whether it must be there.
  var isRequired = false
  /// The value that holds unless it is given, if there is one.
  var standard: JSON?
  /// What holds unless it is given, in words; nil where the value says it.
  var otherwise: String?
}

/// Somebody to whom a section shows its fields.
protocol FieldVisitor {
  /// Takes note of a field, and may set its value.
  mutating func field<Value>(
    _ field: Field, _ value: inout Value, read: (JSON, StudyPath) throws(StudyError) -> Value)

  /// Takes note that one of some fields must be there, and perhaps no other of them beside it.
  mutating func needsOne(of names: [String], alone: Bool)

  /// Takes note that other names that keep a rule may stand beside the fields that were shown, and
  /// may set their values.
  mutating func others<Value>(
    _ rule: TextRule, _ values: inout [Named<Value>], _ kind: FieldKind<Value>, _ help: String)
}

extension FieldVisitor {
  /// Shows a field that must be there.
  mutating func required<Value>(
    _ name: String, _ value: inout Value, _ kind: FieldKind<Value>, _ help: String
  ) {
    let form = Field(name: name, shape: kind.shape, help: help, isRequired: true)
    field(form, &value, read: kind.read)
  }

  /// Shows a field that has a value whether it is given or not.
  mutating func field<Value>(
    _ name: String, _ value: inout Value, _ kind: FieldKind<Value>, _ help: String,
    unless otherwise: String? = nil
  ) {
    let form = Field(
      name: name, shape: kind.shape, help: help, standard: kind.show(value), otherwise: otherwise)
    field(form, &value, read: kind.read)
  }

  /// Shows a field that has a value only when it is given.
  mutating func field<Value>(
    _ name: String, _ value: inout Value?, _ kind: FieldKind<Value>, _ help: String,
    unless otherwise: String? = nil
  ) {
    let form = Field(name: name, shape: kind.shape, help: help, otherwise: otherwise)
    field(form, &value) { json, path throws(StudyError) in try kind.read(json, path) }
  }
}

/// Collects what a section shows.
struct FieldList: FieldVisitor, Sendable {
  /// The fields, in order.
  private(set) var fields: [Field] = []
  /// The groups of fields of which one must be there.
  private(set) var needs: [(names: [String], alone: Bool)] = []
  /// What stands under other names, if any may.
  private(set) var others: (rule: TextRule, shape: FieldShape, help: String)?

  mutating func field<Value>(
    _ field: Field, _ value: inout Value, read: (JSON, StudyPath) throws(StudyError) -> Value
  ) { fields.append(field) }

  mutating func needsOne(of names: [String], alone: Bool) { needs.append((names, alone)) }

  mutating func others<Value>(
    _ rule: TextRule, _ values: inout [Named<Value>], _ kind: FieldKind<Value>, _ help: String
  ) { others = (rule, kind.shape, help) }
}

/// What a section declares.
///
/// A section may hold one of its own kind, so its fields are found when they are asked for.
struct SectionForm: Sendable {
  /// What the object is called.
  let name: String
  /// What it says, in one sentence.
  let summary: String
  private let collect: @Sendable () -> FieldList

  init(name: String, summary: String, collect: @escaping @Sendable () -> FieldList) {
    self.name = name
    self.summary = summary
    self.collect = collect
  }

  /// The fields and what is needed of them.
  var list: FieldList { collect() }

  /// This section and all in it, each once, in the order in which they are first named.
  var all: [SectionForm] {
    var found = [self]
    var next = 0
    while next < found.count {
      let list = found[next].list
      for form in list.fields.flatMap(\.shape.sections) + (list.others?.shape.sections ?? [])
      where !found.contains(where: { $0.name == form.name }) { found.append(form) }
      next += 1
    }
    return found
  }
}
