import Foundation
import Story

/// The game and story files that a study or a command line names, each read once.
final class Shelf {
  private let folder: String?
  private var games: [String: GameFile] = [:]
  private var stories: [String: StoryFile] = [:]
  /// The files that stand right in the study's folder, in the order in which they were first named.
  private(set) var neighbours: [(name: String, data: Data)] = []

  /// Makes a shelf of files whose names begin in a folder; in the working folder if none is given.
  init(folder: String?) { self.folder = folder }

  /// Returns the game of a file.
  func game(_ name: String) throws(StudyError) -> GameFile {
    if let game = games[name] { return game }
    let bytes = try take(name, "game file", form: "Gambit's format", limit: GameFile.limit)
    let game = try GameFile(bytes, file: name)
    games[name] = game
    return game
  }

  /// Returns the mechanism of a story file.
  func story(_ name: String) throws(StudyError) -> StoryFile {
    if let story = stories[name] { return story }
    let bytes = try take(
      name, "story file", form: "the language of stories", limit: StoryFile.limit)
    let story = try StoryFile(bytes, file: name)
    stories[name] = story
    return story
  }

  /// Reads a file, and keeps it if it stands right in the folder.
  private func take(
    _ name: String, _ what: String, form: String, limit: Int
  ) throws(StudyError) -> [UInt8] {
    let path = name.hasPrefix("/") ? name : folder.map { "\($0)/\(name)" } ?? name
    let bytes = try InputFile.read(path, what, form: form, limit: limit)
    if !name.contains("/") { neighbours.append((name, Data(bytes))) }
    return bytes
  }
}
