import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A folder that is written` {
  private let scratch: TemporaryFolder
  private var path: String { scratch.path + "/new" }

  init() throws { scratch = try TemporaryFolder() }

  private func write(_ files: [String: String], besides body: () throws -> Void = {}) throws {
    try OutputFolder(path).write(vouching: "last", replacing: ["a", "b", "last"]) { open in
      for (name, text) in files.sorted(by: { $0.key < $1.key }) {
        let file = try open(name)
        try file.write(text.utf8)
        try file.finish()
      }
      try body()
    }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  @Test func `holds what was written last, and nothing half done`() throws {
    try write(["a": "1", "b": "1", "last": "1"])
    try write(["a": "2", "last": "2"])
    #expect(try scratch.names(in: "new") == ["a", "last"])
    #expect(try text("a") == "2" && text("last") == "2")
  }

  @Test func `may be written by two at once`() throws {
    try write(["a": "1", "last": "1"]) { try write(["a": "2", "last": "2"]) }
    #expect(try scratch.names(in: "new") == ["a", "last"])
    #expect(try text("a") == "1" && text("last") == "1")
  }

  @Test func `stays as it was where writing fails`() throws {
    try write(["a": "1", "last": "1"])
    #expect(throws: StudyError.self) {
      try write(["a": "2", "last": "2"]) { throw StudyError("enough") }
    }
    #expect(try text("a") == "1" && text("last") == "1")
    #expect(try scratch.names(in: "new") == ["a", "last"])
  }

  @Test func `goes where its first writing fails, but not with what others wrote`() throws {
    #expect(throws: StudyError.self) { try write([:]) { throw StudyError("enough") } }
    #expect(try scratch.names() == [])
    #expect(throws: StudyError.self) {
      try write([:]) {
        try write(["a": "2", "last": "2"])
        throw StudyError("enough")
      }
    }
    #expect(try scratch.names(in: "new") == ["a", "last"])
  }

  @Test func `is tidied of what was left there long ago`() throws {
    try write(["last": "1"])
    for (name, age) in [(".partial-old", 7200.0), (".partial-young", 60)] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(name)", withIntermediateDirectories: false)
      try FileManager.default.setAttributes(
        [.modificationDate: Date().addingTimeInterval(-age)], ofItemAtPath: "\(path)/\(name)")
    }
    try write(["last": "2"])
    #expect(try scratch.names(in: "new") == [".partial-young", "last"])
  }

  @Test func `takes single files from many at once`() throws {
    _ = try OutputFolder(path).make()
    let data = Data(String(repeating: "x", count: 100_000).utf8)
    let executor = Executor(threads: 4)
    _ = try executor.map(40) { [path] _, _ in try OutputFolder(path).put("a", data) }
    #expect(try scratch.names(in: "new") == ["a"])
    #expect(FileManager.default.contents(atPath: path + "/a") == data)
  }

  @Test func `need not exist to be known as impossible`() throws {
    let file = try scratch.write("file", Data())
    #expect(OutputFolder(file + "/x/y").obstacle?.description == "not a directory")
    #expect(OutputFolder(path + "/x/y").obstacle == nil)
    #expect(try scratch.names() == ["file"])
  }
}

@Suite struct `A file that is written from beginning to end` {
  @Test func `holds all pieces in their order, and nothing of an older one`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x", Data(repeating: 1, count: 1_000_000))
    let file = try FileSink(path)
    var all = Data()
    for size in [0, 1, 10, 65_535, 65_536, 65_537, 200_000] {
      let piece = [UInt8](repeating: UInt8(size % 251), count: size)
      try file.write(piece)
      all += piece
    }
    try file.finish()
    try file.finish()
    #expect(FileManager.default.contents(atPath: path) == all)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no such device"))
  func `says that the disk is full`() throws {
    let small = try FileSink("/dev/full")
    try small.write([1])
    let error = #expect(throws: SystemError.self) { try small.finish() }
    #expect(error?.description == "no space left on device")
    let large = try FileSink("/dev/full")
    #expect(throws: SystemError.self) { try large.write([UInt8](repeating: 0, count: 1 << 17)) }
  }

  @Test func `says that it cannot be made`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: SystemError.self) { try FileSink(folder.path + "/none/x") }
    #expect(error?.description == "no such file or directory")
  }
}
