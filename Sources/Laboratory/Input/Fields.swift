/// The fields of one JSON object, read one by one; what nobody read is an error.
struct Fields {
  private let values: [String: JSON]
  private let names: [String]
  private let place: String
  private var known: [String] = []
  /// Whether somebody asked for all that nobody else did.
  private var isOpen = false

  /// Opens an object; `place` says where it stands, for messages.
  init(_ json: JSON, at place: String) throws(StudyError) {
    guard case .object(let object) = json else {
      throw StudyError("\(place) must be an object, but found \(json.kind)")
    }
    values = object.values
    names = object.names
    self.place = place
  }

  /// Throws when the object has a field that was never asked for, and whose name is no other known
  /// one.
  func finish(besides others: [String] = []) throws(StudyError) {
    if isOpen { return }
    let known = known + others
    for name in names where !known.contains(name) {
      throw StudyError(
        "\(place) has no field '\(printable(name))'"
          + StudyError.suggestion(for: name, among: known))
    }
  }

  /// Returns the value of a field, if it is there.
  mutating func value(_ name: String) -> JSON? {
    known.append(name)
    return values[name]
  }

  /// Returns the fields that nobody asked for, in order.
  mutating func rest() -> JSONObject {
    var rest = JSONObject()
    for name in names where !known.contains(name) { rest[name] = values[name] }
    isOpen = true
    return rest
  }

  /// Returns the value of a field that must be there.
  mutating func required(_ name: String) throws(StudyError) -> JSON {
    guard let value = value(name) else { throw StudyError("\(place) needs a field '\(name)'") }
    return value
  }
}
