import Foundation
import Testing

@testable import Reporting

@Suite struct `A page` {
  private static let pages = SpecimenReports.all.map { ($0.name, $0.report.html()) }

  @Test(arguments: pages) func `is well-formed`(_ name: String, _ page: String) {
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(read(page) != nil)
  }

  @Test(arguments: pages) func `runs nothing and asks nobody`(_ name: String, _ page: String) throws
  {
    let root = try #require(read(page))
    let known = Set(root.all.map(\.name))
    #expect(
      known.isDisjoint(with: [
        "script", "img", "iframe", "object", "embed", "form", "base", "use", "image",
      ]))
    for element in root.all {
      for (attribute, value) in element.attributes {
        #expect(!attribute.hasPrefix("on") && attribute != "src", "\(element.name) \(attribute)")
        if attribute == "href" {
          let isLocal = value.hasPrefix("#") || value.hasPrefix("./") || value.hasPrefix("/")
          let isData = value.hasPrefix("data:,") || value.hasPrefix("data:text/csv;")
          #expect(isLocal || isData, "\(value.prefix(60))")
        }
      }
    }
    let style = root.all("style").map(\.text).joined()
    #expect(!style.contains("@import") && !style.contains("url("))
    #expect(!page.contains("http:") && !page.contains("https:"))
  }

  @Test(arguments: pages) func `has headings in order and a name for every place`(
    _ name: String, _ page: String
  ) throws {
    let root = try #require(read(page))
    var last = 0
    for heading in root.all
    where heading.name.count == 2 && heading.name.first == "h" && heading.name != "hr" {
      let level = try #require(Int(heading.name.dropFirst()))
      #expect(level <= last + 1)
      #expect(!heading.text.isEmpty)
      last = level
    }
    #expect(
      root.all("h1").count == 1 && root.all("main").count == 1
        && root.all("title").first?.text.isEmpty == false)
    let ids = root.all.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for link in root.all("a").compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())))
    }
    for labels in root.all.compactMap({ $0.attributes["aria-labelledby"] }) {
      for label in labels.split(separator: " ") { #expect(ids.contains(String(label))) }
    }
  }

  @Test func `shows all that a report says, in its order`() throws {
    let text = try #require(read(SpecimenReports.ordinary.html())?.all("body").first).text
    var rest = text[...]
    let report = SpecimenReports.ordinary
    for wanted in [report.title] + report.lead + [
      "What was reached", "Best, predicted and emergent quality", "Agents who err stay far",
      "Numbers",
      "Save as CSV", "Verdicts", "0.7425", "0.3333", "Over the rounds", "Claims fall within",
      "The game of two claims",
      "The second gains nothing", "traveller 2 claims 99", "The summary, with every digit",
    ] {
      let place = try #require(rest.range(of: wanted), "\(wanted)")
      rest = rest[place.upperBound...]
    }
  }

  @Test func `lets a diagram scroll that a narrow screen has no room for`() throws {
    func pictures(_ steps: Int) throws -> (count: Int, scrolling: [String?]) {
      let nodes = (0...steps).map {
        Diagram.Node(x: Double($0), y: Double($0 % 2), "node", .neutral, .disc)
      }
      let figure = Figure(
        "steps", title: "Steps", description: "", .diagram(Diagram(nodes: nodes, edges: [])),
        numbers: Sheet([]))
      let page = Report(title: "x", lead: [], sections: [.init("y", [.figure(figure)])]).html()
      let root = try #require(read(page))
      let boxes = root.all("div").filter { $0.attributes["class"] == "scrolling" }
      return (root.all("svg").count, boxes.map { $0.attributes["aria-label"] })
    }
    #expect(try pictures(3) == (2, []))
    #expect(try pictures(12) == (1, ["Steps"]))
  }

  @Test func `has a table of contents from the fourth section on`() throws {
    func contents(_ sections: Int) throws -> [String] {
      let report = Report(
        title: "x", lead: [],
        sections: (0..<sections).map { .init("part \($0)", [.paragraph("y")]) })
      let root = try #require(read(report.html()))
      return root.all("nav").flatMap { $0.all("a").map(\.text) }
    }
    #expect(try contents(3).isEmpty)
    #expect(try contents(4) == ["part 0", "part 1", "part 2", "part 3"])
  }

  @Test func `shows what comes from anywhere as it is, and not all of what is endless`() throws {
    let page = SpecimenReports.nasty.html()
    let root = try #require(read(page))
    #expect(root.all("h2").first?.text == "<script>alert(\"1\")</script> & 'more' ]]>")
    #expect(!page.contains(String(repeating: "m", count: 2001).replacing("mm", with: "m m")))
    #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{7}"))
    #expect(
      root.all("li").contains { $0.text.contains("שלום 👩‍👩‍👧‍👦") && $0.attributes["dir"] == "auto" })
    #expect(root.all("td").allSatisfy { $0.text.count < 200 })
  }

  @Test func `of many cells stays small`() {
    #expect(SpecimenReports.large(1000).html().utf8.count <= 3_000_000)
    #expect(SpecimenReports.large(100_000, figures: ["welfare"]).html().utf8.count <= 5_000_000)
  }

  @Test func `is the same every time`() {
    #expect(SpecimenReports.ordinary.html() == SpecimenReports.ordinary.html())
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["ARENA_PAGES"] != nil))
  func `is left where a browser can check it`() throws {
    let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["ARENA_PAGES"]))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, page) in `A page`.pages {
      try Data(page.utf8).write(to: folder.appending(path: "\(name).html"))
    }
  }
}
