import Foundation

/// The log that one process appends to, and reads back from.
///
/// Nobody else ever writes to it: every process has a log of its own, so that no lock is needed, on
/// whatever file system it lies. Without a file the log is kept in memory.
struct LogWriter {
  /// Where it is; nil in memory.
  let path: String?
  /// The open file; nil in memory, and as long as nothing was written.
  private var descriptor: Int32?
  /// How much of the log is in the file.
  private var written = 0
  /// What is not yet in it.
  private var pending: [UInt8] = []
  /// Whether some of the file is not yet known to be on the disk.
  private var isUnsettled = false
  /// Why nothing more can be written.
  private(set) var obstacle: SystemError?

  /// So much is kept back at most, in bytes.
  private static let buffer = 1 << 18

  /// Makes a log.
  ///
  /// - Parameter path: The file, which nobody has and which is made when something is written; nil for a
  ///   log in memory.
  init(_ path: String?) { self.path = path }

  /// Adds an entry; returns its place.
  ///
  /// - Throws: ``SystemError`` when the disk is full or the log cannot be written; nothing is added
  ///   after that.
  mutating func append(_ record: StoreRecord) throws(SystemError) -> Int {
    if let obstacle { throw obstacle }
    let place = written + pending.count
    pending += RecordFrame.framed(record.bytes)
    if pending.count >= LogWriter.buffer { try flush() }
    return place
  }

  /// Writes everything into the file.
  mutating func flush() throws(SystemError) {
    if path == nil || pending.isEmpty { return }
    if let obstacle { throw obstacle }
    let file = try made()
    var done = 0
    // Of a disk that becomes full, it stays known what is on it.
    defer { pending.removeFirst(done) }
    while done < pending.count {
      let count = pending[done...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 {
        let error = SystemError(errno)
        obstacle = error
        throw error
      }
      done += count
      written += count
      isUnsettled = true
    }
  }

  /// Returns the file, which is made if it is not there.
  private mutating func made() throws(SystemError) -> Int32 {
    if let descriptor { return descriptor }
    guard let path else { preconditionFailure("a log in memory has no file") }
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if file < 0 { throw SystemError(errno) }
    descriptor = file
    return file
  }

  /// Writes everything, and waits until it is on the disk.
  ///
  /// Where there is nothing to write, the file is dated anew: its writer is still at work.
  mutating func settle() throws(SystemError) {
    try flush()
    guard let descriptor else { return }
    if !isUnsettled {
      futimens(descriptor, nil)
      return
    }
    if fsync(descriptor) != 0 {
      let error = SystemError(errno)
      obstacle = error
      throw error
    }
    isUnsettled = false
  }

  /// Reads bytes of the log.
  func read(_ range: Range<Int>) throws(SystemError) -> [UInt8] {
    if range.lowerBound >= written {
      return Array(pending[range.lowerBound - written..<range.upperBound - written])
    }
    guard let descriptor else { return [] }
    return try readFile(descriptor, range)
  }

  /// Closes the file.
  func close() { if let descriptor { Foundation.close(descriptor) } }
}

/// Reads bytes of a file.
///
/// - Throws: ``SystemError``, also when the file is shorter.
func readFile(_ descriptor: Int32, _ range: Range<Int>) throws(SystemError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: range.count)
  var done = 0
  while done < bytes.count {
    let count = bytes.withUnsafeMutableBytes {
      pread(
        descriptor, $0.baseAddress.map { $0 + done }, $0.count - done,
        off_t(range.lowerBound + done))
    }
    if count < 0 && errno == EINTR { continue }
    if count < 0 { throw SystemError(errno) }
    if count == 0 { throw SystemError(EIO) }
    done += count
  }
  return bytes
}
