import Arena
import ExportedStories
import Foundation
import TestSupport
import Testing

@testable import Laboratory
@testable import Story

/// A story with what stands committed as its export.
struct Export: CustomTestStringConvertible {
  /// Where the story stands, from the top of the repository.
  let story: String
  let type: any Mechanism.Type
  /// Parameters that make its tree small.
  var small: [String: JSON] = [:]

  var testDescription: String { story }

  func read() throws -> StoryFile {
    try StoryFile(Array(Data(contentsOf: repository.appending(path: story))))
  }

  /// The file that holds the export, called as the type.
  var file: URL { repository.appending(path: "Tests/Story/Exported/\(type).swift") }

  private static let twins = "Tests/Story/Twins/Stories/"
  private static let stories = "Mechanisms/Stories/"

  static let all = [
    Export(story: twins + "battle-of-the-sexes.story", type: BattleOfTheSexes.self),
    Export(story: twins + "chicken.story", type: Chicken.self),
    Export(story: twins + "deterrence.story", type: Deterrence.self),
    Export(story: twins + "first-price-auction.story", type: FirstPriceAuction.self),
    Export(story: twins + "governance.story", type: Governance.self),
    Export(story: twins + "incentives-and-correction.story", type: IncentivesAndCorrection.self),
    Export(story: twins + "inspection.story", type: Inspection.self),
    Export(story: twins + "matching-pennies.story", type: MatchingPennies.self),
    Export(story: twins + "peer-review.story", type: PeerReview.self),
    Export(story: twins + "posted-price-trade.story", type: PostedPriceTrade.self),
    Export(story: twins + "principal-agent.story", type: PrincipalAgent.self),
    Export(story: twins + "prisoners-dilemma.story", type: PrisonersDilemma.self),
    Export(story: twins + "public-goods.story", type: PublicGoods.self),
    Export(story: twins + "security.story", type: ThreeTargets.self),
    Export(story: twins + "stag-hunt.story", type: StagHunt.self),
    Export(story: twins + "trust-game.story", type: TrustGame.self),
    Export(story: twins + "used-car.story", type: UsedCar.self),
    Export(
      story: twins + "iterated-prisoners-dilemma.story", type: IteratedPrisonersDilemma.self,
      small: ["rounds": .integer(2)]),
    Export(
      story: twins + "travelers-dilemma.story", type: TravelersDilemma.self,
      small: ["high": .number(8)]),
    Export(story: stories + "ai-control.story", type: AiControl.self),
    Export(story: stories + "debate.story", type: Debate.self),
    Export(story: stories + "governance-graph.story", type: GovernanceGraph.self),
    Export(story: stories + "peer-prediction.story", type: PeerPrediction.self),
    Export(story: stories + "quadratic-voting.story", type: QuadraticVoting.self),
    Export(story: stories + "scarce-capacity.story", type: ScarceCapacity.self),
    Export(story: stories + "tipping-point.story", type: TippingPoint.self),
    Export(story: stories + "whistleblowing.story", type: Whistleblowing.self),
    Export(story: "Tests/Story/Export/Stories/corners.story", type: Corners.self),
    Export(story: "Tests/Story/Export/Stories/lists.story", type: Lists.self),
  ]
}

