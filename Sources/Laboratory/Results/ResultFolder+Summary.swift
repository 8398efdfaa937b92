import Foundation

extension ResultFolder {
  /// The text of the summary of finished results, and what its file is called in messages.
  ///
  /// - Throws: ``StudyError`` when the folder holds none.
  static func summaryData(in folder: String) throws(StudyError) -> (data: Data, file: String) {
    guard let data = settled("\(folder)/\(summaryName)", in: OutputFolder(folder)) else {
      throw StudyError(absence(in: folder))
    }
    return (data, "\(printable(folder, limit: 200))/\(summaryName)")
  }

  /// What a file of a folder holds; nil when it is not there.
  ///
  /// While another process puts the same results in its place, the summary is away for a moment; it is
  /// waited for, five seconds at most, since that process may have ended halfway.
  private static func settled(_ file: String, in folder: OutputFolder) -> Data? {
    for _ in 0..<250 {
      let isBeingWritten = !folder.stagings.isEmpty
      if let data = FileManager.default.contents(atPath: file) { return data }
      if !isBeingWritten { return nil }
      usleep(20_000)
    }
    return nil
  }

  /// Why a folder gives no summary, as a sentence.
  private static func absence(in folder: String) -> String {
    let files = FileManager.default
    let shown = printable(folder, limit: 200)
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: folder, isDirectory: &isFolder) else {
      let url = URL(fileURLWithPath: folder)
      let parent = url.deletingLastPathComponent().path
      let names = (try? files.contentsOfDirectory(atPath: parent)) ?? []
      return "there is no folder '\(shown)'; expected a folder of results"
        + StudyError.nearest(to: url.lastPathComponent, among: names.sorted())
    }
    if !isFolder.boolValue { return "'\(shown)' is a file; expected a folder of results" }
    if files.fileExists(atPath: "\(folder)/\(summaryName)") {
      return "'\(shown)/\(summaryName)' cannot be read"
    }
    if RobustnessFolder.isAnswered(folder) {
      return "the folder '\(shown)' holds what 'arena robustness' found; expected the results of "
        + "'arena run'"
    }
    let none = "the folder '\(shown)' holds no finished results: it has no \(summaryName)"
    return files.fileExists(atPath: "\(folder)/\(Store.folderName)")
      ? "\(none), but the store of a run that has not ended; the command that began it goes on from "
        + "there" : "\(none); expected a folder that 'arena run' wrote with --out"
  }

  /// A complaint about a summary, with a word on its version if that is another.
  static func dated(_ complaint: StudyError, by version: JSON) -> StudyError {
    guard case .string(let text) = version, text != ResultFolder.version else { return complaint }
    return StudyError(
      "\(complaint.description); it was made by version '\(printable(text))' of the arena, and this "
        + "is version '\(ResultFolder.version)'")
  }
}
