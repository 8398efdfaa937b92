import Foundation
import Synchronization

/// All programs that run beside this one, so that neither one nor what it started is left when this one ends
/// at once.
public enum RunningPrograms {
  /// The most that are known at a time.
  private static let most = 4096
  private static let lock = Mutex(())
  // Plain memory, since a signal may come at any time and look at it.
  nonisolated(unsafe) private static let groups: UnsafeMutablePointer<pid_t> = {
    let groups = UnsafeMutablePointer<pid_t>.allocate(capacity: most)
    groups.initialize(repeating: 0, count: most)
    return groups
  }()

  /// Ends all programs by force; may be called in a signal handler once any program was started.
  public static func end() {
    var isAny = false
    for index in 0..<most where groups[index] != 0 {
      kill(-groups[index], SIGKILL)
      isAny = true
    }
    if isAny { Strays.endAll() }
  }

  /// Starts a program and takes note of it, while no other is started: its pipes are nobody else's.
  static func start(_ body: () throws(SystemError) -> pid_t) throws(SystemError) -> pid_t {
    let started = lock.withLock { _ -> Result<pid_t, SystemError> in
      do throws(SystemError) {
        let process = try body()
        if let free = (0..<most).first(where: { groups[$0] == 0 }) { groups[free] = process }
        return .success(process)
      } catch { return .failure(error) }
    }
    return try started.get()
  }

  /// Forgets a program, before its number may be another's.
  static func forget(_ process: pid_t) {
    lock.withLock { _ in
      for index in 0..<most where groups[index] == process { groups[index] = 0 }
    }
  }
}
