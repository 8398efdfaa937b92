import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A mutilated study` {
  /// Pieces that studies are made of, and some that none should be made of.
  private static let pieces = [
    "{", "}", "[", "]", ",", ":", "\"", "'", "//", "/*", "*/", "\\", "\n", "-", "0", "-1", "1e999",
    "1e9",
    "1e-300", "NaN", "Infinity", "null", "true", "\"\"", "\u{0}", "\u{202e}", "🙂",
    "9007199254740993",
    "0.1", "{}", "[]", "[[", "\"parameters\"", "population", "mechanism", "\"lattice\"",
    "{network: \"ring\", degree: 2}", "{rule: \"moran\"}", "{from: 1, to: 2, count: 3}",
    "\"uniform\"",
    "share: 0.5", "roles: []", "repeat: {rounds: 3},", "welfare: [\"sen\"],", "window: 0,",
  ]

  /// The mutant of a number: some bytes of a committed study removed, doubled or replaced.
  private func mutant(_ number: Int) throws -> Data {
    let folder = committedStudies[number % committedStudies.count]
    var bytes = [UInt8](try Data(contentsOf: folder.appending(path: "study.json5")))
    var state = UInt64(number) &* 0x9e37_79b9_7f4a_7c15 &+ 1
    func draw(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % Swift.max(below, 1)
    }
    for _ in 0...draw(4) {
      let start = draw(bytes.count)
      let end = Swift.min(bytes.count, start + draw(12))
      switch draw(5) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 2: bytes.insert(contentsOf: Array(Self.pieces[draw(Self.pieces.count)].utf8), at: start)
      case 3:
        bytes.replaceSubrange(start..<end, with: Array(Self.pieces[draw(Self.pieces.count)].utf8))
      default: if start < bytes.count { bytes[start] = UInt8(draw(256)) }
      }
    }
    return Data(bytes)
  }

  @Test(arguments: 0..<(isPatient ? 40 : 4))
  func `is read, or refused in one short sentence`(_ batch: Int) throws {
    for number in batch * 50..<(batch + 1) * 50 {
      do throws(StudyError) {
        let document = try JSON.parse(mutantOrEmpty(number), file: "study.json5")
        _ = try Study(document, library: .standard)
      } catch {
        let sentence = error.description
        #expect(!sentence.isEmpty && sentence.count < 500, "mutant \(number)")
        let isClean = !sentence.unicodeScalars.contains {
          [.control, .format].contains($0.properties.generalCategory)
        }
        #expect(isClean, "mutant \(number)")
      }
    }
  }

  private func mutantOrEmpty(_ number: Int) -> Data { (try? mutant(number)) ?? Data() }

  @Test(.enabled(if: isPatient), arguments: 0..<4)
  func `that is still a study can be run and reported`(_ batch: Int) throws {
    for number in batch * 50..<(batch + 1) * 50 {
      guard let document = try? JSON.parse(mutantOrEmpty(number), file: "x") else { continue }
      guard let count = document["population"].items.first?["count"].int, count <= 1000 else {
        continue
      }
      let short = document.adding(["rounds": .integer(3), "replicates": .integer(1)])
      guard let study = try? Study(short, library: .standard), study.cellCount < 4 else {
        continue
      }
      _ = try? Session.run(study, executor: Executor(threads: 2))
    }
  }
}
