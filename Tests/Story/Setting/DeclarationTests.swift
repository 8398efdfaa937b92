import Arena
import Laboratory
import Testing

@testable import Story

@Suite struct `A declaration in a story` {
  /// What the laws say of a story of a driver who comes by two crossings, and is paid.
  private func violations(_ forgets: String, _ more: String, _ paid: String) throws -> [String] {
    let text = """
      mechanism absent-minded "A driver cannot tell one crossing from the other."
      source "M. Piccione, A. Rubinstein, Games and Economic Behavior 20, 1997."
      role driver "Drives home at night."
      role passenger "Pays for the way."
      decision turn by driver = go: "Goes on.", leave: "Leaves the road." "Whether to leave."
        \(forgets)
      measure way in 0...1 turns "How often the driver went on."
      \(more)
      story {
        let first = choose turn by driver
        if first == leave { end }
        note way 1
        let second = choose turn by driver
        transfer \(paid) to driver
        if second == leave { gain 4 by driver }
      }
      """
    return MechanismLaws.check(try StoryFile(Array(text.utf8))).compactMap(\.violation)
  }

  @Test func `says where players may forget`() throws {
    #expect(
      try violations("", "", "1") == [
        "'driver' forgets what it knew or did: two histories meet at 'turn', the beginning and "
          + "(turn: go)"
      ])
    #expect(try violations("forgets", "", "1") == [])
  }

  @Test func `says that the treasury comes to nothing`() throws {
    #expect(
      try violations("forgets", "balanced", "1") == [
        "the treasury paid 1, after (turn: go, turn: go)"
      ])
    #expect(try violations("forgets", "balanced", "1 from passenger") == [])
  }
}
