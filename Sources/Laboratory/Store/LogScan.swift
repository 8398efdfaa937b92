import Foundation

/// Goes through the entries of a log, past whatever is damaged.
struct LogScan {
  /// A part of a log that holds no whole entry.
  struct Damage: Equatable {
    /// Where it is, in bytes.
    let range: Range<Int>
    /// Whether nothing comes after it, as when the writer was stopped in the middle of an entry, or is
    /// still at it.
    let isTail: Bool
  }

  /// What holds no whole entry.
  private(set) var damage: [Damage] = []
  /// How many bytes the log had.
  private(set) var size = 0

  private static let chunk = 1 << 20

  /// Shows every whole entry with its place.
  ///
  /// - Complexity: O(bytes), with 1 MB or the largest entry in memory.
  /// - Throws: ``SystemError`` when the log cannot be read.
  init(_ path: String, _ body: (UnsafeRawBufferPointer, Int) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY)
    if descriptor < 0 { throw SystemError(errno) }
    defer { close(descriptor) }
    var buffer: [UInt8] = []
    var start = 0
    var isAtEnd = false
    while true {
      if !isAtEnd { isAtEnd = try LogScan.fill(&buffer, from: descriptor) }
      let used = try buffer.withUnsafeBytes { bytes in
        try scan(bytes, at: start, isWhole: isAtEnd, body)
      }
      start += used
      buffer.removeFirst(used)
      if isAtEnd { break }
    }
    size = start
    if let last = damage.last, last.range.upperBound == size {
      damage[damage.count - 1] = Damage(range: last.range, isTail: true)
    }
  }

  /// Reads on; says whether that was the last of the log.
  private static func fill(_ buffer: inout [UInt8], from descriptor: Int32) throws -> Bool {
    var chunk = [UInt8](repeating: 0, count: chunk)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw SystemError(errno) }
      buffer.append(contentsOf: chunk[..<count])
      return count == 0
    }
  }

  /// Goes through bytes that begin somewhere in the log; returns how many are done with.
  private mutating func scan(
    _ bytes: UnsafeRawBufferPointer, at start: Int, isWhole: Bool,
    _ body: (UnsafeRawBufferPointer, Int) throws -> Void
  ) throws -> Int {
    var place = 0
    while place < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[place...])
      if let frame = RecordFrame(rest) {
        let end = RecordFrame.size + frame.length
        if end <= rest.count {
          let entry = UnsafeRawBufferPointer(rebasing: rest[RecordFrame.size..<end])
          if frame.holds(entry) {
            try body(entry, start + place)
            place += end
            continue
          }
        } else if !isWhole {
          return place
        }
      } else if rest.count < RecordFrame.size && !isWhole {
        return place
      }
      let next = LogScan.mark(in: rest, after: 1)
      add(start + place..<start + place + next)
      place += next
    }
    return place
  }

  /// Where an entry may begin next; the end if nowhere.
  private static func mark(in bytes: UnsafeRawBufferPointer, after first: Int) -> Int {
    var place = first
    while place < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[place...])
      // At the end of what was read, the rest of a mark may follow.
      if RecordFrame.isMark(rest)
        || rest.count < RecordFrame.mark.count && RecordFrame.mark.starts(with: rest)
      {
        return place
      }
      place += 1
    }
    return bytes.count
  }

  private mutating func add(_ range: Range<Int>) {
    if let last = damage.last, last.range.upperBound == range.lowerBound {
      damage[damage.count - 1] = Damage(
        range: last.range.lowerBound..<range.upperBound, isTail: false)
    } else {
      damage.append(Damage(range: range, isTail: false))
    }
  }
}
