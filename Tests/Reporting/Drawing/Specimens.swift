import Reporting

/// A picture of each element, as the documentation shows them.
enum Specimens {
  /// The figures; each is committed as a file of its name in the documentation's resources.
  static let all: [Figure] = [
    lines, directLabels, steps, shares, forest, bars, sideBars, heat, gains, multiples, logarithms,
    tree, graph,
  ]

  static func figure(_ name: String, _ title: String, _ content: Figure.Content) -> Figure {
    Figure(
      "drawing-\(name)", title: title,
      description: "A specimen of the drawing layer with made-up numbers.",
      content, numbers: Sheet([.text("element")]))
  }

  /// A made-up number from 0 to 1 that looks drawn by lot.
  static func noise(_ index: Int) -> Double {
    let mixed: Int = (index &* 7919 &+ 104_729) &* (index &+ 31)
    return Double(mixed % 1009) / 1009
  }

  static let lines = figure(
    "lines", "Lines with bands, and a rule",
    .panels([
      Panel(
        x: Axis("fine", unit: "money"), y: Axis("quality", unit: "per round", atLeast: 0...10),
        marks: [
          Mark("reachable", .neutral, .rule(10)),
          Mark(
            "emergent", .emergent,
            .band(
              (0...10).map {
                let fine = Double($0)
                return .init(at: fine, (3 + 0.5 * fine)...(4 + 0.55 * fine))
              })),
          Mark(
            "emergent", .emergent,
            .line((0...10).map { .init(Double($0), 3.5 + 0.52 * Double($0)) })),
          Mark(
            "predicted", .predicted,
            .line(
              (0...10).map { (4..<6).contains($0) ? .gap : .init(Double($0), $0 < 4 ? 0 : 9) })),
        ])
    ]))

  static let directLabels = figure(
    "direct-labels", "Labels at the ends of lines",
    .panels([
      Panel(
        x: Axis("round"), y: Axis("welfare per round"),
        marks: ["cooperators", "tit for tat", "Q-learners", "regret matchers", "defectors"]
          .enumerated()
          .map { number, name in
            Mark(
              name, .series(number),
              .line(
                (0..<150).map { round in
                  let level = [9.1, 8.6, 5, 4.2, 1][number]
                  let start = 4 + noise(number)
                  let share = Double(round) / Double(round + 20)
                  return .init(
                    Double(round),
                    start + (level - start) * share + 0.5 * (noise(round * 7 + number) - 0.5))
                }))
          })
    ]))

  static let steps = figure(
    "steps", "Steps and an area",
    .panels([
      Panel(
        x: Axis("round"), y: Axis("price", unit: "money"),
        marks: [
          Mark(
            "sold", .series(2), .area((0...24).map { .init(Double($0), 2 + 2 * noise($0 / 2)) })),
          Mark(
            "offered", .series(1), .steps((0...24).map { .init(Double($0), 5 + 3 * noise($0 / 3)) })
          ),
        ])
    ]))

  static let shares = figure(
    "shares", "Shares of actions over rounds",
    .panels([
      Panel(
        x: Axis("round"), y: Axis("share of choices", atLeast: 0...1),
        marks: ["cooperate", "punish", "defect"].enumerated().map { number, name in
          Mark(
            name, .series(number),
            .band(
              (0...50).map { block in
                let first = 0.2 + 0.5 * Double(block) / 50 + 0.06 * noise(block)
                let second = first + 0.18 - 0.1 * Double(block) / 50
                let edges = [0, first, second, 1]
                return .init(at: Double(block * 20), edges[number]...edges[number + 1])
              }))
        })
    ]))

  static let cells = [
    "bonus to the lower noise=0.5", "bonus to the lower noise=2", "bonus to the higher noise=0.5",
    "no bonus", "deferred payment with inspection of every second car noise=0.5",
  ]

  static let forest = figure(
    "forest", "Best, predicted and emergent",
    .panels([
      Panel(
        x: Axis("quality", unit: "per round"), y: Axis("", .categories(cells)),
        marks: [
          Mark(
            "predicted", .predicted,
            .ranges(cells.indices.map { .init(at: Double($0), Double($0)...Double($0 * 2)) })),
          Mark("worst", .worst, .ticks(cells.indices.map { .init(at: Double($0), -1) })),
          Mark("best", .best, .ticks(cells.indices.map { .init(at: Double($0), 10) })),
          Mark(
            "emergent, with 95 % interval", .emergent,
            .dots(
              cells.indices.map {
                let value = 7.4 - 1.3 * Double($0)
                return .init(at: Double($0), value, interval: (value - 0.4)...(value + 0.7))
              })),
        ])
    ]))

  static let bars = figure(
    "bars", "Bars start at 0",
    .panels([
      Panel(
        x: Axis("", .categories(["seller", "buyer", "inspector", "designer"])),
        y: Axis("payoff", unit: "money"),
        marks: [
          Mark(
            "without the mechanism", .series(0),
            .bars((0..<4).map { .init(at: Double($0), [4, -1.5, 0, 0.4][$0]) })),
          Mark(
            "with it", .series(1),
            .bars(
              (0..<4).map {
                let value = [3, 2.2, 0.7, 1.5][$0]
                return .init(at: Double($0), value, interval: (value - 0.3)...(value + 0.3))
              })),
        ])
    ]))

