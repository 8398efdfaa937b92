import Arena
import Foundation
import Laboratory

/// One option of a command.
struct Option: Sendable {
  /// The name with its dashes, for example "--seed".
  let name: String
  /// What stands behind it in help, for example "N"; nil for a flag.
  let value: String?
  /// One sentence.
  let help: String
  /// Whether it may be given several times.
  var repeats = false

  static let json = Option(name: "--json", value: nil, help: "Print JSON instead of text.")
  static let set = Option(
    name: "--set", value: "NAME=VALUE", help: "Set a parameter of the mechanism; repeatable.",
    repeats: true)
  static let seed = Option(name: "--seed", value: "N", help: "The seed of everything random.")
  static let threads = Option(
    name: "--threads", value: "N", help: "How many threads; all cores unless given.")
}

/// The words of a command line, sorted into positional words and options.
struct Arguments {
  let words: [String]
  private let options: [String: [String]]

  /// Sorts the words behind a command's name.
  init(_ line: [String], for command: any Subcommand.Type) throws(StudyError) {
    var words: [String] = []
    var options: [String: [String]] = [:]
    var index = 0
    var isLiteral = false
    let takesSettings = command.options.contains { $0.name == Option.set.name }
    while index < line.count {
      let word = line[index]
      index += 1
      if isLiteral || !word.hasPrefix("-") || word == "-" {
        if takesSettings && word.contains("=") {
          options["--set", default: []].append(word)
        } else {
          words.append(word)
        }
        continue
      }
      if word == "--" {
        isLiteral = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = command.options.first(where: { $0.name == name }) else {
        let names = command.options.map(\.name) + ["--help"]
        throw StudyError(
          "'arena \(command.name)' has no option '\(printable(name))'"
            + StudyError.suggestion(for: name, among: names))
      }
      var value = ""
      if option.value != nil {
        if parts.count == 2 {
          value = String(parts[1])
        } else if index < line.count {
          value = line[index]
          index += 1
        } else {
          throw StudyError("the option \(name) needs a value: \(name) \(option.value ?? "")")
        }
      } else if parts.count == 2 {
        throw StudyError("the option \(name) takes no value")
      }
      if options[name] != nil && !option.repeats {
        throw StudyError("the option \(name) is given twice")
      }
      options[name, default: []].append(value)
    }
    let most = command.words.count
    if words.count > most
      && !(command.words.last.map { $0.hasPrefix("[") && $0.hasSuffix("...]") } ?? false)
    {
      throw StudyError(
        "'arena \(command.name)' takes \(most == 0 ? "no" : String(most)) "
          + "argument\(most == 1 ? "" : "s"), but found '\(printable(words[most]))'")
    }
    self.words = words
    self.options = options
  }

  /// Whether a flag or option was given.
  func has(_ option: Option) -> Bool { options[option.name] != nil }

  /// The value of an option, if given.
  func value(_ name: String) -> String? { options[name]?.last }

  /// All values of a repeatable option.
  func values(_ name: String) -> [String] { options[name] ?? [] }

  /// A positional word that must be there.
  func word(_ index: Int, _ what: String) throws(StudyError) -> String {
    guard index < words.count else { throw StudyError("expected \(what)") }
    return words[index]
  }

  /// A whole number behind an option.
  func int(_ name: String, in range: ClosedRange<Int>, default fallback: Int) throws(StudyError)
    -> Int
  {
    guard let text = value(name) else { return fallback }
    guard let number = Int(text), range.contains(number) else {
      throw StudyError(
        "\(name) must be a whole number in \(range.lowerBound)...\(range.upperBound), "
          + "but found '\(printable(text))'")
    }
    return number
  }

  /// A real number behind an option.
  func double(_ name: String, in range: ClosedRange<Double>, default fallback: Double)
    throws(StudyError) -> Double
  {
    guard let text = value(name) else { return fallback }
    guard let number = Double(text), range.contains(number) else {
      throw StudyError(
        "\(name) must be a number in \(NumberText.exact(range.lowerBound))..."
          + "\(NumberText.exact(range.upperBound)), but found '\(printable(text))'")
    }
    return number
  }

  /// One of some named values behind an option; nil when it is not given.
  func choice<Choice: CaseIterable & RawRepresentable>(_ name: String, among choices: [Choice])
    throws(StudyError) -> Choice? where Choice.RawValue == String
  {
    guard let text = value(name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = choices.map(\.rawValue)
    throw StudyError(
      "\(name) must be \(names.count > 4 ? "one of those listed" : names.joined(separator: " or ")), "
        + "but found '\(printable(text))'" + StudyError.suggestion(for: text, among: names))
  }

  /// The settings behind `--set`: numbers, true, false, lists with or without quotes, or texts.
  ///
  /// Several settings may stand behind one `--set`.
  func settings() throws(StudyError) -> [String: JSON] {
    var settings: [String: JSON] = [:]
    for text in values("--set") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw StudyError("--set needs NAME=VALUE, but found '\(printable(text))'")
      }
      let name = String(parts[0])
      if settings[name] != nil { throw StudyError("--set gives '\(printable(name))' twice") }
      settings[name] = Arguments.json(String(parts[1]))
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
