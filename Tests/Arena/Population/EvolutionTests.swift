import Testing

@testable import Arena

@Suite struct `Evolution of strategies` {
  private func world(_ sizes: [Int], roles: [[Int]] = []) throws -> World {
    try World(
      Wages(),
      sizes.enumerated().map { group, size in
        Folk(
          Witness<Nothing> { _ in group }, count: size,
          roles: roles.isEmpty ? [0] : roles[group])
      })
  }

  /// Lets generations pass in which every agent's fitness depends on its group alone.
  private func pass(
    _ rule: Evolution.Rule, _ population: Population, fitness: [Double], intensity: Double = 1,
    mutation: Double = 0, generations: Int = 1, key: StreamKey,
    until isDone: ([Int]) -> Bool = { _ in false }
  ) {
    let evolution = Evolution(
      rule, generation: 1, intensity: intensity, mutation: mutation, inheritsMind: false)
    for generation in 0..<generations {
      let earned = (0..<population.count).map { fitness[population.group(of: $0)] }
      evolution.advance(
        population, fitness: earned, neighbours: [], key: key.with(generation))
      if isDone(population.sizes) { return }
    }
  }

  @Test(arguments: Evolution.Rule.allCases)
  func `takes no notice of agents who did not play`(_ rule: Evolution.Rule) throws {
    let world = try world([10, 10])
    // The idle half would look best at fitness 0; the players of group 0 must not follow it.
    let evolution = Evolution(
      rule, generation: 1, intensity: 5, mutation: 0, inheritsMind: false)
    let fitness: [Double?] = (0..<20).map { $0 < 10 ? -3 : nil }
    evolution.advance(world.population, fitness: fitness, neighbours: [], key: key("idle"))
    #expect(world.population.sizes == [10, 10])
  }

  @Test func `draws from an urn in proportion, after changes too`() {
    var urn = Urn([1, 0, 3, 2, 4])
    urn.set(1, 5)
    urn.set(4, 0)
    let expected = [1.0, 5, 3, 2, 0]
    var random = RandomStream(key("urn"))
    var counts = [Double](repeating: 0, count: 5)
    for _ in 0..<22_000 { counts[urn.draw(using: &random)] += 1 }
    #expect(urn.weights == expected && counts[4] == 0)
    let squares = (0..<4).reduce(0.0) { sum, index in
      let mean = expected[index] * 2000
      return sum + (counts[index] - mean) * (counts[index] - mean) / mean
    }
    // The 99.9 % quantile of chi-square with three degrees of freedom.
    #expect(squares < 16.27)
  }

  @Test(arguments: [Evolution.Rule.imitation, .replicator, .moran])
  func `drifts without bias when selection has no intensity`(_ rule: Evolution.Rule) throws {
    let changes = try (0..<150).map { seed in
      let world = try world([12, 28])
      pass(
        rule, world.population, fitness: [3, 0], intensity: 0, generations: 3,
        key: key("drift", seed))
      return Double(world.population.sizes[0] - 12)
    }
    let sample = Sample(changes)
    #expect(sample.variance > 1)
    #expect(abs(sample.mean) < 4 * sample.error)
  }

  @Test(arguments: [1.5, 0.8, 1])
  func `by birth and death fixes one mutant as often as Moran's formula says`(
    _ advantage: Double
  ) throws {
    // (1 - 1/r) / (1 - 1/r^N), and 1/N without advantage: P. A. P. Moran, 1958.
    let size = 10
    var inverse = 1.0
    for _ in 0..<size { inverse /= advantage }
    let expected = advantage == 1 ? 0.1 : (1 - 1 / advantage) / (1 - inverse)
    let trials = 1000
    var fixed = 0
    for trial in 0..<trials {
      let world = try world([1, size - 1])
      pass(
        .moran, world.population, fitness: [1, 0], intensity: Portable.log(advantage),
        generations: 10_000, key: key("moran", trial)
      ) { $0[0] == 0 || $0[1] == 0 }
      if world.population.sizes[0] == size { fixed += 1 }
    }
    let error = (expected * (1 - expected) * Double(trials)).squareRoot()
    #expect(abs(Double(fixed) - expected * Double(trials)) < 4 * error)
  }

  @Test func `by imitation switches with the Fermi probability`() throws {
    // Of 300 against 300, each meets the other group with probability 300/599.
    let world = try world([300, 300])
    pass(.imitation, world.population, fitness: [1, 0], intensity: 0.7, key: key("fermi"))
    let better = 1 / (1 + Portable.exp(-0.7))
    let gain = 300 * 300 / 599 * (better - (1 - better))
    let error = (2 * 300 * 0.5 * better * (1 - better * 0.5)).squareRoot()
    #expect(abs(Double(world.population.sizes[0]) - 300 - gain) < 4 * error)
  }

  @Test func `by replication redraws everyone in proportion to size times exponential fitness`()
    throws
  {
    let world = try world([600, 300, 100])
    pass(.replicator, world.population, fitness: [0, 1, 2], intensity: 0.5, key: key("replicator"))
    let weights = [600, 300 * Portable.exp(0.5), 100 * Portable.exp(1)]
    for (size, weight) in zip(world.population.sizes, weights) {
      let share = weight / weights.reduce(0, +)
      let error = (1000 * share * (1 - share)).squareRoot()
      #expect(abs(Double(size) - 1000 * share) < 4 * error)
    }
  }

