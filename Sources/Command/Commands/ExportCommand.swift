import Arena
import Foundation
import Laboratory

/// Writes a game as a file that Gambit and OpenSpiel read.
enum ExportCommand: Subcommand {
  static let name = "export"
  static let summary = "Write a game as a Gambit file; its measures and wishes are lost."
  static let words = ["MECHANISM|FILE"]
  static let options = [
    Option(
      name: "--format", value: "F",
      help: "efg: the tree; nfg: the table of pure strategies; efg unless given."),
    Option(name: "--out", value: "FILE", help: "Write this file; standard output unless given."),
    Option.set,
  ]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    let id = try arguments.word(0, "the name of a mechanism or a game file")
    let format = try format(arguments)
    let settings = try arguments.settings()
    let mechanism = try context.mechanism(id, settings)
    let tree = try tree(of: try context.game(mechanism))
    let export = try GameExport(tree, as: format, title: title(mechanism, settings))
    for remark in export.remarks { context.terminal.remark("arena: \(remark)") }
    if let path = arguments.value("--out") {
      try write(export.text, to: path)
    } else {
      context.terminal.print(export.text, terminator: "")
    }
    return 0
  }

  /// The format that is asked for, or that the name of the output tells.
  private static func format(_ arguments: Arguments) throws(StudyError) -> GameFormat {
    let asked = try arguments.value("--format").map { name throws(StudyError) in
      try GameFormat(named: name)
    }
    guard let path = arguments.value("--out"), GameFile.isName(path) else { return asked ?? .efg }
    let told = try GameFormat(named: String(path.suffix(3)).lowercased())
    if let asked, asked != told {
      throw StudyError(
        "the format is \(asked.rawValue), but '\(printable(path, limit: 200))' ends in "
          + ".\(told.rawValue)")
    }
    return told
  }

  private static func tree(of game: Game) throws(StudyError) -> GameTree {
    let explored = game.explore(budget: Theory.leafBudget)
    if let tree = explored.tree { return tree }
    throw StudyError("\(explored.obstacle ?? ""), so that it cannot be exported")
  }

  /// The name of the mechanism with the parameters that were set; the title of a file.
  private static func title(_ mechanism: any Mechanism, _ settings: [String: JSON]) -> String {
    if mechanism is GameFile { return mechanism.card.summary }
    let changes = settings.keys.sorted().map { name in
      "\(name)=\(settings[name].map { $0.text.isEmpty ? $0.canonical : $0.text } ?? "")"
    }
    return ([mechanism.card.id] + changes).joined(separator: " ")
  }

  /// Writes a file whole or not at all.
  private static func write(_ text: String, to path: String) throws(StudyError) {
    let shown = printable(path, limit: 200)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw StudyError("'\(shown)' is a folder; expected the name of a file")
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch { throw StudyError("'\(shown)' cannot be written") }
  }
}
