import Arena
import GameTheory

extension Cell {
  /// Checks what only shows when everything is known together.
  func check() throws(StudyError) {
    if let complaint = plan.complaint(about: groups.map(\.group), in: game.shape) {
      throw StudyError(complaint)
    }
    let agents = groups.reduce(0) { $0 + $1.group.count }
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
