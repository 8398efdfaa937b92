/// The values of an axis, made one at a time.
enum AxisValues: Sendable {
  /// Those that are listed.
  case list([JSON])
  /// Those of a range.
  case range(SweepRange)

  /// A list of values, or a range.
  static let kind: FieldKind<AxisValues> = .either(
    FieldKind<[JSON]>.list(of: .anything, count: 1...Int.max).map { values, _ in .list(values) },
    FieldKind<SweepRange>.section.map { range, path throws(StudyError) in
      try range.check(at: path)
      return .range(range)
    })

  /// How many there are.
  var count: Int {
    switch self {
    case .list(let values): values.count
    case .range(let range): range.count
    }
  }

  /// The value with a number, from 0.
  subscript(index: Int) -> JSON {
    switch self {
    case .list(let values): values[index]
    case .range(let range): range[index]
    }
  }
}
