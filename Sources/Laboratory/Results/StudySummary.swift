public import Foundation

/// The results of a study: everything that reports and pages are made from.
public struct StudySummary: Sendable, Equatable {
  /// The title.
  public internal(set) var title = ""
  /// What the study shows, filled with its numbers.
  public internal(set) var finding = ""
  /// The seed of everything random.
  public internal(set) var seed = 0
  /// How many runs each cell had.
  public internal(set) var replicates = 0
  /// The version of the arena that ran it.
  public internal(set) var version = ""
  /// The cells, in order.
  public internal(set) var cells: [CellSummary] = []

  /// The largest summary that is read, in bytes.
  static let limit = 4_000_000_000

  /// Makes a summary to be filled in.
  init() {}

  /// Makes the summary of a study, without its cells and its finding.
  init(_ study: Study) {
    title = study.title
    seed = Int(study.seed)
    replicates = study.replicates
    version = ResultFolder.version
  }

  /// Reads what ``json`` was written as.
  ///
  /// - Parameters:
  ///   - data: The contents of a `summary.json`.
  ///   - file: What the file is called in messages.
  /// - Throws: ``StudyError`` for the first thing that is not as it was written.
  public init(_ data: Data, file: String) throws(StudyError) {
    try self.init(try JSON.parse(data, file: file, limit: StudySummary.limit), at: file)
  }

  /// The summary as JSON.
  public var json: JSON { written }

  /// The fields beside the cells as JSON.
  var frame: [String: JSON] {
    var frame = self
    frame.cells = []
    var fields = frame.written.fields.reduce(into: [:]) { $0[$1.name] = $1.value }
    fields["cells"] = nil
    return fields
  }
}

extension StudySummary: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("title", &title)
    visitor.field("finding", &finding)
    visitor.field("seed", &seed)
    visitor.field("replicates", &replicates)
    visitor.field("version", &version)
    visitor.field("cells", &cells)
  }
}
