import Arena
import Foundation
import Laboratory
import Reporting

/// Shows what comes of a mechanism in a file, again at every save.
struct WatchCommand: Subcommand {
  static let name = "watch"
  static let summary =
    "Show best, predicted, a short run and the audit of a story file, again whenever it is saved."
  static let onlyText: String? = "it goes on; solve, audit and run have JSON"

  /// The longest time that theory takes for one answer, in seconds.
  static let seconds = 5.0

  private var file = ""
  private var agent = "fictitious-play"
  private var seed = 1
  private var interval = 0.2
  private var isOnce = false
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("FILE", &file, "a story file or a game file", .file(["story", "nfg", "efg", "agg"]))
    line.option("--agent", &agent, .text("NAME", .agent), "Who lives in the short run")
    line.option(
      "--interval", &interval, .double("SECONDS", in: 0.01...3600),
      "How often the file is looked at")
    line.flag("--once", &isOnce, "Show one answer and end")
    line.seed(&seed)
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    if context.library.ids.contains(file) {
      throw StudyError(
        "expected the name of a file, but '\(printable(file))' is in the catalogue and does not change"
      )
    }
    let agents = context.library.agents.map { $0.card.id }
    if !agents.contains(agent) {
      throw StudyError(missing(agent, "--agent must be", among: agents))
    }
    var watched = WatchedFile(file)
    _ = watched.hasChanged()
    var answer = try WatchedAnswer(file, settings, agent: agent, seed: seed, context)
    let heading = Settings.title(file, settings)
    var screen = WatchedScreen(context.terminal)
    screen.show([heading] + answer.marked(after: nil, width: context.terminal.width))
    if isOnce { return 0 }
    while pause() {
      guard watched.hasChanged() else { continue }
      do {
        let next = try WatchedAnswer(file, settings, agent: agent, seed: seed, context)
        screen.show([heading] + next.marked(after: answer, width: context.terminal.width))
        answer = next
      } catch let error as StudyError {
        screen.show(complaint(error, answer, heading, context.terminal))
      } catch is Interrupted { return 0 }
    }
    return 0
  }

  /// What is wrong, above the last good answer where that does not stand on the screen any more.
  private func complaint(
    _ error: StudyError, _ last: WatchedAnswer, _ heading: String, _ terminal: Terminal
  ) -> [String] {
    let sentence = "error: \(error)".split(separator: "\n").flatMap { line in
      line.count <= terminal.width ? [String(line)] : wrap(String(line), terminal.width)
    }
    if terminal.rows == nil { return [heading] + sentence }
    return [heading] + sentence + ["Before that:"] + last.lines.map { "  " + $0 }
  }

  /// Waits until the file is to be looked at again; false when somebody asks to stop.
  private func pause() -> Bool {
    let end = Date().addingTimeInterval(interval)
    while !Interruption.isAsked {
      let left = end.timeIntervalSinceNow
      if left <= 0 { return true }
      // A signal ends the sleep.
      usleep(UInt32(min(left, 0.5) * 1e6))
    }
    return false
  }
}
