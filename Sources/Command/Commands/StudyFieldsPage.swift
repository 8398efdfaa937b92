import Laboratory
import Reporting

/// The fields of a study as text, section by section, laid out like the help of a command.
enum StudyFieldsPage {
  static func text(_ json: JSON, width: Int) -> String {
    var text = ""
    for section in json["sections"].items {
      if !text.isEmpty { text += "\n" }
      let heading = "\(section["name"].text): \(section["summary"].text)"
      text += wrap(heading, width).joined(separator: "\n") + "\n"
      text += Help.rows(
        section["fields"].items.map { ($0["name"].text, sentence($0)) }, width)
      for need in section["needs"].items {
        let names = need["names"].items.map { "'\($0.text)'" }.joined(separator: " or ")
        let end = need["alone"] == .bool(true) ? "must be there, and not both." : "must be there."
        text += wrap("  \(names) \(end)", width).map { "  \($0)" }.joined(separator: "\n") + "\n"
      }
    }
    return text
  }

  /// The help with what a field takes, and what holds unless it is given.
  private static func sentence(_ field: JSON) -> String {
    var facts = [field["takes"].text]
    if field["required"] == .bool(true) {
      facts.append("required")
    } else if !field["unless"].text.isEmpty {
      facts.append("\(field["unless"].text) unless given")
    } else if let standard = shown(field["default"]) {
      facts.append("\(standard) unless given")
    }
    return "\(field["help"].text.dropLast()) (\(facts.joined(separator: "; ")))."
  }

  /// A default in words; nil where there is none to speak of.
  private static func shown(_ value: JSON) -> String? {
    switch value {
    case .null: nil
    case .string(let text): text.isEmpty ? "nothing" : text
    case .array([]): "nothing"
    case .bool, .number, .integer, .array, .object: value.canonical
    }
  }
}
