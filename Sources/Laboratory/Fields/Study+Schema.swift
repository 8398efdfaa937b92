import Arena
import Catalogue

extension Study {
  /// The JSON Schema of a study file: what editors complete and check it by.
  ///
  /// It is made from the declarations that a study is read by. It names the mechanisms, agents and
  /// welfare functions of a library. What depends on the mechanism (parameters, roles, measures)
  /// and on several fields together is left to the reader.
  ///
  /// > Source: [JSON Schema](https://json-schema.org/draft/2020-12/json-schema-core), draft
  /// 2020-12.
  public static func schema(of library: Library) -> JSON {
    let maker = SchemaMaker(library: library)
    let sections = StudyFields.form.all
    var root = maker.object(StudyFields.form, required: StudyFrame.form.list.required)
    root["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
    root["title"] = .string(StudyFields.name)
    // Variants and sweeps may give what a cell needs.
    root["anyOf"] = .array(
      [CellForm.form.list.required, ["variants"], ["sweep"]].map { maker.needs($0) })
    root["$defs"] = .object(
      Dictionary(
        uniqueKeysWithValues: sections.dropFirst().map {
          ($0.name, .object(maker.object($0, required: $0.list.required)))
        }))
    return .object(root)
  }
}

extension FieldList {
  /// The names of the fields that must be there.
  var required: [String] { fields.filter(\.isRequired).map(\.name) }
}

/// Makes the schemas of sections, fields and shapes.
private struct SchemaMaker {
  let library: Library

  /// The schema of an object with declared fields.
  func object(_ form: SectionForm, required: [String]) -> [String: JSON] {
    let list = form.list
    var schema: [String: JSON] = [
      "type": .string("object"), "description": .string(form.summary),
      "additionalProperties": .bool(false),
      "properties": .object(
        Dictionary(uniqueKeysWithValues: list.fields.map { ($0.name, self.schema(of: $0)) })),
    ]
    if let others = list.others {
      schema["additionalProperties"] = self.schema(of: others.shape).adding([
        "description": .string(others.help)
      ])
      schema["propertyNames"] = .object([
        "anyOf": .array([
          text(others.rule), .object(["enum": strings(list.fields.map(\.name))]),
        ])
      ])
    }
    if !required.isEmpty { schema["required"] = strings(required) }
    if !list.needs.isEmpty {
      schema["allOf"] = .array(
        list.needs.map { need in
          .object([need.alone ? "oneOf" : "anyOf": .array(need.names.map { needs([$0]) })])
        })
    }
    return schema
  }

  /// The schema of objects that have some fields.
  func needs(_ names: [String]) -> JSON { .object(["required": strings(names)]) }

  private func schema(of field: Field) -> JSON {
    var more: [String: JSON] = ["description": .string(field.help)]
    if let standard = field.standard { more["default"] = standard }
    guard case .object = schema(of: field.shape) else { return .object(more) }
    return schema(of: field.shape).adding(more)
  }

  private func schema(of shape: FieldShape) -> JSON {
    switch shape {
    case .text(let rule): return text(rule)
    case .whole(let range):
      return .object([
        "type": .string("integer"), "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ])
    case .number(let range):
      return .object([
        "type": .string("number"), "minimum": .number(range.lowerBound),
        "maximum": .number(range.upperBound),
      ])
    case .truth: return .object(["type": .string("boolean")])
    case .choice(let names, _): return .object(["enum": strings(names)])
    case .entry(let kind): return entry(kind)
    case .list(let item, let count):
      var schema: [String: JSON] = ["type": .string("array"), "items": self.schema(of: item)]
      if count.lowerBound > 0 { schema["minItems"] = .integer(count.lowerBound) }
      if count.upperBound < .max { schema["maxItems"] = .integer(count.upperBound) }
      return .object(schema)
    case .named(let rule, let item):
      return .object([
        "type": .string("object"), "propertyNames": text(rule),
        "additionalProperties": schema(of: item),
      ])
    case .section(let form): return .object(["$ref": .string("#/$defs/\(form.name)")])
    case .either(let first, let second):
      return .object(["anyOf": .array([schema(of: first), schema(of: second)])])
    case .anything: return .bool(true)
    }
  }

  private func text(_ rule: TextRule) -> JSON {
    var schema: [String: JSON] = ["type": .string("string")]
    if let pattern = rule.pattern { schema["pattern"] = .string(pattern) }
    return .object(schema)
  }

  private func entry(_ kind: EntryKind) -> JSON {
    let functions = JSON.object(["enum": strings(library.welfare.map { $0.card.id })])
    switch kind {
    case .agent:
      return .object(["enum": strings((library.agents + Library.outside).map { $0.card.id })])
    case .welfareFunction: return functions
    case .welfare:
      return .object(["anyOf": .array([functions, .object(["type": .string("string")])])])
    case .mechanism:
      let combinators = library.combinators.map(\.name).joined(separator: "|")
      let endings = GameFormat.allCases.map { anyCase($0.rawValue) }
      return .object([
        "anyOf": .array([
          .object(["enum": strings(library.mechanisms.map { $0.card.id })]),
          .object(["type": .string("string"), "pattern": .string("^(\(combinators))[-(]")]),
          .object([
            "type": .string("string"),
            "pattern": .string("\\.(\(endings.joined(separator: "|")))$"),
          ]),
        ])
      ])
    }
  }

  /// A regular expression that a word matches in large and small letters.
  private func anyCase(_ word: String) -> String {
    word.map { "[\($0.lowercased())\($0.uppercased())]" }.joined()
  }

  private func strings(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
}
