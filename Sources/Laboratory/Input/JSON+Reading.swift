extension JSON {
  /// A field of an object; null when there is none.
  public subscript(name: String) -> JSON {
    if case .object(let fields) = self { fields[name] ?? .null } else { .null }
  }

  /// The text, or nothing.
  public var text: String { if case .string(let text) = self { text } else { "" } }

  /// The entries of a list, or none.
  public var items: [JSON] { if case .array(let items) = self { items } else { [] } }

  /// The fields of an object by name, or none.
  public var fields: [(name: String, value: JSON)] {
    guard case .object(let fields) = self else { return [] }
    return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The object with more fields, which win over those it has.
  public func adding(_ more: [String: JSON]) -> JSON {
    guard case .object(let fields) = self else { return .object(more) }
    return .object(fields.merging(more) { $1 })
  }
}
