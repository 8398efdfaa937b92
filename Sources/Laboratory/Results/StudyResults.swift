import Foundation

/// The finished results of a study: all that pages are made from, read cell by cell.
public struct StudyResults: Sendable {
  /// What is kept of every cell, however many there are.
  public struct Point: Sendable {
    /// The name of the cell.
    public let name: String
    /// What it changes: values by path.
    public let settings: JSON
    /// Best, predicted and emergent for each welfare function; empty where no unit gave a result.
    public let welfare: [WelfareSummary]

    init(_ cell: CellSummary) {
      name = cell.name
      settings = cell.settings
      welfare = cell.welfare
    }
  }

  /// The summary with its first cells.
  public private(set) var summary: StudySummary
  /// All cells.
  public private(set) var points: [Point] = []
  /// What all cells come to.
  public private(set) var overview = StudyOverview()
  /// The names of the variants, in their order; empty where there are none.
  public private(set) var variants: [String] = []
  /// The paths that the study sweeps, in the order of the file.
  public private(set) var swept: [String] = []
  /// Whether points are spread over some paths, so that each has values of its own.
  public private(set) var isSampled = false
  /// Where the results come from: the command, the version, the time; null where that is not known.
  public private(set) var provenance = JSON.null
  /// What beside the summary could not be read, as sentences without a full stop.
  public private(set) var remarks: [String] = []
  /// Where the results are; nil where they are in no folder.
  public let folder: String?

  /// So many cells are kept whole.
  public static let most = 1000

  /// Makes the results of a summary with all its cells, such as a run that was filed nowhere.
  ///
  /// - Parameters:
  ///   - summary: The summary.
  ///   - document: The study file as read; null where it is not at hand.
  public init(_ summary: StudySummary, document: JSON = .null) {
    self.summary = summary
    folder = nil
    for cell in summary.cells { add(cell) }
    self.summary.cells = Array(summary.cells.prefix(StudyResults.most))
    read(design: document)
  }

  /// Reads the results that a folder holds.
  ///
  /// - Parameter folder: The folder.
  /// - Throws: ``StudyError`` when it holds none, or they are not as they were written.
  public init(in folder: String) throws(StudyError) {
    self.folder = folder
    summary = StudySummary()
    let (data, file) = try ResultFolder.summaryData(in: folder)
    let bytes = try JSON.bytes(data, file: file, limit: StudySummary.limit)
    do {
      try read(bytes, file)
    } catch {
      let frame = try JSON5Scanner.read(bytes, file: file, handingOn: "cells") {
        _ throws(StudyError) in
      }
      throw ResultFolder.dated(error, by: frame["version"] ?? .null)
    }
    provenance = parsed("provenance.json", for: "where the results come from")
    read(design: parsed("study.json5", for: "what is swept"))
    for table in TableName.allCases where !has(table) {
      let others = TableFormat.allCases.map(table.file).filter {
        FileManager.default.fileExists(atPath: "\(folder)/\($0)")
      }
      if let other = others.first {
        remarks.append("'\(other)' is not in CSV, from which pictures are drawn")
      }
    }
  }

  /// A file beside the summary; null where there is none, and with a remark where it cannot be read.
  private mutating func parsed(_ name: String, for purpose: String) -> JSON {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
      return .null
    }
    do {
      return try JSON.parse(data, file: name)
    } catch {
      remarks.append("\(purpose) is not known: \(error)")
      return .null
    }
  }

  /// Reads the summary, cell by cell.
  private mutating func read(_ bytes: [UInt8], _ file: String) throws(StudyError) {
    var frame = try JSON5Scanner.read(bytes, file: file, handingOn: "cells") {
      json throws(StudyError) in
      let cell = try CellSummary(json, at: "\(file).cells[\(points.count)]")
      add(cell)
      if summary.cells.count < StudyResults.most { summary.cells.append(cell) }
    }
    let cells = summary.cells
    frame["cells"] = .array([])
    summary = try StudySummary(.object(frame), at: file)
    summary.cells = cells
  }

  private mutating func add(_ cell: CellSummary) {
    points.append(Point(cell))
    overview.add(cell)
  }

  /// Reads variants and swept paths from the study file.
  private mutating func read(design document: JSON) {
    variants = document["variants"].pairs.map(\.name)
    func paths(_ json: JSON) -> [String] { json.pairs.map(\.name) }
    for (name, value) in document["sweep"].pairs {
      switch name {
      case "zip", "points": swept += value.items.flatMap(paths)
      case "sample":
        isSampled = true
        swept += paths(value["axes"])
      default: swept.append(name)
      }
    }
    swept = distinct(swept)
  }

  /// Whether a table is there in CSV.
  public func has(_ table: TableName) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: "\($0)/\(table.rawValue).csv") } ?? false
  }
}
