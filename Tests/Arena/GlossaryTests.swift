import Foundation
import Testing

/// The glossary beside the sources that it explains.
@Suite struct `The glossary` {
  private let text: String
  private let sources: [String]

  init() throws {
    let repository = URL(filePath: #filePath).appending(path: "../../..").standardized
    let arena = repository.appending(path: "Sources/Arena")
    text = try String(
      contentsOf: arena.appending(path: "Arena.docc/Glossary.md"), encoding: .utf8)
    let names = try FileManager.default.subpathsOfDirectory(atPath: arena.path)
    sources = try names.filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: arena.appending(path: $0), encoding: .utf8)
    }
  }

  @Test func `names every public type of the engine`() {
    let declaration =
      /(?m)^(?:@frozen )?public (?:final )?(?:struct|class|enum|protocol|typealias) (\w+)/
    let types = sources.flatMap { $0.matches(of: declaration).map { String($0.output.1) } }
    #expect(types.count > 50)
    let missing = types.filter { !text.contains("``\($0)``") }
    #expect(missing.sorted() == [], "add them to Sources/Arena/Arena.docc/Glossary.md")
  }

  @Test func `defines every word once`() {
    let words = text.matches(of: /(?m)^- \*\*(.+?)\*\*/).map { String($0.output.1) }
    #expect(words.count > 50 && Set(words).count == words.count)
  }
}
