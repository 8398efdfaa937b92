import Synchronization

/// A value that is made when it is first asked for, once, whichever thread asks.
final class Lazily<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)

  /// Returns the value; others who ask while it is made wait for it.
  func value(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
