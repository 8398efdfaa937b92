import Foundation
import TestSupport
import Testing

@testable import Story

/// Colours text by a TextMate grammar of plain rules and of rules with a beginning and an end.
private struct Colouring {
  private let rules:
    [(begin: NSRegularExpression, end: NSRegularExpression?, scopes: [Int: String])]

  init() throws {
    let path = repository.appending(path: "Sources/Story/Editors/story.tmLanguage.json")
    let grammar = try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any]
    let patterns = try #require(grammar?["patterns"] as? [[String: Any]])
    rules = try patterns.map { pattern in
      var scopes: [Int: String] = [:]
      if let name = pattern["name"] as? String { scopes[0] = name }
      for (group, capture) in pattern["captures"] as? [String: [String: String]] ?? [:] {
        scopes[try #require(Int(group))] = capture["name"]
      }
      let begin = try #require((pattern["match"] ?? pattern["begin"]) as? String)
      let end = try (pattern["end"] as? String).map { try NSRegularExpression(pattern: $0) }
      return (try NSRegularExpression(pattern: begin), end, scopes)
    }
  }

  /// The scope of every byte; nil where no rule says one.
  func scopes(of text: String) -> [String?] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      scopes(ofLine: String(line)) + [nil]
    }
  }

  private func scopes(ofLine line: String) -> [String?] {
    var scopes = [String?](repeating: nil, count: line.utf8.count)
    let whole = NSRange(line.startIndex..., in: line)
    func colour(_ range: NSRange, _ scope: String) {
      guard let range = Range(range, in: line) else { return }
      let start = line.utf8.distance(from: line.startIndex, to: range.lowerBound)
      for place in 0..<line[range].utf8.count { scopes[start + place] = scope }
    }
    func match(_ expression: NSRegularExpression, from place: Int) -> NSTextCheckingResult? {
      expression.firstMatch(
        in: line, options: [.withTransparentBounds, .withoutAnchoringBounds],
        range: NSRange(location: place, length: whole.length - place))
    }
    var next = rules.map { match($0.begin, from: 0) }
    var place = 0
    while place < whole.length {
      // The rule that comes first in the line, and of several the first of the file.
      for (index, found) in next.enumerated() where (found?.range.location ?? place) < place {
        next[index] = match(rules[index].begin, from: place)
      }
      let places = next.map { $0?.range.location ?? .max }
      guard let first = places.min(), let index = places.firstIndex(of: first),
        let best = next[index]
      else { break }
      let rule = rules[index]
      var range = best.range
      if let end = rule.end, let close = match(end, from: NSMaxRange(range)) {
        range.length = NSMaxRange(close.range) - range.location
        colour(range, rule.scopes[0] ?? "")
      } else {
        for (group, scope) in rule.scopes { colour(best.range(at: group), scope) }
      }
      place = max(NSMaxRange(range), place + 1)
    }
    return scopes
  }
}

@Suite struct `The grammar for editors` {
  private static let words = [
    "storage.type", "keyword.control", "keyword.other", "keyword.operator.word",
    "constant.language", "variable.language",
  ]

  private func isWord(_ scope: String?) -> Bool {
    Self.words.contains { scope?.hasPrefix($0) == true }
  }

  @Test func `colours every word of the language, and no name that contains it`() throws {
    let colouring = try Colouring()
    for word in StoryFile.reservedWords {
      #expect(isWord(colouring.scopes(of: " \(word) ")[1]), "\(word)")
      for name in ["x-\(word)", "\(word)-x", "\(word)x", "x\(word)"] {
        #expect(!isWord(colouring.scopes(of: " \(name) ")[2]), "\(name)")
      }
    }
  }

  @Test(arguments: committedStories)
  func `colours the tokens of every committed story as what they are`(_ path: String) throws {
    let text = try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    let scopes = try Colouring().scopes(of: text)
    var scanner = Scanner(SourceText(bytes: Array(text.utf8)))
    for token in scanner.tokens() {
      let found = scopes[token.range]
      let isRight: (String?) -> Bool =
        switch token.kind {
        case .word: isWord
        case .text: { $0?.hasPrefix("string") == true }
        case .number: { $0?.hasPrefix("constant.numeric") == true }
        case .name:
          {
            ["variable.other", "entity.name", "support.function"].map { $0 + ".story" }.contains($0)
          }
        case .symbol, .end: { $0 == nil || $0 == "keyword.operator.story" }
        }
      let piece = String(
        decoding: text.utf8.dropFirst(token.range.lowerBound).prefix(40), as: UTF8.self)
      #expect(found.allSatisfy(isRight), "at '\(piece)': \(found.compactMap { $0 })")
    }
    for comment in scanner.comments {
      #expect(scopes[comment].allSatisfy { $0?.hasPrefix("comment") == true })
    }
  }

  @Test func `stands where the file for editors says`() throws {
    let folder = repository.appending(path: "Sources/Story/Editors")
    let manifest = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: "package.json")))
        as? [String: Any])
    let contributes = try #require(manifest["contributes"] as? [String: [[String: Any]]])
    for (list, key) in [("languages", "configuration"), ("grammars", "path")] {
      let path = try #require(contributes[list]?.first?[key] as? String)
      let file = folder.appending(path: String(path.dropFirst(2)))
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(contentsOf: file)) }
    }
  }
}
