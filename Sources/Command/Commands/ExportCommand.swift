import Arena
import Foundation
import GameTheory
import Laboratory

/// Writes a game as a file that Gambit and OpenSpiel read.
struct ExportCommand: Subcommand {
  static let name = "export"
  static let summary = "Write a game as a Gambit file; its measures and wishes are lost."
  static let onlyText: String? = "the answer is a file in a format of its own"

  private var id = ""
  private var format: GameFormat?
  private var out: String?
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("MECHANISM|FILE", &id, "the name of a mechanism or a game file", .mechanism)
    line.option(
      "--format", &format, .choice("FORMAT"),
      "The tree, or the table of pure strategies", unless: "what --out ends in, or efg,")
    line.option(
      "--out", &out, .text("FILE", .file([])), "Where to write", unless: "to standard output")
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    let format = try chosenFormat
    let mechanism = try context.mechanism(id, settings)
    let tree = try ExportCommand.tree(of: try context.desk(mechanism))
    let export = try GameExport(
      tree, as: format, title: ExportCommand.title(mechanism, settings),
      of: mechanism as? GameFile)
    for remark in export.remarks { context.terminal.remark("arena: \(remark)") }
    if let out {
      try OutputFile.write(Data(export.text.utf8), to: out)
    } else {
      context.terminal.print(export.text, terminator: "")
    }
    return 0
  }

  /// The format that is asked for, or that the name of the output tells.
  private var chosenFormat: GameFormat {
    get throws(StudyError) {
      guard let out, GameFile.isName(out) else { return format ?? .efg }
      let told = try GameFormat(named: String(out.suffix(3)).lowercased())
      if let format, format != told {
        throw StudyError(
          "the format is \(format.rawValue), but '\(printable(out, limit: 200))' ends in "
            + ".\(told.rawValue)")
      }
      return told
    }
  }

  private static func tree(of desk: TheoryDesk) throws -> GameTree {
    if let tree = desk.whole.tree { return tree }
    if desk.budget.shouldStop() { throw Interrupted() }
    throw StudyError("\(desk.whole.obstacle ?? ""), so that it cannot be exported")
  }

  /// The name of the mechanism with the parameters that were set; the title of a file.
  private static func title(_ mechanism: any Mechanism, _ settings: [String: JSON]) -> String {
    if mechanism is GameFile { return mechanism.card.summary }
    let changes = settings.keys.sorted().map { name in
      "\(name)=\(settings[name].map { $0.text.isEmpty ? $0.canonical : $0.text } ?? "")"
    }
    return ([mechanism.card.id] + changes).joined(separator: " ")
  }
}
