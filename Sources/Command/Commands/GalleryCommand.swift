import Foundation
import Laboratory
import Reporting

/// Writes the page of all committed studies.
struct GalleryCommand: Subcommand {
  static let name = "gallery"
  static let summary = "Make README.md of a folder of results from their summaries."

  private var folder: String?
  private var isCheck = false

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("FOLDER", &folder, "the folder of results; results unless given", .folder)
    line.flag("--check", &isCheck, "Write nothing; exit with 1 if the page is out of date")
  }

  func run(_ context: Context) throws -> Int32 {
    let root = folder ?? "results"
    let shown = printable(root, limit: 200)
    guard let folders = try? FileManager.default.contentsOfDirectory(atPath: root) else {
      throw StudyError("the folder '\(shown)' cannot be read")
    }
    // A result of its own, and the results in it, each once however many links lead to it.
    var summaries: [(folder: String, summary: StudySummary)] = []
    var seen: Set<String> = []
    for folder in ["."] + folders.sorted() {
      let place = URL(fileURLWithPath: "\(root)/\(folder)").resolvingSymlinksInPath().path
      guard seen.insert(place).inserted else { continue }
      let path = "\(root)/\(folder)"
      guard FileManager.default.fileExists(atPath: path + "/summary.json") else { continue }
      let name = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
      summaries.append((printable(name), try ResultFolder.summary(in: path)))
    }
    if summaries.isEmpty {
      throw StudyError(
        "the folder '\(shown)' holds no results: neither summary.json nor */summary.json")
    }
    let page = Data(Gallery.page(summaries).utf8)
    let target = "\(root)/\(ResultFolder.page)"
    if isCheck {
      let isFresh = FileManager.default.contents(atPath: target) == page
      tell(target, summaries.count, isFresh: isFresh, context)
      return isFresh ? 0 : 1
    }
    if let old = FileManager.default.contents(atPath: target),
      !old.starts(with: Gallery.title.utf8)
    {
      throw StudyError(
        "'\(printable(target, limit: 200))' is no page of results, and would be lost; move it")
    }
    try OutputFile.write(page, to: target)
    tell(target, summaries.count, isFresh: true, context)
    return 0
  }

  /// Says what became of the page.
  private func tell(_ page: String, _ studies: Int, isFresh: Bool, _ context: Context) {
    if context.asksJSON {
      let json = JSON.object([
        "page": .string(page), "studies": .integer(studies), "upToDate": .bool(isFresh),
      ])
      return context.terminal.print(json.indented, terminator: "")
    }
    let finding =
      isCheck
      ? "is \(isFresh ? "up to" : "out of") date"
      : "shows \(studies) stud\(studies == 1 ? "y" : "ies")"
    context.terminal.print("\(page) \(finding)")
  }
}
