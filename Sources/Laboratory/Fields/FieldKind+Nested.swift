extension FieldKind where Value: StudySection {
  /// An object with declared fields.
  static var section: FieldKind {
    FieldKind(
      shape: .section(Value.form), show: { _ in nil },
      read: { json, path throws(StudyError) in
        try FieldReader.read(Value.self, from: json, at: path)
      })
  }
}

extension FieldKind {
  /// A list of values of one kind.
  static func list<Item>(of kind: FieldKind<Item>, count: ClosedRange<Int> = 0...Int.max)
    -> FieldKind where Value == [Item]
  {
    let shape = FieldShape.list(kind.shape, count: count)
    return FieldKind(
      shape: shape,
      show: { items in
        let shown = items.compactMap(kind.show)
        return shown.count == items.count ? .array(shown) : nil
      },
      read: { json, path throws(StudyError) in
        guard case .array(let items) = json else {
          throw StudyError("\(path) must be \(shape.words), but found \(json.kind)")
        }
        if !count.contains(items.count) {
          throw StudyError("\(path) must be \(shape.words), but found a list of \(items.count)")
        }
        var values: [Item] = []
        for (item, place) in zip(items, path.entries(of: items)) {
          values.append(try kind.read(item, place))
        }
        return values
      })
  }

  /// Values of one kind under names that keep a rule, in the order of the file.
  static func named<Item>(_ rule: TextRule, _ kind: FieldKind<Item>) -> FieldKind
  where Value == [Named<Item>] {
    let shape = FieldShape.named(rule, kind.shape)
    return FieldKind(
      shape: shape, show: { $0.isEmpty ? .object([:]) : nil },
      read: { json, path throws(StudyError) in
        guard case .object(let object) = json else {
          throw StudyError("\(path) must be \(shape.words), but found \(json.kind)")
        }
        var values: [Named<Item>] = []
        for (name, value) in object.pairs {
          if !rule.allows(name) {
            throw StudyError(
              "\(path): each name must be \(rule.words), but found '\(printable(name))'")
          }
          values.append(Named(name: name, value: try kind.read(value, path.field(name))))
        }
        return values
      })
  }

  /// One of two kinds, which differ in whether a text, a list or an object is written.
  static func either(_ first: FieldKind, _ second: FieldKind) -> FieldKind {
    let shape = FieldShape.either(first.shape, second.shape)
    return FieldKind(
      shape: shape, show: { first.show($0) ?? second.show($0) },
      read: { json, path throws(StudyError) in
        if first.shape.resembles(json) { return try first.read(json, path) }
        if second.shape.resembles(json) { return try second.read(json, path) }
        throw StudyError("\(path) must be \(shape.words), but found \(json.kind)")
      })
  }
}

extension FieldKind<[String: JSON]> {
  /// Names with values of any kind, whose order does not matter.
  static func values(_ rule: TextRule) -> FieldKind {
    FieldKind<[Named<JSON>]>.named(rule, .anything).map { pairs, _ in
      Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }
  }
}

/// A value under a name of its own.
struct Named<Value: Sendable>: Sendable {
  let name: String
  let value: Value
}
