import Foundation
import Laboratory

/// A file of a Python package.
struct PythonFile {
  /// Its path in the folder of the package.
  let path: String
  var text: String
}

/// The folder of a package that is written for another framework.
struct BridgeFolder {
  private let path: String

  /// Every package has a manifest that begins like this; a folder with such a one may be written anew.
  static let mark = "# Written by 'arena bridge'; the next one into this folder replaces it."

  private static let manifest = "pyproject.toml"

  /// Takes a folder that is not there, is empty, or was written by an earlier bridge.
  ///
  /// - Throws: ``StudyError`` where something else stands there.
  init(_ path: String) throws(StudyError) {
    self.path = path
    if path.isEmpty { throw StudyError("the name of the folder is empty") }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    let shown = printable(path, limit: 200)
    if !isFolder.boolValue { throw StudyError("'\(shown)' is no folder") }
    guard let present = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw StudyError("'\(shown)' cannot be read")
    }
    if !present.isEmpty && !isOurs {
      throw StudyError(
        "'\(shown)' holds something else; expected a new or empty folder, or one that "
          + "'arena bridge' has written")
    }
  }

  /// Writes the files; a manifest is among them.
  ///
  /// - Throws: ``StudyError`` where a file cannot be written.
  func write(_ files: [PythonFile]) throws(StudyError) {
    for old in written { unlink("\(path)/\(old)") }
    // The manifest, which says what else was written, comes last.
    for file in files.filter({ $0.path != BridgeFolder.manifest }) { try write(file) }
    let list = files.map { BridgeFolder.listed + $0.path + "\n" }.joined()
    for var file in files where file.path == BridgeFolder.manifest {
      file.text.replace(
        BridgeFolder.mark + "\n", with: BridgeFolder.mark + "\n" + list, maxReplacements: 1)
      try write(file)
    }
  }

  /// What a line of a manifest begins with that names a file.
  private static let listed = "# Written: "

  /// The files that the package in the folder was written as.
  private var written: [String] {
    guard isOurs,
      let text = FileManager.default.contents(atPath: "\(path)/\(BridgeFolder.manifest)")
    else { return [] }
    return String(decoding: text, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix(BridgeFolder.listed) }.map {
        String($0.dropFirst(BridgeFolder.listed.count))
      }
      .filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }
  }

  private func write(_ file: PythonFile) throws(StudyError) {
    let url = URL(fileURLWithPath: path).appending(path: file.path)
    let folder = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw StudyError(
        "the folder '\(printable(folder.path, limit: 200))' cannot be made: \(reason(error))")
    }
    try OutputFile.write(Data(file.text.utf8), to: url.path)
  }

  /// Whether a manifest of ours is in the folder.
  private var isOurs: Bool {
    guard let file = FileHandle(forReadingAtPath: "\(path)/\(BridgeFolder.manifest)"),
      let beginning = try? file.read(upToCount: BridgeFolder.mark.utf8.count)
    else { return false }
    return String(decoding: beginning, as: UTF8.self) == BridgeFolder.mark
  }
}
