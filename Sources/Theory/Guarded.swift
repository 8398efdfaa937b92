#if !hasFeature(Embedded)
import Synchronization
#endif

/// A value that threads take turns with; Embedded Swift has one thread, and no lock.
final class Guarded<Value: Sendable>: Sendable {
  #if hasFeature(Embedded)
  nonisolated(unsafe) private var value: Value

  init(_ value: Value) { self.value = value }

  /// Lends the value.
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result { body(&value) }
  #else
  private let value: Mutex<Value>

  init(_ value: Value) { self.value = Mutex(value) }

  /// Lends the value; others who ask wait.
  func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    value.withLock { body(&$0) }
  }
  #endif
}
