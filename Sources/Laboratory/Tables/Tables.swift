import Arena

/// The tables of a finished study, in memory.
struct Tables {
  /// One file.
  struct File {
    let name: String
    let bytes: [UInt8]

    /// The bytes as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The files, in a fixed order.
  let files: [File]

  init(_ result: StudyResult, _ request: TableRequest = TableRequest()) {
    var names: [String] = []
    let contents = Contents()
    do {
      let tables = try TableSet(
        request, TableDesign(result.study),
        baseline: request.baseline.flatMap { result.welfare(ofCell: $0) }
      ) { name in
        let place = names.count
        names.append(name)
        contents.files.append([])
        return { contents.files[place] += $0 }
      }
      for (place, cell) in result.study.cells.enumerated() {
        try tables.add(
          result.summary.cells[place], units: result.units[place], shape: cell.game.shape)
      }
      try tables.finish()
    } catch {
      preconditionFailure("memory takes every byte, but there was an error: \(error)")
    }
    files = zip(names, contents.files).map { File(name: $0, bytes: $1) }
  }

  /// What has been written.
  private final class Contents {
    var files: [[UInt8]] = []
  }
}

extension StudyResult {
  /// The welfare of the cell of a name, by replicate and function.
  fileprivate func welfare(ofCell name: String) -> [[Double]]? {
    summary.cells.firstIndex { $0.name == name }.map { units[$0].map(\.welfare) }
  }
}
