public import Arena

/// A group of a cell's population: a name, a configured agent, a count and roles.
public struct GroupSpec: Sendable {
  /// The group's name, size and roles.
  public let group: Group
  /// The agent, with its parameters.
  public let agent: any Agent
}

extension Cell {
  /// Reads the groups, and turns shares into counts.
  static func population(_ fields: inout Fields, _ shape: Shape, _ library: Library)
    throws(StudyError) -> [GroupSpec]
  {
    let hasTotal = fields.value("agents") != nil
    let total = hasTotal ? try fields.int("agents", in: 1...mostAgents) : 0
    let list = try fields.list("population")
    if list.isEmpty { throw StudyError("'population' must list at least one group") }
    if list.count > 1000 { throw StudyError("'population' may list at most 1000 groups") }
    var drafts: [Draft] = []
    for (index, json) in list.enumerated() {
      drafts.append(try Draft(json, at: "population[\(index)]", shape, library))
    }
    let names = drafts.map(\.name)
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw StudyError(
        "two groups of the population are called '\(printable(name))'; give them a 'name'")
    }
    let shares = drafts.compactMap(\.share)
    if shares.isEmpty {
      if hasTotal { throw StudyError("'agents' is the total for shares, but no group has a share") }
    } else {
      if !hasTotal { throw StudyError("a population with shares needs 'agents', their total") }
      if shares.count < drafts.count {
        throw StudyError("either every group of the population has a share, or none")
      }
      let sum = shares.reduce(0, +)
      if (sum - 1).magnitude > 1e-9 {
        throw StudyError("the shares of the population must add up to 1, but sum to \(sum)")
      }
    }
    let counts = shares.isEmpty ? drafts.map { $0.count ?? 0 } : apportion(total, shares)
    let sum = counts.reduce(0, +)
    if sum > mostAgents { throw StudyError("a population has at most \(mostAgents) agents") }
    return zip(drafts, counts).map { draft, count in
      GroupSpec(
        group: Group(draft.name, count: count, roles: draft.roles), agent: draft.agent)
    }
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

  /// A group as written, before shares are turned into counts.
  private struct Draft {
    let name: String
    let agent: any Agent
    let count: Int?
    let share: Double?
    let roles: [Int]

    init(_ json: JSON, at place: String, _ shape: Shape, _ library: Library) throws(StudyError) {
      var fields = try Fields(json, at: place)
      let id = try fields.string("agent")
      let type: any Agent.Type
      do { type = try library.agent(id) } catch { throw StudyError("\(place).agent: \(error)") }
      let values = try fields.object("parameters")
      agent = try type.init().setting(values, owner: "\(place), \(id)")
      name = try fields.string("name", default: id)
      let isPrintable = name == printable(name, limit: .max)
      if !(1...60).contains(name.count) || name.contains(".") || !isPrintable {
        throw StudyError("\(place).name must have 1 to 60 printable characters and no dot")
      }
      let hasShare = fields.value("share") != nil
      share = hasShare ? try fields.double("share", in: 0...1) : nil
      count = hasShare ? nil : try fields.int("count", in: 0...Cell.mostAgents)
      if hasShare && fields.value("count") != nil {
        throw StudyError("\(place) must have a count or a share, not both")
      }
      roles = try Draft.roles(&fields, place, shape)
      try fields.finish()
    }

    private static func roles(_ fields: inout Fields, _ place: String, _ shape: Shape)
      throws(StudyError) -> [Int]
    {
      let list = try fields.list("roles")
      if list.isEmpty { return Array(shape.roles.indices) }
      let names = shape.roles.map(\.name)
      var roles: Set<Int> = []
      for json in list {
        guard case .string(let name) = json, let index = names.firstIndex(of: name) else {
          var found = json.kind
          var hint = ""
          if case .string(let name) = json {
            found = "'\(printable(name))'"
            hint = StudyError.suggestion(for: name, among: names)
          }
          throw StudyError(
            "\(place).roles must name roles of the mechanism, but found \(found)\(hint)")
        }
        roles.insert(index)
      }
      return roles.sorted()
    }
  }
}
