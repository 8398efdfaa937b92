/// The formats that tables are written in.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Comma-separated values.
  case csv
  /// JSON lines.
  case jsonl

  /// Makes what writes one table.
  func writer(_ columns: [Column], _ sink: @escaping TableSink) -> any TableWriter {
    switch self {
    case .csv: CSVWriter(columns, sink)
    case .jsonl: JSONLWriter(columns, sink)
    }
  }
}
