package import Browser
package import Laboratory

extension CBOR {
  /// The same value, as the door of the engine takes it.
  package init(_ json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .truth(flag)
    case .number(let number): self = .real(number)
    case .integer(let number): self = .whole(Int64(number))
    case .string(let text): self = .text(text)
    case .array(let items): self = .list(items.map { CBOR($0) })
    case .object(let object): self = .map(object.pairs.map { Field($0.name, CBOR($0.value)) })
    }
  }

  /// The same value, as files have it.
  package var json: JSON {
    switch self {
    case .null: .null
    case .truth(let flag): .bool(flag)
    case .whole(let number): .integer(Int(number))
    case .real(let number): .number(number)
    case .text(let text): .string(text)
    case .list(let items): .array(items.map { $0.json })
    case .map(let fields):
      .object(
        fields.reduce(into: JSONObject()) { object, field in object[field.name] = field.value.json }
      )
    }
  }
}
