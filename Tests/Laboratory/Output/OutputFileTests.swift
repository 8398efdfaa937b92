import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A file that is written` {
  private let folder: TemporaryFolder
  private let data = Data("new".utf8)

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  private func complaint(_ name: String) -> String {
    do {
      try OutputFile.write(data, to: path(name))
      return "nothing"
    } catch { return error.description }
  }

  @Test func `is made, or replaced whole`() throws {
    try OutputFile.write(data, to: path("a"))
    #expect(try text("a") == "new")
    _ = try folder.write("a", Data("something longer".utf8))
    try OutputFile.write(data, to: path("a"))
    #expect(try text("a") == "new" && folder.names() == ["a"])
  }

  @Test(arguments: ["there", "not there"])
  func `is written through a link, which stays one`(_ target: String) throws {
    _ = try folder.write("there", Data("something longer".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: path("link"), withDestinationPath: target)
    try OutputFile.write(data, to: path("link"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == target)
    #expect(try text(target) == "new")
  }

  @Test func `is written into a pipe, which stays one`() throws {
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    // Open for reading as well, it holds what is written without anybody else.
    let descriptor = open(path("pipe"), O_RDWR)
    defer { close(descriptor) }
    try OutputFile.write(data, to: path("pipe"))
    var bytes = [UInt8](repeating: 0, count: 9)
    #expect(read(descriptor, &bytes, 9) == 3 && bytes.starts(with: data))
    var status = stat()
    #expect(stat(path("pipe"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `is written into a device, which stays one`() throws {
    try OutputFile.write(data, to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func `is refused with what the system says`() throws {
    #expect(complaint("none/x").hasSuffix("cannot be written: no such file or directory"))
    try FileManager.default.createDirectory(
      atPath: path("folder"), withIntermediateDirectories: false)
    #expect(complaint("folder").hasSuffix("is a folder; expected the name of a file"))
    try FileManager.default.createSymbolicLink(
      atPath: path("loop"), withDestinationPath: "loop")
    #expect(complaint("loop").contains("cannot be written: too many levels"))
  }
}
