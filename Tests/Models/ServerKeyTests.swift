import Foundation
import Testing

@testable import Models

@Suite struct `The key of a server` {
  private static let text = "sk-Aa/0%-xyz_9"

  private func key() throws -> ServerKey {
    try #require(try ServerKey(Self.text, of: "FAKE_API_KEY"))
  }

  /// Spells each character by what is given of its number, as two hexadecimal digits.
  private static func spelled(_ text: String, _ character: (String) -> String) -> String {
    text.utf8.map { byte in
      character((byte < 16 ? "0" : "") + String(byte, radix: 16))
    }.joined()
  }

  @Test(
    arguments: [
      text, text.uppercased(), text.lowercased(), text.replacing("-", with: "\\u002d"),
      text.replacing("-", with: "\\u002D"), text.replacing("/", with: "\\/"),
      text.replacing("-", with: "\\\\\\u002d"), spelled(text) { "\\u00\($0)" },
      spelled(text) { "%\($0)" }, spelled(text) { "%25\($0.uppercased())" },
      text.replacing("%", with: "%25"), text.replacing("/", with: "%2F"),
      String(text.flatMap { [$0, "\u{0}"] }.dropLast()),
    ] as [String])
  func `is taken out however it is spelled`(_ spelling: String) throws {
    let key = try key()
    for (before, after) in [("", ""), ("{\"a\":\"Bearer ", ".\"}"), ("sk-Aa", "%"), ("\\n", "s")] {
      let body = Data((before + spelling + after + spelling).utf8)
      #expect(
        String(decoding: key.removed(from: body), as: UTF8.self) == before + "(key)" + after
          + "(key)")
    }
  }

  @Test func `is taken out where a reply ends within it`() throws {
    let key = try key()
    for count in 0...Self.text.count {
      let cut = "oh " + Self.text.prefix(count)
      let rest = String(decoding: key.removed(from: Data(cut.utf8)), as: UTF8.self)
      // Its first letters say nothing.
      #expect(rest == (count < ServerKey.shortest ? cut : "oh (key)"))
    }
    let spelled = Self.text.prefix(12) + "\\u005"
    #expect(key.removed(from: Data(spelled.utf8)) == Data("(key)".utf8))
  }

  @Test(arguments: [
    "", "sk-Aa", "\\u002d%2d", "sk-Aa/0%-xyz_8", "sk-Aa/0%-xyz_ 9",
    String(repeating: "\\", count: 20_000), String(repeating: "%25", count: 20_000),
    String(repeating: "s\u{0}", count: 10_000),
  ])
  func `leaves all else as it is`(_ text: String) throws {
    #expect(try key().removed(from: Data(text.utf8)) == Data(text.utf8))
    // What is too short for a secret may be part of a word.
    let short = try #require(try ServerKey("none", of: "FAKE_API_KEY"))
    #expect(short.removed(from: Data("none of them".utf8)) == Data("none of them".utf8))
  }

  @Test func `has no white space around it, and none within`() throws {
    #expect(try ServerKey(" \tabcdefgh\r\n", of: "FAKE_API_KEY")?.text == "abcdefgh")
    #expect(try ServerKey(" \r\n", of: "FAKE_API_KEY") == nil)
    #expect(try ServerKey(nil, of: "FAKE_API_KEY") == nil)
    for wrong in ["abcd\nefgh", "abcd\u{0}efgh", "abcd efgh", "abcdéfgh", "\u{feff}abcdefgh"] {
      let error = #expect(throws: ModelComplaint.self) {
        try ServerKey(wrong, of: "FAKE_API_KEY")
      }
      #expect(
        error?.description
          == "FAKE_API_KEY must be one word of letters, digits and signs of ASCII, but something else is in it, "
          + "such as white space or a control character")
    }
  }
}
