import Foundation
import Laboratory
import Reporting

/// The option `--html`: the answer as a page too, beside what is printed.
struct PageOption: Sendable {
  /// Its name on the command line.
  static let name = "--html"

  private var html: String?

  /// Shows the option.
  mutating func declare(_ line: inout some LineVisitor) {
    line.option(
      PageOption.name, &html, .text("FILE", .file(["html"])), "Write a page into this file")
  }

  /// Finds what stands in the way of a page that is asked for, before the work that it shows.
  ///
  /// - Parameter folder: A folder that the command makes; nil where it makes none.
  /// - Throws: ``StudyError`` where the page could not be written, or something else would be lost.
  func check(making folder: String? = nil) throws(StudyError) {
    if let html { try PageOption.check(html, making: folder) }
  }

  /// The same of any page.
  ///
  /// - Throws: ``StudyError`` where the page could not be written, or something else would be lost.
  static func check(_ path: String, making folder: String? = nil) throws(StudyError) {
    try OutputFile.check(path, making: folder)
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard type == .typeRegular, let file = FileHandle(forReadingAtPath: path) else { return }
    let beginning = (try? file.read(upToCount: PageOption.beginning.utf8.count)) ?? Data()
    let text = String(decoding: beginning, as: UTF8.self).lowercased()
    if !text.isEmpty && text != PageOption.beginning {
      throw StudyError(
        "'\(printable(path, limit: 200))' is no page, and would be lost; choose another name")
    }
  }

  /// How pages begin, in small letters.
  private static let beginning = "<!doctype html>"

  /// Writes a page if one is asked for; it is made only then.
  ///
  /// - Throws: ``StudyError`` where the file cannot be written, and what making the page throws.
  func write(_ report: @autoclosure () throws -> Report, _ context: Context) throws {
    if let html { try PageOption.write(try report(), to: html, context) }
  }

  /// Where the tables of a folder are, from wherever a page is.
  static func tables(of folder: String) -> String {
    URL(fileURLWithPath: folder).standardizedFileURL.path + "/"
  }

  /// Whether a page is asked for.
  var isAsked: Bool { html != nil }

  /// Writes a page and says where it is.
  ///
  /// - Throws: ``StudyError`` where the file cannot be written.
  static func write(_ report: Report, to path: String, _ context: Context) throws(StudyError) {
    try check(path)
    try OutputFile.write(Data(report.html().utf8), to: path)
    context.terminal.remark("arena: the page is in \(printable(path, limit: 200))")
  }
}

extension Context {
  /// The command line as a shell reads it, to be given again.
  var command: String {
    ([terminal.program] + line).map(shellWord).joined(separator: " ")
  }

  /// The page of the results of a study.
  ///
  /// - Throws: ``StudyError`` where a table is not as it was written; ``Interrupted``.
  func page(of results: StudyResults, command: String, tables: String? = nil) throws -> Report {
    try StudyPage(results, command: command, tables: tables, library: library) {
      Interruption.isAsked
    }.report()
  }
}

/// A word of a command line as a shell reads it: quoted where it has to be.
func shellWord(_ word: String) -> String {
  let plain = Set("-=_./:,+@%")
  let isPlain = word.allSatisfy {
    $0.isASCII && ($0.isLetter || $0.isNumber) || plain.contains($0)
  }
  return isPlain && !word.isEmpty ? word : quoted(word)
}
