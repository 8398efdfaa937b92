import Foundation

/// Reads whole files: once and bounded, so that pipes and devices do no harm.
enum InputFile {
  /// How long somebody has to begin to write to a pipe, in milliseconds.
  private static let patience: Int32 = 1000

  /// Returns the bytes of a file, at most one more than a limit.
  ///
  /// - Throws: ``StudyError`` when there is nothing to read.
  static func read(_ path: String, _ what: String, form: String, limit: Int) throws(StudyError)
    -> [UInt8]
  {
    let shown = printable(path, limit: 200)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw StudyError("there is no \(what) '\(shown)'")
    }
    if isFolder.boolValue {
      throw StudyError("'\(shown)' is a folder; expected a \(what) in \(form)")
    }
    // So that a pipe opens that nobody writes to; to read from it then finds its end at once.
    let file = open(path, O_RDONLY | O_NONBLOCK)
    guard file >= 0, let stream = fdopen(file, "rb") else {
      throw StudyError("'\(shown)' cannot be read")
    }
    defer { fclose(stream) }
    let isSilent = isSilentPipe(file)
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = fread(&chunk, 1, Swift.min(chunk.count, limit + 1 - bytes.count), stream)
      if ferror(stream) != 0 { throw StudyError("'\(shown)' cannot be read") }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    if isSilent && bytes.isEmpty {
      throw StudyError("'\(shown)' is a pipe that nobody writes to; expected a \(what) in \(form)")
    }
    return bytes
  }

  /// Whether a file is a pipe to which nobody begins to write soon.
  private static func isSilentPipe(_ file: Int32) -> Bool {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return false }
    var event = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&event, 1, patience) == 0
  }
}
