/// What the values of a column are.
enum ColumnKind: Sendable {
  /// Text in UTF-8.
  case text
  /// A whole number of 64 bits.
  case whole
  /// A real number; it may always be missing.
  case real
  /// True or false.
  case truth
}

/// One column of a table, declared once for all formats.
struct Column: Sendable {
  /// The name: lower-case ASCII letters, digits and underscores.
  let name: String
  /// What its values are.
  let kind: ColumnKind
  /// Whether a value may be missing.
  let isOptional: Bool

  static func text(_ name: String) -> Column { Column(name: name, kind: .text, isOptional: false) }
  static func whole(_ name: String) -> Column {
    Column(name: name, kind: .whole, isOptional: false)
  }
  static func real(_ name: String) -> Column { Column(name: name, kind: .real, isOptional: true) }

  /// The column with values that may be missing.
  var optional: Column { Column(name: name, kind: kind, isOptional: true) }

  /// Whether the column can hold a value.
  func holds(_ value: TableValue) -> Bool {
    switch (kind, value) {
    case (_, .missing): isOptional
    case (.text, .text), (.whole, .whole), (.truth, .truth): true
    case (.real, .real(let number)): number.isFinite
    case (.text, _), (.whole, _), (.real, _), (.truth, _): false
    }
  }
}

/// One value of a row.
enum TableValue: Sendable, Equatable {
  /// A text.
  case text(String)
  /// A whole number.
  case whole(Int)
  /// A finite number.
  case real(Double)
  /// True or false.
  case truth(Bool)
  /// Nothing: an empty cell, null.
  case missing

  /// A number; missing if there is none or it is not finite.
  static func number(_ value: Double?) -> TableValue {
    guard let value, value.isFinite else { return .missing }
    return .real(value)
  }
}
