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
  /// Who did not play has no fitness: nobody takes after it, and it stays as it is but for mutation.
  ///
  /// > Source: A. Traulsen, M. A. Nowak, J. M. Pacheco, *Phys. Rev. E* 74, 011909, 2006 (imitation);
  /// > P. D. Taylor, L. B. Jonker, *Math. Biosci.* 40, 1978 (replicator, here with exponential
  /// > fitness, defined for negative payoffs); P. A. P. Moran, *Proc. Camb. Phil. Soc.* 54, 1958.
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
    _ agents: [Int], _ population: Population, _ fitness: [Double?], _ neighbours: [[Int]],
    _ random: inout RandomStream
  ) -> [(agent: Int, group: Int)] {
    var heirs = agents.map { (agent: $0, group: population.group(of: $0)) }
    let players = agents.indices.filter { fitness[agents[$0]] != nil }
    if players.isEmpty { return heirs }
    let earned = players.map { fitness[agents[$0]] ?? 0 }
    switch rule {
    case .imitation:
      imitate(&heirs, players, agents, fitness, neighbours, population, &random)
    case .replicator:
      var members = [[Int]](repeating: [], count: population.groups.count)
      for index in players { members[heirs[index].group].append(agents[index]) }
      let weights = replicatorWeights(players.map { heirs[$0].group }, earned, members.count)
      for index in players {
        let group = random.index(below: weights.count) { weights[$0] }
        if group == heirs[index].group { continue }
        heirs[index] = (members[group][random.index(below: members[group].count)], group)
      }
    case .moran:
      let top = earned.reduce(-Double.infinity) { Swift.max($0, $1) }
      var urn = Urn(earned.map { Portable.exp(intensity * ($0 - top)) })
      for _ in players {
        let parent = urn.draw(using: &random)
        let dead = random.index(below: players.count)
        heirs[players[dead]] = heirs[players[parent]]
        urn.set(dead, urn.weights[parent])
      }
    }
    return heirs
  }

  private func imitate(
    _ heirs: inout [(agent: Int, group: Int)], _ players: [Int], _ agents: [Int],
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
      let gain = (fitness[model] ?? 0) - (fitness[agent] ?? 0)
      if random.happens(1 / (1 + Portable.exp(-intensity * gain))) {
        heirs[index] = (model, population.group(of: model))
      }
    }
  }

  private func replicatorWeights(_ groupOf: [Int], _ earned: [Double], _ groups: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: groups)
    var sizes = [Double](repeating: 0, count: groups)
    for (group, payoff) in zip(groupOf, earned) {
      sums[group] += payoff
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

/// Weights that change one at a time and are drawn from: sums of runs of them, in a Fenwick tree.
///
/// > Source: P. M. Fenwick, "A New Data Structure for Cumulative Frequency Tables", *Software:
/// > Practice and Experience* 24(3), 1994, pp. 327-336.
struct Urn {
  private(set) var weights: [Double]
  private var sums: [Double]

  init(_ weights: [Double]) {
    self.weights = weights
    sums = [0] + weights
    for index in 1..<sums.count {
      let above = index + (index & -index)
      if above < sums.count { sums[above] += sums[index] }
    }
  }

  /// Changes one weight.
  mutating func set(_ index: Int, _ weight: Double) {
    let change = weight - weights[index]
    weights[index] = weight
    var place = index + 1
    while place < sums.count {
      sums[place] += change
      place += place & -place
    }
  }

  /// Draws an index in proportion to the weights.
  ///
  /// - Complexity: O(log *n*).
  func draw(using random: inout RandomStream) -> Int {
    var total = 0.0
    var place = sums.count - 1
    while place > 0 {
      total += sums[place]
      place -= place & -place
    }
    var left = random.unit() * total
    var step = 1
    while step * 2 < sums.count { step *= 2 }
    while step > 0 {
      if place + step < sums.count && sums[place + step] <= left {
        place += step
        left -= sums[place]
      }
      step /= 2
    }
    return Swift.min(place, weights.count - 1)
  }
}
