import Foundation

/// Reads whole files: once and bounded, so that pipes and devices do no harm.
enum InputFile {
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
    guard let stream = fopen(path, "rb") else { throw StudyError("'\(shown)' cannot be read") }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = fread(&chunk, 1, Swift.min(chunk.count, limit + 1 - bytes.count), stream)
      if ferror(stream) != 0 { throw StudyError("'\(shown)' cannot be read") }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
