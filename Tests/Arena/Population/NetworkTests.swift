import Testing

@testable import Arena

@Suite struct `Network of neighbours` {
  static let cases: [(Network, Int)] = [
    (.ring(degree: 2), 3), (.ring(degree: 4), 5), (.ring(degree: 6), 40), (.lattice, 9),
    (.lattice, 12), (.lattice, 100), (.regular(degree: 1), 10), (.regular(degree: 3), 4),
    (.regular(degree: 4), 5), (.regular(degree: 3), 50), (.regular(degree: 6), 101),
    (.regular(degree: 7), 20),
  ]

  @Test(arguments: cases)
  func `gives everyone the same number of different neighbours, mutually`(
    _ network: Network, _ agents: Int
  ) {
    #expect(network.complaint(agents: agents) == nil)
    for draw in 0..<5 {
      let neighbours = network.neighbours(agents: agents, key: key("network", draw))
      #expect(neighbours.count == agents)
      for (agent, others) in neighbours.enumerated() {
        #expect(others.count == network.degree)
        #expect(others == Set(others).sorted())
        #expect(!others.contains(agent))
        for other in others { #expect(neighbours[other].contains(agent)) }
      }
    }
  }

  @Test func `links the nearest on a ring and the four sides on a lattice`() {
    let ring = Network.ring(degree: 4).neighbours(agents: 10, key: key("ring"))
    #expect(ring[0] == [1, 2, 8, 9] && ring[5] == [3, 4, 6, 7])
    // Three columns and four rows, wrapping around.
    let lattice = Network.lattice.neighbours(agents: 12, key: key("lattice"))
    #expect(lattice[4] == [1, 3, 5, 7] && lattice[0] == [1, 2, 3, 9])
  }

  @Test func `links every two equally often at random`() {
    // 40 draws of 15 links each among the 45 pairs of ten agents.
    var counts = [Int](repeating: 0, count: 45)
    for draw in 0..<400 {
      let linked = Network.regular(degree: 3).neighbours(agents: 10, key: key("random", draw))
      var pair = 0
      for first in 0..<10 {
        for second in first + 1..<10 {
          if linked[first].contains(second) { counts[pair] += 1 }
          pair += 1
        }
      }
    }
    let links: Int = counts.reduce(0, +)
    #expect(links == 400 * 15)
    #expect(chiSquare(counts) < chiSquareLimit(44))
  }

  @Test(arguments: [
    (Network.ring(degree: 3), 10, "even degree"), (.ring(degree: 0), 10, "even degree"),
    (.ring(degree: 10), 10, "more than 10 agents"), (.lattice, 14, "two factors of at least 3"),
    (.lattice, 6, "but there are 6"), (.lattice, 13, "but there are 13"),
    (.regular(degree: 10), 10, "more than 10 agents"), (.regular(degree: 3), 7, "3 x 7"),
  ])
  func `says why it cannot hold some numbers of agents`(
    _ network: Network, _ agents: Int, _ reason: String
  ) throws {
    let complaint = try #require(network.complaint(agents: agents))
    #expect(complaint.contains(reason))
  }
}
