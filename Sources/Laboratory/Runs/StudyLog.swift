/// A log of a store, for those who ask how the work goes.
public struct StudyLog: Sendable {
  /// The name of its file.
  public let name: String
  /// Who writes it, as JSON; null when that is not known.
  public let opening: JSON
  /// What its writer said at its end, as JSON; null when it said nothing.
  public let closing: JSON
  /// Whether its writer said that it came to its end.
  public var isClosed: Bool { closing != .null }
  /// How many results it holds.
  public let results: Int
  /// When its writer last gave a sign of life, in seconds since 1970.
  public let changed: Double

  init(_ reading: LogReading) {
    name = reading.name
    opening = reading.opening ?? .null
    closing = reading.closing ?? .null
    results = reading.results
    changed = reading.changed
  }
}
