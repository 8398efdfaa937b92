import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A table that is read back` {
  private func rows(_ text: String, _ columns: [String]) throws -> [[String]] {
    let folder = try TemporaryFolder()
    let path = try folder.write("table.csv", Data(text.utf8))
    var rows: [[String]] = []
    try CSVReader.read(path, columns: columns) { row in
      rows.append(columns.indices.map { row.text($0) })
      return true
    }
    return rows
  }

  private func complaint(_ text: String, _ columns: [String]) throws -> String {
    do {
      _ = try rows(text, columns)
      return "nothing"
    } catch let error as StudyError {
      return String(error.description.drop { $0 != ":" }.dropFirst(2))
    }
  }

  @Test func `holds what was written, whatever is in it`() throws {
    let texts = ["plain", "a,b", "say \"x\"", "two\nlines", "", "\"", "a\r\nb", "🂡 é"]
    var bytes: [UInt8] = []
    let writer = CSVWriter([.text("one"), .real("two")]) { bytes += $0 }
    for (number, text) in texts.enumerated() {
      try writer.add([.text(text), .real(Double(number) / 3)])
    }
    try writer.finish()
    let read = try rows(String(decoding: bytes, as: UTF8.self), ["two", "one"])
    #expect(read.map { $0[1] } == texts)
    #expect(read.compactMap { Double($0[0]) } == texts.indices.map { Double($0) / 3 })
  }

  @Test func `may end without a line break, and have those of other systems`() throws {
    #expect(try rows("a,b\r\n1,2\r\n3,4", ["b"]) == [["2"], ["4"]])
  }

  @Test func `says in which line it is torn, and which column it has not`() throws {
    #expect(
      try complaint("a,b\n1,2\n3\n", ["a"]) == "line 3: expected 2 fields, but found 1")
    #expect(
      try complaint("a,b\n\"x\ny\",2\n3\n", ["a"]) == "line 4: expected 2 fields, but found 1")
    #expect(
      try complaint("a,b\n", ["c"]) == "line 1: expected a column 'c', but found 'a', 'b'")
    #expect(try complaint("", ["c"]) == "expected a header, but the file is empty")
  }

  @Test func `is read no further than is wanted`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("table.csv", Data("a\n1\n2\n3\n".utf8))
    var sum = 0.0
    try CSVReader.read(path, columns: ["a"]) { row in
      sum += row.number(0) ?? 0
      return sum < 3
    }
    #expect(sum == 3)
  }
}
