/// Numbers in rows and columns, as a page shows them below a picture and hands them out as CSV.
public struct Sheet: Sendable, Equatable {
  /// A value.
  public enum Value: Sendable, Equatable {
    /// A text.
    case text(String)
    /// A number.
    case number(Double)
    /// Nothing.
    case missing
    /// A number, or nothing where there is none.
    public static func number(_ value: Double?) -> Value {
      value.map { .number($0) } ?? .missing
    }
  }

  /// A column.
  public struct Column: Sendable, Equatable {
    /// The heading.
    public let name: String
    /// Whether it holds numbers, which are set to the right.
    public let isNumeric: Bool
    /// A column of texts.
    public static func text(_ name: String) -> Column { Column(name: name, isNumeric: false) }
    /// A column of numbers.
    public static func number(_ name: String) -> Column { Column(name: name, isNumeric: true) }
  }

  /// The columns.
  public let columns: [Column]
  /// The rows, each with a value for every column.
  public private(set) var rows: [[Value]] = []

  /// The file beside the page that has every row with every digit; nil if there is none.
  public let file: String?

  /// Makes an empty sheet.
  public init(_ columns: [Column], file: String? = nil) {
    self.columns = columns
    self.file = file
  }

  /// Adds a row.
  ///
  /// - Precondition: The row has a value for every column.
  public mutating func add(_ row: [Value]) {
    precondition(row.count == columns.count, "a row has a value for every column")
    rows.append(row)
  }
}
