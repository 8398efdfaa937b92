import Foundation

/// A new file that is written from its beginning to its end.
final class FileSink {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  private static let size = 1 << 16

  /// Makes a file, or empties one that is there.
  ///
  /// - Throws: ``SystemError`` when it cannot be made.
  init(_ path: String) throws(SystemError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw SystemError(errno) }
  }

  deinit { if isOpen { close(descriptor) } }

  /// Adds bytes.
  ///
  /// - Throws: ``SystemError`` when the disk is full.
  func write(_ bytes: some Sequence<UInt8>) throws(SystemError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= FileSink.size { try flush() }
  }

  /// Writes what is left and closes the file; once.
  ///
  /// - Throws: ``SystemError`` when the disk is full.
  func finish() throws(SystemError) {
    if !isOpen { return }
    try flush()
    isOpen = false
    if close(descriptor) != 0 { throw SystemError(errno) }
  }

  private func flush() throws(SystemError) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw SystemError(errno) }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
