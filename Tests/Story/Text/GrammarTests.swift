import Foundation
import TestSupport
import Testing

@testable import Story

@Suite struct `The grammar on the page of the language` {
  /// What the parser says of a meaning, and no grammar can say.
  private static let meanings = [
    "is none of the names to choose from", "a range begins with its least value",
    "expected a value in", "expected values in",
    "expected a whole number within a range of whole numbers",
    "a set that is a parameter has no members that are made of others",
  ]

  @Test func `names every rule that it uses, and uses every rule`() throws {
    let grammar = try Grammar.onPage()
    var used: Set<String> = []
    for seed in 0..<400 {
      var writer = GrammarWriter(grammar, seed: seed)
      _ = writer.text()
      used.formUnion(writer.used)
    }
    #expect(used == Set(grammar.names).union(Grammar.primitives))
  }

  @Test(arguments: 0..<4) func `writes texts that the parser reads`(_ batch: Int) throws {
    let grammar = try Grammar.onPage()
    for seed in batch * 100..<(batch + 1) * 100 {
      var writer = GrammarWriter(grammar, seed: seed)
      let text = writer.text()
      do {
        _ = try StoryTree(reading: SourceText(bytes: Array(text.utf8)))
      } catch {
        let broken = error.all.filter { complaint in
          !Self.meanings.contains { complaint.sentence.contains($0) }
        }
        #expect(broken.isEmpty, "seed \(seed): \(broken.first.map { "\($0)" } ?? "")")
      }
    }
  }

  @Test(arguments: storyNames) func `reads what the parser reads`(_ name: String) throws {
    let path = repository.appending(path: "Tests/Story/Twins/Stories/\(name).story")
    var reader = GrammarReader(try Grammar.onPage(), Array(try Data(contentsOf: path)))
    let isStory = reader.accepts()
    #expect(isStory)
  }

  @Test func `refuses what is no story`() throws {
    let grammar = try Grammar.onPage()
    for text in ["", "mechanism x \"x\"", "mechanism x \"x\" story { gain 1 }", "story {}"] {
      var reader = GrammarReader(grammar, Array(text.utf8))
      let isStory = reader.accepts()
      #expect(!isStory)
    }
  }

  @Test func `has every word and sign of the language, and no other`() throws {
    let folder = repository.appending(path: "Sources/Story/Parsing")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var words = Set(Word.allCases.map { $0.rawValue } + Symbol.allCases.map { $0.rawValue })
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      // Words that are names elsewhere.
      for match in text.matches(of: /local: "([a-z]+)"|text\(name\)\.says\("([a-z]+)"/) {
        words.insert(String(match.output.1 ?? match.output.2 ?? ""))
      }
    }
    #expect(try Grammar.onPage().terminals == words)
  }
}
