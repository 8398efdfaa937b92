import Foundation
import Laboratory
import Reporting

/// Writes the page of all committed studies, and the numbers that other pages take from them.
struct GalleryCommand: Subcommand {
  static let name = "gallery"
  static let summary = "Make README.md of a folder of results from their summaries."

  private var folder: String?
  private var isCheck = false
  private var pages: [String] = []

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("FOLDER", &folder, "the folder of results; results unless given", .folder)
    line.flag("--check", &isCheck, "Write nothing; exit with 1 if a page is out of date")
    line.option(
      "--fill", each: &pages, .text("PAGE", .file(["md"])),
      "Refresh the numbers that this page marks, too")
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
    let filled = try pages.map { path in (path, try refreshed(path, summaries)) }
    let page = Data(Gallery.page(summaries).utf8)
    let target = "\(root)/\(ResultFolder.page)"
    if isCheck {
      let isFresh = FileManager.default.contents(atPath: target) == page
      tell(target, summaries.count, isFresh: isFresh, context)
      let old = filled.filter { FileManager.default.contents(atPath: $0.0) != $0.1 }
      for (path, _) in old { context.terminal.remark("arena: \(printable(path)) is out of date") }
      return isFresh && old.isEmpty ? 0 : 1
    }
    if let old = FileManager.default.contents(atPath: target),
      !old.starts(with: Gallery.title.utf8)
    {
      throw StudyError(
        "'\(printable(target, limit: 200))' is no page of results, and would be lost; move it")
    }
    try OutputFile.write(page, to: target)
    for (path, data) in filled { try OutputFile.write(data, to: path) }
    tell(target, summaries.count, isFresh: true, context)
    return 0
  }

  /// A page with the numbers that it marks as the results have them.
  private func refreshed(_ path: String, _ results: [(folder: String, summary: StudySummary)])
    throws(StudyError) -> Data
  {
    let shown = printable(path, limit: 200)
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else { throw StudyError("the page '\(shown)' cannot be read") }
    do {
      let page = try MarkedPage.refreshed(text) { name in
        results.first { $0.folder == name }?.summary
      }
      return Data(page.utf8)
    } catch { throw StudyError("\(shown): \(error)") }
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
