import Foundation
package import Laboratory

/// The lessons that are built in: their studies, and what a page needs to teach them.
package struct Lessons {
  /// The lessons in their order, and the papers for teacher and class, as a page takes them.
  package let document: JSON
  /// The key and the study of each lesson.
  package let studies: [(key: String, study: Study)]

  /// Reads the lessons.
  ///
  /// - Throws: ``StudyError`` when one of them makes no sense, or nothing can be written for a moment.
  package init(_ library: Library) throws {
    document = try JSON.parse(
      Data(PackageResources.lessons_json5), file: "lessons.json5")
    // A study that names a story file wants it in its own folder.
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("arena-lessons-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, bytes) in Lessons.files {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
      }
    } catch { throw StudyError("the lessons cannot be unpacked: \(error.localizedDescription)") }
    defer { try? FileManager.default.removeItem(at: folder) }
    studies = try document["lessons"].items.map { lesson in
      let file = folder.appendingPathComponent(lesson["study"].text + ".json5").path
      return (lesson["key"].text, try Study(file: file, library: library))
    }
  }

  /// The studies and the stories that they name.
  private static var files: [(String, [UInt8])] {
    [
      ("claims.json5", PackageResources.claims_json5),
      ("quality.json5", PackageResources.quality_json5),
      ("lemons.json5", PackageResources.lemons_json5),
      ("fines.json5", PackageResources.fines_json5),
      ("announce.json5", PackageResources.announce_json5),
      ("lead.json5", PackageResources.lead_json5),
      ("advisers.json5", PackageResources.advisers_json5),
      ("own-rule.json5", PackageResources.own_rule_json5),
      ("own-rule.story", PackageResources.own_rule_story),
    ]
  }
}
