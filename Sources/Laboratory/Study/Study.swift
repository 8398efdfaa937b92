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
  public let kept: Set<Kept>
  /// The points of the study.
  public let cells: [Cell]
  /// The study as read.
  public let document: JSON
  /// The game files that stand beside the study, by name: what it needs to be run again.
  public let games: [(name: String, data: Data)]

  /// The fields that belong to the study as a whole, not to a cell.
  static let frame = [
    "title", "finding", "seed", "replicates", "independent", "keep", "variants", "sweep",
  ]
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
    var fields = try Fields(document, at: "the study")
    self.document = document
    title = try fields.prose("title", default: fallbackTitle)
    finding = try fields.prose("finding", default: "")
    seed = UInt64(try fields.int("seed", in: 0...(1 << 53)))
    replicates = try fields.int("replicates", in: 1...1_000_000, default: 1)
    isIndependent = try fields.bool("independent", default: false)
    kept = Set(try [Kept](.array(try fields.list("keep")), at: "'keep'"))
    let points = try Sweep.points(
      variants: try fields.object("variants"), sweep: try fields.object("sweep"))
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

  /// Checks that every cell is another one, under a name of its own, and that all are asked the same.
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

/// Variants and sweeps: which points a study has, and how each changes the document.
enum Sweep {
  /// One point.
  struct Point {
    let name: String
    let settings: [String: JSON]
  }

  /// Every variant combined with every combination of swept values: names in alphabetical order,
  /// numbers in them by size, values in the order given.
  static func points(variants: [String: JSON], sweep: [String: JSON]) throws(StudyError) -> [Point]
  {
    var points = [Point(name: "", settings: [:])]
    if !variants.isEmpty {
      points = []
      for name in variants.keys.sorted(by: Spelling.isBefore) {
        guard (1...100).contains(name.count), name == printable(name, limit: .max) else {
          throw StudyError(
            "the variant '\(printable(name))' must have a name of 1 to 100 printable characters")
        }
        guard case .object(let settings)? = variants[name] else {
          throw StudyError("variants.\(printable(name)) must be an object of paths and values")
        }
        points.append(Point(name: name, settings: settings))
      }
    }
    for path in sweep.keys.sorted() {
      guard let json = sweep[path] else { continue }
      let values = try values(json, at: "sweep.\(printable(path))")
      if points.count * values.count > Study.mostCells {
        throw StudyError("the study has more than \(Study.mostCells) cells")
      }
      points = points.flatMap { point in
        values.map { value in
          let label = "\(path.split(separator: ".").last ?? "")=\(text(value))"
          return Point(
            name: point.name.isEmpty ? label : "\(point.name) \(label)",
            settings: point.settings.merging([path: value]) { $1 })
        }
      }
    }
    return points.map { $0.name.isEmpty ? Point(name: "all", settings: $0.settings) : $0 }
  }

  private static func text(_ value: JSON) -> String {
    if case .string(let text) = value { return text }
    return value.canonical
  }

  /// A list of values, or `{ from, to, count, scale: "linear" | "log" }`.
  private static func values(_ json: JSON, at place: String) throws(StudyError) -> [JSON] {
    if case .array(let values) = json {
      if values.isEmpty { throw StudyError("\(place) must list at least one value") }
      return values
    }
    var fields = try Fields(json, at: place)
    let from = try fields.double("from", in: -1e12...1e12)
    let to = try fields.double("to", in: -1e12...1e12)
    let count = try fields.int("count", in: 2...100_000)
    let scale = try fields.choice("scale", among: ["linear", "log"], default: "linear")
    try fields.finish()
    if scale == "log" && !(from > 0 && to > 0) {
      throw StudyError("\(place): a log scale needs positive ends")
    }
    return (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      let value =
        scale == "linear"
        ? from + (to - from) * share
        : Portable.exp(Portable.log(from) * (1 - share) + Portable.log(to) * share)
      return .number(NumberText.rounded(value))
    }
  }

  /// Sets values at dotted paths such as `parameters.bonus` or `population.learners.share`.
  static func apply(_ settings: [String: JSON], to document: JSON) throws(StudyError) -> JSON {
    var result = document
    for path in settings.keys.sorted() {
      guard let value = settings[path] else { continue }
      let steps = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if steps.count > 20 {
        throw StudyError("the path '\(printable(path))' has more than 20 steps")
      }
      if Study.frame.contains(steps[0]) {
        throw StudyError(
          "the path '\(printable(path))' changes the study as a whole; a variant or a sweep can only "
            + "change a cell")
      }
      result = try set(value, at: steps[...], in: result, path)
    }
    return result
  }

  private static func set(
    _ value: JSON, at steps: ArraySlice<String>, in json: JSON?, _ path: String
  ) throws(StudyError) -> JSON {
    guard let step = steps.first else { return value }
    switch json {
    case .object(var fields)?:
      fields[step] = try set(value, at: steps.dropFirst(), in: fields[step], path)
      return .object(fields)
    case nil:
      return .object([step: try set(value, at: steps.dropFirst(), in: nil, path)])
    case .array(var items)?:
      let names = items.map(name)
      guard let index = names.firstIndex(of: step) else {
        throw StudyError(
          "the path '\(printable(path))' names no entry '\(printable(step))'"
            + StudyError.suggestion(for: step, among: names))
      }
      items[index] = try set(value, at: steps.dropFirst(), in: items[index], path)
      return .array(items)
    case .some(let other):
      throw StudyError("the path '\(printable(path))' leads into \(other.kind)")
    }
  }

  /// The name that a path uses for an entry of a list: its name, or its agent.
  private static func name(_ json: JSON) -> String {
    guard case .object(let fields) = json else { return "" }
    if case .string(let name)? = fields["name"] { return name }
    if case .string(let agent)? = fields["agent"] { return agent }
    return ""
  }
}