@Suite struct `A story as Swift` {
  @Test(arguments: Export.all) func `is what stands committed, and is compiled here`(
    _ export: Export
  ) throws {
    let source = try export.read().swiftSource()
    let committed = try String(contentsOf: export.file, encoding: .utf8)
    #expect(
      source == committed,
      "if the change is meant: arena export \(export.story) --out Tests/Story/Exported/\(export.type).swift"
    )
  }

  @Test func `guards against nothing that constants and ranges rule out`() throws {
    let text = """
      mechanism x "x"
      role player "P."
      parameter most = 4 in whole 1...9 money "M."
      parameter least = 0 in -1...1 money "L."
      let two = 2
      let three = two + 1
      grid Sum from 0 to most step 1 else "sums are whole numbers"
      decision act by player = Sum "A sum."
      story {
        let sum = choose act by player
        gain sum / two + sum / (three - 2) + most div three + most mod two + 1 / (most + three) by player
        gain 1 / (least + two - 2) by player
      }
      """
    let source = try StoryFile(Array(text.utf8)).swiftSource()
    let guards = source.split(separator: "\n").filter { $0.contains("guard ") }
    let conditions = guards.map { line in String(line.drop { $0 == " " }.prefix { $0 != "{" }) }
    #expect(
      conditions == [
        "guard abs(sumSteps - Double(sumCount - 1)) < 1e-6 else ",
        "guard least + two - 2 != 0 else ",
      ])
  }

  @Test func `is committed for every story`() throws {
    let folders = ["Tests/Story/Twins/Stories", "Tests/Story/Export/Stories", "Mechanisms/Stories"]
    let stories = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(
        atPath: repository.appending(path: folder).path
      ).filter { $0.hasSuffix(".story") }.map { "\(folder)/\($0)" }
    }
    let exported = Export.all.map { $0.story }
    #expect(stories.sorted() == exported.sorted())
  }

  @Test(arguments: Export.all) func `obeys the laws of mechanisms`(_ export: Export) {
    let results = MechanismLaws.check(export.type.init())
    #expect(results.count >= 8)
    let violations: [String] = results.compactMap { result in
      result.violation.map { "\(result.law): \($0)" }
    }
    #expect(violations == [])
  }

  @Test(arguments: Export.all)
  func `has the same parameters and tree as the story, to the last bit`(
    _ export: Export
  ) throws {
    try compare(try export.read(), export.type.init(), export.small)
  }

  private func compare<M: Mechanism>(
    _ story: StoryFile, _ compiled: M, _ small: [String: JSON]
  ) throws {
    let (told, built) = (story.knobList.map { "\($0)" }, compiled.knobList.map { "\($0)" })
    #expect(told == built)
    #expect(try bits(of: story) == bits(of: compiled))
    let story = try story.setting(small, owner: "")
    let compiled = try compiled.setting(small, owner: "")
    // Small enough that there is a tree to compare.
    #expect(try #require(story.game(repeated: nil)).explore(budget: 20_000).tree != nil)
    let knobs = story.knobList
    for knob in knobs {
      for value in changes(knob).prefix(isPatient ? .max : 1) {
        guard let told = try? story.setting([knob.name: value], owner: "") else { continue }
        let other = try compiled.setting([knob.name: value], owner: "")
        #expect((told.complaint == nil) == (other.complaint == nil), "\(knob.name) \(value)")
        if told.complaint != nil || other.complaint != nil { continue }
        #expect(try bits(of: told) == bits(of: other), "\(knob.name) \(value)")
      }
    }
  }

  /// Other values of a parameter.
  private func changes(_ knob: Knob) -> [JSON] {
    switch knob.json {
    case .bool(let flag): [.bool(!flag)]
    case .integer(let number): [.integer(number + 1), .integer(number - 1)]
    case .number(let number): [0.3 * number + 0.1, number / 2, 2 * number].map { .number($0) }
    case .string: knob.choices.map { .string($0) }
    case .array(let items):
      [
        .array(items.dropLast()),
        .array(items.map { item in item.double.map { .number(0.7 * $0) } ?? item }),
      ]
    default: []
    }
  }

  /// Everything that a mechanism declares, and its tree with every number as its bits.
  private func bits(of mechanism: any Mechanism) throws -> [String] {
    var lines = mechanism.roles.map { "\($0)" } + mechanism.decisions.map { "\($0)" }
    lines += mechanism.draws.map { "\($0)" } + mechanism.measures.map { "\($0)" }
    lines.append("\(mechanism.goal) \(mechanism.expectedRounds) \(mechanism.hidesPlay)")
    let game = try #require(mechanism.game(repeated: nil))
    let found = game.explore(budget: 20_000)
    guard let tree = found.tree else { return lines + [found.obstacle ?? ""] }
    lines += tree.nodes.map { node in
      "\(node.kind) \(node.parent) \(node.edge) \(node.seat) \(node.infoset) \(node.edges) "
        + "\(node.wish ?? -1)"
    }
    for leaf in 0..<tree.leaves {
      var numbers: [Double] = []
      for seat in 0..<tree.seats {
        numbers += [tree.transfer(leaf: leaf, seat: seat), tree.gain(leaf: leaf, seat: seat)]
      }
      numbers += tree.shape.measures.indices.map { tree.measure(leaf: leaf, index: $0) }
      lines.append(numbers.map { String($0.bitPattern, radix: 16) }.joined(separator: " "))
    }
    return lines
      + tree.outcomes.map { "\($0.label) \($0.weight.bitPattern) \($0.total.bitPattern)" }
  }

  @Test(
    arguments: [
      (
        "peer-review", "Tests/Story/Twins/Stories",
        "population: [{agent: 'epsilon-greedy', count: 20}], rounds: 200, sweep: "
          + "{'parameters.pay': [0.5, 1.5]}"
      ),
      (
        "corners", "Tests/Story/Export/Stories",
        "population: [{agent: 'uniform', count: 20}], rounds: 200, variants: {mild: {}, 'sharp': "
          + "{'parameters.tone': 'sharp'}, closed: {'parameters.open': false}}"
      ),
    ].prefix(isPatient ? 2 : 1))
  func `has the tables of the story, byte for byte`(
    _ name: String, _ folder: String, _ fields: String
  ) throws {
    let library = try Library(mechanisms: [PeerReview.self, Corners.self])
    func tables(_ mechanism: String) throws -> [String] {
      let text = "{mechanism: '\(mechanism)', seed: 7, keep: ['actions', 'agents'], \(fields)}"
      let study = try Study(
        source: Data(text.utf8), file: repository.appending(path: folder + "/study.json5").path,
        library: library)
      let result = try Session.run(study, executor: Executor(threads: 2))
      return Tables(result).files.map { $0.text }
    }
    #expect(try tables(name + ".story") == tables(name))
  }
}
