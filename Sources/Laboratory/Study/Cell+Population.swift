public import Arena

/// A group of a cell's population: a name, a configured agent, a count and roles.
public struct GroupSpec: Sendable {
  /// The group's name, size and roles.
  public let group: Group
  /// The agent, with its parameters.
  public let agent: any Agent
}

extension Cell {
  /// Looks up the groups, which stand at some paths, and turns shares into counts.
  static func population(
    _ form: CellForm, at paths: [StudyPath], _ shape: Shape, _ library: Library, _ shelf: Shelf
  ) throws(StudyError) -> [GroupSpec] {
    let drafts = form.population
    var agents: [any Agent] = []
    var roles: [[Int]] = []
    for (draft, path) in zip(drafts, paths) {
      agents.append(try agent(draft, path, library, shelf))
      roles.append(try seats(draft, path, shape))
    }
    let names = drafts.map(\.name)
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw StudyError(
        "two groups of the population are called '\(printable(name))'; give them a 'name'")
    }
    let written = drafts.compactMap(\.share)
    var shares: [Double] = []
    if written.isEmpty {
      if form.agents != nil {
        throw StudyError("'agents' is the total for shares, but no group has a share")
      }
    } else {
      guard form.agents != nil else {
        throw StudyError("a population with shares needs 'agents', their total")
      }
      if written.count < drafts.count {
        throw StudyError("either every group of the population has a share, or none")
      }
      shares = try Share.numbers(written, of: names)
    }
    let counts = shares.isEmpty ? drafts.map { $0.count ?? 0 } : apportion(form.agents ?? 0, shares)
    let sum = counts.reduce(0, +)
    if sum > mostAgents { throw StudyError("a population has at most \(mostAgents) agents") }
    return drafts.indices.map { index in
      GroupSpec(
        group: Group(names[index], count: counts[index], roles: roles[index]),
        agent: agents[index])
    }
  }

  /// The agent of a group, with its parameters.
  private static func agent(
    _ draft: GroupForm, _ path: StudyPath, _ library: Library, _ shelf: Shelf
  ) throws(StudyError) -> any Agent {
    let type: any Agent.Type
    do { type = try library.agent(draft.agent) } catch {
      throw StudyError("\(path.field("agent")): \(error)")
    }
    var parameters = draft.parameters
    if type == LanguageModelAgent.self {
      parameters = LanguageModelAgent.flattened(parameters)
    }
    let agent = try type.init().setting(
      parameters, owner: draft.agent, at: path.field("parameters"))
    if var model = agent as? LanguageModelAgent {
      model.folder = shelf.folder
      return model
    }
    if var person = agent as? PersonAgent {
      person.isSeated = true
      return person
    }
    guard var process = agent as? ProcessAgent else { return agent }
    process.folder = shelf.folder
    return process
  }

  /// The roles that a group may fill, in the order of the mechanism.
  private static func seats(_ draft: GroupForm, _ path: StudyPath, _ shape: Shape)
    throws(StudyError) -> [Int]
  {
    if draft.roles.isEmpty { return Array(shape.roles.indices) }
    let names = shape.roles.map(\.name)
    var roles: Set<Int> = []
    for name in draft.roles {
      guard let index = names.firstIndex(of: name) else {
        throw StudyError(
          "\(path.field("roles")) must name roles of the mechanism, but found '\(printable(name))'"
            + StudyError.suggestion(for: name, among: names))
      }
      roles.insert(index)
    }
    return roles.sorted()
  }

  /// Splits a total by shares, rounding by the largest remainders, earlier groups first on ties.
  static func apportion(_ total: Int, _ shares: [Double]) -> [Int] {
    var counts = shares.map { Int($0 * Double(total) + 1e-9) }
    let order = shares.indices.sorted {
      let left = shares[$0] * Double(total) - Double(counts[$0])
      let right = shares[$1] * Double(total) - Double(counts[$1])
      return left == right ? $0 < $1 : left > right
    }
    for index in order.prefix(Swift.max(0, total - counts.reduce(0, +))) { counts[index] += 1 }
    return counts
  }
}
