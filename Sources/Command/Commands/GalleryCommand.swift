import Foundation
import Laboratory
import Reporting

/// Writes the page of all committed studies.
enum GalleryCommand: Subcommand {
  static let name = "gallery"
  static let summary = "Make README.md of a folder of results from their summaries."
  static let words = ["[FOLDER]"]
  static let options = [
    Option(name: "--check", value: nil, help: "Write nothing; exit 1 if the page is out of date.")
  ]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    let root = arguments.words.first ?? "results"
    let shown = printable(root, limit: 200)
    guard let folders = try? FileManager.default.contentsOfDirectory(atPath: root) else {
      throw StudyError("the folder '\(shown)' cannot be read")
    }
    var entries: [Gallery.Entry] = []
    for folder in folders.sorted() {
      let file = "\(root)/\(folder)/summary.json"
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      let summary = try JSON.parse(data, file: "\(folder)/summary.json")
      entries.append(Gallery.Entry(folder: folder, summary: summary))
    }
    if entries.isEmpty {
      throw StudyError("the folder '\(shown)' holds no results: no */summary.json")
    }
    let page = Data(Gallery.page(entries).utf8)
    let target = "\(root)/README.md"
    if arguments.value("--check") != nil {
      let isFresh = FileManager.default.contents(atPath: target) == page
      context.terminal.print(isFresh ? "\(target) is up to date" : "\(target) is out of date")
      return isFresh ? 0 : 1
    }
    do {
      try page.write(to: URL(fileURLWithPath: target), options: .atomic)
    } catch { throw StudyError("'\(printable(target, limit: 200))' cannot be written") }
    context.terminal.print("\(target): \(entries.count) studies")
    return 0
  }
}
