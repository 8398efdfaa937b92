/// Writes values as bytes, whole numbers with the lowest byte first.
struct ByteWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Adds one byte.
  mutating func add(_ byte: UInt8) { bytes.append(byte) }

  /// Adds the eight bytes of a word.
  mutating func add(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Adds a count: seven bits a byte, the lowest first.
  mutating func add(count: Int) {
    var rest = UInt64(count)
    while rest > 127 {
      bytes.append(UInt8(truncatingIfNeeded: rest | 128))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Adds a text: the count of its bytes, then these.
  mutating func add(_ text: String) {
    add(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}

/// Reads bytes that a ``ByteWriter`` wrote.
///
/// What was not written so breaks it: then all values are zero or empty, and nothing is trusted.
struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private(set) var place = 0
  /// Whether something was read that was not there.
  private(set) var isBroken = false

  /// Opens some bytes.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether everything was read.
  var isAtEnd: Bool { place == bytes.count }

  /// Makes the reader broken.
  mutating func fail() {
    isBroken = true
    place = bytes.count
  }

  /// Takes one byte.
  mutating func byte() -> UInt8 {
    guard place < bytes.count else {
      fail()
      return 0
    }
    place += 1
    return bytes[place - 1]
  }

  /// Takes the eight bytes of a word.
  mutating func word() -> UInt64 {
    guard bytes.count - place >= 8 else {
      fail()
      return 0
    }
    let word = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    place += 8
    return UInt64(littleEndian: word)
  }

  /// Takes a count.
  mutating func count() -> Int {
    var count: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      let byte = byte()
      count |= UInt64(byte & 127) << shift
      if byte < 128 { return Int(count) }
    }
    fail()
    return 0
  }

  /// Takes a text.
  mutating func text() -> String {
    let count = count()
    guard bytes.count - place >= count else {
      fail()
      return ""
    }
    place += count
    return String(decoding: bytes[place - count..<place], as: UTF8.self)
  }
}
