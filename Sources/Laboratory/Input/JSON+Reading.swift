extension JSON {
  /// A field of an object; null when there is none.
  public subscript(name: String) -> JSON {
    if case .object(let fields) = self { fields[name] ?? .null } else { .null }
  }

  /// The text, or nothing.
  public var text: String { if case .string(let text) = self { text } else { "" } }

  /// The entries of a list, or none.
  public var items: [JSON] { if case .array(let items) = self { items } else { [] } }

  /// The fields of an object in the order in which they were written, or none.
  public var pairs: [(name: String, value: JSON)] {
    if case .object(let object) = self { object.pairs } else { [] }
  }

  /// The fields of an object in the order of their names, or none.
  public var fields: [(name: String, value: JSON)] {
    guard case .object(let object) = self else { return [] }
    return object.values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The object with more fields, which win over those it has.
  public func adding(_ more: [String: JSON]) -> JSON {
    guard case .object(var object) = self else { return .object(more) }
    for (name, value) in JSONObject(more).pairs { object[name] = value }
    return .object(object)
  }
}
