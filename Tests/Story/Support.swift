import Arena
import Foundation
import TestSupport
import Testing

@testable import Story

/// The story files that have a twin in Swift, or that show a part of the language.
func twin(_ name: String) throws -> StoryFile {
  let path = repository.appending(path: "Tests/Story/Twins/Stories/\(name).story")
  return try StoryFile(Array(Data(contentsOf: path)))
}

/// The names of all story files of the tests.
let twinNames = ["dilemma", "travelers-dilemma", "peer-review", "security", "used-car"]

/// What is said of a text, complaint by complaint; empty if it is a story.
func complaints(_ text: String) -> [String] {
  do {
    _ = try StoryFile(Array(text.utf8))
    return []
  } catch { return error.all.map(\.description) }
}

/// The paths of all story files that are committed.
let committedStories: [String] = ["Mechanisms/Stories", "Tests/Story/Twins/Stories"].flatMap {
  folder in
  let files = try? FileManager.default.contentsOfDirectory(
    atPath: repository.appending(path: folder).path)
  return (files ?? []).filter { $0.hasSuffix(".story") }.sorted().map { "\(folder)/\($0)" }
}
