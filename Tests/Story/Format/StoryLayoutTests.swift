import Arena
import Foundation
import TestSupport
import Testing

@testable import Story

private func bytes(_ path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: repository.appending(path: path)))
}

private func formatted(_ text: String) throws -> String {
  String(decoding: try StoryFile.formatted(Array(text.utf8)), as: UTF8.self)
}

@Suite struct `The layout of stories` {
  @Test(arguments: committedStories)
  func `is that of every committed story`(_ path: String) throws {
    let text = try bytes(path)
    #expect(try StoryFile.formatted(text) == text, "run: arena format \(path)")
  }

  @Test(arguments: committedStories)
  func `keeps lines short where they can be broken`(_ path: String) throws {
    let text = String(decoding: try StoryFile.formatted(bytes(path)), as: UTF8.self)
    for line in text.split(separator: "\n") where line.unicodeScalars.count > 110 {
      // One text, which cannot be broken, behind a word at most.
      #expect(line.wholeMatch(of: /\ *([a-z]+\ )?"[^"]*"/) != nil, "\(line)")
    }
  }

  /// The tokens of a story with something random between any two.
  private func scattered(_ text: [UInt8], _ seed: Int, between: [String]) -> [UInt8] {
    var dice = RandomStream(StreamKey(seed: UInt64(seed)).with("scattered"))
    var scanner = Scanner(SourceText(bytes: text))
    var scattered: [UInt8] = []
    for token in scanner.tokens() {
      scattered += text[token.range]
      scattered += Array(between[dice.index(below: between.count)].utf8)
    }
    return scattered
  }

  @Test(arguments: committedStories)
  func `is one, however a story is spaced`(_ path: String) throws {
    let text = try bytes(path)
    let plain = try StoryFile.formatted(scattered(text, 0, between: [" "]))
    for seed in 1...(isPatient ? 20 : 4) {
      let other = scattered(text, seed, between: [" ", "  ", "\n", "\n\t ", "\r\n", "   \n  "])
      #expect(try StoryFile.formatted(other) == plain, "seed \(seed)")
    }
  }

  @Test(arguments: committedStories)
  func `keeps comments and meaning wherever they stand, and is left as it is`(_ path: String) throws
  {
    let text = try bytes(path)
    let between = [
      " ", " ", " ", " ", " ", " ", "\n", "\n\n\n", " # beside\n", "\n# above\n", "\n\n#\n\n",
      "# é { \"\n",
    ]
    for seed in 1...(isPatient ? 50 : 8) {
      let other = scattered(text, seed, between: between)
      let once = try StoryFile.formatted(other)
      #expect(StoryFile.saysTheSame(once, as: other), "seed \(seed)")
      #expect(try StoryFile.formatted(once) == once, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<8)
  func `is left as it is, and says the same, in mutilated stories`(_ batch: Int) throws {
    let size = isPatient ? 300 : 50
    for number in batch * size..<(batch + 1) * size {
      let text = `A mutilated story`().mutant(number)
      guard let once = try? StoryFile.formatted(text) else { continue }
      #expect(StoryFile.saysTheSame(once, as: text), "mutant \(number)")
      #expect(try StoryFile.formatted(once) == once, "mutant \(number)")
    }
  }

  @Test func `knows another text from another layout`() {
    func same(_ text: String, _ other: String) -> Bool {
      StoryFile.saysTheSame(Array(text.utf8), as: Array(other.utf8))
    }
    #expect(same("a -1 # b", "a\n- 1  #  b".replacing("#  b", with: "# b")))
    #expect(!same("a - b", "a-b"))
    #expect(!same("a # b", "a # c"))
    #expect(!same("a", "a # c"))
    #expect(!same("a b", "b a"))
    #expect(!same("1", "2"))
  }

  @Test func `aligns the help of neighbours of one kind`() throws {
    let text = """
      mechanism  x   "X."
      parameter a=1 in 0...10 money "A." # beside
      parameter long-name = 1 in whole 0 ... 100 money "B."


      parameter c = true "C."
      role player seats 2 "P."
      decision d by player = no : "No.", yes: "Yes." "D." wishes no
      decision e by player = no : "\(String(repeating: "No. ", count: 12))",
      yes: "\(String(repeating: "Yes. ", count: 9))" "E."
      story{together i in player{let a = choose d by i
      let b = choose e by i} end}
      """
    let expected = """
      mechanism x "X."
      parameter a = 1 in 0...10 money                 "A."  # beside
      parameter long-name = 1 in whole 0...100 money  "B."

      parameter c = true  "C."
      role player seats 2  "P."
      decision d by player =
        no: "No.",
        yes: "Yes."
        "D."
        wishes no
      decision e by player =
        no: "\(String(repeating: "No. ", count: 12))",
        yes: "\(String(repeating: "Yes. ", count: 9))"
        "E."
      story {
        together i in player {
          let a = choose d by i
          let b = choose e by i
        }
        end
      }

      """
    #expect(try formatted(text) == expected)
  }

  @Test func `gives every member a line if some have lines of help and all need more than one`()
    throws
  {
    let help = String(repeating: "word ", count: 12)
    let text =
      "mechanism x \"X.\"\nset S = a, b \"B\": \"\(help)\" if true, c if true, d: \"\(help)\"\nstory { }"
    let expected = """
      mechanism x "X."
      set S =
        a,
        b "B": "\(help)" if true,
        c if true,
        d: "\(help)"
      story { }

      """
    #expect(try formatted(text) == expected)
  }

  @Test func `breaks what is too long where it is loosest`() throws {
    let long = String(repeating: "a + ", count: 20) + "a"
    let words = String(repeating: "word ", count: 20)
    let story =
      "mechanism x \"\(words)\"\nlet a = 1\nlet b = if a > 1 then \(long) else \(long)\n"
      + "let c = -max(\(long), \(long))\nstory { }\n"
    let expected = """
      mechanism x
        "\(words)"
      let a = 1
      let b =
        if a > 1 then \(long)
        else \(long)
      let c =
        -max(\(long),
          \(long))
      story { }

      """
    #expect(try formatted(story) == expected)
    #expect(try formatted(expected) == expected)
  }
}
