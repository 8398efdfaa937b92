import Foundation

/// The clocks that a talk with a server goes by.
///
/// What is waited and what time is taken goes by a clock that only goes forwards, so that one that is set while a
/// program runs changes no deadline, no wait and no budget. Only a date that is kept, or told by a server that does not
/// say its own, is by the clock on the wall.
public struct ModelClock: Sendable {
  /// The date, by the clock on the wall, which may jump.
  let date: @Sendable () -> Date
  /// Waits for some seconds, or until the task is ended.
  let wait: @Sendable (Double) async -> Void

  /// The clocks of this machine.
  public static let machine = ModelClock(
    date: { Date() },
    // Whoever is cancelled waits no more.
    wait: { try? await Task.sleep(for: .seconds($0), clock: .continuous) })
}
