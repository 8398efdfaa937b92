extension Study {
  /// What may stand in a study file: its sections, each with its fields in order.
  public static var fields: JSON {
    .object([
      "name": .string(StudyFields.name), "summary": .string(StudyFields.summary),
      "sections": .array(StudyFields.form.all.map(json)),
    ])
  }

  private static func json(_ form: SectionForm) -> JSON {
    let list = form.list
    return .object([
      "name": .string(form.name), "summary": .string(form.summary),
      "fields": .array(list.fields.map(json) + others(of: list)),
      "needs": .array(
        list.needs.map { need in
          .object([
            "names": .array(need.names.map { .string($0) }), "alone": .bool(need.alone),
          ])
        }),
    ])
  }

  /// What stands under other names, as one more field.
  private static func others(of list: FieldList) -> [JSON] {
    guard let others = list.others else { return [] }
    let field = Field(
      name: "PATH", shape: others.shape, help: others.help, otherwise: "none")
    return [json(field)]
  }

  private static func json(_ field: Field) -> JSON {
    var json: [String: JSON] = [
      "name": .string(field.name), "help": .string(field.help), "takes": .string(field.shape.takes),
      "required": .bool(field.isRequired),
    ]
    if let standard = field.standard { json["default"] = standard }
    if let otherwise = field.otherwise { json["unless"] = .string(otherwise) }
    return .object(json)
  }
}

extension FieldShape {
  /// What a field takes, with what is in it: "a list, each 'group' below".
  var takes: String {
    switch self {
    case .text, .whole, .number, .truth, .entry: words
    case .choice(let names, let word): word ?? names.joined(separator: " | ")
    case .list(.anything, _): "a list"
    case .list(let item, _): "a list, each \(item.takes)"
    case .named(_, .anything): "an object of names and values"
    case .named(let rule, let item): "an object: each name \(rule.words), each value \(item.takes)"
    case .section(let form): "'\(form.name)' below"
    case .either(let first, let second): "\(first.takes), or \(second.takes)"
    case .anything: "a value"
    }
  }
}
