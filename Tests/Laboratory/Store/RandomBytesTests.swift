import Arena
import Foundation
import StudySupport
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `Bytes that nobody wrote` {
  private let trials = isPatient ? 10_000 : 1000

  /// Random bytes: plain ones, few different ones, or pieces of what a log may hold.
  private func bytes(_ random: inout RandomStream) -> [UInt8] {
    let key = ContentKey(of: "a cell")
    let entries = [
      StoreRecord.opening(.object(["format": .integer(1)])).bytes,
      StoreRecord.done(key, UnitResult()).bytes,
      StoreRecord.undone(key, .failed, "it fails").bytes,
      StoreRecord.closing(.null).bytes,
    ]
    var bytes: [UInt8] = []
    for _ in 0..<random.index(below: 6) {
      switch random.index(below: 4) {
      case 0: bytes += (0..<random.index(below: 60)).map { _ in UInt8(random.index(below: 256)) }
      case 1: bytes += (0..<random.index(below: 60)).map { _ in UInt8(random.index(below: 9)) }
      case 2: bytes += RecordFrame.framed(entries[random.index(below: entries.count)])
      default:
        // The checksum holds, and what it holds for is nonsense.
        var entry = entries[random.index(below: entries.count)]
        entry[random.index(below: entry.count)] = UInt8(random.index(below: 256))
        bytes += RecordFrame.framed(entry)
      }
    }
    return bytes
  }

  @Test func `are no log, or as much of one as is whole`() throws {
    let folder = try TemporaryFolder()
    var random = RandomStream(StreamKey(seed: 11))
    var refused = 0
    for _ in 0..<trials {
      let bytes = bytes(&random)
      let path = try folder.write("x.log", Data(bytes))
      var index = StoreIndex()
      do throws(StudyError) {
        let reading = try LogReading(path, number: 0, into: &index)
        #expect(reading.size == bytes.count)
        #expect(reading.opening != nil || index.count == 0)
        #expect(index.count <= 2)
      } catch {
        // An opening without version and streams is one of another version.
        #expect(error.description.contains("; give another folder, or that version"))
        refused += 1
      }
    }
    #expect(refused > 0 && refused < trials)
  }

  @Test func `are no entry, and read as nothing beyond their end`() {
    var random = RandomStream(StreamKey(seed: 12))
    for _ in 0..<trials {
      let bytes = bytes(&random)
      // An entry is one way of writing what it says.
      if let record = StoreRecord(bytes), case .done = record {
        #expect(StoreRecord(record.bytes)?.bytes == record.bytes)
      }
      var reader = ByteReader(bytes)
      while !reader.isAtEnd {
        let place = reader.place
        switch random.index(below: 4) {
        case 0: _ = reader.byte()
        case 1: _ = reader.word()
        case 2: #expect(reader.count() >= 0)
        default: #expect(reader.text().utf8.count <= 3 * bytes.count)
        }
        #expect(reader.place > place && reader.place <= bytes.count)
      }
      #expect(reader.byte() == 0 && reader.word() == 0 && reader.count() == 0)
      #expect(reader.text() == "" && reader.isBroken)
    }
  }

  @Test func `are told from those that somebody wrote`() {
    var random = RandomStream(StreamKey(seed: 13))
    let counts = [0, 1, 127, 128, 300, 1 << 32, Int.max]
    var writer = ByteWriter()
    for count in counts { writer.add(count: count) }
    writer.add("«é»")
    writer.add(UInt64.max)
    var reader = ByteReader(writer.bytes)
    for count in counts { #expect(reader.count() == count) }
    #expect(reader.text() == "«é»" && reader.word() == .max)
    #expect(reader.isAtEnd && !reader.isBroken)
    var short = ByteReader(Array(writer.bytes.prefix(random.index(below: 20))))
    while !short.isAtEnd { _ = short.word() }
    #expect(short.isBroken || short.isAtEnd)
  }
}
