import Foundation
import Laboratory
import Reporting

/// Writes the page of all committed studies, and the numbers that other pages take from them.
struct GalleryCommand: Subcommand {
  static let name = "gallery"
  static let summary =
    "Make README.md of a folder of results and a picture of each, from their summaries; or a site."

  private var folder: String?
  private var isCheck = false
  private var isSite = false
  private var pages: [String] = []

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("FOLDER", &folder, "the folder of results; results unless given", .folder)
    line.flag("--check", &isCheck, "Write nothing; exit with 1 if something is out of date")
    line.flag(
      "--html", &isSite, "Make index.html instead, and the page report.html of each result")
    line.option(
      "--fill", each: &pages, .text("PAGE", .file(["md"])),
      "Refresh the numbers that this page marks, too")
  }

  func run(_ context: Context) throws -> Int32 {
    let root = folder ?? "results"
    if isCheck && isSite {
      throw StudyError("--check looks at what is kept; pages of --html are made, not kept")
    }
    let entries = try entries(in: root)
    return try isSite ? site(root, entries, context) : page(root, entries, context)
  }

  /// A result of its own, and the results in it, each once however many links lead to it.
  private func entries(in root: String) throws -> [GalleryEntry] {
    let shown = printable(root, limit: 200)
    guard let folders = try? FileManager.default.contentsOfDirectory(atPath: root) else {
      throw StudyError("the folder '\(shown)' cannot be read")
    }
    var entries: [GalleryEntry] = []
    var seen: Set<String> = []
    for folder in ["."] + folders.sorted() {
      let place = URL(fileURLWithPath: "\(root)/\(folder)").resolvingSymlinksInPath().path
      guard seen.insert(place).inserted else { continue }
      let path = "\(root)/\(folder)"
      guard FileManager.default.fileExists(atPath: "\(path)/\(ResultFolder.summaryName)") else {
        continue
      }
      let name = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
      entries.append(
        GalleryEntry(
          name: printable(name), place: folder == "." ? "" : "\(folder)/",
          results: try StudyResults(in: path)))
    }
    if entries.isEmpty {
      throw StudyError(
        "the folder '\(shown)' holds no results: neither summary.json nor */summary.json")
    }
    return entries
  }

  // MARK: - README

  private func page(_ root: String, _ entries: [GalleryEntry], _ context: Context) throws -> Int32 {
    let target = "\(root)/\(ResultFolder.page)"
    var files = [(target, Data(Gallery.page(entries).utf8))]
    for entry in entries {
      if let picture = entry.picture {
        files.append(("\(root)/\(entry.picturePlace)", Data(picture.utf8)))
      }
    }
    for path in pages { files.append((path, try refreshed(path, entries))) }
    if isCheck {
      let stale = files.filter { FileManager.default.contents(atPath: $0.0) != $0.1 }
      tell(stale.first?.0 ?? target, entries.count, isFresh: stale.isEmpty, context)
      for (path, _) in stale.dropFirst() {
        context.terminal.remark("arena: \(printable(path, limit: 200)) is out of date, too")
      }
      return stale.isEmpty ? 0 : 1
    }
    if let old = FileManager.default.contents(atPath: target),
      !old.starts(with: Gallery.title.utf8)
    {
      throw StudyError(
        "'\(printable(target, limit: 200))' is no page of results, and would be lost; move it")
    }
    for (path, _) in files { try OutputFile.check(path) }
    for (path, data) in files { try OutputFile.write(data, to: path) }
    tell(target, entries.count, isFresh: true, context)
    return 0
  }

  /// A page with the numbers that it marks as the results have them.
  private func refreshed(_ path: String, _ entries: [GalleryEntry]) throws(StudyError) -> Data {
    let shown = printable(path, limit: 200)
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else { throw StudyError("the page '\(shown)' cannot be read") }
    do {
      let page = try MarkedPage.refreshed(text) { name in
        entries.first { $0.name == name }?.results.summary
      }
      return Data(page.utf8)
    } catch { throw StudyError("\(shown): \(error)") }
  }

  // MARK: - Site

  private func site(_ root: String, _ entries: [GalleryEntry], _ context: Context) throws -> Int32 {
    let target = "\(root)/index.html"
    var files = [(target, Data(Gallery.site(entries).html().utf8))]
    for entry in entries {
      let folder = entry.place.isEmpty ? root : "\(root)/\(entry.place.dropLast())"
      let command = ReportCommand.command("run", for: "results/\(entry.name)")
      let report = try context.page(of: entry.results, command: command, tables: "")
      files.append(("\(folder)/\(ResultFolder.webPage)", Data(report.html().utf8)))
    }
    for (path, _) in files { try PageOption.check(path) }
    for (path, data) in files { try OutputFile.write(data, to: path) }
    tell(target, entries.count, isFresh: true, context)
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
