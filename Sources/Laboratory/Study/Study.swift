import Arena
public import Foundation

/// A study: one question put to the arena, as one JSON5 file.
public struct Study: Sendable {
  /// The name, for headings: the file's title, or the mechanism's name.
  public let title: String
  /// What the study shows, in one or two sentences, with places for numbers of its results.
  public let finding: String
  /// The same, to be filled as results come.
  let filling: Finding
  /// The seed of everything random.
  public let seed: UInt64
  /// How many runs each cell gets, or how many at most.
  public let replicates: Int
  /// When a cell needs fewer; nil when none does.
  let rule: StoppingRule?
  /// Whether every cell has random streams of its own; otherwise the cells share theirs.
  public let isIndependent: Bool
  /// What is kept of every run beside what the summary is made from.
  public internal(set) var kept: Set<Kept>
  /// The points of the study, made one at a time.
  var design: Design
  /// The cells, where they are few; of others, each is made when it is asked for.
  private let made: [Cell]
  /// The pairs in its cells; fewer than cells where the others have none.
  private let plots: [PairPlot?]
  /// The study as read.
  public let document: JSON
  /// The game files that stand beside the study, by name: what it needs to be run again.
  public let games: [(name: String, data: Data)]
  private let library: Library
  private let shelf: Shelf

  /// The fields that belong to the study as a whole, not to a cell.
  static let frame = StudyFrame.form.list.fields.map(\.name)
  /// The most cells of one study.
  public static let mostCells = 10_000_000
  /// The most runs of one study.
  public static let mostRuns = 1_000_000_000

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
    _ document: JSON, fallbackTitle: String? = nil, library: Library, folder: String? = nil
  ) throws(StudyError) {
    try self.init(
      document, fallbackTitle: fallbackTitle, library: library, folder: folder, plots: [])
  }

  /// Reads a study in whose cells there are pairs, for as many cells as there are plots.
  init(
    _ document: JSON, fallbackTitle: String?, library: Library, folder: String?,
    plots: [PairPlot?]
  ) throws(StudyError) {
    try StudySecrets.refuse(in: document)
    let frame = try FieldReader.read(
      StudyFrame.self, from: document, at: .study, besides: CellForm.names)
    self.document = document
    title = frame.title ?? fallbackTitle ?? printable(document["mechanism"].text)
    seed = UInt64(frame.seed)
    replicates = frame.replicates.count
    rule = frame.replicates.rule
    isIndependent = frame.isIndependent
    kept = Set(frame.kept)
    design = try Design(frame)
    if design.count * replicates > Study.mostRuns {
      throw StudyError(
        "the study has \(design.count) cells x \(replicates) replicates; at most "
          + "\(Study.mostRuns) runs are allowed")
    }
    self.library = library
    let shelf = Shelf(folder: folder)
    self.shelf = shelf
    self.plots = plots
    let design = design
    func make(_ index: Int) throws(StudyError) -> Cell {
      let point = design.point(at: index)
      let changed = try Sweep.apply(point.settings, to: document)
      do {
        return try Cell(changed, name: point.name, settings: point.settings, library, shelf)
          .with(plots.indices.contains(index) ? plots[index] : nil)
      } catch {
        let name = printable(point.name)
        throw design.count == 1 ? error : StudyError("in the cell '\(name)': \(error)")
      }
    }
    var made: [Cell] = []
    if design.count <= Design.mostChecked {
      for index in 0..<design.count { made.append(try make(index)) }
    }
    self.made = made
    finding = frame.finding
    filling = try Finding(finding, design) { index throws(StudyError) in
      made.isEmpty ? try make(index) : made[index]
    }
    try design.check { index throws(StudyError) in
      made.isEmpty ? try make(index) : made[index]
    }
    games = shelf.neighbours
    if let complaint = try rule?.complaint(about: cell(at: 0)) { throw StudyError(complaint) }
  }

  /// How many cells there are.
  public var cellCount: Int { design.count }

  /// Whether all cells were made when the study was read.
  var isSmall: Bool { !made.isEmpty }

  /// Whether some agents of it live outside the arena.
  ///
  /// - Throws: ``StudyError`` when a cell does not go together.
  public var hasOutsiders: Bool {
    get throws(StudyError) {
      try samples().contains { cell in cell.groups.contains { $0.agent.isAsked } }
    }
  }

  /// Returns a cell, which takes the less time the fewer there are.
  ///
  /// - Throws: ``StudyError`` when what its point changes does not go together.
  public func cell(at index: Int) throws(StudyError) -> Cell {
    if !made.isEmpty { return made[index] }
    let point = design.point(at: index)
    let changed = try Sweep.apply(point.settings, to: document)
    return try Cell(changed, name: point.name, settings: point.settings, library, shelf)
      .with(plots.indices.contains(index) ? plots[index] : nil)
  }

  /// Cells that between them hold all that the study varies: all, or where there are many those that were
  /// checked before anything runs.
  ///
  /// - Throws: ``StudyError``; not where the study was read without.
  func samples() throws(StudyError) -> [Cell] {
    if !made.isEmpty { return made }
    var cells: [Cell] = []
    for index in Set(design.checked.joined()).sorted() { cells.append(try cell(at: index)) }
    return cells
  }
}
