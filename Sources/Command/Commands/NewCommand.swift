import Arena
import Catalogue
import Foundation
import Laboratory

/// Starts a mechanism or an agent, in the arena or in a package of one's own, or such a package.
struct NewCommand: Subcommand {
  static let name = "new"
  static let summary = "Start a mechanism, an agent, or a package of one's own."
  static let onlyText: String? = "it writes files"

  private enum Kind: String, CaseIterable {
    case mechanism, agent, package
  }

  private var kind = Kind.mechanism
  private var id = ""
  private var family: String?
  private var arena: String?
  private var isStory = false

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(choice: "KIND", &kind)
    line.word("NAME", &id, "a name in kebab-case, such as my-\(kind.rawValue)", .folder)
    line.option(
      "--family", &family, .text("FOLDER"), "The folder of Mechanisms that a mechanism goes to",
      unless: "Core")
    line.option(
      "--arena", &arena, .text("PATH|URL", .folder), "Where a package finds the arena",
      unless: "where this program was built from")
    line.flag(
      "--story", &isStory, "Write a mechanism as a story file, NAME.story, wherever this is")
  }

  func run(_ context: Context) throws -> Int32 {
    let files: [(path: String, text: String)]
    let next: String
    if isStory && kind != .mechanism { throw StudyError("--story is for mechanisms") }
    switch kind {
    case .mechanism where isStory:
      if arena != nil { throw StudyError("--arena is for packages") }
      if family != nil { throw StudyError("--family is for mechanisms in Swift") }
      let story = try NewStory(id)
      files = [(story.path, story.text)]
      next = "\(context.terminal.program) watch '\(printable(story.path, limit: 200))'"
    case .package:
      if family != nil { throw StudyError("--family is for mechanisms") }
      let package = try NewPackage(id, arena: arena)
      files = package.files
      next = "cd '\(id)' && swift run -c release \(package.name) check"
    case .mechanism, .agent:
      if arena != nil { throw StudyError("--arena is for packages") }
      let kind = kind == .mechanism ? EntryKind.mechanism : .agent
      let type = try type(of: kind, context.library)
      let home = try Home(for: kind, family: family)
      files = try home.files(kind, type, id)
      for (path, _) in files.dropLast() where FileManager.default.fileExists(atPath: path) {
        throw StudyError("'\(path)' exists already")
      }
      next = "swift run -c release \(home.program) check \(id)"
    }
    for (path, text) in files {
      try NewCommand.write(text, to: path)
      context.terminal.print(path)
    }
    context.terminal.remark("next: \(next)")
    return 0
  }

  /// The type of a new entry, if its name will do.
  private func type(of kind: EntryKind, _ library: Library) throws(StudyError) -> String {
    guard let type = typeName(of: id) else {
      throw StudyError(
        "expected a name in kebab-case, such as my-\(kind.rawValue), but found '\(printable(id))'")
    }
    if library.ids.contains(id) || library.combinators.contains(where: { $0.name == id }) {
      throw StudyError("'\(id)' exists already")
    }
    let reserved = ["Any", "Protocol", "Self", "Type"]
    if reserved.contains(type) || EntryTexts.uses(type, kind) {
      throw StudyError(
        "'\(id)' would hide '\(type)', which the new file itself uses; expected another name")
    }
    return type
  }

  /// Writes a file, in a folder that is made for it.
  private static func write(_ content: String, to path: String) throws(StudyError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw StudyError("the folder '\(printable(folder.path, limit: 200))' cannot be made")
    }
    try OutputFile.write(Data(content.utf8), to: path)
  }
}
