import Foundation
import Laboratory

/// The parameters that a command line sets.
enum Settings {
  /// Reads texts such as `bonus=3`: numbers, true, false, lists with or without quotes, or texts.
  static func read(
    _ texts: [String], _ option: String = LineReader.settings
  ) throws(StudyError) -> [String: JSON] {
    var settings: [String: JSON] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw StudyError("\(option) needs NAME=VALUE, but found '\(printable(text))'")
      }
      let name = String(parts[0])
      if settings[name] != nil { throw StudyError("\(option) gives '\(printable(name))' twice") }
      settings[name] = json(String(parts[1]))
    }
    return settings
  }

  /// A name with the parameters that were set: "used-car contract=menu".
  static func title(_ id: String, _ settings: [String: JSON]) -> String {
    settings.sorted { $0.key < $1.key }.reduce(printable(id, limit: 200)) { title, setting in
      title + " \(printable(setting.key))=\(printable(text(setting.value)))"
    }
  }

  /// A value as it is written after `NAME=`.
  static func text(_ value: JSON) -> String { value.text.isEmpty ? value.canonical : value.text }

  private static func json(_ text: String) -> JSON {
    if text.hasPrefix("[") && text.hasSuffix("]") {
      if let list = try? JSON.parse(Data(text.utf8), file: "--set") { return list }
      let items = text.dropFirst().dropLast().split(separator: ",")
      return .array(items.map { scalar($0.trimmingPrefix(while: { $0 == " " }).description) })
    }
    return scalar(text)
  }

  private static func scalar(_ text: String) -> JSON {
    if let number = Int(text) { return .integer(number) }
    if let number = Double(text) { return .number(number) }
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return .string(text)
    }
  }
}
