import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A folder of results` {
  private let source = Data(studyText(["keep": "['rounds', 'agents', 'actions', 'play']"]).utf8)

  private func complaint(_ path: String) -> String {
    do {
      _ = try ResultFolder(path, for: source)
      return "nothing"
    } catch { return error.description }
  }

  private func write(_ path: String, from origin: String = "here") throws {
    let study = try study(String(decoding: source, as: UTF8.self))
    let folder = try ResultFolder(path, for: source)
    try writeResults(of: study, into: folder, source: source, from: origin)
  }

  @Test(arguments: ["new", "deep/er/new", "new/", "new/.", "./x/../new"])
  func `holds exactly what it promises`(_ name: String) throws {
    let folder = try TemporaryFolder()
    try write("\(folder.path)/\(name)")
    let place = name.hasPrefix("deep") ? "deep/er/" : ""
    #expect(try folder.names(in: place + "new") == (ResultFolder.names + ["store"]).sorted())
    #expect(try folder.names(in: place) == ["new"])
  }

  @Test func `is remade in place`() throws {
    let folder = try TemporaryFolder()
    try write("\(folder.path)/new", from: "one")
    try write("\(folder.path)/new", from: "two")
    let text = try String(contentsOfFile: "\(folder.path)/new/provenance.json", encoding: .utf8)
    #expect(text.contains("two") && !text.contains("one"))
    #expect(try folder.names() == ["new"])
  }

  @Test func `is read while another process puts the same results in its place`() throws {
    let folder = try TemporaryFolder()
    try write("\(folder.path)/new")
    let summary = "\(folder.path)/new/summary.json"
    let staging = "\(folder.path)/new/.partial-1-x"
    try FileManager.default.createDirectory(
      atPath: staging, withIntermediateDirectories: false)
    try FileManager.default.moveItem(atPath: summary, toPath: staging + "/summary.json")
    let other = Thread {
      Thread.sleep(forTimeInterval: 0.05)
      try? FileManager.default.moveItem(atPath: staging + "/summary.json", toPath: summary)
      try? FileManager.default.removeItem(atPath: staging)
    }
    other.start()
    #expect(try StudyResults(in: folder.path + "/new").overview.cells > 0)
  }

  @Test func `holds the tables that are asked for, and none of an earlier run`() throws {
    let folder = try TemporaryFolder()
    let place = try ResultFolder("\(folder.path)/new", for: source)
    let study = try study(String(decoding: source, as: UTF8.self))
    let request = TableRequest(tables: [.wide], formats: [.jsonl, .parquet])
    try writeResults(of: study, into: place, request, source: source)
    let names = try folder.names(in: "new")
    #expect(names.contains("wide.jsonl") && names.contains("cells.parquet"))
    #expect(!names.contains { $0.hasSuffix(".csv") })
    try write("\(folder.path)/new")
    #expect(try folder.names(in: "new") == (ResultFolder.names + ["store"]).sorted())
  }

  @Test func `may be empty before, or hold what an interrupted write left in it, or its page`()
    throws
  {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/new/.partial", withIntermediateDirectories: true)
    _ = try folder.write("new/.partial/cells.csv", Data("half".utf8))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)],
      ofItemAtPath: "\(folder.path)/new/.partial")
    _ = try folder.write("new/README.md", Data("a page".utf8))
    try write("\(folder.path)/new")
    #expect(try folder.names(in: "new") == (ResultFolder.names + ["README.md", "store"]).sorted())
  }

  @Test(arguments: ["new", "deep/er/new"])
  func `is written through a link, to a folder that is there or not`(_ target: String) throws {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    if target == "new" {
      try files.createDirectory(atPath: "\(folder.path)/new", withIntermediateDirectories: false)
    }
    try files.createSymbolicLink(
      atPath: "\(folder.path)/link", withDestinationPath: "\(folder.path)/\(target)")
    for _ in 0..<2 { try write("\(folder.path)/link") }
    #expect(try files.destinationOfSymbolicLink(atPath: "\(folder.path)/link").hasSuffix(target))
    #expect(try folder.names(in: target) == (ResultFolder.names + ["store"]).sorted())
  }

  @Test func `stays the same folder when it is remade`() throws {
    let folder = try TemporaryFolder()
    func number() throws -> Int? {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/new")
      return attributes[.systemFileNumber] as? Int
    }
    try write("\(folder.path)/new")
    let before = try number()
    try write("\(folder.path)/new")
    #expect(try number() == before)
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
    #expect(complaint("\(folder.path)/new") == "nothing")
    try FileManager.default.removeItem(atPath: "\(folder.path)/new/store")
    #expect(complaint("\(folder.path)/new").hasSuffix("holds the results of another study"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "x")
  }

  @Test func `leaves a folder alone that only looks like a half-written one`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/new/.partial", withIntermediateDirectories: true)
    _ = try folder.write("new/.partial/thesis.txt", Data("precious".utf8))
    #expect(complaint("\(folder.path)/new").hasSuffix("is in the way; move it elsewhere"))
    #expect(try folder.names(in: "new/.partial") == ["thesis.txt"])
  }

  @Test(.enabled(if: getuid() != 0, "an administrator may write everywhere"))
  func `says when it cannot be written`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    #expect(complaint("\(folder.path)/new").contains("cannot be created: "))
  }

  @Test func `leaves nothing behind when writing fails`() throws {
    let folder = try TemporaryFolder()
    let results = try ResultFolder("\(folder.path)/new", for: source)
    // A folder stands where a file is to be.
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/new/welfare.csv/x", withIntermediateDirectories: true)
    #expect(throws: StudyError.self) {
      try writeResults(of: try study(studyText()), into: results, source: source)
    }
    #expect(try !folder.names(in: "new").contains { [".partial", "summary.json"].contains($0) })
  }
}
