/// Somebody asked to stop.
public struct Interrupted: Error {
  /// Makes the error.
  public init() {}
}
