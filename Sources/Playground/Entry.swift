import Arena
import Foundation
package import Laboratory
import Story

/// One thing that a page offers: a mechanism or a story, with studies of one cell to begin with.
package struct Entry {
  /// The key, unique in the page.
  package let key: String
  /// The title.
  package let title: String
  /// What it is about, in a sentence.
  package let summary: String
  /// The story, if it is one.
  package let story: String?
  /// The mechanisms of the catalogue that its presets play; none if it is a story.
  package let mechanisms: [String]
  /// What a page may begin with.
  package let presets: [Preset]

  /// The most presets of an entry.
  private static let mostPresets = 100

  /// Plays a study, and makes an entry of its cells.
  ///
  /// - Parameters:
  ///   - key: The key of the entry.
  ///   - study: The study.
  ///   - library: The library that its mechanisms are of.
  ///   - executor: The threads that it is played with.
  /// - Throws: ``StudyError`` when a page cannot play it; `Interrupted`.
  package init(_ key: String, _ study: Study, _ library: Library, _ executor: Executor) throws {
    self.key = key
    title = study.title
    if study.cellCount > Entry.mostPresets {
      throw StudyError(
        "\(printable(key)): a page has room for \(Entry.mostPresets) cells of a study, but this one has "
          + "\(study.cellCount)")
    }
    let cells = try (0..<study.cellCount).map { try study.cell(at: $0) }
    let stories = cells.map { Entry.story(of: $0.mechanism) }
    guard let first = cells.first, let story = stories.first,
      stories.allSatisfy({ $0 == story })
    else {
      throw StudyError("\(printable(key)): all cells that a page shows must play the same story")
    }
    self.story = story
    summary = first.mechanism.card.summary
    mechanisms = story == nil ? try Entry.mechanisms(of: cells, library) : []
    let results = try Session.run(study, executor: executor).units
    presets = try zip(cells, results).map { cell, units in
      guard let unit = units.first else {
        throw StudyError("\(printable(key)): nothing was played in '\(printable(cell.name))'")
      }
      return try Preset(cell, of: study, story: story, library, welfare: unit.welfare)
    }
  }

  /// The text of a mechanism that is a story.
  private static func story(of mechanism: any Mechanism) -> String? {
    if let file = mechanism as? StoryFile { return String(decoding: file.text, as: UTF8.self) }
    guard let written = mechanism as? any WrittenMechanism else { return nil }
    return String(decoding: type(of: written).text.text, as: UTF8.self)
  }

  /// The mechanisms of cells, all of which the engine of a page must have.
  private static func mechanisms(of cells: [Cell], _ library: Library) throws(StudyError)
    -> [String]
  {
    var ids: [String] = []
    for cell in cells {
      let id = cell.mechanism.card.id
      guard EngineModule.offers(id) else {
        throw StudyError(
          "'\(printable(id, limit: 200))' cannot be played in a page: expected a mechanism of the "
            + "arena's own catalogue, or a story file"
            + StudyError.suggestion(for: id, among: EngineModule.mechanisms))
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The entry as the data of a page has it.
  var json: JSON {
    var fields: [String: JSON] = [
      "key": .string(key), "title": .string(title), "summary": .string(summary),
      "mechanisms": .array(mechanisms.map { .string($0) }),
      "presets": .array(presets.map(\.json)),
    ]
    fields["story"] = story.map { .string($0) }
    fields["mechanism"] = mechanisms.first.map { .string($0) }
    return .object(fields)
  }
}
