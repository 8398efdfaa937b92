/// Named values of a JSON object, in the order in which they were written.
///
/// Two objects are equal if they hold the same values under the same names, in whatever order.
public struct JSONObject: Sendable, Equatable {
  /// The names, in order.
  public private(set) var names: [String] = []
  /// The values by name.
  public private(set) var values: [String: JSON] = [:]

  /// Makes an object without values.
  public init() {}

  /// Makes an object of values that have no order of their own: they stand in the order of their
  /// names.
  public init(_ values: [String: JSON]) {
    names = values.keys.sorted()
    self.values = values
  }

  /// The value of a name, if there is one; a new name goes to the end.
  public subscript(name: String) -> JSON? {
    get { values[name] }
    set {
      let old = values[name]
      values[name] = newValue
      if old == nil && newValue != nil { names.append(name) }
      if old != nil && newValue == nil { names.removeAll { $0 == name } }
    }
  }

  /// The names with their values, in order.
  public var pairs: [(name: String, value: JSON)] {
    names.compactMap { name in values[name].map { (name, $0) } }
  }

  /// Says whether two objects hold the same values under the same names.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.values == right.values
  }
}

extension JSON {
  /// Makes an object of values that have no order of their own.
  public static func object(_ values: [String: JSON]) -> JSON { .object(JSONObject(values)) }
}
