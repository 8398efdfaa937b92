import Arena
import Foundation
import TestSupport
import Testing

@testable import Story

@Suite struct `The page of the language` {
  @Test func `shows an example that is a story`() throws {
    let path = repository.appending(
      path: "Sources/Story/Story.docc/The-language-of-stories.md")
    let page = try String(contentsOf: path, encoding: .utf8)
    let example = page.components(separatedBy: "```")[1]
    let story = try StoryFile(Array(example.utf8))
    let tree = try #require(story.game(repeated: nil)?.explore(budget: 100).tree)
    // Two grades of two graders, who see one of two qualities.
    #expect(tree.leaves == 8 && story.complaint == nil)
  }
}
