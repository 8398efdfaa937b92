import TestSupport
import Testing

@testable import Reporting

@Suite struct `A picture` {
  static let figures: [Figure] = Specimens.all + NastyFigures.all
  static let widths = [320, 720, 1400]

  @Test(arguments: figures.indices, widths)
  func `is well-formed, named and described`(_ number: Int, _ width: Int) throws {
    let figure = Self.figures[number]
    for text in [figure.svg(width: width), figure.svgFile(width: width)] {
      let markup = try #require(Markup.read(text), "\(figure.name) is not well-formed")
      let root = try #require(markup.elements.last)
      #expect(root.attributes["role"] == "img")
      let ids = try #require(root.attributes["aria-labelledby"]).split(separator: " ").map(
        String.init)
      let named = markup.elements.filter { ids.contains($0.attributes["id"] ?? "") }
      #expect(named.map(\.name) == ["title", "desc"])
      #expect(!text.contains("<script"))
      #expect(!text.contains("nan") || text.contains("governance"), "a coordinate is no number")
      #expect(!text.contains("inf\""))
    }
  }

  @Test(arguments: figures.indices, widths)
  func `has labels that do not cover each other and stay inside`(_ number: Int, _ width: Int) {
    let figure = Self.figures[number]
    // A file has a title and a margin; on a page there is no more than a hair's breadth.
    for (isTitled, margin) in [(true, 14.0), (false, 1)] {
      check(figure, width, figure.drawing(width: width, isTitled: isTitled), margin)
    }
  }

  private func check(_ figure: Figure, _ width: Int, _ drawing: Drawing, _ margin: Double) {
    let words = drawing.canvas.words
    for (index, one) in words.enumerated() {
      // One expectation for all: there are millions of pairs.
      let covered = words[..<index].filter { one.box.overlaps($0.box) }.map(\.text)
      #expect(covered == [], "\(figure.name): \(one.text)")
      #expect(
        one.box.left >= -margin && one.box.right <= Double(width) - margin,
        "\(figure.name): \(one.text)")
      #expect(
        one.box.top >= -margin && one.box.bottom <= drawing.height - margin,
        "\(figure.name): \(one.text)")
    }
  }

  @Test func `is the same each time`() {
    for figure in Self.figures { #expect(figure.svgFile() == figure.svgFile()) }
  }

  @Test func `of many rows is no taller than a screen or two`() {
    for count in [60, 400, 3000] {
      let figure = NastyFigures.figure(
        "rows",
        .panels([
          Panel(
            x: Axis("value"), y: Axis("", .categories((0..<count).map { "row \($0)" })),
            marks: [Mark("", .emergent, .dots(NastyFigures.dots(count)))])
        ]))
      #expect(figure.drawing(width: 720, isTitled: false).height <= 1200)
    }
  }

  @Test(.enabled(if: isPatient), arguments: [0, 1, 2, 3, 4, 5])
  func `of a million points is small`(_ kind: Int) {
    let count = 1_000_000
    let points = (0..<count).map { (number: Int) -> Mark.Point in
      let height = number &* 7919 % 1009
      return Mark.Point(Double(number), Double(height))
    }
    let spans = points.map { Mark.Span(at: $0.x, $0.y...($0.y + 5)) }
    let dots = points.map { Mark.Dot(at: $0.x, $0.y) }
    let shape: Mark.Shape =
      [.line(points), .steps(points), .area(points), .band(spans), .dots(dots), .bars(dots)][kind]
    let figure = NastyFigures.figure(
      "million", .panels([Panel(x: Axis("x"), y: Axis("y"), marks: [Mark("", .best, shape)])]))
    #expect(figure.svg().utf8.count < 150_000)
  }

  @Test func `of nothing says so`() {
    for figure in [NastyFigures.empty, NastyFigures.nothing] {
      #expect(figure.svg().contains("Nothing to draw"))
    }
  }

  @Test func `says how many values have no logarithm`() {
    #expect(NastyFigures.extremes.svg().contains("values that are not above 0 have no logarithm"))
  }

  @Test func `says how many values are no numbers, or too large`() {
    func svg(_ marks: [Mark]) -> String {
      NastyFigures.figure(
        "left-out", .panels([Panel(x: Axis("x"), y: Axis("y"), marks: marks)])
      ).svg()
    }
    let values = [1, .nan, 2, .infinity, -.infinity, 2e300, 3]
    let points = values.enumerated().map { Mark.Point(Double($0), $1) }
    let dots = points.map { Mark.Dot(at: $0.x, $0.y) }
    // A line and the dots on it show the same values.
    for marks in [
      [Mark("", .best, .line(points))], [Mark("", .best, .dots(dots))],
      [Mark("", .best, .steps(points)), Mark("", .best, .dots(dots))],
    ] {
      #expect(svg(marks).contains("1 value is no number and is left out."))
      #expect(svg(marks).contains("3 values are too large to draw and are left out."))
    }
    let interval = Mark.Dot(at: 0, 1, interval: 0...Double.infinity)
    #expect(svg([Mark("", .best, .dots([interval]))]).contains("1 value is too large to draw"))
    #expect(svg([Mark("", .best, .rule(.nan)), Mark("", .best, .rule(1))]).contains("no number"))
    // Where there is no value, nothing is left out.
    let broken = [Mark.Point(0, 1), .gap, .init(2, 1)]
    let open = [Mark.Span(at: 0, 0...1), .init(at: .nan, 0...0), .init(at: 2, 0...1)]
    let plain = svg([Mark("", .best, .line(broken)), Mark("", .worst, .band(open))])
    #expect(!plain.contains("left out"))
  }

  @Test func `keeps more of a label that is cut, though not without an end`() {
    let svg = NastyFigures.names.svg(width: 320)
    #expect(svg.contains("<title>\(NastyFigures.endless.prefix(150))"))
    #expect(!svg.contains(NastyFigures.endless.prefix(3000)))
    #expect(svg.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    #expect(
      !svg.unicodeScalars.contains { $0.value < 0x20 || (0x202A...0x202E).contains($0.value) })
  }
}
