/// A value that is made when it is first asked for, once, whichever thread asks.
package final class Lazily<Value: Sendable>: Sendable {
  private let made = Guarded<Value?>(nil)

  /// Makes a place for a value.
  package init() {}

  /// Returns the value; others who ask while it is made wait for it.
  package func value(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
