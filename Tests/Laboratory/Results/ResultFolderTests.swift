import Foundation
import Testing

@testable import Laboratory

@Suite struct `A folder of results` {
  private let source = Data(studyText().utf8)

  private func complaint(_ path: String) -> String {
    do {
      _ = try ResultFolder(path, for: source)
      return "nothing"
    } catch { return error.description }
  }

  private func write(_ path: String, command: String = "arena") throws {
    let study = try study(studyText())
    let results = try Session.run(study, executor: Executor(threads: 1))
    try ResultFolder(path, for: source).write(
      study: study, source: source, results: results, command: command, provenance: .object([:]))
  }

  @Test(arguments: ["new", "deep/er/new", "new/", "new/.", "./x/../new"])
  func `holds exactly what it promises`(_ name: String) throws {
    let folder = try TemporaryFolder()
    try write("\(folder.path)/\(name)")
    let place = name.hasPrefix("deep") ? "deep/er/" : ""
    #expect(try folder.names(in: place + "new") == ResultFolder.names.sorted())
    #expect(try folder.names(in: place).filter { $0.contains("partial") } == [])
  }

  @Test func `is remade in place`() throws {
    let folder = try TemporaryFolder()
    try write("\(folder.path)/new", command: "arena one")
    try write("\(folder.path)/new", command: "arena two")
    let summary = try String(contentsOfFile: "\(folder.path)/new/summary.json", encoding: .utf8)
    #expect(summary.contains("arena two") && !summary.contains("arena one"))
    #expect(try folder.names() == ["new"])
  }

  @Test func `may be empty before, or hold what an interrupted write left beside it`() throws {
    let folder = try TemporaryFolder()
    for name in ["new", "new.partial"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    _ = try folder.write("new.partial/cells.csv", Data("half".utf8))
    try write("\(folder.path)/new")
    #expect(try folder.names() == ["new"])
  }

  @Test func `refuses what is not its own`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", Data("x".utf8))
    #expect(complaint(file).hasSuffix("exists and is not a folder"))
    #expect(
      complaint(folder.path).hasSuffix("holds something else: 'file'; choose another"))
    #expect(complaint("\(file)/below").contains("cannot be created: "))
    #expect(complaint("") == "the name of a folder is empty")
    try write("\(folder.path)/new")
    _ = try folder.write("new/study.json5", Data("{another: true}".utf8))
    #expect(complaint("\(folder.path)/new").hasSuffix("holds the results of another study"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "x")
  }

  @Test func `leaves a folder alone that only looks like a half-written one`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/new.partial", withIntermediateDirectories: true)
    _ = try folder.write("new.partial/thesis.txt", Data("precious".utf8))
    #expect(complaint("\(folder.path)/new").hasSuffix("is in the way; move it elsewhere"))
    #expect(try folder.names(in: "new.partial") == ["thesis.txt"])
  }

  @Test func `leaves a folder alone that only looks like an earlier result`() throws {
    let folder = try TemporaryFolder()
    try write("\(folder.path)/new")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/new.old", withIntermediateDirectories: true)
    _ = try folder.write("new.old/thesis.txt", Data("precious".utf8))
    #expect(throws: StudyError.self) { try write("\(folder.path)/new") }
    #expect(try folder.names(in: "new.old") == ["thesis.txt"])
    #expect(try folder.names(in: "new").contains("summary.json"))
  }

  @Test(.enabled(if: getuid() != 0, "an administrator may write everywhere"))
  func `says when it cannot be written`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    #expect(complaint("\(folder.path)/new").hasSuffix("cannot be written"))
  }

  @Test func `leaves nothing behind when writing fails`() throws {
    let folder = try TemporaryFolder()
    // The name fits, but not with what is added to it while writing.
    let name = String(repeating: "x", count: 250)
    #expect(throws: StudyError.self) { try write("\(folder.path)/\(name)") }
    #expect(try folder.names() == [])
  }
}
