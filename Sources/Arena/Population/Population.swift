/// A group of a population: agents of one kind with the same parameters.
public struct Group: Sendable, Equatable {
  /// The name, unique in the population.
  public let name: String
  /// How many agents the group starts with.
  public let count: Int
  /// The roles that its agents may fill, by index, ascending.
  public let roles: [Int]

  /// Makes a group.
  public init(_ name: String, count: Int, roles: [Int]) {
    self.name = name
    self.count = count
    self.roles = roles
  }
}

/// The agents of a run, and the group that each of them belongs to.
public final class Population {
  /// The groups, in order.
  public let groups: [Group]
  /// The cohort of each group.
  let cohorts: [Cohort]
  private(set) var homes: [AgentReference] = []
  /// Grows whenever an agent moves, so that lists of references can be rebuilt.
  private(set) var version = 0

  /// Adds to each cohort the agents that its group starts with.
  ///
  /// - Precondition: There is one cohort for every group.
  public init(_ groups: [Group], cohorts: [Cohort]) {
    precondition(groups.count == cohorts.count)
    self.groups = groups
    self.cohorts = cohorts
    for (index, group) in groups.enumerated() {
      cohorts[index].reserve(group.count)
      for _ in 0..<group.count {
        let slot = cohorts[index].add(agent: homes.count)
        homes.append(AgentReference(group: index, slot: slot))
      }
    }
  }

  /// The number of agents.
  public var count: Int { homes.count }

  /// Returns the group that an agent belongs to now.
  public func group(of agent: Int) -> Int { Int(homes[agent].group) }

  /// How many agents each group has now.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: groups.count)
    for home in homes { sizes[Int(home.group)] += 1 }
    return sizes
  }

  /// Returns where the engine finds an agent; valid until somebody moves.
  func reference(_ agent: Int) -> AgentReference { homes[agent] }

  /// A new life for an agent: newborn in a group, or with the mind that a model of that group has.
  struct Move: BitwiseCopyable {
    let agent: Int
    let group: Int
    let model: Int?
  }

  /// Moves agents, each at most once, all at the same time: minds are those from before any move.
  func move(_ moves: [Move]) {
    let slots = moves.map { move in
      let slot = cohorts[move.group].add(agent: move.agent)
      if let model = move.model {
        cohorts[move.group].copyMind(from: Int(homes[model].slot), to: slot)
      }
      return slot
    }
    for (move, slot) in zip(moves, slots) {
      let old = homes[move.agent]
      cohorts[Int(old.group)].remove(slot: Int(old.slot))
      homes[move.agent] = AgentReference(group: move.group, slot: slot)
    }
    if !moves.isEmpty { version += 1 }
  }

  /// Hands over what the agents earned since the last harvest, and starts the count anew.
  func harvest(
    by workers: Workers, _ earn: (_ agent: Int, _ payoff: Double, _ rounds: Int) -> Void
  ) {
    homes.withUnsafeBufferPointer { homes in
      workers.split(homes.count) { _, agents in
        for agent in agents {
          let header = cohorts[Int(homes[agent].group)].record(Int(homes[agent].slot))
            .assumingMemoryBound(to: RecordHeader.self)
          earn(agent, header.pointee.payoff, Int(header.pointee.rounds))
          header.pointee.payoff = 0
          header.pointee.rounds = 0
        }
      }
    }
  }
}
