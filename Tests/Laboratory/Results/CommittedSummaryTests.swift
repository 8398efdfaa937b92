import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `The summary` {
  @Test(arguments: committedStudies)
  func `of every committed study is read back to the byte`(_ folder: URL) throws {
    let data = try Data(contentsOf: folder.appending(path: "summary.json"))
    let summary = try StudySummary(data, file: folder.lastPathComponent)
    #expect(Data(summary.json.indented.utf8) == data)
  }
}
