import Foundation
import Laboratory

/// A folder that a study is played into.
struct StoredStudy {
  let study: Study
  let source: Data
  let folder: ResultFolder

  /// Reads the study that stands in a folder.
  init(_ path: String, _ context: Context) throws(StudyError) {
    let file = path + "/study.json5"
    guard FileManager.default.fileExists(atPath: file) else {
      throw StudyError(
        "the folder '\(printable(path, limit: 200))' holds no study.json5; expected a folder that "
          + "'run' was given with --out")
    }
    source = try Study.source(of: file)
    study = try Study(source: source, file: file, library: context.library)
    folder = try ResultFolder(path, for: source, games: study.games.map(\.name))
  }
}
