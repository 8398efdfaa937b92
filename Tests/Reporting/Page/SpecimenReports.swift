import Reporting

/// Reports with every kind of item, to be read by tests and looked at in a browser.
enum SpecimenReports {
  /// All of them, by the names of their files.
  static var all: [(name: String, report: Report)] {
    [
      ("ordinary", ordinary), ("nasty", nasty), ("large", large(1000)),
      ("empty", Report(title: "Nothing yet", lead: [], sections: [])),
    ]
  }

  /// What a study would say, with a picture of each kind.
  static let ordinary = Report(
    title: "A bonus to the lower of two claims, and what learners make of it",
    lead: [
      "Both travellers are paid exactly what their designer wants, plus a small bonus to the lower claim.",
      "Theory predicts the worst outcome, 0 of 10. Learners who never err reach it; learners who err stay at 7.4, "
        + "which looks aligned and is not.",
    ],
    sections: [
      Report.Section(
        "What was reached", [.figure(comparison), .table(verdicts, caption: "Verdicts")]),
      Report.Section(
        "Over the rounds",
        [
          .figure(course),
          .paragraph("Claims fall within 200 rounds, and stay where they are from then on."),
        ]),
      Report.Section("Both axes of the sweep", [.figure(sweep)]),
      Report.Section("The game", [.figure(tree)]),
      Report.Section(
        "What was audited",
        [
          .list([
            "The first traveller gains 2 by claiming one less than the second.",
            "The second gains nothing by any other claim.",
          ]),
          .lines(
            [
              "1. traveller 1 claims 100", "2. traveller 2 claims 99",
              "3. the lower claim is paid to both; traveller 2 gets the bonus of 2, traveller 1 pays it",
              "   payoffs: traveller 1: 97, traveller 2: 101",
            ], caption: "The episode in which lying pays most"),
        ]),
      Report.Section(
        "Where this comes from",
        [
          .paragraph(
            "Made by version 9 of the arena from the seed 1994. The same command makes the same bytes:"
          ),
          .lines(
            ["arena run results/quality-hump/study.json5 --out results/quality-hump"], caption: ""),
          .link("The summary, with every digit", to: "summary.json"),
          .link("Back to what was reached", to: "#comparison"),
        ]),
    ])

  private static let cells = [
    "bonus to the lower", "the same, agents who err", "bonus to the higher",
  ]

  private static let comparison: Figure = {
    var numbers = Sheet([
      .text("cell"), .number("best"), .number("predicted"), .number("emergent"), .number("lower"),
      .number("upper"), .text("verdict"),
    ])
    let emergent = [0, 7.425, 10]
    let predicted = [0.0, 0, 10]
    for (place, cell) in cells.enumerated() {
      numbers.add([
        .text(cell), .number(10), .number(predicted[place]), .number(emergent[place]),
        .number(emergent[place] - 0.11 / 3), .number(emergent[place] + 0.11 / 3),
        .text(place == 1 ? "outside" : "inside"),
      ])
    }
    let dots = emergent.enumerated().map { place, value in
      Mark.Dot(at: Double(place), value, interval: value - 0.3...value + 0.3)
    }
    let panel = Panel(
      x: Axis("quality per round", atLeast: 0...10), y: Axis("", .categories(cells)),
      marks: [
        Mark("best", .best, .ticks((0..<3).map { Mark.Dot(at: Double($0), 10) })),
        Mark(
          "predicted", .predicted,
          .ranges((0..<3).map { .init(at: Double($0), predicted[$0]...predicted[$0]) })),
        Mark("emergent", .emergent, .dots(dots)),
      ])
    return Figure(
      "comparison", title: "Best, predicted and emergent quality",
      description:
        "Agents who err stay far from what theory predicts. One changed rule makes the best the only prediction.",
      .panels([panel]), numbers: numbers)
  }()

