import Foundation
import Laboratory

/// Where a new mechanism or agent goes: into the arena, or into a package of one's own.
struct Home {
  /// The folder of its file.
  private let sources: String
  /// The folder of its test.
  private let tests: String
  /// The file that lists it.
  private let list: String
  /// The module of a package of one's own; nil in the arena.
  private let module: String?
  /// The program that knows it.
  let program: String

  /// Finds the home in the current folder.
  ///
  /// - Throws: ``StudyError`` that says how to make one where there is none.
  init(for kind: EntryKind, family: String?) throws(StudyError) {
    let folder = kind == .mechanism ? "Mechanisms" : "Agents"
    if kind == .agent && family != nil {
      throw StudyError("--family is for mechanisms; agents have none")
    }
    if FileManager.default.fileExists(atPath: "\(folder)/Catalog.swift") {
      sources = kind == .mechanism ? try Home.family(family, in: folder) : folder
      tests = "Tests/\(sources)"
      list = "\(folder)/Catalog.swift"
      module = nil
      program = "arena"
      return
    }
    guard let module = Home.module else {
      throw StudyError(
        "neither the arena nor a package of one's own is in this folder; 'new package NAME' makes "
          + "a package, in which new mechanisms and agents are started")
    }
    if family != nil { throw StudyError("--family is for the arena; this package has none") }
    sources = "Sources/\(module)"
    tests = "Tests/\(module)Tests"
    list = "Sources/\(module)/main.swift"
    self.module = module
    program = Home.product ?? module
  }

  /// The files of a new entry, and the list with it.
  func files(_ kind: EntryKind, _ type: String, _ id: String) throws(StudyError)
    -> [(path: String, text: String)]
  {
    var (source, test) =
      switch kind {
      case .mechanism: (EntryTexts.mechanism(type, id), EntryTexts.mechanismTest(type, id))
      case .agent: (EntryTexts.agent(type, id), EntryTexts.agentTest(type, id))
      }
    if let module {
      source = EntryTexts.own(source)
      test = EntryTexts.own(test, of: module)
    }
    return [
      ("\(sources)/\(type).swift", source), ("\(tests)/\(type)Tests.swift", test),
      (list, try listing(type, kind)),
    ]
  }

  /// The list with a new type.
  private func listing(_ type: String, _ kind: EntryKind) throws(StudyError) -> String {
    guard let data = FileManager.default.contents(atPath: list) else {
      throw StudyError("'\(list)' cannot be read")
    }
    var text = String(decoding: data, as: UTF8.self)
    // What sees mechanisms and agents must tell them apart.
    for other in Set([list, "Mechanisms/Catalog.swift", "Agents/Catalog.swift"]).sorted() {
      let entries = FileManager.default.contents(atPath: other) ?? Data()
      let words = String(decoding: entries, as: UTF8.self)
        .split { !$0.isLetter && !$0.isNumber && $0 != "." }
      if words.contains("\(type).self") {
        throw StudyError("'\(other)' lists '\(type)' already; expected another name")
      }
    }
    let opening = "\(kind.rawValue)s: ["
    if module == nil, let end = text.range(of: "\n}", options: .backwards) {
      text.insert(contentsOf: "\n  visitor.visit(\(type).self)", at: end.lowerBound)
    } else if module != nil, let start = text.range(of: opening) {
      text.insert(contentsOf: "\n    \(type).self,", at: start.upperBound)
    } else {
      throw StudyError("'\(list)' has no list to add to: expected '\(opening)'")
    }
    return text
  }

  /// The folder of a family of mechanisms, where there are families.
  private static func family(_ asked: String?, in folder: String) throws(StudyError) -> String {
    let manager = FileManager.default
    let families = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter {
      var isFolder: ObjCBool = false
      return manager.fileExists(atPath: "\(folder)/\($0)", isDirectory: &isFolder)
        && isFolder.boolValue && $0 != "Tools"
    }.sorted()
    guard let family = asked ?? (families.contains("Core") ? "Core" : nil) else { return folder }
    guard families.contains(family) else {
      throw StudyError(
        "there is no family '\(printable(family))' in '\(folder)'"
          + StudyError.suggestion(for: family, among: families))
    }
    return "\(folder)/\(family)"
  }

  /// The module of the package here whose main is that of the arena.
  private static var module: String? {
    let modules = (try? FileManager.default.contentsOfDirectory(atPath: "Sources")) ?? []
    return modules.sorted().first { module in
      let main = FileManager.default.contents(atPath: "Sources/\(module)/main.swift") ?? Data()
      return String(decoding: main, as: UTF8.self).contains("ArenaCommand.main(")
    }
  }

  /// The program that the manifest here names.
  private static var product: String? {
    let manifest = FileManager.default.contents(atPath: "Package.swift") ?? Data()
    let parts = String(decoding: manifest, as: UTF8.self).split(separator: ".executable(name: \"")
    return parts.count < 2 ? nil : parts[1].split(separator: "\"").first.map(String.init)
  }
}

/// What can be started.
enum EntryKind: String {
  case mechanism, agent
}
