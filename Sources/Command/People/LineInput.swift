import Foundation

/// Standard input, line by line, which Ctrl-C ends at once.
final class LineInput {
  /// What came of reading.
  enum Line: Equatable {
    /// A line without its end.
    case text(String)
    /// There are no more lines.
    case end
    /// Somebody asked to stop.
    case interrupted
  }

  /// Whether a person types at a terminal, which shows what is typed.
  let isTerminal = isatty(STDIN_FILENO) == 1
  private var bytes: [UInt8] = []
  private var hasEnded = false

  /// More bytes of a line than these are not kept.
  private static let longest = 4096

  /// Reads the next line.
  func next() -> Line {
    while true {
      if Interruption.isAsked { return .interrupted }
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeFirst(end + 1)
        return .text(line)
      }
      if hasEnded {
        if bytes.isEmpty { return .end }
        defer { bytes = [] }
        return .text(String(decoding: bytes, as: UTF8.self))
      }
      read()
    }
  }

  /// Forgets what was typed ahead at a terminal.
  func discard() {
    if !isTerminal { return }
    bytes = []
    tcflush(STDIN_FILENO, TCIFLUSH)
  }

  /// Waits until there is something, but not so long that a signal is missed, and takes it.
  private func read() {
    var place = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let ready = poll(&place, 1, 200)
    if ready == 0 || ready < 0 && errno == EINTR { return }
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 12, alignment: 1) { room in
      let count = Foundation.read(STDIN_FILENO, room.baseAddress, room.count)
      if count > 0 { bytes += room[..<count] }
      return count
    }
    if count == 0 || count < 0 && errno != EINTR { hasEnded = true }
    // Of a line without end, as much as any answer has.
    if bytes.count > LineInput.longest, !bytes.contains(UInt8(ascii: "\n")) {
      bytes.removeLast(bytes.count - LineInput.longest)
    }
  }
}