  @Test(arguments: [Evolution.Rule.imitation, .replicator, .moran])
  func `moves towards the group that earns more, in the run as well`(_ rule: Evolution.Rule) throws
  {
    let world = try world([20, 20])
    let evolution = Evolution(rule, generation: 2, intensity: 3, mutation: 0, inheritsMind: false)
    let plan = RunPlan(matching: .random, rounds: 60, evolution: evolution, blocks: 6)
    let record = world.live(plan)
    #expect(record.series.last?.sizes == [0, 40])
    #expect(record.groupOf.allSatisfy { $0 == 1 })
    // The mean wage rises with the better group.
    let wages = record.series.map { $0.transfers[0] / Double($0.episodes) }
    #expect(wages[0] < 1 && wages[5] == 1)
  }

  @Test(arguments: [Evolution.Rule.imitation, .replicator, .moran])
  func `keeps every group alive by mutation, and only by mutation`(_ rule: Evolution.Rule) throws {
    let world = try world([20, 20, 20])
    pass(rule, world.population, fitness: [0, 1, 9], generations: 40, key: key("extinction"))
    #expect(world.population.sizes == [0, 0, 60])
    var shares = [0, 0, 0]
    for generation in 0..<100 {
      pass(
        rule, world.population, fitness: [0, 1, 9], mutation: 0.3,
        key: key("mutation", generation))
      for group in 0..<3 { shares[group] += world.population.sizes[group] }
    }
    // A mutant takes any of three groups: at least a tenth of all agents are in each.
    let least = 100 * 60 * 0.3 / 3
    for share in shares { #expect(Double(share) > least - 4 * least.squareRoot()) }
  }

  @Test func `never crosses from one niche of roles to another`() throws {
    let mechanism = Introduction([1, 1])
    let roles = [[0], [0], [1], [1]]
    let world = try World(
      mechanism, roles.map { Folk(Witness<Nothing> { _ in 0 }, count: 10, roles: $0) })
    pass(
      .imitation, world.population, fitness: [1, 0, 0, 1], intensity: 5, mutation: 0.1,
      generations: 20, key: key("niches"))
    let sizes = world.population.sizes
    #expect(sizes[0] + sizes[1] == 20 && sizes[2] + sizes[3] == 20)
    #expect(sizes[0] > 10 && sizes[3] > 10)
  }

  /// The birth number in every agent's memory.
  private func minds(_ population: Population) -> [Int] {
    (0..<population.count).map { agent in
      let home = population.reference(agent)
      let record = population.cohorts[Int(home.group)].record(Int(home.slot))
      return Mind<Int>(record: record).memory
    }
  }

  @Test(arguments: [true, false])
  func `hands on the minds of the old generation where minds are inherited`(
    _ inheritsMind: Bool
  ) throws {
    // On a ring, everyone's left neighbour is fitter and the right one is not.
    let size = 30
    let witness = Witness<Nothing> { _ in 0 }
    let world = try World(Wages(), [Folk(witness, count: size)])
    let neighbours = Network.ring(degree: 2).neighbours(agents: size, key: key("minds"))
    let evolution = Evolution(
      .imitation, generation: 1, intensity: 1e6, mutation: 0, inheritsMind: inheritsMind)
    let old = minds(world.population)
    #expect(old == Array(1...size))
    evolution.advance(
      world.population, fitness: (0..<size).map { -Double($0) }, neighbours: neighbours,
      key: key("heirs"))
    let new = minds(world.population)
    if inheritsMind {
      for agent in 1..<size - 1 { #expect([old[agent], old[agent - 1]].contains(new[agent])) }
      #expect(new != old)
    } else {
      #expect(new == old)
    }
  }

  @Test(arguments: [true, false])
  func `gives who changes group the model's mind, or a newborn's`(_ inheritsMind: Bool) throws {
    // Alternating groups: whoever imitates its left neighbour changes group.
    let size = 30
    let folks = [Witness<Nothing> { _ in 0 }, Witness<Nothing> { _ in 1 }]
    let world = try World(Wages(), folks.map { Folk($0, count: size / 2) })
    // Agents 0..<15 are of group 0; the neighbours are laid out so that groups alternate.
    let circle = (0..<size).map { $0 / 2 + $0 % 2 * (size / 2) }
    var neighbours = [[Int]](repeating: [], count: size)
    var fitness = [Double](repeating: 0, count: size)
    for place in 0..<size {
      neighbours[circle[place]] = [
        circle[(place + 1) % size], circle[(place + size - 1) % size],
      ]
      fitness[circle[place]] = -Double(place)
    }
    let evolution = Evolution(
      .imitation, generation: 1, intensity: 1e6, mutation: 0, inheritsMind: inheritsMind)
    let old = minds(world.population)
    let groups = (0..<size).map { world.population.group(of: $0) }
    evolution.advance(
      world.population, fitness: fitness, neighbours: neighbours, key: key("changers"))
    let new = minds(world.population)
    var changers = 0
    for place in 1..<size - 1 {
      let (agent, left) = (circle[place], circle[place - 1])
      if world.population.group(of: agent) == groups[agent] {
        #expect(new[agent] == old[agent])
      } else {
        changers += 1
        #expect(world.population.group(of: agent) == groups[left])
        if inheritsMind {
          #expect(new[agent] == old[left])
        } else {
          #expect(new[agent] > size / 2)
        }
      }
    }
    #expect(changers > 5)
  }
}
