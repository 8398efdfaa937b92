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

  /// The paragraphs of a page, without code, with the studies that each takes numbers from or leads to.
  private func paragraphs(_ page: URL) throws -> [(text: String, studies: [String])] {
    let text = try String(contentsOf: page, encoding: .utf8)
      .replacing(/(?s)```.*?```/, with: "").replacing(/`[^`]*`/, with: "")
    return text.split(separator: "\n\n").map { paragraph in
      let marked = paragraph.matches(of: /<!--\{([a-z-]+):/).map { String($0.output.1) }
      let linked = paragraph.matches(of: /results\/([a-z-]+)\//).map { String($0.output.1) }
      let prose = paragraph.replacing(/<!--\{.*?<!--\/-->/, with: "")
        .replacing(/\([^)]*\)/, with: "")
      return (String(prose), marked + linked)
    }
  }

  @Test(arguments: pages)
  func `of the repository states no number of a result without a mark`(_ page: URL) throws {
    for (text, studies) in try paragraphs(page) where !studies.isEmpty {
      var known: Set<Double> = []
      for name in Set(studies) {
        let file = repository.appending(path: "results/\(name)/study.json5").path
        known.formUnion(try Study(file: file, library: .standard).spokenNumbers)
      }
      for number in bareNumbers(in: text) {
        #expect(known.contains(number), "\(page.lastPathComponent), '\(text)': \(number)")
      }
    }
  }
}
