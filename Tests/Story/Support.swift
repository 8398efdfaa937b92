import Arena
import Foundation
import Laboratory
import TestSupport
import Testing

@testable import Story

/// The story files that have a twin in Swift, or that show a part of the language.
func twin(_ name: String) throws -> StoryFile {
  let path = repository.appending(path: "Tests/Story/Twins/Stories/\(name).story")
  return try StoryFile(Array(Data(contentsOf: path)))
}

/// The stories that have a twin in Swift, by its name in the catalogue.
let twinNames = [
  "prisoners-dilemma", "iterated-prisoners-dilemma", "chicken", "stag-hunt", "matching-pennies",
  "battle-of-the-sexes", "trust-game", "travelers-dilemma", "public-goods", "used-car",
  "posted-price-trade", "first-price-auction", "deterrence", "inspection",
  "incentives-and-correction", "governance", "principal-agent",
]

/// Parameters that keep the trees of twins small; the others are as given.
let smallParameters: [String: [String: JSON]] = [
  "iterated-prisoners-dilemma": ["rounds": 2], "travelers-dilemma": ["high": 8],
  "public-goods": ["players": 3, "levels": 3], "first-price-auction": ["values": 3],
  "inspection": ["commitment": true, "rates": 5], "used-car": ["buyer": "refuser"],
  "principal-agent": ["bonuses": 4], "posted-price-trade": ["values": 3],
  "deterrence": ["levels": 5],
]

/// The names of all story files of the tests.
let storyNames = twinNames + ["peer-review", "security"]

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
