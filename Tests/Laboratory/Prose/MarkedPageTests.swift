import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A marked page` {
  private func refreshed(_ text: String) throws -> String {
    var summary = StudySummary()
    summary.cells = [numberedCell("a"), numberedCell("b")]
    return try MarkedPage.refreshed(text) { $0 == "x" ? summary : nil }
  }

  @Test func `gets its numbers from results, and is else as it was`() throws {
    let page =
      "so <!--{x: a//emergent:1}-->9<!--/--> and <!--{x: b//best}--><!--/-->, <!-- {no} -->"
    let fresh =
      "so <!--{x: a//emergent:1}-->7<!--/--> and <!--{x: b//best}-->12.5<!--/-->, <!-- {no} -->"
    #expect(try refreshed(page) == fresh)
    #expect(try refreshed(fresh) == fresh)
    #expect(try refreshed("") == "")
  }

  @Test(arguments: [
    (
      "<!--{x: a//best}-->1",
      "the mark '<!--{x: a//best}-->1' has no '}-->' or is not followed by '<!--/-->'"
    ),
    ("<!--{x}--><!--/-->", "the mark '{x}' must be {STUDY: CELL/FUNCTION/NUMBER}"),
    (
      "<!--{y: a//best}--><!--/-->",
      "the mark '{y: a//best}' names no study: there are no results of 'y'"
    ),
    (
      "<!--{x: nowhere//best}--><!--/-->",
      "the mark '{x: nowhere//best}' names no cell of the study; there are a, b"
    ),
    (
      "<!--{x: a/surplas/best}--><!--/-->",
      "the place '{a/surplas/best}' names no welfare function and no measure: 'surplas'; did you mean "
        + "'surplus'?"
    ),
    ("<!--{x: a//worst}--><!--/-->", "the mark '{x: a//worst}' stands for what is not known"),
  ])
  func `says which mark is wrong`(_ page: String, _ sentence: String) {
    #expect(throws: StudyError(sentence)) { try refreshed(page) }
  }

  /// The pages of the repository that mark numbers.
  private static let pages = [repository.appending(path: "README.md")] + articles

  private static var articles: [URL] {
    let sources = FileManager.default.enumerator(
      at: repository.appending(path: "Sources"), includingPropertiesForKeys: nil)
    return (sources?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }
  }

  @Test(arguments: pages)
  func `of the repository says what the results say`(_ page: URL) throws {
    let text = try String(contentsOf: page, encoding: .utf8)
    let results = repository.appending(path: "results")
    let fresh = try MarkedPage.refreshed(text) { name in
      try? StudyResults(in: results.appending(path: name).path).summary
    }
    #expect(fresh == text)
  }
}
