import Synchronization

/// A counter that threads share.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  /// Counts one more and returns the count.
  func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}
