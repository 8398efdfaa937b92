import Testing

@testable import Reporting

@Suite struct `A figure in characters` {
  private func text(_ panels: [Panel], width: Int = 40, isColoured: Bool = false) -> String {
    FigureText(width: width, isColoured: isColoured).text(
      Figure("x", title: "Title", description: "", .panels(panels), numbers: Sheet([])))
  }

  private func rows(_ names: [String], _ marks: [Mark]) -> [Panel] {
    [Panel(x: Axis("v"), y: Axis("", .categories(names)), marks: marks)]
  }

  @Test func `sets best, predicted and emergent on a line from least to greatest`() {
    let marks = [
      Mark("predicted", .predicted, .ranges([.init(at: 0, 0...0), .init(at: 1, 5...10)])),
      Mark("best", .best, .ticks([.init(at: 0, 10), .init(at: 1, 10)])),
      Mark("emergent", .emergent, .dots([.init(at: 0, 5), .init(at: 1, 2, interval: 1...3)])),
    ]
    // 40 characters: 5 for names, 1 for numbers, 4 between, 30 for the line, whose ends are 0 and 10.
    #expect(
      text(rows(["one", "other"], marks))
        == """
        Title
        one    ═··············●·············┃  5
        other  ···───●───·····══════════════┃  2
               0                           10
        ═ predicted  ┃ best  ● emergent

        """.replacing("\n\n", with: "\n"))
  }

  @Test func `says what has no place in it`() {
    let dots = Mark("", .emergent, .dots([.init(at: 0, 1), .init(at: 1, .infinity)]))
    #expect(
      text(rows(["one", "other"], [dots])).hasSuffix(
        "1 value is too large to draw and is left\nout.\n"))
    let line = Mark("", .emergent, .line([.init(0, 1), .gap, .init(2, .nan), .init(3, 4)]))
    #expect(
      text([Panel(x: Axis("x"), y: Axis("y"), marks: [line])])
        .hasSuffix("1 value is no number and is left out.\n"))
  }

  @Test func `begins bars at 0 and cuts long names`() {
    let name = String(repeating: "n", count: 99)
    let lines = text(
      rows([name, "b"], [Mark("", .emergent, .bars([.init(at: 0, -1), .init(at: 1, 2)]))])
    ).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines[1].hasPrefix("nnnnnn…nnnnnn"))
    // Left of 0 lies a third of the line.
    let (left, right) = (lines[1].filter { $0 == "█" }.count, lines[2].filter { $0 == "█" }.count)
    #expect(left * 2 >= right - 2 && left * 2 <= right + 2 && right > 8)
  }

  @Test func `draws lines as blocks of eight heights`() {
    #expect(FigureText.spark([0, 1, 2, 3, 4, 5, 6, 7], 0...7, 8) == "▁▂▃▄▅▆▇█")
    #expect(FigureText.spark([0, 0, 8, 8], 0...8, 2) == "▁█")
    #expect(FigureText.spark([3, 3, 3], 3...3, 9) == "▁▁▁")
    let line = Mark("emergent", .emergent, .line((0..<100).map { .init(Double($0), Double($0)) }))
    let lines = text([Panel(title: "up", x: Axis("round"), y: Axis("v"), marks: [line])])
      .split(separator: "\n")
    #expect(lines[1].hasPrefix("up  ▁▁") && lines[1].hasSuffix("█  99"))
    #expect(lines[2] == "▁ 0, █ 99; the number is the last")
  }

  @Test func `shades the tiles of a map`() {
    let tiles = Mark(
      "", .emergent,
      .tiles(
        [.init(column: 0, row: 0, 0), .init(column: 1, row: 0, 1), .init(column: 0, row: 1, 0.5)],
        label: "v", middle: nil))
    let panel = Panel(
      x: Axis("x", .categories(["1", "2"])), y: Axis("y", .categories(["b", "a"])), marks: [tiles])
    #expect(
      text([panel]) == """
        Title
           1       2
        b          ████████
        a  ▒▒▒▒▒▒▒▒········
        blank 0, █ 1

        """)
  }

  @Test func `has colours only where they are asked for`() {
    let panels = rows(["a"], [Mark("m", .best, .ticks([.init(at: 0, 1)]))])
    #expect(!text(panels).contains("\u{1B}"))
    #expect(text(panels, isColoured: true).contains("\u{1B}[32m┃\u{1B}[0m"))
  }

  @Test func `places values as far apart as numbers can be, and leaves out what is none`() {
    let most = Double.greatestFiniteMagnitude
    let dots = [-most, .nan, 0, .infinity, most].enumerated().map { Mark.Dot(at: Double($0), $1) }
    let lines = text(
      rows(["a", "b", "c", "d", "e"], [Mark("", .emergent, .dots(dots))]), width: 60
    )
    .split(separator: "\n").dropFirst()
    let strips = lines.prefix(5).map { $0.dropFirst(3).prefix { "·●".contains($0) } }
    let places = strips.map { strip in
      strip.firstIndex(of: "●").map { strip.distance(from: strip.startIndex, to: $0) }
    }
    let length = strips[0].count
    #expect(places == [0, nil, length / 2, nil, length - 1])
    #expect(FigureText.spark([-most, most, 0], -most...most, 3) == "▁█▅")
  }

  @Test func `has nothing that steers a terminal`() {
    let mark = Mark("", .best, .ticks([.init(at: 0, 1)]))
    let lines = text(rows(["a\u{1B}[2J\u{202E}b"], [mark]))
    #expect(lines.contains("a[2Jb  "))
    #expect(wrap("x\u{1B}[31m\u{2066}y\nz", 40) == ["x[31my z"])
  }

  @Test func `of nothing, or of what is not finite, is nothing`() {
    #expect(text([]) == "")
    #expect(text(rows(["a"], [])) == "")
    #expect(text(rows(["a"], [Mark("", .best, .ticks([.init(at: 0, .nan)]))])) == "")
    #expect(text(rows(["a"], [Mark("", .best, .ticks([.init(at: .infinity, 1)]))])) != "trap")
  }
}
