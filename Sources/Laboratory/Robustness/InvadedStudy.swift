import Arena

/// One number of intruders of one kind in one cell.
struct Probe: Hashable, Comparable, Sendable {
  /// The number of the crew.
  let crew: Int
  /// How many agents are intruders.
  let intruders: Int

  static func < (left: Probe, right: Probe) -> Bool {
    (left.crew, left.intruders) < (right.crew, right.intruders)
  }
}

/// Intruders of one kind in one cell, in whatever number.
struct Crew: Sendable, Equatable {
  /// The number of the cell.
  let cell: Int
  let members: Members

  /// Who they are.
  enum Members: Sendable, Equatable {
    /// Agents in the place of others: the kind and its parameters, as a group of a study names them.
    case agents(JSON)
    /// Pairs in as large a share of the matches as the intruders are of the agents.
    case pairs(PairPlot)
  }
}

extension Crew {
  /// What pairs do that are as many as so many intruders; nil of others.
  func plot(of intruders: Int, among cell: Cell) -> PairPlot? {
    guard case .pairs(let plot) = members else { return nil }
    let agents = cell.groups.reduce(0) { $0 + $1.group.count }
    return plot.sharing(Double(intruders) / Double(agents))
  }
}

extension Cell {
  /// The groups of a population in which so many agents of every group alike are intruders; of a crew of
  /// pairs, which takes nobody's place, as they are.
  ///
  /// Their number is shared out between the groups by size, rounding by the largest remainders. They fill the
  /// roles of those whose place they take.
  func population(with intruders: Int, _ members: Crew.Members) -> JSON {
    switch members {
    case .agents(let agent): population(with: intruders, agent)
    case .pairs: population(with: 0, .object([:]))
    }
  }

  private func population(with intruders: Int, _ agent: JSON) -> JSON {
    let counts = groups.map(\.group.count)
    let total = Swift.max(1, counts.reduce(0, +))
    let taken = Cell.apportion(intruders, counts.map { Double($0) / Double(total) })
    let forms = resolved["population"].items
    var residents: [JSON] = []
    var others: [JSON] = []
    for (index, form) in forms.enumerated() {
      if taken[index] < counts[index] {
        residents.append(form.adding(["count": .integer(counts[index] - taken[index])]))
      }
      if taken[index] > 0 {
        let group: [String: JSON] = [
          "name": .string("intruders \(index + 1)"), "count": .integer(taken[index]),
          "roles": form["roles"],
        ]
        others.append(agent.adding(group))
      }
    }
    return .array(residents + others)
  }

  /// What a variant of the study sets to be this cell with another population.
  func settings(with population: JSON) -> JSON {
    var settings = settings.filter { path, _ in
      path != "agents" && path != "population" && !path.hasPrefix("population.")
    }
    settings["population"] = population
    return .object(settings)
  }
}

extension JSON {
  /// A study with some populations as its variants; the frame stays, but for what varies,
  /// what is kept and what is said of its cells.
  static func invaded(_ study: JSON, _ variants: [(name: String, settings: JSON)]) -> JSON {
    guard case .object(var fields) = study else { return study }
    for name in ["agents", "sweep", "compare", "keep", "finding"] { fields[name] = nil }
    var named = JSONObject()
    for variant in variants { named[variant.name] = variant.settings }
    fields["variants"] = .object(named)
    return .object(fields)
  }
}
