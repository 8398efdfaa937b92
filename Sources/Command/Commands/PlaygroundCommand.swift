import Foundation
import Laboratory
import Playground

/// Writes a page that holds the engine: to predict, to change, to play and to teach.
struct PlaygroundCommand: Subcommand {
  static let name = "playground"
  static let summary =
    "Make a page that plays: lessons, or mechanisms, stories and studies of your own; one file."

  private var out = "playground.html"
  private var isFull = false
  private var names: [String] = []
  private var threads: Int?

  mutating func declare(_ line: inout some LineVisitor) {
    line.words(
      "MECHANISM|FILE", &names,
      "mechanisms, story files and studies, whose cells are what the page begins with; the lessons if none",
      .mechanism)
    line.option("--out", &out, .text("FILE", .file(["html"])), "Write the page into this file")
    line.flag("--all", &isFull, "Show every mechanism")
    line.threads(&threads)
  }

  func run(_ context: Context) throws -> Int32 {
    if isFull && !names.isEmpty {
      throw StudyError("--all shows every mechanism; leave the names out")
    }
    try PageOption.check(out)
    let (entries, page) = try names.isEmpty && !isFull ? taught(context) : shown(context)
    let bytes = Data(try page.html().utf8)
    try OutputFile.write(bytes, to: out)
    if context.asksJSON {
      let json = JSON.object([
        "file": .string(out), "bytes": .integer(bytes.count),
        "entries": .array(entries.map { .string($0.key) }),
      ])
      context.terminal.print(json.indented, terminator: "")
    } else {
      context.terminal.remark("arena: the page is in \(printable(out, limit: 200))")
    }
    return 0
  }

  /// The page of the lessons.
  private func taught(_ context: Context) throws -> ([Entry], PlaygroundPage) {
    let lessons = try Lessons(context.library)
    let entries = try lessons.studies.map { key, study in
      try Entry(key, study, context.library, context.executor(threads))
    }
    return (entries, PlaygroundPage(title: "Playground", entries, lessons: lessons.document))
  }

  /// The page of what is named.
  private func shown(_ context: Context) throws -> ([Entry], PlaygroundPage) {
    var entries: [Entry] = []
    for name in isFull ? Choices.all : names {
      let key = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
      if entries.contains(where: { $0.key == key }) {
        throw StudyError("'\(printable(key))' is named twice")
      }
      let study = try Choices.study(name, context.library)
      if try study.hasOutsiders {
        throw StudyError(
          "in '\(printable(name))' agents from outside play, and no program can be started from a page; "
            + "expected a study of agents of the arena")
      }
      entries.append(try Entry(key, study, context.library, context.executor(threads)))
    }
    let title = entries.count == 1 ? entries[0].title : "Playground"
    return (entries, PlaygroundPage(title: title, entries))
  }
}