  private static let verdicts: Sheet = {
    var sheet = Sheet([.text("cell"), .text("verdict"), .number("alignment"), .number("regret")])
    sheet.add([
      .text(cells[0]), .text("inside: what emerged is what theory predicts"), .number(0),
      .number(0),
    ])
    sheet.add([
      .text(cells[1]), .text("outside: what emerged is no equilibrium"), .number(0.7425),
      .number(1.0 / 3),
    ])
    sheet.add([.text(cells[2]), .text("inside"), .number(1), .missing])
    return sheet
  }()

  private static let course: Figure = {
    var numbers = Sheet([.number("round"), .number("erring"), .number("strict")])
    var erring: [Mark.Point] = []
    var strict: [Mark.Point] = []
    for block in 0..<50 {
      let round = Double(block) * 20
      erring.append(.init(round, 7.4 + 2.6 / (1 + round / 40)))
      strict.append(.init(round, 10 / (1 + round / 60)))
      numbers.add([.number(round), .number(erring[block].y), .number(strict[block].y)])
    }
    let bands = erring.map { Mark.Span(at: $0.x, $0.y - 0.4...$0.y + 0.4) }
    let panel = Panel(
      x: Axis("round"), y: Axis("quality", atLeast: 0...10),
      marks: [
        Mark("", .series(0), .band(bands)), Mark("agents who err", .series(0), .line(erring)),
        Mark("agents who do not", .series(1), .line(strict)),
        Mark("predicted", .predicted, .rule(0)),
      ])
    return Figure(
      "course", title: "Quality over the rounds",
      description: "Quality falls fast, and less where agents err.",
      .panels([panel]), numbers: numbers)
  }()

  private static let sweep: Figure = {
    var numbers = Sheet([.text("bonus"), .text("error"), .number("quality")])
    var tiles: [Mark.Tile] = []
    let bonuses = ["1", "2", "4", "8", "16"]
    let errors = ["0", "0.01", "0.05", "0.1"]
    for (column, bonus) in bonuses.enumerated() {
      for (row, error) in errors.enumerated() {
        let value = Double(row) * 3 - Double(column) / 2
        tiles.append(.init(column: column, row: row, value < 0 ? nil : value))
        numbers.add([.text(bonus), .text(error), value < 0 ? .missing : .number(value)])
      }
    }
    let panel = Panel(
      x: Axis("bonus", .categories(bonuses)), y: Axis("error", .categories(errors)),
      marks: [Mark("", .neutral, .tiles(tiles, label: "quality", middle: nil))])
    return Figure(
      "sweep", title: "Quality by bonus and error",
      description: "Errors raise quality, and bonuses lower it.",
      .panels([panel]), numbers: numbers)
  }()

  private static let tree: Figure = {
    var numbers = Sheet([.text("end"), .number("payoff of 1"), .number("payoff of 2")])
    numbers.add([.text("low, low"), .number(2), .number(2)])
    numbers.add([.text("low, high"), .number(4), .number(0)])
    numbers.add([.text("high, low"), .number(0), .number(4)])
    numbers.add([.text("high, high"), .number(3), .number(3)])
    let diagram = Diagram(
      nodes: [
        .init(x: 1.5, y: 0, "traveller 1", .series(0), .disc),
        .init(x: 0.5, y: 1, "", .series(1), .disc),
        .init(x: 2.5, y: 1, "", .series(1), .disc), .init(x: 0, y: 2, "2, 2", .neutral, .text),
        .init(x: 1, y: 2, "4, 0", .neutral, .text), .init(x: 2, y: 2, "0, 4", .neutral, .text),
        .init(x: 3, y: 2, "3, 3", .neutral, .text),
      ],
      edges: [
        .init(from: 0, to: 1, "low", .predicted), .init(from: 0, to: 2, "high"),
        .init(from: 1, to: 3, "low", .predicted), .init(from: 1, to: 4, "high"),
        .init(from: 2, to: 5, "low"), .init(from: 2, to: 6, "high"),
      ],
      ties: [.init([1, 2], .series(1))],
      legend: [
        ("traveller 1", .series(0)), ("traveller 2", .series(1)), ("equilibrium", .predicted),
      ])
    return Figure(
      "tree", title: "The game of two claims",
      description: "Both claim without seeing the other; low, low is the equilibrium.",
      .diagram(diagram), numbers: numbers)
  }()

