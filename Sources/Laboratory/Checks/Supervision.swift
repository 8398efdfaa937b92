import Foundation
import Synchronization

/// Runs a body that may never return, such as a story that does not end.
///
/// The body has a thread of its own. If it does not end in time, or says itself that it is lost, the
/// thread is left asleep and the caller goes on.
enum Supervision {
  /// How a supervised body ended.
  enum Outcome<Value: Sendable>: Sendable {
    case done(Value)
    /// It said that it is lost, and why.
    case lost(String)
    /// It did not end in time.
    case late
  }

  /// The stack of a supervised thread, in bytes.
  private static let stack = 64 << 20

  /// Runs a body for some seconds at most.
  ///
  /// - Parameters:
  ///   - seconds: How long the body may take.
  ///   - body: Given a function that never returns and says why the body is lost.
  /// - Returns: What the body returned, or why it was abandoned.
  static func run<Value: Sendable>(
    seconds: Double, _ body: @escaping @Sendable (@escaping @Sendable (String) -> Void) -> Value
  ) -> Outcome<Value> {
    let outcome = Shared<Value>()
    let end = DispatchSemaphore(value: 0)
    let thread = Thread {
      let value = body { reason in
        outcome.store(.lost(reason))
        end.signal()
        while true { Thread.sleep(forTimeInterval: 86_400) }
      }
      outcome.store(.done(value))
      end.signal()
    }
    thread.stackSize = stack
    thread.start()
    _ = end.wait(timeout: .now() + seconds)
    return outcome.load() ?? .late
  }

  private final class Shared<Value: Sendable>: Sendable {
    private let outcome = Mutex<Outcome<Value>?>(nil)

    func store(_ value: Outcome<Value>) { outcome.withLock { $0 = $0 ?? value } }
    func load() -> Outcome<Value>? { outcome.withLock { $0 } }
  }
}
