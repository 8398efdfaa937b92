import Foundation
import Testing

@testable import Laboratory

@Suite struct `JSON5` {
  private func read(_ text: String) throws(StudyError) -> JSON {
    try JSON.parse(Data(text.utf8), file: "f")
  }

  private func complaint(_ text: String) -> String {
    do throws(StudyError) {
      return "read as \(try read(text).canonical)"
    } catch { return error.description }
  }

  @Test(arguments: 0..<400)
  func `is read as it was meant, and as Foundation reads it`(_ seed: Int) throws {
    var writer = RandomJSON5(seed)
    let value = writer.value()
    let text = "[\(value.text)\n]"
    let found = try read(text)
    #expect(isSame(found, .array([value.json])), "\(text)")
    #expect(FoundationJSON.read(text).map { isSame(found, $0) } == true, "\(text)")
  }

  /// Pieces of which none is read by Foundation in another way than the standard's.
  private static let pieces = [
    "{", "}", "[", "]", ",", ":", "\"", "'", "//", "/*", "*/", "\n", " ", "-", "+", ".", "0", "7",
    "e",
    "E", "a", "$", "null", "true", "NaN", "Infinity", "🙂",
  ]

  /// A text with some of its characters removed, doubled or replaced, in a list: Foundation reads
  /// beyond the end of a number that ends the text.
  private func mutant(_ seed: Int) -> String {
    var writer = RandomJSON5(seed)
    var text = Array(writer.value().text)
    for _ in 0...writer.random.draw(3) {
      let start = writer.random.draw(text.count + 1)
      let end = min(text.count, start + writer.random.draw(4))
      switch writer.random.draw(3) {
      case 0: text.removeSubrange(start..<end)
      case 1: text.insert(contentsOf: text[start..<end], at: start)
      default: text.replaceSubrange(start..<end, with: writer.random.pick(Self.pieces))
      }
    }
    return "[\(String(text))\n]"
  }

  @Test(arguments: 1000..<1040)
  func `is accepted in mutilated form only where Foundation accepts the same`(_ batch: Int) {
    for seed in batch * 20..<(batch + 1) * 20 {
      let text = mutant(seed)
      let expected = FoundationJSON.read(text)
      do throws(StudyError) {
        let found = try read(text)
        // A backslash may stand before any character, which Foundation does not know.
        if text.contains("\\") || text.contains("0x") || text.contains("0X") { continue }
        #expect(expected.map { isSame(found, $0) } == true, "\(text)")
      } catch {
        let isStricter = ["again", "of the exponent", "the end of the number"]
          .contains { error.description.contains($0) }
        #expect(expected == nil || isStricter || text.contains("\\"), "\(text): \(error)")
      }
    }
  }

  @Test(arguments: 0..<40)
  func `is read or refused in one clean sentence whatever the bytes`(_ seed: Int) {
    var random = Generator(seed)
    for _ in 0..<50 {
      var bytes = Array(mutant(random.draw(1 << 20)).utf8)
      for _ in 0..<random.draw(3) where !bytes.isEmpty {
        bytes[random.draw(bytes.count)] = UInt8(random.draw(256))
      }
      do throws(StudyError) { _ = try JSON.parse(Data(bytes), file: "f") } catch {
        #expect(error.description.count < 300)
        #expect(!error.description.unicodeScalars.contains { $0.value < 32 })
      }
    }
  }

  @Test(arguments: [
    // What the standard says, and Foundation does not.
    ("'a\\\nb'", JSON.string("ab")), ("'a\\\r\nb'", .string("ab")), ("'\\0'", .string("\0")),
    ("'\\v\\q\\é'", .string("\u{b}qé")), ("'a\tb'", .string("a\tb")),
    ("{\\u0061b: 1}", .object(["ab": .integer(1)])),
    ("\u{feff}[\u{a0}1,\u{2003}2,\u{2028}]", .array([.integer(1), .integer(2)])),
    ("123456789012345678.5", .number(123_456_789_012_345_678.5)),
    ("0xFFFFFFFFFFFFFFFF", .number(0x1p64)),
    // Whole numbers of 64 bits are exact, however they are written.
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("-0x8000000000000000", .integer(.min)),
    ("9007199254740993.0", .integer(9_007_199_254_740_993)),
    ("90071992547409930e-1", .integer(9_007_199_254_740_993)),
    ("1e18", .integer(1_000_000_000_000_000_000)),
    ("9223372036854775808", .number(0x1p63)), ("0e999999999999999999999", .integer(0)),
    ("1e-999999999999999999999", .number(0)), ("5e-324", .number(.leastNonzeroMagnitude)),
  ])
  func `means what the standard says`(_ text: String, _ json: JSON) throws {
    #expect(try read(text) == json)
  }

