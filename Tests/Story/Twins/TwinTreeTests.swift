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
      let sees = decision.sees.map { "\($0.name) \(names($0.values))" }
      return "\(decision.name) \(decision.role) \(sees) \(names(decision.actions))"
    }
    let roles = tree.shape.roles.map { "\($0.name) \($0.seats) \($0.commits)" }
    return roles + nodes + outcomes + measures + labels
      + ["\(game.goal) \(tree.shape.expectedRounds)"]
  }

  /// The labels, or the numbers to the last bit.
  private func names(_ values: Values) -> String {
    if case .numbers(let low, let step, let count) = values { return "\(low) \(step) \(count)" }
    return "\((0..<values.count).map { values.label($0) })"
  }

  private static let settings: [(story: String, parameters: [String: JSON])] =
    twinNames.map { ($0, $0.hasPrefix("iterated") ? ["rounds": 2] : [:]) } + [
      ("prisoners-dilemma", ["temptation": 7.3, "sucker": -0.1]),
      ("chicken", ["win": 7.3, "crash": -0.1]),
      ("matching-pennies", ["prize": 0.7]),
      ("iterated-prisoners-dilemma", ["rounds": 3]),
      ("iterated-prisoners-dilemma", ["rounds": 2, "noise": 0.1]),
      ("iterated-prisoners-dilemma", ["rounds": 3, "continuation": 0.7]),
      ("travelers-dilemma", ["low": 0.1, "high": 1.3, "step": 0.1, "reward": "higher"]),
      (
        "travelers-dilemma",
        [
          "high": 9, "reward": "tie-inclusive", "pay": "mean", "transfer": 0.3, "share": 0.7,
          "contract": 11,
        ]
      ),
      ("public-goods", ["players": 3, "levels": 3, "contract": 0.7, "endowment": 0.7]),
      ("public-goods", ["players": 2, "levels": 4, "punishment": true, "return": 0.6]),
      ("used-car", ["contract": "lump-sum"]),
      ("used-car", ["contract": "cheap-talk"]),
      ("used-car", ["contract": "lump-sum", "buyer": "bidder", "bids": 10]),
      ("used-car", ["buyer": "refuser", "discount": 0.9, "risk-aversion": 0.1]),
      ("used-car", ["utility": "square-root"]),
      ("used-car", ["utility": "logarithmic"]),
      ("used-car", ["utility": "constant-relative", "risk-aversion": 2.5]),
      (
        "used-car",
        [
          "buyer": "refuser", "cars": ["new", "old", "wreck"], "reliability": [0.8, 0.2, 0.2],
          "reserve": [8, 3, 1], "value": [9, 2, 4], "prior": [0.2, 0.7, 0.1],
        ]
      ),
      ("posted-price-trade", ["values": 6, "top": 0.7, "price": 0.3]),
      ("first-price-auction", ["bidders": 3, "values": 3, "fineness": 2, "reserve": 1.1]),
      ("first-price-auction", ["values": 4, "top": 0.7]),
      ("deterrence", ["levels": 7, "cost-shape": "quadratic", "risk-aversion": 0.1]),
      ("deterrence", ["utility": "logarithmic", "fine": 7.7]),
      ("inspection", ["commitment": true, "rates": 7]),
      ("inspection", ["commitment": true, "gain": 9]),
      ("incentives-and-correction", ["error": 0.1, "detection": 0.7, "harm": 3]),
      ("governance", ["leader": "firm"]), ("governance", ["leader": "regulator"]),
      ("governance", ["leader": "threshold", "capability": 3.3]),
      (
        "governance",
        [
          "regulator-strategies": ["light", "strict", "closed"], "value": [3, 2, 1, 3, -1, 0.1],
          "value-growth": [0, 0, 0, 0.5, 0, 0], "loss": [1, 2, 3, 1, 1, 0.2],
          "loss-growth": [0, 0, 0, 1, 0, 0], "loss-curvature": [0, 0, 0, 0, 0.25, 0],
        ]
      ),
      ("principal-agent", ["observed": true, "top-bonus": 4.7]),
      ("principal-agent", ["output": 2]),
    ]

  @Test(arguments: settings.indices)
  func `have the same tree to the last bit`(_ index: Int) throws {
    let (name, parameters) = Self.settings[index]
    let written = try twin(name).setting(parameters, owner: name)
    let compiled = try Library.standard.mechanism(name).setting(parameters, owner: name)
    #expect(written.complaint == nil)
    #expect(try words(written) == words(compiled))
  }

  @Test func `object to the same parameters`() throws {
    let changes: [(String, [String: JSON])] = [
      ("prisoners-dilemma", ["reward": 6]), ("travelers-dilemma", ["low": 200]),
      ("travelers-dilemma", ["step": 3.3]), ("used-car", ["deposit": 13]),
      ("used-car", ["reserve": [1]]), ("used-car", ["buyer": "bidder"]),
      ("used-car", ["utility": "logarithmic", "risk-aversion": 1]),
      ("used-car", ["utility": "square-root", "seller-wealth": 9]), ("chicken", ["tie": 5]),
      ("public-goods", ["players": 1]), ("first-price-auction", ["fineness": 50, "values": 99]),
      ("governance", ["loss": [1, 2, 3]]), ("principal-agent", ["low-success": 0.9]),
    ]
    for (name, parameters) in changes {
      #expect(try twin(name).setting(parameters, owner: name).complaint != nil)
      let compiled = try Library.standard.mechanism(name).setting(parameters, owner: name)
      #expect(compiled.complaint != nil)
    }
  }
}
