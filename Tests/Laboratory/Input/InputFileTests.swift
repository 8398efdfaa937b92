import Foundation
import Testing

@testable import Laboratory

@Suite struct `A file that is read` {
  private let pipe = FileManager.default.temporaryDirectory.appending(
    path: "arena-\(UUID().uuidString).story"
  ).path

  @Test func `may be a pipe, but none that nobody writes to`() throws {
    #expect(mkfifo(pipe, 0o600) == 0)
    defer { unlink(pipe) }
    #expect(
      throws: StudyError(
        "'\(pipe)' is a pipe that nobody writes to; expected a story file in the language of stories"
      )
    ) { try InputFile.read(pipe, "story file", form: "the language of stories", limit: 100) }
    // Opened for reading too, so that it opens at once and keeps what is written.
    let end = open(pipe, O_RDWR)
    defer { close(end) }
    #expect(write(end, "abcdef", 6) == 6)
    let bytes = try InputFile.read(pipe, "story file", form: "the language of stories", limit: 3)
    #expect(bytes == Array("abcd".utf8))
  }
}
