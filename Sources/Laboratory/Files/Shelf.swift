import Foundation

/// The game files that a study or a command line names, each read once.
final class Shelf {
  private let folder: String?
  private var games: [String: GameFile] = [:]
  /// The files that stand right in the study's folder, in the order in which they were first named.
  private(set) var neighbours: [(name: String, data: Data)] = []

  /// Makes a shelf of files whose names begin in a folder; in the working folder if none is given.
  init(folder: String?) { self.folder = folder }

  /// Returns the game of a file.
  func game(_ name: String) throws(StudyError) -> GameFile {
    if let game = games[name] { return game }
    let isAbsolute = name.hasPrefix("/")
    let path = isAbsolute ? name : folder.map { "\($0)/\(name)" } ?? name
    let bytes = try InputFile.read(
      path, "game file", form: "Gambit's format", limit: GameFile.limit)
    let game = try GameFile(bytes, file: name)
    games[name] = game
    if !name.contains("/") { neighbours.append((name, Data(bytes))) }
    return game
  }
}
