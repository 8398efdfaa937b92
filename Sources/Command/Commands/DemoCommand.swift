import Arena
import Foundation
import GameTheory
import Laboratory
import Reporting

/// The first minute: aligned agents at the worst outcome, selfish ones at the best.
struct DemoCommand: Subcommand {
  static let name = "demo"
  static let summary = "See aligned agents fail and selfish ones succeed, and why."

  private var seed = 1
  private var threads: Int?
  private var page = PageOption()

  mutating func declare(_ line: inout some LineVisitor) {
    line.seed(&seed)
    line.threads(&threads)
    page.declare(&line)
  }

  func run(_ context: Context) throws -> Int32 {
    try page.check()
    let executor = context.executor(threads)
    var output: [JSON] = []
    var sections: [Report.Section] = []
    for scene in DemoScene.all {
      let document = try JSON.parse(scene.data(seed: seed), file: scene.title)
      let study = try Study(document, fallbackTitle: scene.title, library: context.library)
      let line = ProgressLine(context.terminal)
      let result = try Session.run(study, executor: executor) { line.show($0) }
      line.clear()
      let reasons = context.asksJSON && !page.isAsked ? [] : try DemoCommand.reasons(result)
      sections.append(
        scene.section(StudyResults(result.summary), reasons, number: sections.count + 1))
      if context.asksJSON {
        output.append(result.summary.json)
      } else {
        DemoCommand.show(scene, result, reasons, context.terminal)
      }
    }
    try page.write(
      Report(
        title: "Aligned agents, selfish agents, and their rules",
        lead: [
          "Aligned individuals do not make an aligned collective, and under well-made rules "
            + "selfish ones can."
        ],
        sections: sections), context)
    if context.asksJSON {
      context.terminal.print(JSON.array(output).indented, terminator: "")
      return 0
    }
    let end =
      "Next: 'arena list' shows what there is, 'arena play used-car --as seller' puts you in a "
      + "seat, and every folder of results holds a study that 'arena run' makes again."
    for line in wrap(end, context.terminal.width) { context.terminal.print(line) }
    return 0
  }

  /// Why each cell ends where it ends, as sentences.
  private static func reasons(_ result: StudyResult) throws(StudyError) -> [String] {
    var told: [String] = []
    var sentences: [String] = []
    for index in 0..<result.study.cellCount {
      let cell = try result.study.cell(at: index)
      let reason = Why.explain(cell)
      sentences.append("\(cell.name): \(told.contains(reason) ? "the same temptation" : reason).")
      told.append(reason)
    }
    return sentences
  }

  private static func show(
    _ scene: DemoScene, _ result: StudyResult, _ reasons: [String], _ terminal: Terminal
  ) {
    terminal.print(scene.title.uppercased())
    for line in wrap(scene.story, terminal.width) { terminal.print(line) }
    terminal.print("\n" + StudyReport(result.summary).tables(width: terminal.width))
    let glance = StudyGlance(
      StudyResults(result.summary), width: terminal.width, isColoured: terminal.isColoured)
    terminal.print(glance.gauges)
    terminal.print("Why?")
    for reason in reasons { terminal.paragraph(reason) }
    terminal.print("")
  }
}

/// One scene of the demo: a small study and the words around it.
private struct DemoScene {
  let title: String
  let story: String
  let study: String

  /// What a page says of it.
  func section(_ results: StudyResults, _ reasons: [String], number: Int) -> Report.Section {
    var items: [Report.Item] = [.paragraph(story)]
    if let figure = StudyPage(results).welfare?.named("scene-\(number)") {
      items.append(.figure(figure))
    }
    return Report.Section(title, items + [.list(reasons)])
  }

  func data(seed: Int) -> Data {
    Data(study.replacing("SEED", with: String(seed)).utf8)
  }

  static let all = [
    DemoScene(
      title: "1. Aligned agents, worst outcome",
      story:
        "Two AIs each choose how good a job to do, from 0 to 10. Both are paid exactly what their "
        + "designer wants, the quality of the worse job, and one thing more: a bonus of 2 for the "
        + "one that did less. 100 agents learn, each from what its choices would have paid. Then "
        + "the same with agents who err more, and with the bonus for the one that did more.",
      study: """
        { mechanism: "quality-game", seed: SEED, rounds: 5000, replicates: 5, window: 0.2,
          population: [{ name: "learners", agent: "fictitious-play", count: 100 }],
          variants: {
            "1. bonus to the lower": {},
            "2. the same, agents who err": {
              "population.learners.agent": "logit-learning",
              "population.learners.parameters": { memory: 0.98, noise: 0.5 },
            },
            "3. bonus to the higher": { "parameters.reward": "higher" },
          } }
        """),
    DemoScene(
      title: "2. Selfish agents, best outcome",
      story:
        "A seller knows whether its car is a peach or a lemon; the buyer does not. Sellers only "
        + "care for money. At one price for every car the peaches stay home. The redesign offers "
        + "a choice: a lump sum now, or a small deposit and more later if the car works.",
      study: """
        { mechanism: "used-car", seed: SEED, rounds: 5000, replicates: 5, window: 0.2,
          population: [{ name: "sellers", agent: "fictitious-play", count: 100 }],
          variants: {
            "1. one price for every car": { "parameters.contract": "lump-sum" },
            "2. or deferred payment": { "parameters.contract": "menu" },
          } }
        """),
  ]
}
