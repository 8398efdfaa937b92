/// How strategies spread from one generation to the next.
public struct Evolution: Sendable, Equatable {
  /// How groups grow at the expense of others.
  public enum Rule: String, KnobChoice {
    /// Everyone looks at one random other (a neighbour, on a network) and imitates it with the
    /// Fermi probability 1 / (1 + exp(-intensity x payoff difference)).
    case imitation
    /// Everyone's group is drawn anew, in proportion to size x exp(intensity x mean payoff).
    case replicator
    /// As many births and deaths as agents, one after the other: a parent in proportion to
    /// exp(intensity x payoff) replaces a random agent.
    case moran
    /// One agent at a time: a random one compares itself with one random other (a neighbour, on a
    /// network) and imitates it with the Fermi probability.
    case pairwiseComparison = "pairwise-comparison"
    /// One agent at a time: a parent in proportion to exp(intensity x payoff) has a child, which
    /// replaces a random agent.
    case birthDeath = "birth-death"
  }

  /// How groups grow at the expense of others.
  public let rule: Rule
  /// How many rounds a generation, or the step of one agent, lasts; at least 1.
  public let generation: Int
  /// The intensity of selection, per unit of mean payoff per episode; at least 0.
  public let intensity: Double
  /// The probability that an offspring or imitator takes a random group instead, in 0...1.
  public let mutation: Double
  /// Whether an agent that changes group copies the mind of its model; otherwise it starts as newborn.
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
  /// The agents of groups that may fill the same roles form a *niche*, and strategies spread within
  /// niches only. If they spread one agent at a time, one step passes in each niche.
  /// All decisions compare payoffs of the old generation; then everyone who changes group moves at once.
  /// An agent that did not play has no fitness: nobody imitates it, and only mutation changes it.
  ///
  /// The formulas, and their sources, are those of ``Transition``.
  func advance(
    _ population: Population, fitness: [Double?], neighbours: [[Int]], key: StreamKey
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
      let heirs: [Heir]
      switch rule {
      case .imitation, .replicator, .moran:
        heirs = inherit(agents, population, fitness, neighbours, &random)
      case .pairwiseComparison, .birthDeath:
        heirs = step(agents, population, fitness, neighbours, &random)
      }
      population.move(
        heirs.compactMap { move($0, from: population, among: groups, &random) })
    }
  }

  /// An agent, and whom it takes after: itself when it stays as it is.
  private typealias Heir = (agent: Int, model: Int, group: Int)

  /// The move of an heir to its model's group, or of a mutant to a random one; nil when it stays.
  private func move(
    _ heir: Heir, from population: Population, among groups: [Int], _ random: inout RandomStream
  ) -> Population.Move? {
    if random.happens(mutation) {
      let group = groups[random.index(below: groups.count)]
      return Population.Move(agent: heir.agent, group: group, model: nil)
    }
    let changes = heir.group != population.group(of: heir.agent)
    guard changes || (inheritsMind && heir.model != heir.agent) else { return nil }
    return Population.Move(
      agent: heir.agent, group: heir.group, model: inheritsMind ? heir.model : nil)
  }

  /// The one agent that may change in a step; none when nobody played.
  private func step(
    _ agents: [Int], _ population: Population, _ fitness: [Double?], _ neighbours: [[Int]],
    _ random: inout RandomStream
  ) -> [Heir] {
    let players = agents.filter { fitness[$0] != nil }
    if players.isEmpty { return [] }
    let agent = players[random.index(below: players.count)]
    var model = agent
    if rule == .birthDeath {
      let weights = Transition.fitness(players.map { fitness[$0] ?? 0 }, intensity: intensity)
      model = players[random.index(below: players.count) { weights[$0] }]
    } else {
      let choices = neighbours.isEmpty ? players : neighbours[agent].filter(players.contains)
      let other = choose(from: choices, besides: agent, &random) ?? agent
      if adopts(agent, other, fitness, &random) { model = other }
    }
    return [(agent, model, population.group(of: model))]
  }

  /// A random one of some agents, but not a certain one; nil when there is none.
  private func choose(
    from choices: [Int], besides agent: Int, _ random: inout RandomStream
  ) -> Int? {
    guard choices.contains(where: { $0 != agent }) else { return nil }
    var model = choices[random.index(below: choices.count)]
    while model == agent { model = choices[random.index(below: choices.count)] }
    return model
  }

  /// Draws whether an agent takes after another one.
  private func adopts(
    _ agent: Int, _ model: Int, _ fitness: [Double?], _ random: inout RandomStream
  ) -> Bool {
    let gain = (fitness[model] ?? 0) - (fitness[agent] ?? 0)
    return random.happens(Transition.adoption(gain: gain, intensity: intensity))
  }

  /// Whom each agent of a niche takes after; itself when it stays as it is.
  private func inherit(
    _ agents: [Int], _ population: Population, _ fitness: [Double?], _ neighbours: [[Int]],
    _ random: inout RandomStream
  ) -> [Heir] {
    var heirs: [Heir] = agents.map { ($0, $0, population.group(of: $0)) }
    let players = agents.indices.filter { fitness[agents[$0]] != nil }
    if players.isEmpty { return heirs }
    let earned = players.map { fitness[agents[$0]] ?? 0 }
    switch rule {
    case .pairwiseComparison, .birthDeath: break
    case .imitation:
      imitate(&heirs, players, agents, fitness, neighbours, population, &random)
    case .replicator:
      var members = [[Int]](repeating: [], count: population.groups.count)
      for index in players { members[heirs[index].group].append(agents[index]) }
      var sums = [Double](repeating: 0, count: members.count)
      for (index, payoff) in zip(players, earned) { sums[heirs[index].group] += payoff }
      let weights = Transition.parentWeights(
        sizes: members.map { $0.count },
        payoffs: zip(sums, members).map { $1.isEmpty ? 0 : $0 / Double($1.count) },
        intensity: intensity)
      for index in players {
        let group = random.index(below: weights.count) { weights[$0] }
        if group == heirs[index].group { continue }
        heirs[index].model = members[group][random.index(below: members[group].count)]
        heirs[index].group = group
      }
    case .moran:
      var urn = Urn(Transition.fitness(earned, intensity: intensity))
      for _ in players {
        let parent = urn.draw(using: &random)
        let dead = random.index(below: players.count)
        heirs[players[dead]].model = heirs[players[parent]].model
        heirs[players[dead]].group = heirs[players[parent]].group
        urn.set(dead, urn.weights[parent])
      }
    }
    return heirs
  }

  private func imitate(
    _ heirs: inout [Heir], _ players: [Int], _ agents: [Int],
    _ fitness: [Double?], _ neighbours: [[Int]], _ population: Population,
    _ random: inout RandomStream
  ) {
    var isModel = [Bool](repeating: false, count: population.count)
    for index in players { isModel[agents[index]] = true }
    let everyone = players.map { agents[$0] }
    for index in players {
      let agent = agents[index]
      let choices = neighbours.isEmpty ? everyone : neighbours[agent].filter { isModel[$0] }
      guard choices.count > (neighbours.isEmpty ? 1 : 0) else { continue }
      var model = choices[random.index(below: choices.count)]
      while model == agent { model = choices[random.index(below: choices.count)] }
      if adopts(agent, model, fitness, &random) {
        heirs[index].model = model
        heirs[index].group = population.group(of: model)
      }
    }
  }
}
