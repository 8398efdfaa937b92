import Arena
import Foundation
import Story
import TestSupport
import Testing

@testable import Laboratory

/// One step of the article: its file, and what is said of it.
struct Step: CustomStringConvertible {
  let title: String
  let text: String
  let words: String

  var description: String { title }

  /// The steps of the article, whose titles begin with a number.
  static func all() throws -> [Step] {
    try article().components(separatedBy: "\n## ").filter { $0.first?.isNumber == true }.map {
      let parts = $0.components(separatedBy: "```")
      let words = parts.count == 3 ? parts[2] : ""
      return Step(
        title: String($0.prefix { $0 != "\n" }), text: String(parts[1].dropFirst()),
        words: words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
  }

  static func article() throws -> String {
    let path = repository.appending(path: "Sources/Story/Story.docc/Writing-a-mechanism.md")
    return try String(contentsOf: path, encoding: .utf8)
  }

  /// The mechanism under parameters as they stand on the command line.
  func mechanism(_ settings: Substring = "") throws -> any Mechanism {
    var parameters: [String: JSON] = [:]
    for setting in settings.split(separator: " ") {
      let sides = setting.split(separator: "=")
      parameters[String(sides[0])] =
        Double(sides[1]).map { .number($0) } ?? .string(String(sides[1]))
    }
    return try StoryFile(Array(text.utf8)).setting(parameters, owner: "the article")
  }
}

@Suite struct `The page on writing a mechanism` {
  @Test func `has ten steps`() throws {
    #expect(try Step.all().map { $0.title.prefix { $0.isNumber } } == (1...10).map { "\($0)" })
  }

  @Test(arguments: try Step.all()) func `has the one layout`(_ step: Step) throws {
    #expect(try StoryFile.formatted(Array(step.text.utf8)) == Array(step.text.utf8))
  }

  @Test(arguments: try Step.all()) func `has a mechanism that obeys the laws`(_ step: Step) throws {
    let broken = MechanismLaws.check(try step.mechanism()).compactMap { result in
      result.violation.map { "\(result.law): \($0)" }
    }
    #expect(broken == [])
  }

  @Test(arguments: try Step.all()) func `says what is best and what is predicted`(_ step: Step)
    throws
  {
    let claim =
      /(?:With `([^`]*)`: best|Best) (-?[\d.]*\d), predicted (-?[\d.]*\d)(?: to (-?[\d.]*\d))?/
    let claims = step.words.matches(of: claim)
    #expect(!claims.isEmpty)
    #expect(claims.count == step.words.matches(of: /predicted -?\d/).count)
    for claim in claims {
      let outlook = try Outlook(step.mechanism(claim.1 ?? ""))
      let low = try #require(Double(claim.3))
      let high = try claim.4.map { try #require(Double($0)) } ?? low
      #expect(isClose(outlook.best, try #require(Double(claim.2))), "\(claim.0)")
      #expect(isClose(try #require(outlook.predicted.min()), low), "\(claim.0)")
      #expect(isClose(try #require(outlook.predicted.max()), high), "\(claim.0)")
    }
  }

  @Test func `says what is refused`() throws {
    var refused = 0
    for step in try Step.all() {
      for claim in step.words.matches(of: /With `([^`]*)` it complains: `([^`]*)`/) {
        #expect(try step.mechanism(claim.1).complaint == String(claim.2))
        refused += 1
      }
    }
    #expect(refused > 0)
  }

  @Test func `ends in a study of the mechanism`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "arena-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let last = try #require(try Step.all().last)
    try last.text.write(
      to: folder.appending(path: "release-race.story"), atomically: true, encoding: .utf8)
    let text = try #require(
      try Step.article().components(separatedBy: "```json5")[1].components(separatedBy: "```").first
    )
    let study = try Study(
      source: Data(text.utf8), file: folder.appending(path: "study.json5").path,
      library: .standard)
    #expect(study.cellCount == 3)
  }
}
