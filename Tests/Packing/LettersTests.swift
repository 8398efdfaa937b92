import Arena
import Packing
import TestSupport
import Testing

@Suite struct `Bytes as letters` {
  /// Reads letters as a page does: see `Page/unpack.js`.
  private func bytes(_ letters: String) -> [UInt8] {
    var (bytes, bits, count) = ([UInt8](), UInt32(0), 0)
    func add(_ seven: UInt32) {
      (bits, count) = (bits << 7 | seven & 127, count + 7)
      guard count >= 8 else { return }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    for letter in letters.unicodeScalars {
      if letter.value > 127 { add([0, 13, 60][Int(letter.value - 128) >> 7]) }
      add(letter.value)
    }
    return bytes
  }

  @Test func `are the same bytes, and nothing that a page would change`() {
    var dice = StreamKey(seed: 3).stream(0)
    var all: [[UInt8]] = [[], [0], [0, 0, 0], [13], [60], Array(0...255)]
    for length in 1...60 {
      all.append((0..<length).map { _ in UInt8(dice.index(below: 256)) })
      all.append([UInt8](repeating: 0, count: length))
      all.append((0..<length).map { _ in [0, 13, 26, 60, 120, 128][dice.index(below: 6)] })
    }
    for given in all {
      let letters = Letters.text(given)
      #expect(bytes(letters) == given)
      #expect(!letters.unicodeScalars.contains { [0, 13, 60].contains($0.value) })
    }
  }

  @Test func `take a seventh more room`() {
    var dice = StreamKey(seed: 4).stream(0)
    for given in [
      [UInt8](repeating: 0, count: 7000), (0..<7000).map { _ in UInt8(dice.index(below: 256)) },
    ] {
      #expect(Letters.text(given).utf8.count <= 8002)
    }
  }
}
