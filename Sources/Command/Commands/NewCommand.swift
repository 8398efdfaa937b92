import Arena
import Catalogue
import Foundation
import Laboratory

/// Scaffolds a mechanism or an agent: its file, its test, its line in the catalogue.
struct NewCommand: Subcommand {
  static let name = "new"
  static let summary = "Start a mechanism or an agent: file, test and catalogue line."
  static let onlyText: String? = "it writes files"

  /// What can be started.
  enum Kind: String, CaseIterable {
    case mechanism, agent
  }

  private var wanted = Kind.mechanism
  private var id = ""
  private var family: String?

  mutating func declare(_ line: inout some LineVisitor) {
    line.word(choice: "KIND", &wanted)
    line.word("NAME", &id, "a name in kebab-case, such as my-\(wanted.rawValue)")
    line.option(
      "--family", &family, .text("FOLDER"), "The folder of Mechanisms that it goes to",
      unless: "Core, where there are families,")
  }

  func run(_ context: Context) throws -> Int32 {
    let kind = wanted.rawValue
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    let isKebab = parts.allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
    }
    guard isKebab, id.first?.isLetter == true, id.count <= 60 else {
      throw StudyError(
        "expected a name in kebab-case, such as my-\(kind), but found '\(printable(id))'")
    }
    let library = context.library
    if library.ids.contains(id) || library.combinators.contains(where: { $0.name == id }) {
      throw StudyError("'\(id)' exists already")
    }
    let type = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let reserved = ["Any", "Protocol", "Self", "Type"]
    if reserved.contains(type) || Scaffold.uses(type, kind) {
      throw StudyError(
        "'\(id)' would hide '\(type)', which the new file itself uses; expected another name")
    }
    for list in ["Mechanisms/Catalog.swift", "Agents/Catalog.swift"] {
      let text = FileManager.default.contents(atPath: list) ?? Data()
      if String(decoding: text, as: UTF8.self).contains("visit(\(type).self)") {
        throw StudyError("'\(list)' lists '\(type)' already; expected another name")
      }
    }
    let folder = kind == "mechanism" ? "Mechanisms" : "Agents"
    let list = "\(folder)/Catalog.swift"
    guard let data = FileManager.default.contents(atPath: list),
      let end = String(decoding: data, as: UTF8.self).range(of: "\n}", options: .backwards)
    else {
      throw StudyError(
        "'\(list)' is not here; run this in the top folder of the arena or of a package laid out "
          + "like it")
    }
    var text = String(decoding: data, as: UTF8.self)
    text.insert(contentsOf: "\n  visitor.visit(\(type).self)", at: end.lowerBound)
    let home = try home(folder, kind)
    let source = kind == "mechanism" ? Scaffold.mechanism(type, id) : Scaffold.agent(type, id)
    let test = kind == "mechanism" ? Scaffold.mechanismTest(type, id) : Scaffold.agentTest(type, id)
    let files = [
      ("\(home)/\(type).swift", source), ("Tests/\(folder)/\(type)Tests.swift", test),
    ]
    for (path, _) in files where FileManager.default.fileExists(atPath: path) {
      throw StudyError("'\(path)' exists already")
    }
    for (path, content) in files + [(list, text)] {
      try NewCommand.write(content, to: path)
      context.terminal.print(path)
    }
    context.terminal.remark("next: swift run -c release arena check \(id)")
    return 0
  }

  /// Writes a file, in a folder that is made for it.
  private static func write(_ content: String, to path: String) throws(StudyError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch { throw StudyError("the folder '\(folder.relativePath)' cannot be made") }
    try OutputFile.write(Data(content.utf8), to: path)
  }

  /// The folder of the new file: that of a family of mechanisms, where there are families.
  private func home(_ folder: String, _ kind: String) throws(StudyError) -> String {
    guard kind == "mechanism" else {
      if family != nil { throw StudyError("--family is for mechanisms; agents have none") }
      return folder
    }
    let manager = FileManager.default
    let families = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter {
      var isFolder: ObjCBool = false
      return manager.fileExists(atPath: "\(folder)/\($0)", isDirectory: &isFolder)
        && isFolder.boolValue && $0 != "Tools"
    }.sorted()
    guard let family = family ?? (families.contains("Core") ? "Core" : nil) else { return folder }
    guard families.contains(family) else {
      throw StudyError(
        "there is no family '\(printable(family))' in '\(folder)'"
          + StudyError.suggestion(for: family, among: families))
    }
    return "\(folder)/\(family)"
  }
}
