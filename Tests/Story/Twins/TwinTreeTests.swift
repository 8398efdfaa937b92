import Arena
import Testing

@testable import Laboratory
@testable import Story

@Suite struct `A story and its twin in Swift` {
  /// Everything that a tree says but for names and help.
  private func words(_ mechanism: any Mechanism) throws -> [String] {
    let game = try #require(mechanism.game(repeated: nil))
    let tree = try #require(game.explore(budget: 100_000).tree)
    let nodes = tree.nodes.map { node in
      var text =
        "\(node.kind) \(node.parent) \(node.edge) \(node.seat) \(node.infoset) \(node.edges) "
        + "\(node.wish ?? -1)"
      if node.kind == .leaf {
        for seat in 0..<tree.seats {
          text +=
            " \(tree.transfer(leaf: Int(node.infoset), seat: seat))"
            + " \(tree.gain(leaf: Int(node.infoset), seat: seat))"
        }
        for index in tree.shape.measures.indices {
          text += " \(tree.measure(leaf: Int(node.infoset), index: index))"
        }
      }
      return text
    }
    let outcomes = tree.outcomes.map { "\($0.label) \($0.weight) \($0.total)" }
    let measures = tree.shape.measures.map { "\($0.name) \($0.range)" }
    let labels = tree.shape.decisions.map { decision in
      let sees = decision.sees.map { "\($0.name) \($0.values)" }
      return "\(decision.name) \(decision.role) \(sees) \(decision.actions)"
    }
    return nodes + outcomes + measures + labels + ["\(game.goal)"]
  }

  private static let settings: [(story: String, twin: String, parameters: [String: JSON])] = [
    ("dilemma", "prisoners-dilemma", [:]),
    ("dilemma", "prisoners-dilemma", ["temptation": .number(7.3), "sucker": .number(-0.1)]),
    ("travelers-dilemma", "travelers-dilemma", [:]),
    (
      "travelers-dilemma", "travelers-dilemma",
      [
        "low": .number(0.1), "high": .number(1.3), "step": .number(0.1),
        "reward": .string("higher"),
      ]
    ),
    (
      "travelers-dilemma", "travelers-dilemma",
      [
        "high": .number(9), "reward": .string("tie-inclusive"), "pay": .string("mean"),
        "transfer": .number(0.3), "share": .number(0.7), "contract": .number(11),
      ]
    ),
    ("used-car", "used-car", [:]),
    ("used-car", "used-car", ["contract": .string("lump-sum")]),
    ("used-car", "used-car", ["buyer": .string("refuser"), "discount": .number(0.9)]),
    (
      "used-car", "used-car",
      [
        "buyer": .string("refuser"),
        "cars": .array([.string("new"), .string("old"), .string("wreck")]),
        "reliability": .array([.number(0.8), .number(0.2), .number(0.2)]),
        "reserve": .array([.number(8), .number(3), .number(1)]),
        "value": .array([.number(9), .number(2), .number(4)]),
        "prior": .array([.number(0.2), .number(0.7), .number(0.1)]),
      ]
    ),
  ]

  @Test(arguments: settings.indices)
  func `have the same tree to the last bit`(_ index: Int) throws {
    let (story, name, parameters) = Self.settings[index]
    let written = try twin(story).setting(parameters, owner: story)
    let compiled = try Library.standard.mechanism(name).setting(parameters, owner: name)
    #expect(written.complaint == nil)
    #expect(try words(written) == words(compiled))
  }

  @Test func `object to the same parameters`() throws {
    let changes: [(String, [String: JSON])] = [
      ("dilemma", ["reward": .number(6)]),
      ("travelers-dilemma", ["low": .number(200)]),
      ("travelers-dilemma", ["step": .number(3.3)]),
      ("used-car", ["deposit": .number(13)]),
      ("used-car", ["reserve": .array([.number(1)])]),
    ]
    for (name, parameters) in changes {
      #expect(try twin(name).setting(parameters, owner: name).complaint != nil)
    }
  }
}
