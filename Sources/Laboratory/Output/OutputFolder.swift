import Foundation

/// A folder that files are written to together.
///
/// The folder itself is never replaced: it may be a link, the place of another disk, or where
/// somebody works. The files are written into a folder within it first, and then moved up, the last
/// of them last, so that where that one is, all are.
struct OutputFolder {
  /// The folder, without links.
  let path: String
  /// Where files are until they are whole: a folder that no other process writes into.
  private let staging: String

  /// What the name of such a folder begins with.
  static let stagingName = ".partial"
  /// After so many seconds without change, one was left behind.
  private static let patience = 3600.0

  /// Follows links, one that leads nowhere yet too.
  init(_ path: String) {
    var url = URL(fileURLWithPath: path).standardizedFileURL
    for _ in 0..<32 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: url.path) else {
        break
      }
      url =
        URL(fileURLWithPath: next, relativeTo: url.deletingLastPathComponent())
        .standardizedFileURL
    }
    self.path = url.path
    let random = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    staging = "\(url.path)/\(OutputFolder.stagingName)-\(getpid())-\(random)"
  }

  /// The folders of unfinished files, of this process and of others.
  var stagings: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasPrefix(OutputFolder.stagingName) }.map { path + "/" + $0 }
  }

  /// Removes the folders that interrupted writes have left behind.
  private func tidy() {
    let files = FileManager.default
    for folder in stagings {
      let changed = try? files.attributesOfItem(atPath: folder)[.modificationDate] as? Date
      if Date().timeIntervalSince(changed ?? Date()) > OutputFolder.patience {
        try? files.removeItem(atPath: folder)
      }
    }
  }

  /// Why the folder cannot be made; nil when nothing is in the way.
  ///
  /// Nothing is made to find out, since others may be about to make the same folder.
  var obstacle: SystemError? {
    var url = URL(fileURLWithPath: path).deletingLastPathComponent()
    while access(url.path, F_OK) != 0 && url.path != "/" { url.deleteLastPathComponent() }
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    if !isFolder.boolValue { return SystemError(ENOTDIR) }
    return access(url.path, W_OK | X_OK) == 0 ? nil : SystemError(errno)
  }

  /// Writes one file whole, whoever else does the same.
  func put(_ name: String, _ data: Data) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: staging, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: staging) }
    let file = try FileSink(staging + "/" + name)
    try file.write(data)
    try file.finish()
    if rename(staging + "/" + name, path + "/" + name) != 0 { throw SystemError(errno) }
  }

  /// Makes the folder if there is none.
  ///
  /// - Returns: Whether it was made.
  func make() throws -> Bool {
    if FileManager.default.fileExists(atPath: path) { return false }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return true
  }

  /// Writes all files, or else none.
  ///
  /// - Parameters:
  ///   - name: The file that is moved last, since it vouches for all others.
  ///   - known: The names of files that go away if they are not among those that are written.
  ///   - body: Given an opener of files, finishes every file that it opens.
  /// - Throws: What the system says went wrong, or what the body throws.
  func write(
    vouching name: String, replacing known: [String],
    _ body: (_ open: (String) throws -> FileSink) throws -> Void
  ) throws {
    let files = FileManager.default
    let isNew = try make()
    var names: [String] = []
    do {
      tidy()
      try files.createDirectory(atPath: staging, withIntermediateDirectories: false)
      try body { file in
        names.append(file)
        return try FileSink(staging + "/" + file)
      }
      // An older one would vouch for what is half old and half new.
      try? files.removeItem(atPath: path + "/" + name)
      for other in known where !names.contains(other) { unlink(path + "/" + other) }
      for name in names.filter({ $0 != name }) + [name]
      where rename(staging + "/" + name, path + "/" + name) != 0 {
        throw SystemError(errno)
      }
      try files.removeItem(atPath: staging)
    } catch {
      try? files.removeItem(atPath: staging)
      // Only where nobody else has written into it.
      if isNew { rmdir(path) }
      throw error
    }
  }
}
