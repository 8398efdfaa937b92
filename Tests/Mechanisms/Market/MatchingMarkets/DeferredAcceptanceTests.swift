import Arena
import Mechanisms
import TestSupport
import Testing

/// Orders of three, first to last, as a dictionary lists them.
private let orders = lists(of: 3, below: 3).filter { Set($0).count == 3 }

/// What a partner is worth: two for a first choice, one for a second.
private func joy(_ order: Int, _ partner: Int) -> Int {
  2 - (orders[order].firstIndex(of: partner) ?? 2)
}

/// The stable matchings, as a list of each proposer's receiver, by trying all six.
private func stableMatchings(_ proposers: [Int], _ receivers: [Int]) -> [[Int]] {
  orders.filter { match in
    !(0..<3).contains { proposer in
      (0..<3).contains { receiver in
        joy(proposers[proposer], receiver) > joy(proposers[proposer], match[proposer])
          && joy(receivers[receiver], proposer)
            > joy(receivers[receiver], match.firstIndex(of: receiver) ?? 0)
      }
    }
  }
}

@Suite struct `Deferred acceptance` {
  private func market(
    _ proposers: [Int], _ receivers: [Int], _ change: (inout DeferredAcceptance) -> Void = { _ in }
  ) -> DeferredAcceptance {
    var market = DeferredAcceptance()
    market.proposers = proposers.map(Double.init)
    market.receivers = receivers.map(Double.init)
    change(&market)
    return market
  }

  /// Random orders of six players.
  private func random(_ seed: Int) -> [Int] {
    var draws = Draws(seed: seed)
    return (0..<6).map { _ in Int(draws.next(in: 0...5.99)) }
  }

  @Test func `lets the first receiver gain by swapping the two it likes less`() throws {
    let tree = try explored(DeferredAcceptance())
    let truth = [2, 0, 0, 0, 2, 1]
    let honest = tree.outcome(drawing: [], choosing: truth)
    #expect(honest.payoffs == [2, 2, 0, 1, 1, 1])
    #expect(honest.measures == [1, 0, 4, 3, 3])
    var lie = truth
    lie[3] = 1
    let gained = tree.outcome(drawing: [], choosing: lie)
    #expect(gained.payoffs == [1, 1, 0, 2, 2, 1])
    #expect(gained.measures[0] == 1)
  }

  @Test(arguments: 0..<60)
  func `gives every proposer the best partner of any stable matching`(_ seed: Int) throws {
    let drawn = random(seed)
    let (proposers, receivers) = (Array(drawn[..<3]), Array(drawn[3...]))
    let episode = try wishedEpisode(market(proposers, receivers), drawing: [])
    let stable = stableMatchings(proposers, receivers)
    for proposer in 0..<3 {
      let best = stable.map { joy(proposers[proposer], $0[proposer]) }.max()
      #expect(Int(episode.payoff(of: proposer)) == best)
    }
    for receiver in 0..<3 {
      let worst = stable.map { joy(receivers[receiver], $0.firstIndex(of: receiver) ?? 0) }.min()
      #expect(Int(episode.payoff(of: 3 + receiver)) == worst)
    }
    #expect(episode.total(of: 0) == 1)
  }

  /// A case in which a proposer gains, for some orders of the receivers.
  private func lie(against receivers: [Int]) throws -> String? {
    let market = market([0, 0, 0], receivers) {
      $0.drawn = true
      $0.strategicReceivers = false
    }
    let tree = try explored(market)
    return exception(toTruthIn: tree, seats: 3, types: 6, reports: 6) { $0 }
  }

  @Test(arguments: 0..<2)
  func `gives no proposer a reason to lie, whatever the others report`(_ seed: Int) throws {
    #expect(try lie(against: Array(random(seed)[3...])) == nil)
  }

  @Test(.enabled(if: isPatient), arguments: lists(of: 2, below: 6))
  func `gives no proposer a reason to lie in any of 46,656 profiles`(_ others: [Int]) throws {
    // To rename the proposers changes nothing, so the first receiver's order may be the first.
    #expect(try lie(against: [0] + others) == nil)
  }

  @Test func `gives proposers a reason to lie if offers are final at once`() throws {
    let market = market([0, 0, 2], [2, 0, 0]) { $0.acceptance = .immediate }
    let tree = try explored(market)
    // The first asks for a, which prefers the second, and finds b gone; asking b first secures it.
    let truth = tree.outcome(drawing: [], choosing: [0, 0, 2, 2, 0, 0])
    #expect(truth.payoffs[0] == 0)
    let lie = tree.outcome(drawing: [], choosing: [2, 0, 2, 2, 0, 0])
    #expect(lie.payoffs[0] == 1)
    #expect(truth.measures[0] == 0)
  }

  @Test(arguments: 0..<40)
  func `counts the pairs that prefer each other`(_ seed: Int) throws {
    let drawn = random(seed)
    let market = market(Array(drawn[..<3]), Array(drawn[3...])) { $0.acceptance = .immediate }
    let episode = try wishedEpisode(market, drawing: [])
    let reached = (0..<3).map { proposer in
      orders[drawn[proposer]][2 - Int(episode.payoff(of: proposer))]
    }
    let stable = stableMatchings(Array(drawn[..<3]), Array(drawn[3...]))
    #expect(stable.contains(reached) == (episode.total(of: 0) == 1))
    #expect((episode.total(of: 1) == 0) == (episode.total(of: 0) == 1))
  }

  @Test func `complains of what is not an order`() {
    let about = " must be at least one and at most 3 whole numbers from 0 to "
    let three = about + "5, each the number of an order of 3"
    #expect(market([0, 1, 2, 3], [0, 0, 0]).complaint == "proposers" + three)
    #expect(market([0, 1, 6], [0, 0, 0]).complaint == "proposers" + three)
    #expect(market([0, 1, 2], []).complaint == "receivers" + three)
    #expect(market([0], []) { $0.receivers = [0, 0.5] }.complaint == "receivers" + three)
    let wide = market([0, 1, 23], [0, 0, 5]) { $0.receiverCount = 4 }
    #expect(wide.complaint == nil)
    let narrow = market([0, 1, 23], [0, 0, 5]) { $0.receiverCount = 2 }
    #expect(narrow.complaint == "proposers" + about + "1, each the number of an order of 2")
  }
}
