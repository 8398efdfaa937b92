import Foundation

@testable import Laboratory

/// Checks values by the part of JSON Schema that the schema of a study uses.
struct SchemaValidator {
  let root: JSON

  /// The keywords that only inform.
  private static let remarks = ["$schema", "$defs", "title", "description", "default"]

  /// What is wrong with a value, or nothing; an unknown keyword is wrong with any.
  func complaints(about value: JSON, by schema: JSON? = nil, at path: String = "$") -> [String] {
    guard case .object(let rules) = schema ?? root else {
      return schema == .bool(true) ? [] : ["\(path): nothing may stand here"]
    }
    return rules.pairs.flatMap { keyword, rule in
      Self.remarks.contains(keyword) ? [] : complaints(about: value, keyword, rule, rules, path)
    }
  }

  private func isValid(_ value: JSON, _ schema: JSON) -> Bool {
    complaints(about: value, by: schema).isEmpty
  }

  private func complaints(
    about value: JSON, _ keyword: String, _ rule: JSON, _ rules: JSONObject, _ path: String
  ) -> [String] {
    let isRight: Bool
    switch (keyword, value) {
    case ("$ref", _):
      let name = rule.text.replacing("#/$defs/", with: "")
      return complaints(about: value, by: root["$defs"][name], at: path)
    case ("type", _): isRight = Self.isOf(type: rule.text, value)
    case ("enum", _): isRight = rule.items.contains(value)
    case ("anyOf", _): isRight = rule.items.contains { isValid(value, $0) }
    case ("oneOf", _): isRight = rule.items.count { isValid(value, $0) } == 1
    case ("allOf", _): isRight = rule.items.allSatisfy { isValid(value, $0) }
    case ("pattern", .string(let text)):
      isRight = text.range(of: rule.text, options: .regularExpression) != nil
    case ("minimum", .integer), ("minimum", .number):
      isRight = (value.double ?? .nan) >= (rule.double ?? .nan)
    case ("maximum", .integer), ("maximum", .number):
      isRight = (value.double ?? .nan) <= (rule.double ?? .nan)
    case ("minItems", .array(let items)): isRight = items.count >= rule.int ?? .max
    case ("maxItems", .array(let items)): isRight = items.count <= rule.int ?? .min
    case ("items", .array(let items)):
      return items.enumerated().flatMap { complaints(about: $1, by: rule, at: "\(path)[\($0)]") }
    case ("required", .object(let object)):
      isRight = rule.items.allSatisfy { object[$0.text] != nil }
    case ("properties", .object(let object)):
      return object.pairs.flatMap { name, inner in
        rule[name] == .null ? [] : complaints(about: inner, by: rule[name], at: "\(path).\(name)")
      }
    case ("additionalProperties", .object(let object)):
      return object.pairs.filter { rules["properties"]?[$0.name] ?? .null == .null }.flatMap {
        complaints(about: $0.value, by: rule, at: "\(path).\($0.name)")
      }
    case ("propertyNames", .object(let object)):
      return object.names.flatMap {
        complaints(about: .string($0), by: rule, at: "\(path), the name '\($0)'")
      }
    case ("pattern", _), ("minimum", _), ("maximum", _), ("minItems", _), ("maxItems", _),
      ("items", _), ("required", _), ("properties", _), ("additionalProperties", _),
      ("propertyNames", _):
      isRight = true
    default: isRight = false
    }
    return isRight ? [] : ["\(path): \(keyword) \(rule.canonical.prefix(80))"]
  }

  private static func isOf(type: String, _ value: JSON) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool),
      ("number", .number), ("number", .integer), ("integer", .integer):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
