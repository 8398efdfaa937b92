import Reporting

/// Figures with what drawing goes wrong on: names that are markup or endless, numbers that are none or too many.
enum NastyFigures {
  static let all: [Figure] =
    [
      names, below, halves, categories(60), categories(400), empty, nothing, onePoint, noVariance,
      extremes,
      fewPoints, bigHeat, namelessHeat, forestMultiples,
      manyLines, manyPanels, denseTree, graph,
    ] + ranges

  static let endless = String(repeating: "a name without an end ", count: 450)

  static let texts = [
    "<script>alert('x')</script>", "\"quotes\" & ampersands",
    "\u{202E}turned\u{202C} \u{5E9}\u{5DC}\u{5D5}\u{5DD}",
    "emoji 🙂👩‍👩‍👧‍👦", "control\u{0}\u{7}\u{1B}[31m\tand\nbreaks", endless, "", "ééé 中文字符中文字符",
  ]

  static func figure(_ name: String, _ content: Figure.Content, title: String = "A figure")
    -> Figure
  {
    Figure(name, title: title, description: title, content, numbers: Sheet([.text("element")]))
  }

  static func dots(_ count: Int) -> [Mark.Dot] {
    (0..<count).map { index in
      let value = Double(index % 7)
      return Mark.Dot(at: Double(index), value, interval: (value - 1)...(value + 1))
    }
  }

  static let names = figure(
    "names",
    .panels([
      Panel(
        title: endless, x: Axis(endless, unit: "<b>"),
        y: Axis("\"'", unit: "&", .categories(texts)),
        marks: texts.enumerated().map { Mark($1, .series($0), .dots(dots(8))) })
    ]), title: texts.joined(separator: " "))

  static let below = figure(
    "below",
    .panels([
      Panel(
        x: Axis(endless, .categories(texts + texts)), y: Axis("", unit: endless),
        marks: [Mark("bars", .emergent, .bars(dots(16)))])
    ]))

  /// A height at which the axis has halves with a minus, which are wider than the whole numbers of a lower one.
  static let halves = figure(
    "halves",
    .panels([
      Panel(
        title: "one", x: Axis("share", atLeast: 0...1), y: Axis("payoff"),
        marks: [Mark("", .emergent, .line([.init(0, -0.3), .init(1, -2.5)]))])
    ]))

  static func categories(_ count: Int) -> Figure {
    figure(
      "categories-\(count)",
      .panels([
        Panel(
          x: Axis("value"),
          y: Axis("", .categories((0..<count).map { "parameter=\($0 * 37) other=\($0)" })),
          marks: [
            Mark("best", .best, .ticks(dots(count))),
            Mark("emergent", .emergent, .dots(dots(count))),
          ]),
        Panel(
          x: Axis("setting", .categories((0..<count).map { "setting \($0)" })), y: Axis("other"),
          marks: [Mark("predicted", .predicted, .bars(dots(count)))]),
      ]))
  }

  static let empty = figure("empty", .panels([]))
  static let nothing = figure(
    "nothing",
    .panels([
      Panel(
        x: Axis("x"), y: Axis("y"),
        marks: [Mark("none", .best, .line([.init(.nan, 1), .init(1, .infinity)]))]),
      Panel(x: Axis("x"), y: Axis("y"), marks: []),
    ]))

  static let onePoint = figure(
    "one-point",
    .panels([
      Panel(
        x: Axis("x"), y: Axis("y"),
        marks: [
          Mark("line", .emergent, .line([.init(3, 7)])),
          Mark("band", .emergent, .band([.init(at: 3, 6...8)])),
        ])
    ]))

  static let noVariance = figure(
    "no-variance",
    .panels([
      Panel(
        x: Axis("x"), y: Axis("y"),
        marks: [
          Mark("line", .series(0), .line((0..<9).map { .init(Double($0), 1000.5) }))
        ])
    ]))

  static let ranges = [
    (Double.leastNormalMagnitude / 4, Double.leastNormalMagnitude / 2), (1e6, 1e6 + 1e-3),
    (-1e300, 1e300), (1e-12, 3e-12), (-Double.leastNonzeroMagnitude, Double.leastNonzeroMagnitude),
    (123456.7, 123456.8),
  ].enumerated().map { number, ends in
    figure(
      "range-\(number)",
      .panels([
        Panel(
          x: Axis("x"), y: Axis("y"),
          marks: [
            Mark("line", .series(0), .line([.init(ends.0, ends.1), .init(ends.1, ends.0)]))
          ])
      ]))
  }

