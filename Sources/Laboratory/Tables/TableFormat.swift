/// The formats that tables are written in.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Comma-separated values.
  case csv
  /// JSON lines.
  case jsonl
  /// Apache Parquet.
  case parquet

  /// Makes what writes one table.
  func writer(_ columns: [Column], _ sink: @escaping TableSink) -> any TableWriter {
    switch self {
    case .csv: CSVWriter(columns, sink)
    case .jsonl: JSONLWriter(columns, sink)
    case .parquet: ParquetWriter(columns, sink)
    }
  }
}
