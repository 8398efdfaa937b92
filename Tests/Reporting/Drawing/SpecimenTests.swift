import Foundation
import Reporting
import TestSupport
import Testing

/// The pictures of the documentation are those that the code draws.
///
/// With `ARENA_REMAKE_PICTURES` set they are written anew instead: look at each of them before you commit it.
@Suite struct `A picture of the documentation` {
  private static let folder = repository.appending(
    path: "Sources/Reporting/Reporting.docc/Resources")

  @Test(arguments: Specimens.all.indices)
  func `is what the code draws, and small`(_ number: Int) throws {
    let figure = Specimens.all[number]
    let drawn = figure.svgFile(width: 640)
    let file = Self.folder.appending(path: "\(figure.name).svg")
    if ProcessInfo.processInfo.environment["ARENA_REMAKE_PICTURES"] != nil {
      try drawn.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == drawn, "\(figure.name) has changed")
    #expect(drawn.utf8.count <= 15_000)
  }

  @Test func `stands on the page`() throws {
    let page = try String(
      contentsOf: Self.folder.deletingLastPathComponent().appending(path: "Drawing.md"),
      encoding: .utf8)
    for figure in Specimens.all { #expect(page.contains("(\(figure.name))")) }
  }
}