  @Test(arguments: [
    (
      "{\n a: [1, 2\n}",
      "line 3, column 1: expected ',' or ']' for the '[' of line 2, but found '}'"
    ),
    (
      "{\n a: [1, 2]\n",
      "line 3, column 1: expected ',' or '}' for the '{' of line 1, but found the end of the text"
    ),
    ("{}\r\n]", "line 2, column 1: expected the end of the text, but found ']'"),
    (
      "{\n a: 'x\n}",
      "line 2, column 5: expected the closing ' of this text, but found the end of the line"
    ),
    (
      "[\"é🙂",
      "line 1, column 2: expected the closing \" of this text, but found the end of the text"
    ),
    (
      "{\n\n /* x\n}",
      "line 3, column 2: expected '*/' behind this comment, but found the end of the text"
    ),
    (
      "{\n a: 1\n b: 2\n}",
      "line 3, column 2: expected ',' or '}' for the '{' of line 1, but found 'b'"
    ),
    ("['é🙂' x]", "line 1, column 7: expected ',' or ']', but found 'x'"),
    ("{a 1}", "line 1, column 4: expected ':' behind the name 'a', but found '1'"),
    ("{a: 1,,}", "line 1, column 7: expected a name or '}', but found ','"),
    ("{a: treu}", "line 1, column 5: expected a value, but found 'treu'; did you mean true?"),
    (
      "nonsense",
      "line 1, column 1: expected a value, but found 'nonsense'; a text stands in quotes"
    ),
    ("[\u{1}]", "line 1, column 2: expected a value, but found '?'"),
    ("1e999", "line 1, column 1: expected a number below 1.8e308, but found 1e999"),
    ("007", "line 1, column 1: expected a number without a leading 0"),
    ("0x1p3", "line 1, column 4: expected the end of the number, but found 'p'"),
    ("1e+", "line 1, column 4: expected a digit of the exponent, but found the end of the text"),
    ("'\\x4'", "line 1, column 5: expected 2 hexadecimal digits, but found '''"),
    (
      "'\\ud83d'",
      "line 1, column 2: expected the two halves of a character, but found one, \\ud83d"
    ),
    (
      "{\n seed: 1,\n 'seed': 2 }",
      "line 3, column 2: expected every name once, but found 'seed' again, which stands in line 2 "
        + "already"
    ),
    (
      "{ \"\\u0061\": 1, a: 2 }",
      "line 1, column 16: expected every name once, but found 'a' again, which stands in line 1 already"
    ),
  ])
  func `is refused with line and column, what was expected and what was found`(
    _ text: String, _ sentence: String
  ) {
    #expect(complaint(text) == "f, \(sentence)")
  }

  @Test(arguments: 0..<200)
  func `is refused where something stands that cannot`(_ seed: Int) {
    var random = Generator(seed)
    var lines = ["{", "  a: [1, 'two', { b: null }],", "  'c': \"d\",  // e", "  f: -2.5,", "}"]
    let line = random.draw(lines.count)
    // Between two characters of the words, numbers and texts of this document stands no blank.
    let blanks = lines[line].indices.filter {
      lines[line][$0] == " " && !lines[line][..<$0].contains("/")
    }
    guard !blanks.isEmpty else { return }
    let place = random.pick(blanks)
    lines[line].insert("@", at: place)
    let column = lines[line].distance(from: lines[line].startIndex, to: place) + 1
    let ending = random.pick(["\n", "\r\n", "\r"])
    #expect(
      complaint(lines.joined(separator: ending)).hasPrefix(
        "f, line \(line + 1), column \(column): expected "))
  }

  @Test func `keeps the order of names, which equality does not look at`() throws {
    guard case .object(let object) = try read("{ b: 1, 'a': 2, c: 3 }") else {
      Issue.record("not an object")
      return
    }
    #expect(object.names == ["b", "a", "c"])
    #expect(object.pairs.map(\.value) == [.integer(1), .integer(2), .integer(3)])
    #expect(try read("{ b: 1, a: 2 }") == read("{ a: 2, b: 1 }"))
    #expect(try read("{ b: 1, a: 2 }").canonical == "{\"a\":2,\"b\":1}")
  }
}
