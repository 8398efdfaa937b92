import Foundation
import Laboratory
import Reporting
import Synchronization

/// Says how far a study is: on one line of a terminal again and again, elsewhere on a line of its own now
/// and then.
final class ProgressLine: Sendable {
  private struct State {
    var next: ContinuousClock.Instant
    var first: StudyProgress?
  }

  private let terminal: Terminal
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// Where nobody watches, so much time lies between two lines.
  private static let pause = Duration.seconds(30)
  /// A terminal is written to at most so often.
  private static let blink = Duration.milliseconds(200)

  init(_ terminal: Terminal) {
    self.terminal = terminal
    state = Mutex(
      State(next: start + (terminal.isWatched ? ProgressLine.blink : ProgressLine.pause)))
  }

  /// Shows how far it is, if it is time to.
  func show(_ progress: StudyProgress) {
    let now = ContinuousClock.now
    let first = state.withLock { state -> StudyProgress? in
      let first = state.first ?? progress
      state.first = first
      if now < state.next { return nil }
      state.next = now + (terminal.isWatched ? ProgressLine.blink : ProgressLine.pause)
      return first
    }
    guard let first else { return }
    let text = ProgressLine.text(progress, since: first, seconds: (now - start) / .seconds(1))
    terminal.progress(text)
  }

  /// Removes the line.
  func clear() { terminal.clearProgress() }

  /// "350 of 1000 units, 12 a second, about 54 s left, 2 failed".
  ///
  /// - Parameters:
  ///   - progress: How far it is.
  ///   - first: How far it was when it began.
  ///   - seconds: The time in between.
  /// - Returns: The text.
  static func text(_ progress: StudyProgress, since first: StudyProgress, seconds: Double) -> String
  {
    let ended = progress.all - progress.left
    var parts = ["\(ended) of \(progress.all) units"]
    let rate = Double(progress.played - first.played) / Swift.max(seconds, 1e-3)
    if rate > 0 {
      parts.append("\(figure(rate)) a second")
      parts.append("about \(Pace.words(Double(progress.left) / rate)) left")
    }
    if progress.failed > 0 { parts.append("\(progress.failed) failed") }
    if progress.timedOut > 0 { parts.append("\(progress.timedOut) timed out") }
    return parts.joined(separator: ", ")
  }
}
