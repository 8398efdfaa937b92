/// Sets the fields of a section from a JSON object; the first that is wrong counts.
struct FieldReader: FieldVisitor {
  private var fields: Fields
  private let path: StudyPath
  private var error: StudyError?

  /// Reads a section; somebody else reads the fields named by `others`.
  ///
  /// - Throws: ``StudyError`` for a field that was never declared, is missing, or holds something
  ///   else.
  static func read<Section: StudySection>(
    _ type: Section.Type, from json: JSON, at path: StudyPath, besides others: [String] = []
  ) throws(StudyError) -> Section {
    var reader = try FieldReader(json, at: path)
    var section = Section()
    section.declare(&reader)
    // A name that is misspelt explains a field that is missing.
    try reader.fields.finish(besides: others)
    if let error = reader.error { throw error }
    return section
  }

  private init(_ json: JSON, at path: StudyPath) throws(StudyError) {
    fields = try Fields(json, at: path.description)
    self.path = path
  }

  mutating func field<Value>(
    _ field: Field, _ value: inout Value, read: (JSON, StudyPath) throws(StudyError) -> Value
  ) {
    let json = fields.value(field.name)
    if error != nil { return }
    if let json {
      do { value = try read(json, path.field(field.name)) } catch { self.error = error }
    } else if field.isRequired {
      error = StudyError("\(path) needs a field '\(field.name)', \(field.shape.words)")
    }
  }

  mutating func others<Value>(
    _ rule: TextRule, _ values: inout [Named<Value>], _ kind: FieldKind<Value>, _ help: String
  ) {
    let rest = fields.rest()
    if error != nil { return }
    do {
      values = try FieldKind<[Named<Value>]>.named(rule, kind).read(.object(rest), path)
    } catch { self.error = error }
  }

  mutating func needsOne(of names: [String], alone: Bool) {
    let given = names.filter { fields.value($0) != nil }
    if error != nil { return }
    let quoted = names.map { "'\($0)'" }
    if given.isEmpty {
      error = StudyError("\(path) needs a field \(quoted.joined(separator: " or "))")
    } else if alone && given.count > 1 {
      error = StudyError("\(path) may have \(quoted.joined(separator: " or ")), but found both")
    }
  }
}
