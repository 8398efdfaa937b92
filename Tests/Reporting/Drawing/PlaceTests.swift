import Foundation
import Testing

@testable import Reporting

/// Marks are where the labels of the axes say: an axis is read like a reader does, from two of its numbers.
@Suite struct `Places of marks` {
  /// Reads a pixel as a value, by the first and the last label of an axis.
  private func reading(
    _ labels: [Markup.Element], _ attribute: String, offset: Double, isLog: Bool = false
  ) throws
    -> (Double) -> Double
  {
    let read = { (element: Markup.Element) -> (Double, Double)? in
      let value = Double(element.text.replacing("\u{2212}", with: "-"))
      guard let value, let pixel = element.number(attribute) else { return nil }
      return (value, pixel - offset)
    }
    let known = labels.compactMap(read)
    let (first, last) = try (#require(known.first), #require(known.last))
    return { pixel in
      let share = (pixel - first.1) / (last.1 - first.1)
      return isLog
        ? first.0 * power(last.0 / first.0, share) : first.0 + share * (last.0 - first.0)
    }
  }

  @Test(arguments: [320, 720, 1000])
  func `can be read from numbers at both axes`(_ width: Int) throws {
    let points = (0..<12).map { (number: Int) -> Mark.Dot in
      let square = Double(number * number)
      return Mark.Dot(at: Double(number) * 3 - 7, square / 10 - 4)
    }
    let figure = NastyFigures.figure(
      "places",
      .panels([Panel(x: Axis("x"), y: Axis("y"), marks: [Mark("", .emergent, .dots(points))])]))
    let markup = try #require(Markup.read(figure.svg(width: width)))
    let ticks = markup.elements.filter { $0.name == "text" && $0.classes.contains("t") }
    let x = try reading(ticks.filter { $0.classes.contains("m") }, "x", offset: 0)
    let y = try reading(ticks.filter { $0.classes.contains("e") }, "y", offset: 4)
    let discs = markup.all("circle", "k")
    try #require(discs.count == points.count)
    for (disc, point) in zip(discs, points) {
      #expect(abs(x(try #require(disc.number("cx"))) - point.at) < 0.06)
      #expect(abs(y(try #require(disc.number("cy"))) - point.value) < 0.02)
    }
  }

  @Test func `can be read from logarithmic axes`() throws {
    let points = (0..<10).map { (power: Int) -> Mark.Dot in
      let size = Double(1 << power)
      return Mark.Dot(at: size, 3 * size * size)
    }
    let figure = NastyFigures.figure(
      "places",
      .panels([
        Panel(
          x: Axis("x", .logarithmic), y: Axis("y", .logarithmic),
          marks: [Mark("", .emergent, .dots(points))])
      ]))
    let markup = try #require(Markup.read(figure.svg()))
    let ticks = markup.elements.filter { $0.name == "text" && $0.classes.contains("t") }
    let x = try reading(ticks.filter { $0.classes.contains("m") }, "x", offset: 0, isLog: true)
    let y = try reading(ticks.filter { $0.classes.contains("e") }, "y", offset: 4, isLog: true)
    for (disc, point) in zip(markup.all("circle", "k"), points) {
      #expect(abs(x(try #require(disc.number("cx"))) / point.at - 1) < 0.01)
      #expect(abs(y(try #require(disc.number("cy"))) / point.value - 1) < 0.02)
    }
  }

  @Test func `are in the row of their name`() throws {
    let names = ["one", "two", "three", "four"]
    let values = [3.0, -1, 4, 1.5]
    let figure = NastyFigures.figure(
      "rows",
      .panels([
        Panel(
          x: Axis("value"), y: Axis("", .categories(names)),
          marks: [Mark("", .emergent, .dots(values.enumerated().map { .init(at: Double($0), $1) }))]
        )
      ]))
    let markup = try #require(Markup.read(figure.svg()))
    let x = try reading(markup.all("text", "m").filter { $0.classes.contains("t") }, "x", offset: 0)
    for (number, name) in names.enumerated() {
      let label = try #require(markup.elements.first { $0.name == "text" && $0.text == name })
      let disc = markup.all("circle", "k")[number]
      let baseline: Double = try #require(label.number("y"))
      #expect(try #require(disc.number("cy")) == baseline - 4)
      #expect(abs(x(try #require(disc.number("cx"))) - values[number]) < 0.02)
    }
  }

  @Test func `of bars start at 0`() throws {
    let figure = NastyFigures.figure(
      "bars",
      .panels([
        Panel(
          x: Axis("", .categories(["a", "b"])), y: Axis("y"),
          marks: [Mark("", .emergent, .bars([.init(at: 0, 5), .init(at: 1, -2)]))])
      ]))
    let markup = try #require(Markup.read(figure.svg()))
    let zero =
      try #require(
        markup.elements.first { $0.text == "0" && $0.classes.contains("e") }?.number("y")) - 4
    let path = try #require(markup.all("path", "f", in: "emergent").first?.attributes["d"])
    let corners = path.split(separator: "M").map { bar -> (top: Double, height: Double) in
      let numbers = bar.split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
      return (numbers[1], numbers[3])
    }
    #expect(abs(corners[0].top + corners[0].height - zero) < 0.11)
    #expect(abs(corners[1].top - zero) < 0.11)
    #expect(abs(corners[0].height / corners[1].height - 2.5) < 0.02)
  }

  @Test func `leave a gap where a line has no number`() throws {
    let figure = NastyFigures.figure(
      "gap",
      .panels([
        Panel(
          x: Axis("x"), y: Axis("y"),
          marks: [
            Mark(
              "", .emergent,
              .line([0, 1, .nan, 3, 4, .infinity, 6].enumerated().map { .init(Double($0), $1) }))
          ])
      ]))
    let markup = try #require(Markup.read(figure.svg()))
    let path = try #require(markup.all("path", "l").first?.attributes["d"])
    #expect(path.count { $0 == "M" } == 2)
    #expect(markup.all("circle", "k").count == 5)
  }

  @Test func `cut names differ where the whole ones do`() {
    let names = (1...12).map { "a rather long name of the variant \($0)" } + ["short"]
    for width in [70.0, 90, 120, 400] {
      let shown = TextWidth.apart(names, in: width, size: 12)
      #expect(Set(shown).count == names.count)
      for (name, label) in zip(names, shown) {
        #expect(TextWidth.of(label, size: 12) <= width + 1e-6)
        let parts = label.split(separator: "…", omittingEmptySubsequences: false)
        #expect(name == label || name.hasPrefix(parts[0]) && name.hasSuffix(parts[1]))
      }
    }
    // What beginnings tell apart keeps them.
    let plain = ["one and so on and on", "two and so on and on"]
    #expect(TextWidth.apart(plain, in: 60, size: 12).allSatisfy { $0.hasSuffix("…") })
  }
}

/// A power by the definition: e to the logarithm.
private func power(_ base: Double, _ exponent: Double) -> Double {
  exp(exponent * log(base))
}
