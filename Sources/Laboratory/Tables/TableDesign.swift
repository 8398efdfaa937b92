import Arena
import Theory

/// What is known of a study before it is run, and what the columns of its tables follow from.
public struct TableDesign: Sendable {
  /// A path that cells change.
  public struct Setting: Sendable {
    /// The path, such as `parameters.bonus`.
    public let path: String
    /// What its values are: text unless all are of one other kind.
    let kind: ColumnKind

    /// Makes a setting from all values that cells give it.
    public init(path: String, values: some Sequence<JSON>) {
      self.path = path
      let kinds = Set(values.compactMap(Setting.kind))
      if kinds == [.whole] {
        kind = .whole
      } else if !kinds.isEmpty && kinds.isSubset(of: [.whole, .real]) {
        kind = .real
      } else {
        kind = kinds == [.truth] ? .truth : .text
      }
    }

    /// The kind of a value; nil for null, which is a missing value of any kind.
    private static func kind(of value: JSON) -> ColumnKind? {
      switch value {
      case .null: nil
      case .bool: .truth
      case .integer: .whole
      case .number: value.int == nil ? .real : .whole
      case .string, .array, .object: .text
      }
    }

    /// The value that a cell gives it, or nothing if the cell leaves it alone.
    func value(of cell: CellSummary) -> TableValue {
      let json = cell.settings[path]
      switch (kind, json) {
      case (_, .null): return .missing
      case (.whole, _): return json.int.map { .whole($0) } ?? .missing
      case (.real, _): return .number(json.double)
      case (.truth, .bool(let isTrue)): return .truth(isTrue)
      case (.truth, _): return .missing
      case (.text, _): return .text(json.settingText)
      }
    }
  }

  /// What is kept of every run.
  public var kept: Set<Kept>
  /// The names of the welfare functions, which all cells share.
  public var welfare: [String]
  /// The names of the measures of all cells.
  public var measures: [String]
  /// The names of the groups of all cells.
  public var groups: [String]
  /// The paths that cells change.
  public var settings: [Setting]

  /// Makes a design.
  ///
  /// - Parameters:
  ///   - kept: What is kept of every run.
  ///   - welfare: The names of the welfare functions, which all cells share.
  ///   - measures: The names of the measures that any cell has, each once.
  ///   - groups: The names of the groups that any cell has, each once.
  ///   - settings: The paths that any cell changes, each once.
  public init(
    kept: Set<Kept>, welfare: [String], measures: [String], groups: [String], settings: [Setting]
  ) {
    self.kept = kept
    self.welfare = welfare
    self.measures = measures
    self.groups = groups
    self.settings = settings
  }

  /// The design of a study.
  ///
  /// - Throws: ``StudyError``; not where the study was read without.
  public init(_ study: Study) throws(StudyError) {
    let cells = try study.samples()
    let paths = Set(cells.flatMap(\.settings.keys)).sorted()
    self.init(
      kept: study.kept, welfare: cells.first?.welfare.map(\.name) ?? [],
      measures: distinct(cells.lazy.flatMap { $0.game.shape.measures.map(\.name) }),
      groups: distinct(cells.lazy.flatMap { $0.groups.map(\.group.name) }),
      settings: paths.map { path in
        Setting(path: path, values: cells.lazy.compactMap { $0.settings[path] })
      })
  }
}

/// The different ones of some names, in the order in which they first come.
package func distinct(_ names: some Sequence<String>) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
