import Arena
public import Foundation

/// A study: one question put to the arena, as one JSON5 file.
public struct Study: Sendable {
  /// The name, for headings: the file's title, or its folder's name.
  public let title: String
  /// What the study shows, in one or two sentences.
  public let finding: String
  /// The seed of everything random.
  public let seed: UInt64
  /// How many runs each cell gets.
  public let replicates: Int
  /// Whether every cell has random streams of its own; otherwise the cells share theirs.
  public let isIndependent: Bool
  /// What is kept of every run beside what the summary is made from.
  public internal(set) var kept: Set<Kept>
  /// The points of the study.
  public let cells: [Cell]
  /// The study as read.
  public let document: JSON
  /// The game files that stand beside the study, by name: what it needs to be run again.
  public let games: [(name: String, data: Data)]

  /// The fields that belong to the study as a whole, not to a cell.
  static let frame = StudyFrame.form.list.fields.map(\.name)
  /// The most cells of one study.
  public static let mostCells = 100_000
  /// The most runs of one study.
  public static let mostRuns = 10_000_000

  /// Reads a study file.
  ///
  /// - Throws: ``StudyError`` for the first thing that is wrong.
  public init(file: String, library: Library) throws(StudyError) {
    let source = try Study.source(of: file)
    try self.init(source: source, file: file, library: library)
  }

  /// Reads a study from the contents of a file.
  ///
  /// - Throws: ``StudyError`` for the first thing that is wrong.
  public init(source: Data, file: String, library: Library) throws(StudyError) {
    let url = URL(fileURLWithPath: file)
    try self.init(
      try JSON.parse(source, file: printable(url.lastPathComponent)),
      fallbackTitle: printable(url.deletingLastPathComponent().lastPathComponent),
      library: library, folder: url.deletingLastPathComponent().path)
  }

  /// Returns the contents of a study file: once and bounded, so that pipes and devices do no harm.
  ///
  /// - Throws: ``StudyError`` when there is nothing to read, or too much.
  public static func source(of file: String) throws(StudyError) -> Data {
    Data(try InputFile.read(file, "study file", form: "JSON5", limit: JSON.limit))
  }

  /// Reads a study from a document, and the game files it names from a folder.
  ///
  /// - Throws: ``StudyError`` for the first thing that is wrong.
  public init(
    _ document: JSON, fallbackTitle: String = "study", library: Library, folder: String? = nil
  ) throws(StudyError) {
    let frame = try FieldReader.read(
      StudyFrame.self, from: document, at: .study, besides: CellForm.names)
    self.document = document
    title = frame.title ?? fallbackTitle
    finding = frame.finding
    seed = UInt64(frame.seed)
    replicates = frame.replicates
    isIndependent = frame.isIndependent
    kept = Set(frame.kept)
    let points = try Sweep.points(frame.variants, frame.sweep)
    if points.count * replicates > Study.mostRuns {
      throw StudyError(
        "the study has \(points.count) cells x \(replicates) replicates; at most "
          + "\(Study.mostRuns) runs are allowed")
    }
    let shelf = Shelf(folder: folder)
    var cells: [Cell] = []
    for point in points {
      let changed = try Sweep.apply(point.settings, to: document)
      do {
        cells.append(try Cell(changed, name: point.name, settings: point.settings, library, shelf))
      } catch {
        throw points.count == 1
          ? error : StudyError("in the cell '\(printable(point.name))': \(error)")
      }
    }
    self.cells = cells
    games = shelf.neighbours
    try checkCells()
  }

  /// Checks that every cell is another one, under a name of its own, and that all are asked the
  /// same.
  private func checkCells() throws(StudyError) {
    var seen: [String: String] = [:]
    var names: Set<String> = []
    for cell in cells {
      let name = printable(cell.name)
      if let twin = seen.updateValue(name, forKey: cell.resolved.canonical) {
        throw StudyError("the cells '\(twin)' and '\(name)' are the same")
      }
      if !names.insert(cell.name).inserted {
        throw StudyError("two cells are called '\(name)'; name the variants apart")
      }
      if cell.welfare.map(\.name) != cells[0].welfare.map(\.name) {
        throw StudyError(
          "the cells '\(printable(cells[0].name))' and '\(name)' have different welfare functions; "
            + "a study asks the same of all cells")
      }
    }
  }
}