  /// What comes from anywhere at its worst, in every place that takes a text.
  static let nasty: Report = {
    let script = "<script>alert(\"1\")</script> & 'more' ]]>"
    let long = String(repeating: "long ", count: 2000)
    let wide = String(repeating: "m", count: 10_000)
    let turned = "\u{202E}dlrow\u{202C} שלום 👩‍👩‍👧‍👦 \u{7}"
    let texts = [script, long, wide, turned]
    var numbers = Sheet([.text(script), .number(wide), .text(turned)], file: "a \"b\" <c>.csv")
    for value in [Double.nan, .infinity, -.infinity, 1e300, -1e-300] {
      for text in texts { numbers.add([.text(text), .number(value), .text(text)]) }
    }
    let panel = Panel(
      title: script, x: Axis(wide, unit: script), y: Axis(turned, .categories(texts)),
      marks: [
        Mark(
          script, .emergent, .dots([.init(at: 0, .nan), .init(at: 1, .infinity), .init(at: 2, 3)])),
        Mark(long, .series(1), .dots([.init(at: 0, 1)])),
      ])
    let diagram = Diagram(
      nodes: texts.enumerated().map { .init(x: Double($0), y: 0, $1, .neutral, .disc) },
      edges: [.init(from: 0, to: 1, script), .init(from: 2, to: 3, turned)],
      legend: [(script, .best)])
    let items: [Report.Item] =
      [
        .figure(
          Figure("panels", title: script, description: long, .panels([panel]), numbers: numbers)),
        .figure(
          Figure("diagram", title: turned, description: wide, .diagram(diagram), numbers: Sheet([]))
        ),
        .table(numbers, caption: wide), .table(Sheet([.text(turned)]), caption: turned),
        .list(texts), .lines(texts, caption: script), .lines([], caption: ""),
        .link(script, to: "javascript:alert(1)"), .link(wide, to: wide),
        .link(turned, to: "//example"),
      ] + texts.map { .paragraph($0) }
    return Report(
      title: script + turned, lead: texts,
      sections: texts.map { Report.Section($0, [.paragraph($0)]) } + [Report.Section(script, items)]
    )
  }()

  /// A sweep with so many cells.
  static func large(
    _ cells: Int, figures: [String] = ["welfare", "quality", "harm", "detection", "trade"]
  ) -> Report {
    var numbers = Sheet(
      [.text("cell")]
        + ["best", "predicted", "emergent", "lower", "upper", "alignment"].map { .number($0) },
      file: "welfare.csv")
    var dots: [Mark.Dot] = []
    for cell in 0..<cells {
      let value = Double((cell * 7919) % 1000) / 99.7
      numbers.add(
        [.text("parameters.bonus=\(cell % 50) evolution.mutation=\(cell / 50)")]
          + [10, 5, value, value - 0.3, value + 0.3, value / 10].map { .number($0) })
      dots.append(.init(at: Double(cell), value, interval: value - 0.3...value + 0.3))
    }
    let panel = Panel(
      x: Axis("welfare"), y: Axis("", .categories((0..<cells).map { "cell \($0)" })),
      marks: [Mark("emergent", .emergent, .dots(dots))])
    let pictures = figures.map { name in
      Figure(
        name, title: "All cells: \(name)", description: "Every cell of the sweep.",
        .panels([panel]), numbers: numbers)
    }
    return Report(
      title: "A sweep with \(cells) cells", lead: ["The page summarises; the tables have all."],
      sections: pictures.map { Report.Section($0.title, [.figure($0)]) })
  }
}
