import Arena
import Laboratory

/// Writes story files in the one layout that all of them have.
struct FormatCommand: Subcommand {
  static let name = "format"
  static let summary = "Write story files in the one layout that all of them have."
  static let onlyText: String? = "it writes files, and otherwise only names them"

  private var files: [String] = []
  private var isCheck = false

  mutating func declare(_ line: inout some LineVisitor) {
    line.words(
      "FILE", &files, "story files; - reads standard input and writes to standard output",
      .file(["story"]))
    line.flag(
      "--check", &isCheck, "Write nothing; name the files in another layout, and exit with 1")
  }

  func run(_ context: Context) throws -> Int32 {
    if files.isEmpty { throw StudyError("expected the name of a story file, or -") }
    var (mistakes, changes) = (0, 0)
    for file in files {
      if Interruption.isAsked { throw Interrupted() }
      do throws(StudyError) {
        let story = try StoryText(reading: file)
        if !story.isFormatted { changes += 1 }
        try finish(story, file, context)
      } catch {
        context.terminal.complain(error.description)
        mistakes += 1
      }
    }
    if mistakes > 0 { return 2 }
    return isCheck && changes > 0 ? 1 : 0
  }

  /// Writes a story, or names it, if it is in another layout.
  private func finish(_ story: StoryText, _ file: String, _ context: Context) throws(StudyError) {
    let isInput = file == StoryText.standardInput
    if !isCheck && isInput { return context.terminal.print(story.text, terminator: "") }
    if story.isFormatted { return }
    if !isCheck {
      try Interruption.whileWriting { () throws(StudyError) in try story.write() }
    }
    context.terminal.print(printable(file, limit: 200))
  }
}
