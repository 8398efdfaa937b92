import Foundation
public import Story

extension StoryFile {
  /// Whether a name is that of a story file, not of a mechanism of the catalogue.
  public static func isName(_ name: String) -> Bool { name.lowercased().hasSuffix(".story") }

  /// Reads a mechanism from the bytes of a story file.
  ///
  /// - Throws: ``StudyError`` about everything that is wrong, each with line and column.
  init(_ bytes: [UInt8], file: String) throws(StudyError) {
    do {
      try self.init(bytes, path: printable(file, limit: 200))
    } catch {
      let shown = printable(file, limit: 200)
      throw StudyError(error.all.map { "\(shown), \($0.named)" }.joined(separator: "\n"))
    }
  }
}

extension Complaint {
  /// The complaint with the name of a foreign character, which may look like a letter of ours.
  fileprivate var named: String {
    guard let number = characterNumber, let name = character?.properties.name else {
      return description
    }
    return description.replacing(number, with: "\(name) (\(number))")
  }
}
