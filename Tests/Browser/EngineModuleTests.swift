import Arena
import Foundation
import Laboratory
import Playground
import TestSupport
import Testing

@Suite("Engine of a page") struct EngineModuleTests {
  /// What `.ci/browser/digest.py` looks at.
  static let folders = [
    "Sources/Arena", "Sources/GameTheory", "Sources/Theory", "Sources/Story", "Sources/Browser",
    "Agents", "Mechanisms/Tools", "Mechanisms/Core", "Mechanisms/Market", "Mechanisms/Oversight",
    "Mechanisms/Information",
  ]
  static let files =
    [".ci/playground", "Mechanisms/Catalog.swift"]
    + ["Exports.swift", "compile", "pack.py", "shim.c", "unicode.c"].map { ".ci/browser/\($0)" }

  @Test("The engine was made from the sources as they are; `.ci/playground` makes it again")
  func isInStep() throws {
    var paths = EngineModuleTests.files
    for folder in EngineModuleTests.folders {
      let found = try FileManager.default.subpathsOfDirectory(
        atPath: repository.appending(path: folder).path)
      paths += found.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let content = try Data(contentsOf: repository.appending(path: path))
      for bytes in [Array(path.utf8), [0], Array(content), [0]] {
        bytes.withUnsafeBufferPointer { bytes in
          for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
      }
    }
    let hex = String(digest, radix: 16)
    #expect(EngineModule.digest == String(repeating: "0", count: 16 - hex.count) + hex)
  }

  @Test("Every mechanism of the catalogue that is no story is in the engine")
  func isWhole() {
    let entries = Library.standard.mechanisms.map { $0.card.id }
    let stories = entries.filter { !EngineModule.offers($0) }
    #expect(stories.count == 8, "\(stories)")
  }
}
