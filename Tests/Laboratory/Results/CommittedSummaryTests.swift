import Foundation
import Testing

@testable import Laboratory

@Suite struct `The summary` {
  @Test func `of every committed study is read back to the byte`() throws {
    let results = repository.appending(path: "results")
    let folders = try FileManager.default.contentsOfDirectory(atPath: results.path).sorted()
    var count = 0
    for folder in folders {
      let file = results.appending(path: "\(folder)/summary.json")
      guard let data = try? Data(contentsOf: file) else { continue }
      let summary = try StudySummary(data, file: folder)
      #expect(Data(summary.json.indented.utf8) == data, "\(folder)")
      count += 1
    }
    #expect(count >= 30)
  }
}
