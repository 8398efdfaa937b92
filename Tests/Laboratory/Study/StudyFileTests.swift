import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `Reading a study from disk` {
  private func complaint(_ path: String) -> String {
    do {
      _ = try Study(file: path, library: .standard)
      return "nothing"
    } catch { return error.description }
  }

  private func complaint(of data: Data) throws -> String {
    let folder = try TemporaryFolder()
    return complaint(try folder.write("study.json5", data))
  }

  @Test func `takes the mechanism's name for a title`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("study.json5", Data(studyText().utf8))
    let title = try Study(file: path, library: .standard).title
    #expect(title == "prisoners-dilemma")
  }

  @Test func `complains about a file that is not there, is a folder, empty or too large`() throws {
    #expect(complaint("/nowhere/x.json5") == "there is no study file '/nowhere/x.json5'")
    let folder = try TemporaryFolder()
    #expect(complaint(folder.path).hasSuffix("is a folder; expected a study file in JSON5"))
    #expect(try complaint(of: Data()) == "study.json5 is empty; expected a JSON5 object")
    #expect(
      try complaint(of: Data(" \n\t".utf8)) == "study.json5 is empty; expected a JSON5 object")
    #expect(
      try complaint(of: Data(repeating: 32, count: 4_000_001))
        == "study.json5 has more than 4000000 bytes, which is the most that is read")
  }

  @Test func `does not read a device without end`() {
    #expect(
      complaint("/dev/zero") == "zero has more than 4000000 bytes, which is the most that is read")
  }

  @Test(arguments: [
    (
      "{\n a: [1, 2\n}",
      "study.json5, line 3, column 1: expected ',' or ']' for the '[' of line 2, but found '}'"
    ),
    ("[]", "the study must be an object, but found a list"),
    ("'x'", "the study must be an object, but found the text 'x'"),
    ("null", "the study must be an object, but found null"),
  ])
  func `says where the text stops being JSON5`(_ text: String, _ sentence: String) throws {
    #expect(try complaint(of: Data(text.utf8)) == sentence)
  }

  @Test func `survives ten thousand brackets`() throws {
    let sentence = "expected at most 500 lists and objects in each other, but found one more"
    for bracket in ["[", "{a:"] {
      let text = String(repeating: bracket, count: 10_000)
      #expect(
        try complaint(of: Data(text.utf8))
          == "study.json5, line 1, column \(500 * bracket.count + 1): " + sentence)
    }
    let closed = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    #expect(
      try complaint(of: Data(closed.utf8))
        == "study.json5, line 1, column 501: " + sentence)
  }

  @Test func `complains about bytes that are no text`() throws {
    #expect(
      try complaint(of: Data([0x7b, 0xff, 0xfe, 0x7d])) == "study.json5 is not text in UTF-8")
  }

  @Test func `cleans and bounds what it repeats`() {
    #expect(printable("a\u{1b}[31mb") == "a?[31mb")
    #expect(printable("a\u{202e}b\u{2028}c") == "a?b?c")
    #expect(
      printable(String(repeating: "x", count: 100)) == String(repeating: "x", count: 60) + "...")
    #expect(printable("naïve 🙂") == "naïve 🙂")
  }
}
