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

  mutating func declare(_ line: inout some LineVisitor) {
    line.seed(&seed)
    line.threads(&threads)
  }

  func run(_ context: Context) throws -> Int32 {
    let executor = context.executor(threads)
    var output: [JSON] = []
    for scene in DemoScene.all {
      let document = try JSON.parse(scene.data(seed: seed), file: scene.title)
      let study = try Study(document, fallbackTitle: scene.title, library: context.library)
      let line = ProgressLine(context.terminal)
      let result = try Session.run(study, executor: executor) { line.show($0) }
      line.clear()
      if context.asksJSON {
        output.append(result.summary.json)
      } else {
        try DemoCommand.show(scene, result, context.terminal)
      }
    }
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

  private static func show(_ scene: DemoScene, _ result: StudyResult, _ terminal: Terminal)
    throws(StudyError)
  {
    terminal.print(scene.title.uppercased())
    for line in wrap(scene.story, terminal.width) { terminal.print(line) }
    terminal.print("\n" + StudyReport(result.summary).tables(width: terminal.width))
    let glance = StudyGlance(
      StudyResults(result.summary), width: terminal.width, isColoured: terminal.isColoured)
    terminal.print(glance.gauges)
    terminal.print("Why?")
    var told: [String] = []
    for index in 0..<result.study.cellCount {
      let cell = try result.study.cell(at: index)
      var reason = Why.explain(cell)
      if told.contains(reason) { reason = "the same temptation" }
      told.append(reason)
      for line in wrap("\(cell.name): \(reason).", terminal.width) { terminal.print(line) }
    }
    terminal.print("")
  }
}

/// One scene of the demo: a small study and the words around it.
private struct DemoScene {
  let title: String
  let story: String
  let study: String

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
