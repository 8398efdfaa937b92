/// What is asked for about the tables of a study.
public struct TableRequest: Sendable {
  /// The tables that are wanted beside those that every study has and those of what it keeps.
  public var tables: Set<TableName>
  /// The formats of all tables.
  public var formats: Set<TableFormat>

  /// Makes a request; without anything given, the one that is made if nobody asks.
  public init(tables: Set<TableName> = [], formats: Set<TableFormat> = [.csv]) {
    self.tables = tables
    self.formats = formats
  }

  /// What a study must keep for the tables that are wanted.
  public var kept: Set<Kept> { Set(tables.compactMap(\.kept)) }

  /// The tables of a study that keeps something, in their order.
  func tables(keeping kept: Set<Kept>) -> [TableName] {
    TableName.allCases.filter { table in
      tables.contains(table) || table.isUsual && table.kept.map { kept.contains($0) } ?? true
    }
  }

  /// The names of the files of a study that keeps something, in their order.
  public func files(keeping kept: Set<Kept>) -> [String] {
    tables(keeping: kept).flatMap { table in
      TableFormat.allCases.filter { formats.contains($0) }.map { table.file($0) }
    }
  }

  /// Everything that can be asked for.
  static let everything = TableRequest(
    tables: Set(TableName.allCases), formats: Set(TableFormat.allCases))
}
