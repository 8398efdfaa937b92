import Foundation

extension ResultFolder {
  /// Takes over the logs of another folder's store, and those of its recording if it has one; logs that are
  /// there already are not taken twice.
  ///
  /// - Parameter other: A folder of results of the same study.
  /// - Returns: How many logs were taken.
  /// - Throws: ``StudyError`` when the other folder has no store, or this one cannot be written.
  public func takeLogs(from other: String) throws(StudyError) -> Int {
    guard let taken = try takeLogs(of: Store.folderName, from: other) else {
      throw StudyError(
        "the folder '\(printable(other, limit: 200))' holds no store; expected a folder that 'run' was "
          + "given with --out")
    }
    return taken + (try takeLogs(of: Recording.folderName, from: other) ?? 0)
  }

  /// Takes over the logs of one kind; nil where the other folder has none.
  private func takeLogs(of kind: String, from other: String) throws(StudyError) -> Int? {
    let (source, target) = ("\(other)/\(kind)", "\(path)/\(kind)")
    let files = FileManager.default
    guard let names = try? files.contentsOfDirectory(atPath: source) else { return nil }
    var taken = 0
    do {
      try files.createDirectory(atPath: target, withIntermediateDirectories: true)
      for name in names.filter({ $0.hasSuffix(Store.ending) }).sorted() {
        let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
        // A log only ever grows, so the longer one holds the shorter.
        if size(of: to) >= size(of: from) { continue }
        let passing = to + ".taken"
        try? files.removeItem(atPath: passing)
        try files.copyItem(atPath: from, toPath: passing)
        if rename(passing, to) != 0 { throw SystemError(errno) }
        taken += 1
      }
    } catch {
      throw StudyError("'\(printable(target, limit: 200))' could not be written: \(reason(error))")
    }
    return taken
  }

  /// How many bytes a file has; -1 when there is none.
  private func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int ?? -1
  }
}
