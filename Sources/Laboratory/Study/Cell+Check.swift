import Arena
import GameTheory

extension Cell {
  /// Checks what only shows when everything is known together.
  func check() throws(StudyError) {
    let agents = groups.reduce(0) { $0 + $1.group.count }
    for (index, role) in game.shape.roles.enumerated() {
      let candidates = groups.reduce(0) {
        $0 + ($1.group.roles.contains(index) ? $1.group.count : 0)
      }
      if candidates == 0 {
        throw StudyError("nobody in the population may fill the role '\(role.name)'")
      }
      if candidates < role.seats {
        throw StudyError(
          "the role '\(role.name)' has \(role.seats) seats, but only \(candidates) agents may "
            + "fill it")
      }
    }
    if agents < game.shape.seats {
      throw StudyError(
        "an episode has \(game.shape.seats) seats, but the population has only \(agents) agents")
    }
    switch plan.matching {
    case .random, .fixed: break
    case .roundRobin:
      if game.shape.seats != 2 {
        throw StudyError(
          "round-robin matching needs a mechanism with 2 seats, but this one has "
            + "\(game.shape.seats)")
      }
      if agents > 5000 {
        throw StudyError("round-robin matching takes at most 5000 agents, but there are \(agents)")
      }
    case .network(let network):
      if let complaint = network.complaint(agents: agents) { throw StudyError(complaint) }
      if agents * network.degree > Cell.mostLinks {
        throw StudyError(
          "a network has at most \(Cell.mostLinks) links, but \(agents) agents of degree "
            + "\(network.degree) have more")
      }
      if game.shape.seats != 2 && game.shape.seats != network.degree + 1 {
        throw StudyError(
          "a network of degree \(network.degree) needs a mechanism with 2 or "
            + "\(network.degree + 1) seats, but this one has \(game.shape.seats)")
      }
      if game.shape.seats != 2 && !game.shape.isSymmetric {
        throw StudyError("neighbourhoods on a network need a mechanism with one role")
      }
    }
    let bytes =
      Double(agents) * Double(tableBytes)
      + 8 * Double(groups.count) * Double(game.shape.slots) * Double(Cell.countTables)
    if bytes > 16e9 {
      throw StudyError(
        "the tables would need about \(Int(bytes / 1e9)) GB; take fewer agents or a "
          + "smaller game")
    }
  }

  /// How many tables of counts a run may hold at a time: its workers', its block's and its window's.
  private static let countTables = 16

  private var tableBytes: Int {
    groups.reduce(0) { Swift.max($0, 8 * $1.agent.tableSize(for: game.shape)) }
  }

  /// Everything that the result depends on, defaults spelled out.
  static func resolve(
    _ document: JSON, _ mechanism: any Mechanism, _ horizon: Horizon?, _ groups: [GroupSpec],
    _ plan: RunPlan, _ concept: Concept, _ budget: Budget, goal: String
  ) -> JSON {
    guard case .object(let object) = document else { return document }
    var fields = object.values
    for name in Study.frame + ["agents"] { fields[name] = nil }
    fields["mechanism"] = .string(mechanism.card.id)
    fields["parameters"] = mechanism.knobValues
    fields["rounds"] = .integer(plan.rounds)
    fields["blocks"] = .integer(plan.blocks)
    fields["window"] = .number(plan.window)
    fields["matching"] = fields["matching"] ?? .string("random")
    if let horizon, horizon.continuation < 1 {
      fields["repeat"] = .object([
        "continuation": .number(horizon.continuation), "rounds": .integer(horizon.rounds),
      ])
    }
    if let evolution = plan.evolution {
      fields["evolution"] = .object([
        "rule": .string(evolution.rule.rawValue), "generation": .integer(evolution.generation),
        "intensity": .number(evolution.intensity), "mutation": .number(evolution.mutation),
        "inheritsMind": .bool(evolution.inheritsMind),
      ])
    }
    if fields["welfare"] == .array([.string(goal)]) { fields["welfare"] = nil }
    if fields["welfare"] == .array([]) { fields["welfare"] = nil }
    fields["concept"] = .string(concept.rawValue)
    fields["budget"] = json(budget)
    let roleNames = mechanism.roles.map(\.name)
    fields["population"] = .array(
      groups.map { spec in
        .object([
          "name": .string(spec.group.name), "agent": .string(type(of: spec.agent).card.id),
          "parameters": spec.agent.knobValues, "count": .integer(spec.group.count),
          "roles": .array(spec.group.roles.map { .string(roleNames[$0]) }),
        ])
      })
    return .object(fields)
  }
}
