/// A log of a store, for those who ask how the work goes.
public struct StudyLog: Sendable {
  /// The name of its file.
  public let name: String
  /// Who writes it, as JSON; null when that is not known.
  public let opening: JSON
  /// Whether its writer said that it came to its end.
  public let isClosed: Bool
  /// How many results it holds.
  public let results: Int
  /// When its writer last gave a sign of life, in seconds since 1970.
  public let changed: Double

  init(_ reading: LogReading) {
    name = reading.name
    opening = reading.opening ?? .null
    isClosed = reading.closing != nil
    results = reading.results
    changed = reading.changed
  }
}
