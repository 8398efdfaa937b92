import Testing

@testable import Arena

@Suite struct `Matching of agents` {
  /// Everyone of a group of its own, saying its number.
  private func crowd(_ roles: [[Int]]) -> [Folk] {
    roles.enumerated().map { number, roles in
      Folk(Witness<Nothing> { _ in number }, roles: roles)
    }
  }

  /// Everyone who met in each round, match by match, and the run's record.
  private func meetings(
    _ sizes: [Int], _ roles: [[Int]], _ matching: Matching, rounds: Int, seed: Int = 0
  ) throws -> (rounds: [[[Int]]], record: RunRecord) {
    let mechanism = Introduction(sizes)
    let world = try World(mechanism, crowd(roles))
    let plan = RunPlan(matching: matching, rounds: rounds, blocks: 1, window: 1)
    let record = world.live(plan, key: key("meetings", seed)) { mechanism.book.beginRound() }
    return (mechanism.book.rounds, record)
  }

  private func anyone(_ count: Int) -> [[Int]] { [[Int]](repeating: [0], count: count) }

  @Test(arguments: [(2, 10), (2, 11), (3, 11), (5, 5), (1, 4)])
  func `at random lets nobody play twice a round and counts who sits out`(
    _ seats: Int, _ agents: Int
  ) throws {
    let (rounds, record) = try meetings([seats], anyone(agents), .random, rounds: 20)
    #expect(rounds.count == 20)
    for matches in rounds {
      #expect(matches.count == agents / seats)
      let everyone = matches.flatMap { $0 }
      #expect(Set(everyone).count == everyone.count)
    }
    #expect(record.window.idle == 20 * (agents % seats))
    #expect(record.window.episodes == 20 * (agents / seats))
  }

  @Test func `at random pairs every two equally often, in either seat`() throws {
    var counts = [Int](repeating: 0, count: 30)
    let (rounds, _) = try meetings([2], anyone(6), .random, rounds: 2000)
    for match in rounds.joined() {
      counts[match[0] * 5 + (match[1] > match[0] ? match[1] - 1 : match[1])] += 1
    }
    #expect(chiSquare(counts) < chiSquareLimit(29))
  }

