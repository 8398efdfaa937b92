import Story
import Testing

@testable import Laboratory

@Suite struct `The reading of a story file` {
  /// A letter of another alphabet that looks like one of ours.
  @Test(arguments: [
    ("pric\u{435}", "CYRILLIC SMALL LETTER IE (U+0435) in a name"),
    ("c\u{3BF}st", "GREEK SMALL LETTER OMICRON (U+03BF) in a name"),
    ("1 \u{2212} 2", "MINUS SIGN (U+2212), which no story uses; say '-'"),
  ])
  func `names the letters that no story uses`(_ value: String, _ sentence: String) {
    let text = "mechanism x \"x\"\nrole player \"P.\"\nstory { gain \(value) by player }"
    #expect {
      try StoryFile(Array(text.utf8), file: "my.story")
    } throws: {
      "\($0)".hasPrefix("my.story, line 3, column ")
        && "\($0)".contains("found the character \(sentence)")
    }
  }
}
