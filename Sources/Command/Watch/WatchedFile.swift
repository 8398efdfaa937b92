import Foundation

/// A file that somebody writes again and again, in place or by putting another in its place.
struct WatchedFile {
  private let path: String
  private var last: State?

  /// What tells one state of the file from another.
  private struct State: Equatable {
    let date: Date?
    let size: Int?
    let number: Int?
  }

  init(_ path: String) { self.path = path }

  /// Whether the file is another than when this was last asked; true at first.
  mutating func hasChanged() -> Bool {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    let state = State(
      date: attributes?[.modificationDate] as? Date,
      size: (attributes?[.size] as? NSNumber)?.intValue,
      number: (attributes?[.systemFileNumber] as? NSNumber)?.intValue)
    defer { last = state }
    return state != last
  }
}
