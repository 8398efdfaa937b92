import Arena
import Foundation
import GameTheory
import Laboratory
import Story
import Theory

/// Writes a game as a file that Gambit and OpenSpiel read, or a story as the Swift of a mechanism.
struct ExportCommand: Subcommand {
  static let name = "export"
  static let summary =
    "Write a game as a Gambit file (measures and wishes are lost), or a story as Swift."
  static let onlyText: String? = "the answer is a file in a format of its own"

  private var id = ""
  private var format: Format?
  private var out: String?
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(
      "MECHANISM|FILE", &id, "the name of a mechanism, a game file or a story file", .mechanism)
    line.option(
      "--format", &format, .choice("FORMAT"),
      "The tree, the table of pure strategies, or the source of a mechanism that is a story",
      unless: "what --out ends in, or efg,")
    line.option(
      "--out", &out, .text("FILE", .file([])), "Where to write", unless: "to standard output")
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    let format = try chosenFormat
    let mechanism = try context.mechanism(id, settings)
    guard let format = format.game else { return try write(try source(of: mechanism), context) }
    let tree = try ExportCommand.tree(of: try context.desk(mechanism))
    let export = try GameExport(
      tree, as: format, title: ExportCommand.title(mechanism, settings),
      of: mechanism as? GameFile)
    for remark in export.remarks { context.terminal.remark("arena: \(remark)") }
    return try write(export.text, context)
  }

  private func write(_ text: String, _ context: Context) throws -> Int32 {
    if let out {
      try OutputFile.write(Data(text.utf8), to: out)
    } else {
      context.terminal.print(text, terminator: "")
    }
    return 0
  }

  /// The source in Swift of a mechanism that is written as a story.
  private func source(of mechanism: any Mechanism) throws(StudyError) -> String {
    let written = (mechanism as? any WrittenMechanism)?.story
    guard let story = written ?? (mechanism as? StoryFile) else {
      let what =
        mechanism is GameFile
        ? "is a game file" : id.contains("(") ? "is composed" : "is written in Swift"
      throw StudyError(
        "'\(printable(id, limit: 200))' \(what); --format swift takes a story file, or a mechanism "
          + "that is written as one, such as peer-prediction")
    }
    if let name = settings.keys.sorted().first {
      throw StudyError(
        "--format swift keeps every parameter, so that none can be set; found '\(printable(name))'")
    }
    do throws(Complaints) {
      return try story.swiftSource()
    } catch {
      let shown = printable(id, limit: 200)
      throw StudyError(error.all.map { "\(shown), \($0)" }.joined(separator: "\n"))
    }
  }

  /// The format that is asked for, or that the name of the output tells.
  private var chosenFormat: Format {
    get throws(StudyError) {
      guard let out, let told = try Format(nameOfFile: out) else { return format ?? .efg }
      if let format, format != told {
        throw StudyError(
          "the format is \(format.rawValue), but '\(printable(out, limit: 200))' ends in "
            + ".\(told.rawValue)")
      }
      return told
    }
  }

  /// What a game or a story can be written as.
  private enum Format: String, CaseIterable {
    case efg, nfg, swift

    /// The format that the name of a file tells, if it tells one.
    init?(nameOfFile name: String) throws(StudyError) {
      if name.lowercased().hasSuffix(".swift") {
        self = .swift
      } else if GameFile.isName(name) {
        self = try GameFormat(named: String(name.suffix(3)).lowercased()) == .efg ? .efg : .nfg
      } else {
        return nil
      }
    }

    /// The format of a game file.
    var game: GameFormat? { GameFormat(rawValue: rawValue) }
  }

  /// The whole tree of a desk.
  ///
  /// - Throws: ``StudyError`` where it is too large; ``Interrupted``.
  static func tree(of desk: TheoryDesk) throws -> GameTree {
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
