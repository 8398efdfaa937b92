import Arena
import Foundation
import Laboratory

/// Scaffolds a mechanism or an agent: its file, its test, its line in the catalogue.
enum NewCommand: Subcommand {
  static let name = "new"
  static let summary = "Start a mechanism or an agent: file, test and catalogue line."
  static let words = ["mechanism|agent", "NAME"]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    let kinds = ["mechanism", "agent"]
    let kind = try arguments.word(0, "'mechanism' or 'agent'")
    guard kinds.contains(kind) else {
      throw StudyError(
        "expected mechanism or agent, but found '\(printable(kind))'"
          + StudyError.suggestion(for: kind, among: kinds))
    }
    let id = try arguments.word(1, "a name in kebab-case, such as my-\(kind)")
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    let isKebab = parts.allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
    }
    guard isKebab, id.first?.isLetter == true, id.count <= 60 else {
      throw StudyError(
        "expected a name in kebab-case, such as my-\(kind), but found '\(printable(id))'")
    }
    let catalog = context.catalog
    if (catalog.mechanisms.map { $0.card.id } + catalog.agents.map { $0.card.id }).contains(id) {
      throw StudyError("'\(id)' exists already")
    }
    let type = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
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
    let source = kind == "mechanism" ? Scaffold.mechanism(type, id) : Scaffold.agent(type, id)
    let test = kind == "mechanism" ? Scaffold.mechanismTest(type, id) : Scaffold.agentTest(type, id)
    let files = [
      ("\(folder)/\(type).swift", source), ("Tests/\(folder)/\(type)Tests.swift", test),
    ]
    for (path, _) in files where FileManager.default.fileExists(atPath: path) {
      throw StudyError("'\(path)' exists already")
    }
    for (path, content) in files + [(list, text)] {
      let url = URL(fileURLWithPath: path)
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.utf8).write(to: url, options: .atomic)
      } catch { throw StudyError("'\(path)' cannot be written") }
      context.terminal.print(path)
    }
    context.terminal.remark("next: swift run -c release arena check \(id)")
    return 0
  }
}
