import Foundation
import TestSupport
import Testing

@Suite struct `The page on sweeps` {
  @Test func `names tests that there are, for each of twenty-three accidents`() throws {
    let page = try String(
      contentsOf: repository.appending(path: "Sources/Laboratory/Laboratory.docc/Sweeps.md"),
      encoding: .utf8)
    let tests = repository.appending(path: "Tests")
    let sources = try FileManager.default.subpathsOfDirectory(atPath: tests.path)
      .filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: tests.appending(path: $0), encoding: .utf8) }.joined()
    let rows = page.matches(of: /(?m)^\| (\d+)\. .* \| (.*) \|$/)
    #expect(rows.map { Int($0.output.1) } == Array(1...23))
    for row in rows {
      let names = row.output.2.matches(of: /\*([^*]+)\*/).map { String($0.output.1) }
      #expect(!names.isEmpty || row.output.2.hasPrefix("Cannot arise: "))
      for name in names { #expect(sources.contains("func `\(name)`"), "\(name)") }
    }
  }
}
