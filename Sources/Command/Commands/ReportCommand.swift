import Foundation
import Laboratory
import Reporting

/// Makes a page of a folder of results, or of two side by side.
struct ReportCommand: Subcommand {
  static let name = "report"
  static let summary =
    "Make a page of a folder of results: one file, for every browser; of two folders, side by side."
  static let onlyText: String? = "it writes a page; 'arena run FOLDER --json' has the results"

  private var folder = ""
  private var other: String?
  private var out: String?

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("FOLDER", &folder, "a folder of results", .folder)
    line.word("OTHER", &other, "another, to be compared with", .folder)
    line.option(
      "--out", &out, .text("FILE", .file(["html"])), "Write the page into this file",
      unless: "report.html in the folder, or comparison.html here")
  }

  func run(_ context: Context) throws -> Int32 {
    // A comparison belongs to neither folder, and must not stand for the page of one.
    let usual = other == nil ? "\(folder)/\(ResultFolder.webPage)" : "comparison.html"
    let place = out ?? usual
    if let out { try PageOption.check(out) }
    try PageOption.write(try report(context), to: place, context)
    return 0
  }

  private func report(_ context: Context) throws -> Report {
    if let other { return ComparisonPage(try side(folder), try side(other)).report }
    if RobustnessFolder.isAnswered(folder) {
      let result = try RobustnessFolder.result(in: folder)
      let command = ReportCommand.command("robustness", for: folder)
      return RobustnessPage(result, command: command).report
    }
    return try context.page(
      of: try StudyResults(in: folder), command: ReportCommand.command("run", for: folder),
      tables: out == nil ? "" : PageOption.tables(of: folder))
  }

  /// The command that makes the results of a folder again.
  static func command(_ name: String, for folder: String) -> String {
    let study = shellWord("\(folder)/study.json5")
    return "arena \(name) \(study) --out \(shellWord(folder))"
  }

  private func side(_ folder: String) throws(StudyError) -> ComparisonPage.Side {
    let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    let data = FileManager.default.contents(atPath: "\(folder)/study.json5") ?? Data()
    let study = (try? JSON.parse(data, file: "study.json5")) ?? .null
    return ComparisonPage.Side(printable(name), try StudyResults(in: folder), study: study)
  }
}
