import Foundation
import Story
import Synchronization

/// The game and story files that a study or a command line names, each read once; threads may share it.
final class Shelf: Sendable {
  private struct Contents {
    var games: [String: GameFile] = [:]
    var stories: [String: StoryFile] = [:]
    var neighbours: [(name: String, data: Data)] = []
  }

  /// Where names begin; nil for the working folder.
  let folder: String?
  private let contents = Mutex(Contents())

  /// Makes a shelf of files whose names begin in a folder; in the working folder if none is given.
  init(folder: String?) { self.folder = folder }

  /// The files that stand right in the study's folder, in the order in which they were first named.
  var neighbours: [(name: String, data: Data)] { contents.withLock { $0.neighbours } }

  /// Returns the game of a file.
  func game(_ name: String) throws(StudyError) -> GameFile {
    if let game = contents.withLock({ $0.games[name] }) { return game }
    let bytes = try take(name, "game file", form: "Gambit's format", limit: GameFile.limit)
    let game = try GameFile(bytes, file: name)
    keep(name, bytes) { $0.games[name] = game }
    return game
  }

  /// Returns the mechanism of a story file.
  func story(_ name: String) throws(StudyError) -> StoryFile {
    if let story = contents.withLock({ $0.stories[name] }) { return story }
    let bytes = try take(
      name, "story file", form: "the language of stories", limit: StoryFile.limit)
    let story = try StoryFile(bytes, file: name)
    keep(name, bytes) { $0.stories[name] = story }
    return story
  }

  private func take(_ name: String, _ what: String, form: String, limit: Int) throws(StudyError)
    -> [UInt8]
  {
    let path = name.hasPrefix("/") ? name : folder.map { "\($0)/\(name)" } ?? name
    return try InputFile.read(path, what, form: form, limit: limit)
  }

  /// Keeps what a file says, and the file if it stands right in the folder.
  private func keep(_ name: String, _ bytes: [UInt8], _ enter: (inout sending Contents) -> Void) {
    contents.withLock { contents in
      enter(&contents)
      if !name.contains("/") && !contents.neighbours.contains(where: { $0.name == name }) {
        contents.neighbours.append((name, Data(bytes)))
      }
    }
  }
}
