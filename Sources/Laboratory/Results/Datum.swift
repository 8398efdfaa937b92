/// Something that a datum can hold, written as JSON for people and as bytes for the store.
protocol DatumValue: Sendable {
  /// Reads a value; `place` says where it stands, for messages.
  init(_ json: JSON, at place: String) throws(StudyError)
  /// The value as JSON.
  var json: JSON { get }
  /// Reads a value from bytes; of others than were written, the reader is broken afterwards.
  init(from bytes: inout ByteReader)
  /// Writes the value as bytes.
  func write(to bytes: inout ByteWriter)
}

/// A plain value of named fields, written and read back by one list of them.
protocol Datum: DatumValue {
  /// Makes a value to be filled in.
  init()
  /// Shows every field to a visitor, which writes or reads it.
  mutating func fields(_ visitor: inout some DatumVisitor)
  /// What values that were read cannot be together, after the place where they stand; nil where they can.
  var flaw: String? { get }
}

/// What goes through the fields of a datum.
protocol DatumVisitor {
  /// A field.
  mutating func field<Value: DatumValue>(_ name: String, _ value: inout Value)
  /// A field that is left out where it has no value.
  mutating func optional<Value: DatumValue>(_ name: String, _ value: inout Value?)
  /// A field that follows from the others: written for people who read the file, and not read back.
  mutating func derived<Value: DatumValue>(_ name: String, _ value: Value)
}

extension Datum {
  var flaw: String? { nil }

  init(_ json: JSON, at place: String) throws(StudyError) {
    self.init()
    var reader = try DatumReader(json, at: place)
    fields(&reader)
    try reader.finish()
    if let flaw { throw StudyError(place + flaw) }
  }

  var json: JSON { written }

  init(from bytes: inout ByteReader) {
    self.init()
    var reader = DatumByteReader(bytes: bytes)
    fields(&reader)
    bytes = reader.bytes
    if flaw != nil { bytes.fail() }
  }

  func write(to bytes: inout ByteWriter) {
    var copy = self
    var writer = DatumByteWriter(bytes: bytes)
    bytes = ByteWriter()
    copy.fields(&writer)
    bytes = writer.bytes
  }

  /// All fields as an object.
  var written: JSON {
    var copy = self
    var writer = DatumWriter()
    copy.fields(&writer)
    return .object(writer.values)
  }
}

/// Writes the fields of a datum.
private struct DatumWriter: DatumVisitor {
  var values: [String: JSON] = [:]

  mutating func field<Value: DatumValue>(_ name: String, _ value: inout Value) {
    values[name] = value.json
  }

  mutating func optional<Value: DatumValue>(_ name: String, _ value: inout Value?) {
    if let value { values[name] = value.json }
  }

  mutating func derived<Value: DatumValue>(_ name: String, _ value: Value) {
    values[name] = value.json
  }
}

/// Reads the fields of a datum; the first that is wrong counts.
private struct DatumReader: DatumVisitor {
  private var fields: Fields
  private let place: String
  private var error: StudyError?

  init(_ json: JSON, at place: String) throws(StudyError) {
    fields = try Fields(json, at: place)
    self.place = place
  }

  mutating func field<Value: DatumValue>(_ name: String, _ value: inout Value) {
    if error != nil { return }
    do {
      value = try Value(try fields.required(name), at: "\(place).\(name)")
    } catch { self.error = error }
  }

  mutating func optional<Value: DatumValue>(_ name: String, _ value: inout Value?) {
    guard error == nil, let json = fields.value(name) else { return }
    do {
      value = try Value(json, at: "\(place).\(name)")
    } catch { self.error = error }
  }

  mutating func derived<Value: DatumValue>(_ name: String, _ value: Value) {
    _ = fields.value(name)
  }

  mutating func finish() throws(StudyError) {
    if let error { throw error }
    try fields.finish()
  }
}

/// Writes the fields of a datum as bytes, one after the other.
private struct DatumByteWriter: DatumVisitor {
  var bytes: ByteWriter

  mutating func field<Value: DatumValue>(_ name: String, _ value: inout Value) {
    value.write(to: &bytes)
  }

  mutating func optional<Value: DatumValue>(_ name: String, _ value: inout Value?) {
    value.write(to: &bytes)
  }

  mutating func derived<Value: DatumValue>(_ name: String, _ value: Value) {}
}

/// Reads the fields of a datum from bytes.
private struct DatumByteReader: DatumVisitor {
  var bytes: ByteReader

  mutating func field<Value: DatumValue>(_ name: String, _ value: inout Value) {
    value = Value(from: &bytes)
  }

  mutating func optional<Value: DatumValue>(_ name: String, _ value: inout Value?) {
    value = Value?(from: &bytes)
  }

  mutating func derived<Value: DatumValue>(_ name: String, _ value: Value) {}
}
