import Foundation

@testable import Laboratory

/// Writes random values in all the ways that JSON5 has.
struct RandomJSON5 {
  var random: Generator

  init(_ seed: Int) { random = Generator(seed) }

  /// A value, and how it is written.
  mutating func value(depth: Int = 0) -> (json: JSON, text: String) {
    switch random.draw(depth > 3 ? 6 : 9) {
    case 0: return random.pick([(.null, "null"), (.bool(true), "true"), (.bool(false), "false")])
    case 1: return integer()
    case 2: return real()
    case 3, 4:
      let value = string()
      return (.string(value), quoted(value))
    case 5:
      return random.pick([
        (.number(.infinity), "Infinity"), (.number(-.infinity), "-Infinity"),
        (.number(.infinity), "+Infinity"), (.number(0.5), ".5"), (.number(-2), "-2."),
        (.number(0.25), "+.25e0"), (.number(300), "3e2"), (.number(0.03), "3.E-2"),
      ])
    case 6, 7: return list(depth)
    default: return object(depth)
    }
  }

  private mutating func list(_ depth: Int) -> (JSON, String) {
    let items = (0..<random.draw(5)).map { _ in value(depth: depth + 1) }
    var text = "[" + space()
    for (index, item) in items.enumerated() {
      let isLast = index + 1 == items.count && random.draw(2) == 0
      text += item.text + space() + (isLast ? "" : ",") + space()
    }
    return (.array(items.map(\.json)), text + "]")
  }

  private mutating func object(_ depth: Int) -> (JSON, String) {
    var object = JSONObject()
    var parts: [String] = []
    for _ in 0..<random.draw(5) {
      let isPlain = random.draw(2) == 0
      let name = isPlain ? random.pick(["a", "$b", "_c1", "Über", "true", "null", "e5"]) : string()
      if object[name] != nil { continue }
      let value = value(depth: depth + 1)
      object[name] = value.json
      parts.append((isPlain ? name : quoted(name)) + space() + ":" + space() + value.text + space())
    }
    let end = !parts.isEmpty && random.draw(2) == 0 ? "," : ""
    return (.object(object), "{" + space() + parts.joined(separator: "," + space()) + end + "}")
  }

  private mutating func integer() -> (JSON, String) {
    let value = Int(truncatingIfNeeded: random.next()) >> random.draw(64)
    let sign = value < 0 ? "-" : random.pick(["", "+"])
    switch random.draw(4) {
    case 0: return (.integer(value), sign + "0x" + String(value.magnitude, radix: 16))
    case 1: return (.integer(value), sign + "0X" + String(value.magnitude, radix: 16).uppercased())
    default: return (.integer(value), sign + String(value.magnitude))
    }
  }

  private mutating func real() -> (JSON, String) {
    let wide = Double(bitPattern: random.next())
    let value =
      random.draw(2) == 0 && wide.isFinite ? wide : Double.random(in: -9...9, using: &random)
    return (.number(value), "\(value)")
  }

  private mutating func string() -> String {
    let pieces = [
      "a", "Z", "0", " ", "'", "\"", "\\", "/", "//", "/*", "\n", "\t", "é", "🙂", "\u{2028}", "}",
    ]
    return (0..<random.draw(6)).map { _ in random.pick(pieces) }.joined()
  }

  /// A text in quotes; what Foundation does not read as the standard says is not used.
  private mutating func quoted(_ text: String) -> String {
    let quote = random.pick(["'", "\""])
    var result = quote
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "'", "\"": result += String(scalar) == quote ? "\\\(scalar)" : String(scalar)
      case "\n": result += random.pick(["\\n", "\\u000a", "\\x0A"])
      case "\t": result += random.pick(["\\t", "\\u0009", "\\x09"])
      case "🙂": result += random.pick(["🙂", "\\ud83d\\uDE42"])
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + quote
  }

  private mutating func space() -> String {
    random.pick(["", "", "", " ", "\n", "\t ", "/* , } */", "// ]'\n", "\r\n"])
  }
}

/// What Foundation's reader makes of JSON5.
struct FoundationJSON: Decodable {
  let json: JSON

  /// The value of a text; nil where Foundation refuses it.
  static func read(_ text: String) -> JSON? {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    return (try? decoder.decode(FoundationJSON.self, from: Data(text.utf8)))?.json
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      json = .null
    } else if let value = try? container.decode(Bool.self) {
      json = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      json = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      json = .number(value)
    } else if let value = try? container.decode(String.self) {
      json = .string(value)
    } else if let value = try? container.decode([FoundationJSON].self) {
      json = .array(value.map(\.json))
    } else {
      json = .object(try container.decode([String: FoundationJSON].self).mapValues(\.json))
    }
  }
}

/// Whether two values say the same; a number is the same whether it is held as whole or as real.
func isSame(_ left: JSON, _ right: JSON) -> Bool {
  switch (left, right) {
  case (.number(let x), .number(let y)): x == y || x.isNaN && y.isNaN
  case (.integer(let x), .number(let y)), (.number(let y), .integer(let x)): Double(x) == y
  case (.array(let x), .array(let y)):
    x.count == y.count && zip(x, y).allSatisfy { isSame($0, $1) }
  case (.object(let x), .object(let y)):
    x.values.count == y.values.count
      && x.values.allSatisfy { name, value in y[name].map { isSame(value, $0) } ?? false }
  default: left == right
  }
}