  static let sideBars = figure(
    "side-bars", "Bars along the width",
    .panels([
      Panel(
        x: Axis("change of welfare when left out"),
        y: Axis("", .categories(["tit-for-tat", "grim-trigger", "q-learner", "always-defect"])),
        marks: [
          Mark(
            "", .emergent, .bars((0..<4).map { .init(at: Double($0), [-2.1, -0.8, 0.3, 1.9][$0]) }))
        ])
    ]))

  static let heat = figure(
    "heat", "Tiles on one scale of colours",
    .panels([
      Panel(
        x: Axis("fine", .categories((0..<8).map { String($0 * 5) })),
        y: Axis("chance of inspection", .categories((0..<6).map { "\($0 * 20) %" })),
        marks: [
          Mark(
            "", .neutral,
            .tiles(
              (0..<48).map {
                .init(column: $0 % 8, row: $0 / 8, $0 == 21 ? nil : Double($0 % 8 * ($0 / 8)) / 3.5)
              },
              label: "welfare per round", middle: nil))
        ])
    ]))

  static let gains = figure(
    "gains", "Tiles to both sides of a middle",
    .panels([
      Panel(
        x: Axis(
          "against",
          .categories(["tit-for-tat", "grim-trigger", "always-defect", "q-learner", "random"])),
        y: Axis(
          "", .categories(["tit-for-tat", "grim-trigger", "always-defect", "q-learner", "random"])),
        marks: [
          Mark(
            "", .neutral,
            .tiles(
              (0..<25).map { .init(column: $0 % 5, row: $0 / 5, 4 * (noise($0) - 0.5) - 0.5) },
              label: "difference of payoffs per round", middle: 0))
        ])
    ]))

  static let multiples = figure(
    "multiples", "Small multiples on common scales",
    .panels(
      ["2 players", "5 players", "10 players", "50 players"].enumerated().map { number, title in
        Panel(
          title: title, x: Axis("saboteurs", unit: "%"),
          y: Axis("share of the best", atLeast: 0...1),
          marks: [
            Mark(
              "fixed fine", .series(0),
              .line(
                (0...10).map { .init(Double($0) * 10, 1 / (1 + Double($0 * (number + 1)) / 8)) })),
            Mark(
              "rising fine", .series(1),
              .line(
                (0...10).map {
                  .init(Double($0) * 10, 1 / (1 + Double($0 * $0 * (number + 1)) / 200))
                })),
          ])
      }))

  static let logarithms = figure(
    "logarithms", "Logarithmic axes",
    .panels([
      Panel(
        x: Axis("players", .logarithmic), y: Axis("price of anarchy", .logarithmic),
        marks: [
          Mark(
            "measured", .series(0),
            .dots(
              (0..<10).map {
                let size = Double(1 << $0)
                return .init(
                  at: size * 2, 1 + 0.01 * size * size,
                  interval: (1 + 0.006 * size * size)...(1 + 0.02 * size * size))
              })),
          Mark(
            "bound", .predicted,
            .line(
              (0..<10).map {
                let size = Double(1 << $0)
                return .init(2 * size, 2 + size * size * 0.05)
              })),
        ])
    ]))

  static let tree = figure(
    "tree", "A game tree",
    .diagram(
      Diagram(
        nodes: [
          .init(x: 2.5, y: 0, "nature", .neutral, .ring),
          .init(x: 1, y: 1, "seller", .series(0), .disc),
          .init(x: 4, y: 1, "seller", .series(0), .disc),
          .init(x: 0.5, y: 2, "buyer", .series(1), .disc),
          .init(x: 3.5, y: 2, "buyer", .series(1), .disc),
          .init(x: 1.6, y: 1.75, "0, 0", .neutral, .text),
          .init(x: 4.6, y: 1.75, "0, 0", .neutral, .text),
          .init(x: 0, y: 3, "4, 6", .neutral, .text),
          .init(x: 1, y: 3, "0, 0", .neutral, .text), .init(x: 3, y: 3, "9, −5", .neutral, .text),
          .init(x: 4, y: 3, "0, 0", .neutral, .text),
        ],
        edges: [
          .init(from: 0, to: 1, "peach 1/2"), .init(from: 0, to: 2, "lemon 1/2"),
          .init(from: 1, to: 3, "offer", .emergent), .init(from: 2, to: 4, "offer", .emergent),
          .init(from: 1, to: 5, "keep"), .init(from: 2, to: 6, "keep"),
          .init(from: 3, to: 7, "buy", .emergent),
          .init(from: 3, to: 8, "refuse"), .init(from: 4, to: 9, "buy", .emergent),
          .init(from: 4, to: 10, "refuse"),
        ],
        ties: [.init([3, 4], .series(1))],
        legend: [("seller", .series(0)), ("buyer", .series(1)), ("equilibrium path", .emergent)])))

  static let graph = figure(
    "graph", "Who can invade whom",
    .diagram(
      Diagram(
        nodes: [
          .init(x: 1, y: 0, "tit-for-tat", .best, .box),
          .init(x: 2, y: 1, "always-defect", .worst, .box),
          .init(x: 1, y: 2, "q-learner", .neutral, .box),
          .init(x: 0, y: 1, "always-cooperate", .neutral, .box),
        ],
        edges: [
          .init(from: 1, to: 3, "+3.1", .worst, isArrow: true),
          .init(from: 2, to: 3, "+1.2", isArrow: true),
          .init(from: 0, to: 1, "+0.2", .best, weight: 0.5, isArrow: true),
          .init(from: 0, to: 3, "0", weight: 0, isArrow: true),
          .init(from: 3, to: 0, "0", weight: 0, isArrow: true),
        ])))
}
