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

  /// Writes a page if one is asked for; it is made only then.
  ///
  /// - Throws: ``StudyError`` where the file cannot be written, and what making the page throws.
  func write(_ report: @autoclosure () throws -> Report, _ context: Context) throws {
    guard let html else { return }
    try OutputFile.write(Data(try report().html().utf8), to: html)
    context.terminal.remark("arena: the page is in \(printable(html, limit: 200))")
  }
}

extension Context {
  /// The command line as a shell reads it, to be given again.
  var command: String {
    let plain = Set("-=_./:,+@%")
    return ([terminal.program] + line).map { word in
      let isPlain = word.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber) || plain.contains($0)
      }
      return isPlain && !word.isEmpty ? word : quoted(word)
    }.joined(separator: " ")
  }
}
