import Arena
import Foundation
import TestSupport
import Testing

@testable import Story

@Suite struct `A mutilated story` {
  /// All stories but one of 200 rounds, which takes long to tell.
  private static let seeds: [[UInt8]] = storyNames.filter { !$0.hasPrefix("iterated") }.compactMap {
    name in
    let path = repository.appending(path: "Tests/Story/Twins/Stories/\(name).story")
    return (try? Data(contentsOf: path)).map { Array($0) }
  }

  private static let pieces: [[UInt8]] = [
    "{", "}", "(", ")", "((((", "[", "]", "\"", "=", "==", "...", "..", "-", "- -", "not not", "if",
    "then", "else", "end", "end round", "together", "story {", "seats", "other(i)", "each", "none",
    "treasury", "1e22", "1e-22", "9".padding(toLength: 40, withPad: "9", startingAt: 0), "0", "-0",
    "64", "100000", " / 0", "for i in claims {", "max(", "sum(", "last(", "?", "\n", "\u{0}", "é",
    "\u{FEFF}", "#", "let x = ", "set ", "var ", "function f(x: number) = ", "per Car", "{x}",
  ].map { Array($0.utf8) }

  /// Some bytes of a story removed, doubled, replaced, cut off or joined to another's.
  func mutant(_ number: Int) -> [UInt8] {
    var dice = RandomStream(StreamKey(seed: UInt64(number)).with("mutant"))
    var bytes = Self.seeds[dice.index(below: Self.seeds.count)]
    for _ in 0...dice.index(below: 4) {
      let start = dice.index(below: bytes.count + 1)
      let end = Swift.min(bytes.count, start + dice.index(below: 14))
      let piece = Self.pieces[dice.index(below: Self.pieces.count)]
      switch dice.index(below: 8) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 2, 3: bytes.insert(contentsOf: piece, at: start)
      case 4: bytes.replaceSubrange(start..<end, with: piece)
      case 5: if start < bytes.count { bytes[start] = UInt8(dice.index(below: 256)) }
      case 6: if dice.index(below: 6) == 0 { bytes.removeSubrange(start...) }
      default:
        let other = Self.seeds[dice.index(below: Self.seeds.count)]
        if dice.index(below: 4) == 0 {
          bytes.replaceSubrange(start..., with: other[Swift.min(start, other.count)...])
        }
      }
    }
    return bytes
  }

  private static let batches = 10
  /// How many mutants a batch has; ARENA_MUTANTS sets how many there are in all.
  private static let size =
    (ProcessInfo.processInfo.environment["ARENA_MUTANTS"].flatMap { Int($0) }
      ?? (isPatient ? 10_000 : 2_000)) / batches

  @Test(arguments: 0..<batches)
  func `is told to its end, or refused with places`(_ batch: Int) {
    for number in batch * Self.size..<(batch + 1) * Self.size {
      do throws(Complaints) {
        let story = try StoryFile(mutant(number))
        if story.complaint == nil { _ = story.game(repeated: nil)?.explore(budget: 200) }
      } catch {
        let isClean = error.all.allSatisfy { complaint in
          !complaint.sentence.isEmpty && complaint.sentence.utf8.count < 500
            && complaint.description.utf8.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 10 }
        }
        #expect(isClean && !error.all.isEmpty, "mutant \(number)")
      }
    }
  }

  @Test(arguments: [
    String(repeating: "(", count: 100_000), String(repeating: "- ", count: 100_000) + "1",
    "1" + String(repeating: " + 1", count: 100_000), String(repeating: "not ", count: 100_000),
    String(repeating: "if true then ", count: 100_000),
    "a" + String(repeating: "[0]", count: 9_999),
  ])
  func `may be nested as deeply as it likes`(_ value: String) {
    #expect(!complaints("mechanism x \"x\"\nlet a = \(value)\nstory {}").isEmpty)
  }

  @Test(.enabled(if: isPatient)) func `cannot make the reader work for ever`() {
    var text = "mechanism x \"x\"\nrole player \"P.\"\nfunction f0(x: number) = x + 1\n"
    for level in 1...60 {
      text += "function f\(level)(x: number) = f\(level - 1)(x) + f\(level - 1)(x)\n"
    }
    let story = try? StoryFile(Array((text + "story { gain f60(1) by player }").utf8))
    #expect(story?.complaint != nil)
  }
}