  @Test func `at random respects the roles and shares out who may fill several`() throws {
    // Two buyers only, five sellers only, three who may be either: five pairs for ten agents.
    let roles = [[0], [0], [1], [1], [1], [1], [1], [0, 1], [0, 1], [0, 1]]
    let (rounds, record) = try meetings([1, 1], roles, .random, rounds: 50)
    for matches in rounds {
      #expect(matches.count == 5)
      let everyone = matches.flatMap { $0 }
      #expect(Set(everyone).count == 10)
      for match in matches {
        for (role, agent) in match.enumerated() { #expect(roles[agent].contains(role)) }
      }
    }
    #expect(record.window.idle == 0)
  }

  @Test func `at random fills roles of several seats from their own pools`() throws {
    // One judge and two parties a match; six parties could fill three, but there are two judges.
    let roles = [[0], [0], [1], [1], [1], [1], [1], [1]]
    let (rounds, record) = try meetings([1, 2], roles, .random, rounds: 30)
    for matches in rounds {
      #expect(matches.count == 2)
      for match in matches { #expect(match[0] < 2 && match[1] >= 2 && match[2] >= 2) }
    }
    #expect(record.window.idle == 60)
  }

  @Test(arguments: [([2], 9), ([1, 1], 8), ([3], 9)])
  func `for ever keeps the partners and seats of the first round`(
    _ sizes: [Int], _ agents: Int
  ) throws {
    let roles =
      sizes.count == 1 ? anyone(agents) : (0..<agents).map { [$0 % 2] }
    let (rounds, record) = try meetings(sizes, roles, .fixed, rounds: 10)
    #expect(rounds[0].count == agents / sizes.reduce(0, +))
    #expect(Set(rounds[0].joined()).count == rounds[0].joined().count)
    #expect(rounds.allSatisfy { $0 == rounds[0] })
    #expect(record.window.idle == 10 * (agents % sizes.reduce(0, +)))
    let other = try meetings(sizes, roles, .fixed, rounds: 1, seed: 1).rounds
    #expect(other[0] != rounds[0])
  }

  @Test(arguments: [2, 5, 12])
  func `round-robin lets every two meet exactly once a round`(_ agents: Int) throws {
    let (rounds, record) = try meetings([2], anyone(agents), .roundRobin, rounds: 3)
    for matches in rounds {
      let pairs = Set(matches.map { $0.sorted() })
      #expect(matches.count == agents * (agents - 1) / 2 && pairs.count == matches.count)
    }
    #expect(record.window.idle == 0)
  }

  @Test func `round-robin lets only those meet whose roles fit together`() throws {
    let roles = [[0], [0], [0], [1], [1], [0, 1]]
    let (rounds, _) = try meetings([1, 1], roles, .roundRobin, rounds: 2)
    for matches in rounds {
      // Three buyers and two sellers, and the last agent with each of the five.
      #expect(Set(matches.map { $0.sorted() }).count == 11 && matches.count == 11)
      for match in matches {
        for (role, agent) in match.enumerated() { #expect(roles[agent].contains(role)) }
      }
    }
  }

  @Test(arguments: [(Network.ring(degree: 4), 11), (.lattice, 12), (.regular(degree: 3), 20)])
  func `on a network plays every link once a round`(_ network: Network, _ agents: Int) throws {
    let (rounds, record) = try meetings([2], anyone(agents), .network(network), rounds: 4)
    for matches in rounds {
      let links = Set(matches.map { $0.sorted() })
      #expect(matches.count == agents * network.degree / 2 && links.count == matches.count)
      for agent in 0..<agents {
        #expect(links.filter { $0.contains(agent) }.count == network.degree)
      }
      #expect(links == Set(rounds[0].map { $0.sorted() }))
    }
    #expect(record.window.idle == 0)
  }

  @Test func `on a network plays whole neighbourhoods where there is a seat for everyone`() throws {
    let (rounds, _) = try meetings([5], anyone(12), .network(.lattice), rounds: 2)
    for matches in rounds {
      // Everyone is in the middle once, in the first seat, and plays in five matches.
      #expect(matches.map { $0[0] }.sorted() == Array(0..<12))
      for agent in 0..<12 { #expect(matches.filter { $0.contains(agent) }.count == 5) }
      #expect(matches.allSatisfy { Set($0).count == 5 })
    }
  }

  @Test(arguments: [
    (Matching.roundRobin, 9, 2), (.network(.ring(degree: 6)), 30, 2), (.network(.lattice), 16, 5),
    (.fixed, 9, 2), (.random, 9, 2), (.roundRobin, 90, 2),
  ])
  func `sorts matches into batches in which nobody plays twice`(
    _ matching: Matching, _ agents: Int, _ seats: Int
  ) throws {
    let mechanism = Introduction([seats])
    let shape = try #require(mechanism.shape)
    let world = try World(mechanism, [Folk(Witness<Nothing> { _ in 0 }, count: agents)])
    let matchmaker = Matchmaker(shape, matching, world.population, key: key("batches"))
    let fixtures = matchmaker.fixtures(round: 0, workers: .alone)
    var next = 0
    for batch in fixtures.batches {
      #expect(batch.lowerBound == next)
      next = batch.upperBound
      let players = (batch.lowerBound * seats..<batch.upperBound * seats).map {
        [fixtures.references[$0].group, fixtures.references[$0].slot]
      }
      #expect(Set(players).count == players.count)
    }
    // Each match shares an agent with fewer than twice as many others as anyone plays.
    if seats == 2 { #expect(fixtures.batches.count < 2 * agents) }
  }
}
