import Synchronization

/// How much of a study is there.
public struct StudyProgress: Sendable, Equatable {
  /// How many units it asks for.
  public internal(set) var all = 0
  /// How many gave a result.
  public internal(set) var done = 0
  /// How many failed.
  public internal(set) var failed = 0
  /// How many took too long.
  public internal(set) var timedOut = 0
  /// How many were being played when somebody asked to stop.
  public internal(set) var interrupted = 0
  /// Whether there was no time to begin all that is left.
  public internal(set) var isOutOfBudget = false
  /// How many this run has played.
  public internal(set) var played = 0

  /// How many are left to play.
  public var left: Int { all - done - failed - timedOut }
}

/// Counts what is done, for all threads of a run.
final class ProgressCounter: Sendable {
  private let state: Mutex<StudyProgress>
  private let show: @Sendable (StudyProgress) -> Void

  init(all: Int, _ show: @escaping @Sendable (StudyProgress) -> Void) {
    state = Mutex(StudyProgress(all: all))
    self.show = show
  }

  /// What was counted.
  var progress: StudyProgress { state.withLock { $0 } }

  /// Whether no unit is begun any more.
  var isOutOfBudget: Bool { progress.isOutOfBudget }

  /// Takes note that a unit was not begun for want of time.
  func spendBudget() { state.withLock { $0.isOutOfBudget = true } }

  /// Takes note of units that are not needed after all.
  func drop(_ units: Int) { state.withLock { $0.all -= units } }

  /// Counts a unit that is in the store, or was played just now.
  func add(_ kind: StoreRecord.Kind, isNew: Bool = false) {
    let progress = state.withLock { progress in
      switch kind {
      case .done: progress.done += 1
      case .failed: progress.failed += 1
      case .timedOut: progress.timedOut += 1
      case .interrupted: progress.interrupted += 1
      case .opening, .summary, .closing, .replies, .exchange: break
      }
      if isNew { progress.played += 1 }
      return progress
    }
    show(progress)
  }
}
