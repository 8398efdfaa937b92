import Foundation
import Laboratory

/// A package of one's own that is started.
struct NewPackage {
  /// Its folder.
  private let folder: String
  /// Its name, which the program has too.
  let name: String
  /// Its module.
  private let module: String
  /// Where the arena is.
  private let arena: Dependency

  /// What the package needs the arena from.
  private enum Dependency {
    case checkout(String)
    case repository(String)
  }

  /// Names of modules that the package uses itself, in small letters: some disks know no capitals.
  private static let taken: Set = [
    "agents", "arena", "arenatool", "catalogue", "command", "coremechanisms", "foundation",
    "gametheory", "informationmechanisms", "laboratory", "marketmechanisms", "mechanisms",
    "mechanismtools", "oversightmechanisms", "reporting", "swift", "testing",
  ]

  /// Takes the path of a package to be, and where the arena is unless it is where this was built.
  init(_ path: String, arena: String?) throws(StudyError) {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    folder = path
    name = url.lastPathComponent
    guard let module = typeName(of: name) else {
      throw StudyError(
        "expected a name in kebab-case, such as my-arena, but found '\(printable(name))'")
    }
    self.module = module
    if NewPackage.taken.contains(module.lowercased()) {
      throw StudyError(
        "'\(module)' is a module that the package needs itself; expected another name")
    }
    let present = try? FileManager.default.contentsOfDirectory(atPath: path)
    if FileManager.default.fileExists(atPath: path) && present != [] {
      throw StudyError("'\(printable(path, limit: 200))' exists already")
    }
    self.arena = try NewPackage.dependency(arena)
  }

  /// The files, each with its path.
  var files: [(path: String, text: String)] {
    let (mechanism, agent) = ("GiftExchange", "HabitLearner")
    return [
      (
        "Package.swift",
        PackageTexts.manifest(name, module, dependency.statement, dependency.package)
      ),
      ("README.md", PackageTexts.readme(name, module)), (".gitignore", ".build/\n"),
      ("Sources/\(module)/main.swift", PackageTexts.main(mechanism, agent)),
      (
        "Sources/\(module)/\(mechanism).swift",
        EntryTexts.own(EntryTexts.mechanism(mechanism, "gift-exchange"))
      ),
      ("Sources/\(module)/\(agent).swift", PackageTexts.learner(agent, "habit-learner")),
      (
        "Tests/\(module)Tests/\(mechanism)Tests.swift",
        EntryTexts.own(EntryTexts.mechanismTest(mechanism, "gift-exchange"), of: module)
      ), ("study.json5", PackageTexts.study(name, "gift-exchange", "habit-learner")),
    ].map { ("\(folder)/\($0.0)", $0.1) }
  }

  /// The dependency as the manifest states it, and the name of the package in it.
  private var dependency: (statement: String, package: String) {
    switch arena {
    case .checkout(let path):
      return (".package(name: \"arena\", path: \(path.debugDescription))", "arena")
    case .repository(let address):
      // A package is called after the last part of its address.
      let last = address.split { "/:".contains($0) }.last.map(String.init) ?? address
      let name = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
      return (".package(url: \(address.debugDescription), branch: \"main\")", name)
    }
  }

  private static func dependency(_ asked: String?) throws(StudyError) -> Dependency {
    guard let asked else {
      if let checkout { return .checkout(checkout) }
      throw StudyError(
        "it is not known where the arena is; say it with --arena PATH or --arena URL")
    }
    if asked.contains("://") || asked.hasPrefix("git@") { return .repository(asked) }
    let path = URL(fileURLWithPath: asked).standardizedFileURL.path
    guard isArena(path) else {
      throw StudyError(
        "expected --arena to be a checkout of the arena or the address of its repository, but found "
          + "'\(printable(asked, limit: 200))'")
    }
    return .checkout(path)
  }

  /// The checkout that this was built from, if it is still there and no copy within a build.
  private static var checkout: String? {
    let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
      url.deletingLastPathComponent()
    }.path
    return isArena(root) && !root.contains("/.build/") ? root : nil
  }

  private static func isArena(_ folder: String) -> Bool {
    let manifest = FileManager.default.contents(atPath: folder + "/Package.swift") ?? Data()
    return String(decoding: manifest, as: UTF8.self).contains("name: \"arena\"")
  }
}

/// The name of a type for a name in kebab-case, "MyArena" for "my-arena"; nil for any other name.
func typeName(of id: String) -> String? {
  let parts = id.split(separator: "-", omittingEmptySubsequences: false)
  let isKebab = parts.allSatisfy {
    !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
  }
  guard isKebab, id.first?.isLetter == true, id.count <= 60 else { return nil }
  return parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
}
