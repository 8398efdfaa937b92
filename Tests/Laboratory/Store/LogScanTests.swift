import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A log` {
  private let entries: [[UInt8]] = [
    [1], Array("two".utf8), Array(repeating: 0, count: 40), RecordFrame.mark + [5],
    Array(repeating: 0xA7, count: 9),
  ]
  private var bytes: [UInt8] { entries.flatMap { RecordFrame.framed($0) } }

  /// The entries that are found in some bytes, with their places and what is damaged.
  private func scan(_ bytes: [UInt8]) throws -> (
    found: [[UInt8]], places: [Int], damage: [LogScan.Damage]
  ) {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.log", Data(bytes))
    var found: [[UInt8]] = []
    var places: [Int] = []
    let scan = try LogScan(path) { entry, place in
      found.append(Array(entry))
      places.append(place)
    }
    #expect(scan.size == bytes.count)
    return (found, places, scan.damage)
  }

  /// Where every entry begins, and where the log ends.
  private var starts: [Int] {
    entries.reduce(into: [0]) { $0.append(($0.last ?? 0) + RecordFrame.size + $1.count) }
  }

  @Test func `is read as it was written`() throws {
    let (found, places, damage) = try scan(bytes)
    #expect(found == entries && places == starts.dropLast() && damage.isEmpty)
    #expect(try scan([]).found.isEmpty)
  }

  @Test func `loses one entry to one changed byte, and names the place`() throws {
    for place in bytes.indices {
      for change: UInt8 in [1, 0x80, 0xFF] {
        var damaged = bytes
        damaged[place] ^= change
        let (found, _, damage) = try scan(damaged)
        let hit = starts.lastIndex { $0 <= place } ?? 0
        var rest = entries
        rest.remove(at: hit)
        #expect(found == rest, "byte \(place)")
        #expect(damage.count == 1 && damage[0].range == starts[hit]..<starts[hit + 1])
        #expect(damage.first?.isTail == (hit == entries.count - 1))
      }
    }
  }

  @Test func `that was cut anywhere keeps what stands before`() throws {
    for size in 0..<bytes.count {
      let (found, _, damage) = try scan(Array(bytes[..<size]))
      let whole = starts.count { $0 <= size } - 1
      #expect(found == Array(entries[..<whole]), "\(size) bytes")
      #expect(damage.isEmpty == (starts[whole] == size))
      #expect(damage.allSatisfy { $0.isTail && $0.range == starts[whole]..<size })
    }
  }

  @Test func `is read past what others have written into it`() throws {
    let garbage: [[UInt8]] = [
      [0], Array(repeating: 0, count: 4096), RecordFrame.mark, Array(bytes[3..<30]),
      RecordFrame.framed([9]).dropLast(1),
    ]
    for strange in garbage {
      for place in starts.dropLast() {
        let mixed = bytes[..<place] + strange + bytes[place...]
        let (found, _, damage) = try scan(Array(mixed))
        #expect(found == entries)
        #expect(damage.map(\.range) == [place..<place + strange.count])
      }
    }
  }

  @Test func `may be longer than what is read at a time`() throws {
    let long = [
      Array(repeating: 7 as UInt8, count: 5 << 18), [1], Array(repeating: 8, count: 3 << 18),
    ]
    let bytes = long.flatMap { RecordFrame.framed($0) }
    #expect(try scan(bytes).found == long)
    var damaged = bytes
    damaged[100] = 0
    #expect(try scan(damaged).found == Array(long[1...]))
  }
}
