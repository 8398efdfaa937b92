/// How strategies spread from one generation to the next.
public struct Evolution: Sendable, Equatable {
  /// The process.
  public enum Rule: String, KnobChoice {
    /// Everyone looks at one random other (a neighbour, on a network) and imitates it with the
    /// Fermi probability 1 / (1 + exp(-intensity x payoff difference)).
    case imitation
    /// Everyone's group is drawn anew, in proportion to size x exp(intensity x mean payoff).
    case replicator
    /// As many births and deaths as agents, one after the other: a parent in proportion to
    /// exp(intensity x payoff) replaces a random agent.
    case moran
  }

  /// The process.
  public let rule: Rule
  /// How many rounds a generation lasts; at least 1.
  public let generation: Int
  /// The intensity of selection, per unit of mean payoff per episode; at least 0.
  public let intensity: Double
  /// The probability that an offspring or imitator takes a random group instead, in 0...1.
  public let mutation: Double
  /// Whether the mind of the model is copied too, rather than born anew.
  public let inheritsMind: Bool

  /// Makes a process.
  public init(
    _ rule: Rule, generation: Int, intensity: Double, mutation: Double, inheritsMind: Bool
  ) {
    self.rule = rule
    self.generation = generation
    self.intensity = intensity
    self.mutation = mutation
    self.inheritsMind = inheritsMind
  }

  /// Lets one generation pass: strategies spread among agents who may fill the same roles.
  ///
  /// All decisions look at the old generation; then everyone who changes group is born there anew.
  ///
  /// > Source: A. Traulsen, M. A. Nowak, J. M. Pacheco, *Phys. Rev. E* 74, 011909, 2006 (imitation);
  /// > P. D. Taylor, L. B. Jonker, *Math. Biosci.* 40, 1978 (replicator, here with exponential
  /// > fitness, defined for negative payoffs); P. A. P. Moran, *Proc. Camb. Phil. Soc.* 54, 1958.
  func advance(
    _ population: Population, fitness: [Double], neighbours: [[Int]], key: StreamKey
  ) {
    var niches: [[Int]] = []
    var members: [[Int]] = []
    for agent in 0..<population.count {
      let roles = population.groups[population.group(of: agent)].roles
      if let niche = niches.firstIndex(of: roles) {
        members[niche].append(agent)
      } else {
        niches.append(roles)
        members.append([agent])
      }
    }
    for (niche, agents) in members.enumerated() {
      let groups = population.groups.indices.filter { population.groups[$0].roles == niches[niche] }
      var random = RandomStream(key.with(niche))
      let heirs = inherit(agents, population, fitness, neighbours, &random)
      var moves: [Population.Move] = []
      for (agent, model) in zip(agents, heirs) {
        if random.happens(mutation) {
          let group = groups[random.index(below: groups.count)]
          moves.append(Population.Move(agent: agent, group: group, model: nil))
        } else if model.group != population.group(of: agent)
          || (inheritsMind && model.agent != agent)
        {
          moves.append(
            Population.Move(
              agent: agent, group: model.group, model: inheritsMind ? model.agent : nil))
        }
      }
      population.move(moves)
    }
  }

  /// Whom each agent of a niche takes after; itself when it stays as it is.
  private func inherit(
    _ agents: [Int], _ population: Population, _ fitness: [Double], _ neighbours: [[Int]],
    _ random: inout RandomStream
  ) -> [(agent: Int, group: Int)] {
    let groupOf = agents.map { population.group(of: $0) }
    switch rule {
    case .imitation:
      var isMember = [Bool](repeating: false, count: population.count)
      for agent in agents { isMember[agent] = true }
      return agents.indices.map { index in
        let agent = agents[index]
        let choices = neighbours.isEmpty ? agents : neighbours[agent].filter { isMember[$0] }
        guard choices.count > (neighbours.isEmpty ? 1 : 0) else { return (agent, groupOf[index]) }
        var model = choices[random.index(below: choices.count)]
        while model == agent { model = choices[random.index(below: choices.count)] }
        let odds = Portable.exp(-intensity * (fitness[model] - fitness[agent]))
        return random.happens(1 / (1 + odds))
          ? (model, population.group(of: model)) : (agent, groupOf[index])
      }
    case .replicator:
      let weights = replicatorWeights(agents, groupOf, population, fitness)
      var members = [[Int]](repeating: [], count: population.groups.count)
      for (agent, group) in zip(agents, groupOf) { members[group].append(agent) }
      return agents.indices.map { index in
        let group = random.index(below: weights.count) { weights[$0] }
        if group == groupOf[index] { return (agents[index], group) }
        return (members[group][random.index(below: members[group].count)], group)
      }
    case .moran:
      let top = agents.reduce(-Double.infinity) { Swift.max($0, fitness[$1]) }
      var current = agents.indices.map { (agent: agents[$0], group: groupOf[$0]) }
      var weights = agents.map { Portable.exp(intensity * (fitness[$0] - top)) }
      for _ in agents.indices {
        let parent = random.index(below: agents.count) { weights[$0] }
        let dead = random.index(below: agents.count)
        current[dead] = current[parent]
        weights[dead] = weights[parent]
      }
      return current
    }
  }

  private func replicatorWeights(
    _ agents: [Int], _ groupOf: [Int], _ population: Population, _ fitness: [Double]
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: population.groups.count)
    var sizes = [Double](repeating: 0, count: population.groups.count)
    for (agent, group) in zip(agents, groupOf) {
      sums[group] += fitness[agent]
      sizes[group] += 1
    }
    var top = -Double.infinity
    for group in sums.indices where sizes[group] > 0 {
      top = Swift.max(top, sums[group] / sizes[group])
    }
    return sums.indices.map { group in
      sizes[group] > 0
        ? sizes[group] * Portable.exp(intensity * (sums[group] / sizes[group] - top)) : 0
    }
  }
}
