import Foundation
import Testing

@testable import Laboratory

/// What a format makes of some rows.
func written(_ format: TableFormat, _ columns: [Column], _ rows: [[TableValue]]) throws -> [UInt8] {
  let bytes = Collected()
  let stream = TableStream(columns, [format.writer(columns) { bytes.all += $0 }])
  for row in rows { try stream.add(row) }
  try stream.finish()
  return bytes.all
}

/// The bytes that a sink was given.
final class Collected {
  var all: [UInt8] = []
}

/// Texts that formats are tempted to get wrong.
let texts = [
  "plain", "", " ", "a,b", "say \"no\"", "\"", "\"\u{301}", "two\nlines", "back\rspace\r\n",
  "tab\t",
  "naïve 🙂", "\u{0}\u{1f}\u{7f}", "\\u0041\\", "\u{2028}\u{feff}", "null", "NaN", "1e5", "ends\\",
]

@Suite struct `A table in CSV` {
  private func text(_ columns: [Column], _ rows: [[TableValue]]) throws -> String {
    String(decoding: try written(.csv, columns, rows), as: UTF8.self)
  }

  @Test func `quotes what needs quotes, and nothing else`() throws {
    let rows: [[TableValue]] = [
      [.text("plain"), .text("1")], [.text("a,b"), .text("say \"no\"")],
      [.text("two\nlines"), .text("back\rspace")], [.text(""), .text("naïve 🙂")],
      // An accent on a quote makes one character of both; the quote is doubled all the same.
      [.text("\"\u{301}"), .text("x")],
    ]
    #expect(
      try text([.text("cell"), .text("value")], rows) == """
        cell,value
        plain,1
        "a,b","say ""no""\"
        "two\nlines","back\rspace"
        ,naïve 🙂
        \"""\u{301}",x

        """)
  }

  @Test func `leaves the place of a missing value empty`() throws {
    let missing = [TableValue.number(nil), .number(.nan), .number(-.infinity)]
    #expect(missing.allSatisfy { $0 == .missing })
    let columns: [Column] = [.real("x"), .whole("n").optional, .text("t").optional]
    #expect(
      try text(columns, [[.missing, .missing, .missing], [.real(0.1), .whole(-3), .text("a")]])
        == "x,n,t\n,,\n0.1,-3,a\n")
  }

  @Test(arguments: [
    (3, "3"), (0.1, "0.1"), (-0.0, "0"), (1e20, "1e+20"), (.leastNonzeroMagnitude, "5e-324"),
  ])
  func `writes the shortest number that reads back`(_ number: Double, _ text: String) throws {
    #expect(try self.text([.real("x")], [[.real(number)]]) == "x\n\(text)\n")
  }

  @Test func `has a header if it has no rows`() throws {
    #expect(try text([.text("cell"), .real("x")], []) == "cell,x\n")
  }

  @Test func `hands on all bytes in order, in pieces`() throws {
    let bytes = Collected()
    var pieces: [Int] = []
    let writer = TableFormat.csv.writer([.whole("n")]) {
      bytes.all += $0
      pieces.append($0.count)
    }
    for number in 0..<50_000 { try writer.add([.whole(number)]) }
    #expect(pieces.count > 1 && pieces.allSatisfy { $0 < 70_000 })
    try writer.finish()
    let expected = "n\n" + (0..<50_000).map { "\($0)\n" }.joined()
    #expect(String(decoding: bytes.all, as: UTF8.self) == expected)
  }
}

@Suite struct `A table in JSON lines` {
  @Test func `has its keys in the order of the columns, and null for what is missing`() throws {
    let columns: [Column] = [
      .text("b"), .whole("a"), .real("x"), Column(name: "t", kind: .truth, isOptional: true),
    ]
    let rows: [[TableValue]] = [
      [.text("one"), .whole(1), .real(0.5), .truth(true)],
      [.text("two"), .whole(-2), .missing, .missing],
      [.text(""), .whole(0), .real(3), .truth(false)],
    ]
    #expect(
      String(decoding: try written(.jsonl, columns, rows), as: UTF8.self) == """
        {"b":"one","a":1,"x":0.5,"t":true}
        {"b":"two","a":-2,"x":null,"t":null}
        {"b":"","a":0,"x":3,"t":false}

        """)
  }

  @Test(arguments: texts) func `escapes what JSON must escape`(_ text: String) throws {
    let bytes = try written(.jsonl, [.text("t")], [[.text(text)]])
    #expect(bytes.filter { $0 < 32 } == [10] && bytes.last == 10)
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String]
    #expect(object.map { Array(($0["t"] ?? "").utf8) } == Array(text.utf8))
  }

  @Test func `writes escapes in their short form`() throws {
    let bytes = try written(.jsonl, [.text("t")], [[.text("\"\\\n\r\t\u{1}\u{1f}/é")]])
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"t":"\"\\\n\r\t\u0001\u001f/é"}"# + "\n")
  }
}
