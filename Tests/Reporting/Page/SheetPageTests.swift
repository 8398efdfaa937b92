import Foundation
import Testing

@testable import Reporting

@Suite struct `A sheet on a page` {
  /// The rows of a file of CSV, read by its definition.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = Array(text.unicodeScalars)[...]
    while let next = characters.popFirst() {
      switch (next, isQuoted) {
      case ("\"", true) where characters.first == "\"":
        characters.removeFirst()
        cell += "\""
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(cell)
        cell = ""
      case ("\n", false):
        rows.append(row + [cell])
        row = []
        cell = ""
      default: cell.unicodeScalars.append(next)
      }
    }
    return rows
  }

  /// The file that a link of a page holds.
  static func file(_ link: String) -> String? {
    let head = "data:text/csv;charset=utf-8,"
    guard link.hasPrefix(head) else { return nil }
    return String(link.dropFirst(head.count)).removingPercentEncoding
  }

  private func page(_ sheet: Sheet, share: SheetShare = SheetShare(of: 1)) throws -> Element {
    var html = HTML()
    html.element("div") { sheet.add(to: &$0, name: "numbers", caption: "Numbers", share: share) }
    return try #require(read(html.text))
  }

  @Test func `shows rounded numbers and saves exact ones`() throws {
    let numbers = [1.0 / 3, -2.5e-9, 1e300, 0.1 + 0.2, 12345.678, -0.0, .leastNonzeroMagnitude]
    var sheet = Sheet([.text("a, \"b\""), .number("c\nd")])
    for (place, number) in numbers.enumerated() {
      sheet.add([.text(`Text of a page`.nasty[place]), .number(number)])
    }
    let page = try page(sheet)
    let link = try #require(page.all("a").first)
    #expect(link.attributes["download"] == "numbers.csv")
    let saved = try `A sheet on a page`.rows(
      #require(`A sheet on a page`.file(link.attributes["href"] ?? "")))
    #expect(saved.first == ["a, \"b\"", "c\nd"])
    let names: [String] = saved.dropFirst().map { $0[0] }
    #expect(names == Array(`Text of a page`.nasty.prefix(7)))
    let values: [Double?] = saved.dropFirst().map { Double($0[1]) }
    #expect(values == numbers)
    let shown = page.all("td").map(\.text)
    #expect(shown[0] == "0.3333")
    #expect(shown[3] == "0.3")
  }

  @Test func `has words for what is no number`() throws {
    var sheet = Sheet([.text("name"), .number("value")])
    for value in [Sheet.Value.number(.nan), .number(.infinity), .number(-.infinity), .missing] {
      sheet.add([.text("x"), value])
    }
    let page = try page(sheet)
    #expect(page.all("td").map(\.text) == ["–", "∞", "-∞", "–"])
    let link = try #require(page.all("a").first?.attributes["href"])
    let saved = try `A sheet on a page`.rows(#require(`A sheet on a page`.file(link)))
    let values: [String] = saved.dropFirst().map { $0[1] }
    #expect(values == ["", "inf", "-inf", ""])
  }

  @Test func `names its columns and rows for those who do not see them`() throws {
    var sheet = Sheet([.text("cell"), .number("best"), .text("verdict")])
    sheet.add([.text("one"), .number(1), .text("inside")])
    let page = try page(sheet)
    #expect(page.all("caption").map(\.text) == ["Numbers"])
    #expect(page.all("th").map { $0.attributes["scope"] } == ["col", "col", "col", "row"])
    let region = try #require(page.all("div").first { $0.attributes["role"] == "region" })
    #expect(region.attributes["aria-label"] == "Numbers")
    #expect(region.attributes["tabindex"] == "0")
    // Numbers, and what stands above them, are set to the right; the rest is not.
    #expect(page.all("th").map { $0.attributes["class"] } == ["t", nil, "t", "t"])
    #expect(page.all("td").map { $0.attributes["class"] } == [nil, "t"])
  }

  @Test func `takes no more than its share and says what is missing`() throws {
    var sheet = Sheet([.text("cell"), .number("value")], file: "all rows.csv")
    for row in 0..<100_000 { sheet.add([.text("cell \(row)"), .number(Double(row) / 7)]) }
    let share = SheetShare(of: 10)
    var html = HTML()
    html.element("div") { sheet.add(to: &$0, name: "numbers", caption: "Numbers", share: share) }
    #expect(html.size < share.table + share.file + 2000)
    let page = try #require(read(html.text))
    let shown = page.all("tr").count - 1
    #expect(shown == 200)
    let links = page.all("a")
    let saved = try `A sheet on a page`.rows(
      #require(`A sheet on a page`.file(links[0].attributes["href"] ?? "")))
    #expect(saved.last?[0] == "cell \(saved.count - 2)")
    #expect(
      page.text.contains(
        "Of 100000 rows, the table shows the first 200 and the CSV has the first \(saved.count - 1)."
      ))
    #expect(links[1].attributes["href"] == "./all%20rows.csv")
  }

  @Test func `says so too if only the file is cut`() throws {
    var sheet = Sheet([.text("cell")])
    for _ in 0..<100 { sheet.add([.text(String(repeating: "m", count: 10_000))]) }
    let page = try page(sheet)
    let link = try #require(page.all("a").first?.attributes["href"])
    let saved = try `A sheet on a page`.rows(#require(`A sheet on a page`.file(link))).count - 1
    #expect(saved < 100)
    #expect(
      page.text.contains("Of 100 rows, the table shows all and the CSV has the first \(saved)."))
  }

  @Test func `without rows is a table with headings only`() throws {
    let page = try page(Sheet([.text("cell")]))
    #expect(page.all("td").isEmpty)
    #expect(page.all("th").map(\.text) == ["cell"])
  }
}
