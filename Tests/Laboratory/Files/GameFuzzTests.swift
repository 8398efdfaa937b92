import Arena
import Foundation
import Mechanisms
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A mutilated game file` {
  /// Files of both formats, in all ways of writing them.
  private static let seeds: [[UInt8]] = {
    var texts = (0..<12).map { RandomGame($0).text }
    texts.append(
      """
      NFG 1 R "x" { "A" "B" }

      { { "1" "2" "3" } { "1" "2" } }
      "comment"
      { { "" 1, 1 } { "" 0, 2 } { "third" 0 3 } { "" 2, 0 } }
      1 2 2 1 3 4
      """)
    texts.append(#"NFG 1 D "x" { "A" "B" "C" } { 2 1 2 } 1 1 0 2/3 0 2e1 1 -1 0 3 .2 0"#)
    for type in [KuhnPoker.self, UsedCar.self, StagHunt.self] as [any Mechanism.Type] {
      guard let tree = type.init().game(repeated: nil)?.explore(budget: 1000).tree else { continue }
      for format in GameFormat.allCases {
        if let export = try? GameExport(tree, as: format, title: "x", budget: 100) {
          texts.append(export.text)
        }
      }
    }
    return texts.map { Array($0.utf8) }
  }()

  private static let pieces: [[UInt8]] = [
    "{", "}", "{ }", "\"", "\"\"", ",", "c", "p", "t", "EFG", "NFG", "0", "1", "-1", "2",
    "999999999",
    "9223372036854775807", "99999999999999999999", "1/0", "1/3", "0.5", "1e300", "1e999", "1e-400",
    "+", "-", ".", "/", "e", "E5", "\\\"", "\\", "\n", "\u{0}", "\u{7f}", "é", "\u{202e}",
    "\u{FEFF}",
    " t \"\" 0 ", " p \"\" 1 1 0 ", " c \"\" 1 0 ", "{ 1000000000 1000000000 }", "\"a\" 1/2",
  ].map { Array($0.utf8) }

  /// Some bytes of a file removed, doubled, replaced, cut off or joined to another's.
  private func mutant(_ number: Int) -> [UInt8] {
    var dice = Dice(number)
    var bytes = Self.seeds[dice.below(Self.seeds.count)]
    for _ in 0...dice.below(5) {
      let start = dice.below(bytes.count)
      let end = Swift.min(bytes.count, start + dice.below(12))
      let piece = Self.pieces[dice.below(Self.pieces.count)]
      switch dice.below(8) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 2, 3: bytes.insert(contentsOf: piece, at: start)
      case 4: bytes.replaceSubrange(start..<end, with: piece)
      case 5: if start < bytes.count { bytes[start] = UInt8(dice.below(256)) }
      case 6: if dice.below(4) == 0 { bytes.removeSubrange(start...) }
      default:
        let other = Self.seeds[dice.below(Self.seeds.count)]
        bytes.replaceSubrange(start..., with: other[Swift.min(start, other.count)...])
      }
    }
    return bytes
  }

  @Test(arguments: 0..<(isPatient ? 50 : 4))
  func `is read and can be played, or is refused in one short sentence`(_ batch: Int) {
    let size = isPatient ? 2000 : 500
    for number in batch * size..<(batch + 1) * size {
      do throws(StudyError) {
        let file = try GameFile(mutant(number), file: "x.efg")
        guard let game = file.game(repeated: nil) else { continue }
        guard let tree = game.explore(budget: 300).tree else { continue }
        let isFinite = tree.leafPayoffs.allSatisfy { $0.allSatisfy(\.isFinite) }
        #expect(isFinite, "mutant \(number)")
      } catch {
        let sentence = error.description
        let isClean = !sentence.unicodeScalars.contains {
          [.control, .format].contains($0.properties.generalCategory)
        }
        #expect(isClean && !sentence.isEmpty && sentence.count < 500, "mutant \(number)")
      }
    }
  }
}
