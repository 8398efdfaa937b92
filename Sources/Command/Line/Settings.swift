import Foundation
import Laboratory

/// The parameters that a command line sets.
enum Settings {
  /// Reads texts such as `bonus=3`: numbers, true, false, lists with or without quotes, or texts.
  static func read(_ texts: [String]) throws(StudyError) -> [String: JSON] {
    var settings: [String: JSON] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw StudyError("--set needs NAME=VALUE, but found '\(printable(text))'")
      }
      let name = String(parts[0])
      if settings[name] != nil { throw StudyError("--set gives '\(printable(name))' twice") }
      settings[name] = json(String(parts[1]))
    }
    return settings
  }

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
