import Arena

/// What stands before every entry of a log, by which a whole one is told from a torn one: four bytes that
/// mark it, the length of the entry in four, and a checksum in eight.
struct RecordFrame {
  /// How many bytes it has.
  static let size = 16
  /// Where an entry may begin, for a reader that lost its place.
  static let mark: [UInt8] = [0xA7, 0x4C, 0x0D, 0x0A]
  /// The largest entry, in bytes.
  static let limit = 1 << 30

  /// How many bytes the entry has.
  let length: Int
  private let checksum: UInt64

  /// The bits of a checksum that hold for the length alone, so that a damaged length misleads nobody.
  private static let ofLength: UInt64 = 0xFFFF

  /// Reads a frame; nil where none begins.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= RecordFrame.size, RecordFrame.isMark(bytes) else { return nil }
    length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    checksum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let isLength = (checksum ^ RecordFrame.mixed(length)) & RecordFrame.ofLength == 0
    if length == 0 || length > RecordFrame.limit || !isLength { return nil }
  }

  /// Whether some bytes begin with the mark.
  static func isMark(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= mark.count
      && bytes[0] == mark[0] && bytes[1] == mark[1] && bytes[2] == mark[2] && bytes[3] == mark[3]
  }

  /// Whether the bytes after it are those that were written.
  func holds(_ entry: UnsafeRawBufferPointer) -> Bool {
    entry.count == length && RecordFrame.checksum(of: entry) == checksum
  }

  /// An entry with its frame.
  static func framed(_ entry: [UInt8]) -> [UInt8] {
    var bytes = mark
    withUnsafeBytes(of: UInt32(entry.count).littleEndian) { bytes.append(contentsOf: $0) }
    let checksum = entry.withUnsafeBytes { RecordFrame.checksum(of: $0) }
    withUnsafeBytes(of: checksum.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes + entry
  }

  private static func mixed(_ length: Int) -> UInt64 {
    StreamKey(seed: UInt64(length)).value
  }

  /// A hash of some bytes, eight at a time, and of how many they are.
  ///
  /// It is a plain loop, since the whole program is hashed at the start of a run, also where it was built
  /// without the optimiser.
  static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let start = mixed(bytes.count)
    let whole = bytes.count / 8 * 8
    var hash = start
    var place = 0
    while place < whole {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = (hash ^ UInt64(littleEndian: word)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      place += 8
    }
    let rest = bytes[whole...].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    hash = (hash ^ rest) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    return hash & ~ofLength | start & ofLength
  }
}