  static let extremes = figure(
    "extremes",
    .panels([
      Panel(
        x: Axis("x", .logarithmic), y: Axis("y", .logarithmic),
        marks: [
          Mark(
            "dots", .series(0),
            .dots([
              .init(at: Double.leastNonzeroMagnitude, 1e300),
              .init(at: 1e300, Double.leastNonzeroMagnitude), .init(at: 0, 1), .init(at: 1, -1),
              .init(at: 1, .nan),
              .init(at: 1, 1, interval: 0...Double.infinity),
            ])),
          Mark(
            "line", .series(1),
            .line([.init(1, 1), .init(-1, 1), .init(10, 0.01), .init(.infinity, 1), .init(100, 3)])),
        ])
    ]))

  static let fewPoints = figure(
    "narrow-logarithms",
    .panels([
      Panel(
        x: Axis("x", .logarithmic), y: Axis("y", .logarithmic),
        marks: [
          Mark("line", .series(1), .line([.init(3.1, 71), .init(3.3, 73)]))
        ])
    ]))

  static let bigHeat = figure(
    "big-heat",
    .panels(
      (0..<2).map { panel in
        Panel(
          title: "panel \(panel)", x: Axis("column", .categories((0..<40).map { "column \($0)" })),
          y: Axis("row", .categories((0..<90).map { "row \($0)" })),
          marks: [
            Mark(
              "", .neutral,
              .tiles(
                (0..<3600).map { .init(column: $0 % 40, row: $0 / 40, Double($0 * 37 % 101)) },
                label: "value", middle: nil))
          ])
      }))

  static let namelessHeat = figure(
    "nameless-heat",
    .panels([
      Panel(
        x: Axis(
          "", .categories(["coarse correlated equilibrium", "the designer's wish", "level 1"])),
        y: Axis("", .categories([""])),
        marks: [
          Mark(
            "", .neutral,
            .tiles(
              [.init(column: 0, row: 0, 0.125), .init(column: 1, row: 0, .nan)],
              label: "share of choices that depart", middle: nil))
        ])
    ]))

  static let forestMultiples = figure(
    "forest-multiples",
    .panels(
      ["total", "least", "Nash"].map { title in
        Panel(
          title: title, x: Axis("welfare"),
          y: Axis("", .categories((0..<6).map { "mechanism=\($0) noise=0.\($0)" })),
          marks: [
            Mark("predicted", .predicted, .ranges((0..<6).map { .init(at: Double($0), 2...4) })),
            Mark("learners", .series(0), .dots(dots(6))),
            Mark("imitators", .series(1), .dots(dots(6))),
          ])
      }))

  static let manyLines = figure(
    "many-lines",
    .panels([
      Panel(
        x: Axis("round"), y: Axis("share"),
        marks: (0..<14).map { number in
          Mark(
            "agent number \(number)", .series(number),
            .line(
              (0..<100).map {
                level(number, $0)
              }))
        })
    ]))

  private static func level(_ number: Int, _ round: Int) -> Mark.Point {
    let noise = Double((round * 13 + number) % 7) / 9
    return Mark.Point(Double(round), Double(number) + noise)
  }

  static let manyPanels = figure(
    "many-panels",
    .panels(
      (0..<30).map { number in
        Panel(
          title: "players=\(number)", x: Axis("fine"), y: Axis("quality"),
          marks: [
            Mark(
              "emergent", .emergent,
              .line((0..<9).map { .init(Double($0) * 1000, Double($0 * number)) }))
          ])
      }))

  static let denseTree = figure(
    "dense-tree",
    .diagram(
      Diagram(
        nodes: (0..<63).map(treeNode),
        edges: (1..<63).map {
          .init(from: ($0 - 1) / 2, to: $0, $0 % 2 == 0 ? "defect" : "cooperate")
        })))

  private static func treeNode(_ number: Int) -> Diagram.Node {
    let depth = 63 - (number + 1).leadingZeroBitCount
    let first = (1 << depth) - 1
    let x = (Double(number - first) + 0.5) * Double(32 >> depth)
    let label = depth == 5 ? "\(number), −\(number)" : "player \(depth % 2 + 1)"
    return Diagram.Node(
      x: x, y: Double(depth), label, .series(depth % 2), depth == 5 ? .text : .disc)
  }

  static let graph = figure(
    "nasty-graph",
    .diagram(
      Diagram(
        nodes: texts.enumerated().map {
          .init(
            x: Double($0 % 3), y: Double($0 / 3), $1, .series($0),
            [.box, .disc, .ring, .text][$0 % 4])
        }
          + [.init(x: .nan, y: 0, "nowhere", .best, .disc)],
        edges: [
          .init(from: 0, to: 1, endless, isArrow: true),
          .init(from: 1, to: 0, "back", isArrow: true),
          .init(from: 2, to: 2, "loop", isArrow: true),
          .init(from: 3, to: 99, "nowhere"), .init(from: 4, to: 8, "to nowhere", weight: .nan),
          .init(from: 4, to: 5, "a", weight: .nan),
        ], ties: [.init([0, 4, 8, 77], .best)], legend: texts.map { ($0, .best) })))
}
