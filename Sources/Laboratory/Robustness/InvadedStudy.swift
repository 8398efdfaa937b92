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
  /// The agent and its parameters, as a group of a study names them.
  let agent: JSON
}

extension Cell {
  /// The groups of a population in which so many agents of every group alike are intruders.
  ///
  /// Their number is shared out between the groups by size, rounding by the largest remainders. They fill the
  /// roles of those whose place they take.
  func population(with intruders: Int, _ agent: JSON) -> JSON {
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
