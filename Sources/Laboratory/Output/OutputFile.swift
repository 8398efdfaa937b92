public import Foundation

/// Writes a file at a path, whatever the path leads to.
public enum OutputFile {
  /// Writes a plain file whole or not at all, and anything else through: what a link leads to, a
  /// device or a pipe is written to and stays what it is.
  ///
  /// A pipe that is read no further counts as written, as standard output does.
  ///
  /// - Throws: ``StudyError`` that says why it cannot be written.
  public static func write(_ data: Data, to path: String) throws(StudyError) {
    try check(path)
    let there = kind(of: path)
    do {
      if there == nil || there == S_IFREG {
        try replace(path, by: data)
      } else {
        try pour(data, into: path)
      }
    } catch { throw unwritable(path, error) }
  }

  /// Finds what stands in the way of a file, without writing anything: before work that would be lost.
  ///
  /// - Parameters:
  ///   - path: Where the file is to be.
  ///   - folder: A folder that is made before the file; nil where none is.
  /// - Throws: ``StudyError`` that says why it cannot be written.
  public static func check(_ path: String, making folder: String? = nil) throws(StudyError) {
    if path.isEmpty { throw StudyError("the name of a file is empty") }
    var status = stat()
    let code = stat(path, &status) == 0 ? 0 : errno
    if code == 0 && status.st_mode & S_IFMT == S_IFDIR || path.hasSuffix("/") {
      throw StudyError(
        "'\(printable(path, limit: 200))' is a folder; expected the name of a file")
    }
    if code == 0 {
      if access(path, W_OK) != 0 { throw unwritable(path, SystemError(errno)) }
      return
    }
    if code != ENOENT { throw unwritable(path, SystemError(code)) }
    // A link that leads nowhere yet leads to a file that is made.
    if kind(of: path) != nil { return }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL.path
    if access(parent, W_OK) == 0 { return }
    let reason = errno
    let made = folder.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    if reason != ENOENT || made != parent { throw unwritable(path, SystemError(reason)) }
  }

  private static func unwritable(_ path: String, _ error: any Error) -> StudyError {
    StudyError("'\(printable(path, limit: 200))' cannot be written: \(reason(error))")
  }

  /// What a path is, not what it leads to; nil when nothing is there.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Writes a new file and moves it into place; writes into the old one if only that is allowed.
  private static func replace(_ path: String, by data: Data) throws {
    let exists = access(path, F_OK) == 0
    if exists && access(path, W_OK) != 0 { throw SystemError(errno) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if access(folder, W_OK) != 0 {
      if exists { return try pour(data, into: path) }
      throw SystemError(errno)
    }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// Opens what is there and writes to it.
  private static func pour(_ data: Data, into path: String) throws {
    if let standard = standardDescriptor(of: path) { return try write(data, to: standard) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    if descriptor < 0 { throw SystemError(errno) }
    defer { close(descriptor) }
    try write(data, to: descriptor)
  }

  /// Standard output or error, where a path such as /dev/stdout leads to one of them: opened again,
  /// a file that it was appended to would lose what it held.
  private static func standardDescriptor(of path: String) -> Int32? {
    var (target, standard) = (stat(), stat())
    guard stat(path, &target) == 0 else { return nil }
    return [STDOUT_FILENO, STDERR_FILENO].first {
      fstat($0, &standard) == 0 && standard.st_dev == target.st_dev
        && standard.st_ino == target.st_ino
    }
  }

  private static func write(_ data: Data, to descriptor: Int32) throws {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { return }
        throw SystemError(errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}

/// What the system says went wrong.
struct SystemError: Error, CustomStringConvertible {
  let description: String

  init(_ code: Int32) { description = String(cString: strerror(code)).lowercased() }
}

/// What the system says went wrong, on one line.
public func reason(_ error: any Error) -> String {
  if let error = error as? SystemError { return error.description }
  let error = error as NSError
  if let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError,
    inner.domain == NSPOSIXErrorDomain
  {
    return SystemError(Int32(inner.code)).description
  }
  let text = error.localizedDescription
    .replacing("The operation could not be completed. ", with: "")
  return printable(text.prefix(1).lowercased() + text.dropFirst().prefix { $0 != "." }, limit: 200)
}
