import Arena
import Mechanisms
import TestSupport
import Testing

/// Lists of some of `options`: the longest first, those of one length as a dictionary lists them.
private func reports(of options: Int, length: Int, orShorter: Bool) -> [[Int]] {
  let longest = min(length, options)
  return (orShorter ? 0...longest : longest...longest).reversed().flatMap { length in
    lists(of: length, below: options).filter { Set($0).count == length }
  }
}

/// The place of a partner in a list; whoever is not in it, or nobody, comes after all in it.
private func place(_ partner: Int?, _ list: [Int]) -> Int {
  partner.flatMap { list.firstIndex(of: $0) } ?? list.count
}

/// Every matching, as a list of each proposer's receiver, in which all accept their partners and no
/// pair prefers each other to them: by trying all.
private func stableMatchings(_ proposers: [[Int]], _ receivers: [[Int]]) -> [[Int?]] {
  lists(of: proposers.count, below: receivers.count + 1).map { $0.map { $0 == 0 ? nil : $0 - 1 } }
    .filter { match in
      let taken = match.compactMap { $0 }
      return Set(taken).count == taken.count && isStable(match, proposers, receivers)
    }
}

private func isStable(_ match: [Int?], _ proposers: [[Int]], _ receivers: [[Int]]) -> Bool {
  proposers.indices.allSatisfy { proposer in
    let own = place(match[proposer], proposers[proposer])
    if let partner = match[proposer] {
      if own == proposers[proposer].count || !receivers[partner].contains(proposer) { return false }
    }
    return !proposers[proposer].prefix(own).contains { receiver in
      receivers[receiver].contains(proposer)
        && place(proposer, receivers[receiver])
          < place(match.firstIndex(of: receiver), receivers[receiver])
    }
  }
}

/// A market with orders and reports, all at random.
private struct Sample {
  var market = DeferredAcceptance()
  /// The true orders.
  let wants: [[Int]]
  let ranks: [[Int]]
  /// What is reported: the numbers of lists, and the lists.
  let choices: [Int]
  let lists: [[Int]]
  let answers: [[Int]]

  init(_ seed: Int) {
    var draws = Draws(seed: seed)
    func below(_ count: Int) -> Int { min(count - 1, Int(draws.next(in: 0...Double(count)))) }
    let (proposers, receivers) = (1 + below(4), 1 + below(4))
    market.proposerCount = proposers
    market.receiverCount = receivers
    market.listLength = 1 + below(4)
    market.shorterLists = below(2) == 0
    market.acceptance = below(2) == 0 ? .deferred : .immediate
    let orders = reports(of: receivers, length: receivers, orShorter: false)
    let rankings = reports(of: proposers, length: proposers, orShorter: false)
    let own = (0..<proposers).map { _ in below(orders.count) }
    let other = (0..<receivers).map { _ in below(rankings.count) }
    market.proposers = own.map(Double.init)
    market.receivers = other.map(Double.init)
    (wants, ranks) = (own.map { orders[$0] }, other.map { rankings[$0] })
    let (length, shorter) = (market.listLength, market.shorterLists)
    let listed = reports(of: receivers, length: length, orShorter: shorter)
    let answered = reports(of: proposers, length: length, orShorter: shorter)
    let said = (0..<proposers).map { _ in below(listed.count) }
    let replied = (0..<receivers).map { _ in below(answered.count) }
    choices = said + replied
    (lists, answers) = (said.map { listed[$0] }, replied.map { answered[$0] })
  }

  /// The episode, and each proposer's receiver, read from what the proposer gained.
  func played() throws -> (told: Transcript, match: [Int?]) {
    let game = try #require(market.game(repeated: nil))
    var asked = 0
    let told = game.narrate(
      drawing: { _ in 0 },
      choosing: { _, _ in
        defer { asked += 1 }
        return choices[asked]
      })
    let match = wants.indices.map { proposer -> Int? in
      let rank = ranks.count - 1 - Int(told.payoff(of: proposer))
      return rank == ranks.count ? nil : wants[proposer][rank]
    }
    return (told, match)
  }
}

@Suite struct `Deferred acceptance by lists of any length` {
  @Test(arguments: 0..<150)
  func `is stable, best for proposers, and matches whom every stable matching matches`(
    _ seed: Int
  ) throws {
    var sample = Sample(seed)
    sample.market.acceptance = .deferred
    let (_, match) = try sample.played()
    let stable = stableMatchings(sample.lists, sample.answers)
    #expect(stable.contains(match))
    for other in stable {
      for proposer in match.indices {
        let list = sample.lists[proposer]
        #expect(place(match[proposer], list) <= place(other[proposer], list))
        // Rural hospitals: A. E. Roth, Econometrica 54(2), 1986, pp. 425-427.
        #expect((match[proposer] == nil) == (other[proposer] == nil))
      }
      #expect(Set(match.compactMap { $0 }) == Set(other.compactMap { $0 }))
    }
  }

  @Test(arguments: 0..<150)
  func `counts pairs, joys and the pairs that would rather leave by the true orders`(
    _ seed: Int
  ) throws {
    let sample = Sample(seed)
    let (told, match) = try sample.played()
    var (blocking, sum) = (0, 0)
    for (proposer, order) in sample.wants.enumerated() {
      for receiver in order.prefix(place(match[proposer], order)) {
        let ranking = sample.ranks[receiver]
        if place(proposer, ranking) < place(match.firstIndex(of: receiver), ranking) {
          blocking += 1
        }
      }
    }
    for (receiver, ranking) in sample.ranks.enumerated() {
      let joy = ranking.count - 1 - place(match.firstIndex(of: receiver), ranking)
      #expect(Int(told.payoff(of: match.count + receiver)) == joy)
      sum += joy
    }
    #expect(Int(told.total(of: 0)) == (blocking == 0 ? 1 : 0))
    #expect(Int(told.total(of: 1)) == blocking)
    #expect(Int(told.total(of: 3)) == sum)
    #expect(Int(told.total(of: 4)) == match.compactMap { $0 }.count)
  }

  @Test(arguments: 0..<150)
  func `at once is stable for receivers who first look at how high they stand themselves`(
    _ seed: Int
  ) throws {
    // H. Ergin, T. Sonmez, Journal of Public Economics 90(1-2), 2006, pp. 215-237.
    var sample = Sample(seed)
    sample.market.acceptance = .immediate
    let (_, match) = try sample.played()
    let looking = sample.answers.enumerated().map { receiver, answer in
      answer.sorted { left, right in
        let (one, two) = (
          place(receiver, sample.lists[left]), place(receiver, sample.lists[right])
        )
        return one == two ? place(left, answer) < place(right, answer) : one < two
      }
    }
    #expect(stableMatchings(sample.lists, looking).contains(match))
  }

  /// A case in which a proposer gains by another list, whatever its order.
  private func lie(
    _ proposers: Int, _ receivers: Int, _ rankings: [Double], length: Int, orShorter: Bool = false
  ) throws -> String? {
    var market = DeferredAcceptance()
    (market.proposerCount, market.receiverCount) = (proposers, receivers)
    (market.proposers, market.receivers) = ([0], rankings)
    (market.drawn, market.strategicReceivers) = (true, false)
    (market.listLength, market.shorterLists) = (length, orShorter)
    let orders = reports(of: receivers, length: receivers, orShorter: false)
    let said = reports(of: receivers, length: length, orShorter: orShorter)
    return exception(
      toTruthIn: try explored(market), seats: proposers, types: orders.count, reports: said.count
    ) { type in said.firstIndex { $0 == Array(orders[type].prefix(length)) } ?? -1 }
  }

  @Test(arguments: [[0.0, 0], [0, 5], [3, 2], [4, 4]])
  func `leaves truth dominant for proposers who name all`(_ rankings: [Double]) throws {
    #expect(try lie(3, 2, rankings, length: 6) == nil)
    #expect(try lie(3, 2, rankings, length: 6, orShorter: true) == nil)
    #expect(try lie(2, 3, rankings.map { $0.remainder(dividingBy: 2).magnitude }, length: 3) == nil)
  }

  @Test func `gives proposers of short lists a reason to name who will have them`() throws {
    #expect(try lie(2, 2, [0, 0], length: 1) != nil)
    #expect(try lie(3, 3, [0, 0, 0], length: 2) != nil)
    var market = DeferredAcceptance()
    (market.proposers, market.receivers) = ([0], [0])
    (market.listLength, market.strategicReceivers) = (1, false)
    let tree = try explored(market)
    #expect(tree.outcome(drawing: [], choosing: [0, 0, 0]).payoffs == [2, -1, -1])
    #expect(tree.outcome(drawing: [], choosing: [0, 1, 0]).payoffs == [2, 1, -1])
  }

  @Test func `lets receivers gain by leaving somebody out`() throws {
    var market = DeferredAcceptance()
    (market.proposerCount, market.receiverCount) = (2, 2)
    (market.proposers, market.receivers) = ([0, 1], [1, 0])
    market.shorterLists = true
    let tree = try explored(market)
    #expect(tree.outcome(drawing: [], choosing: [0, 1, 1, 0]).payoffs == [1, 1, 0, 0])
    // The list of number 3 names the second proposer alone.
    #expect(tree.shape.decisions[1].actions.label(3) == "2")
    #expect(tree.outcome(drawing: [], choosing: [0, 1, 3, 0]).payoffs == [0, 0, 1, 1])
  }

  @Test func `has all lists of six, and plays them`() throws {
    var market = DeferredAcceptance()
    (market.proposerCount, market.receiverCount) = (6, 6)
    (market.drawn, market.shorterLists) = (true, true)
    // 6! (1/0! + 1/1! + ... + 1/6!)
    #expect(market.decisions.map(\.actions.count) == [1957, 1957])
    let told = try wishedEpisode(market, drawing: [719, 0, 300, 12, 77, 431])
    #expect(told.total(of: 0) == 1 && told.total(of: 4) == 6)
  }

  @Test func `says when there is no room for what is reported`() {
    var market = DeferredAcceptance()
    (market.proposerCount, market.receiverCount, market.listLength) = (7, 7, 8)
    #expect(market.complaint?.contains("takes 50803200 numbers, more than the 16777216") == true)
    market.listLength = 3
    #expect(market.complaint == nil)
    (market.proposerCount, market.receiverCount, market.listLength) = (6, 6, 6)
    #expect(market.complaint == nil)
  }

  @Test(arguments: 0..<20)
  func `matches eight with eight in a way that is stable for lists of two`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    func below(_ count: Int) -> Int { min(count - 1, Int(draws.next(in: 0...Double(count)))) }
    /// The order of a number, as a dictionary lists them.
    func order(_ number: Int) -> [Int] {
      var (rest, block, left, order) = (number, 40_320, Array(0..<8), [Int]())
      while !left.isEmpty {
        block /= left.count
        order.append(left.remove(at: rest / block))
        rest %= block
      }
      return order
    }
    var market = DeferredAcceptance()
    (market.proposerCount, market.receiverCount, market.listLength) = (8, 8, 2)
    market.proposers = (0..<8).map { _ in Double(below(40_320)) }
    market.receivers = (0..<8).map { _ in Double(below(40_320)) }
    #expect(market.complaint == nil)
    let told = try wishedEpisode(market, drawing: [])
    let (wants, ranks) = (
      market.proposers.map { order(Int($0)) }, market.receivers.map { order(Int($0)) }
    )
    let match = wants.indices.map { proposer -> Int? in
      let rank = 7 - Int(told.payoff(of: proposer))
      return rank == 8 ? nil : wants[proposer][rank]
    }
    let (lists, answers) = (wants.map { Array($0.prefix(2)) }, ranks.map { Array($0.prefix(2)) })
    #expect(isStable(match, lists, answers))
    #expect(Int(told.total(of: 4)) == match.compactMap { $0 }.count)
    for (receiver, ranking) in ranks.enumerated() {
      let joy = 7 - place(match.firstIndex(of: receiver), ranking)
      #expect(Int(told.payoff(of: 8 + receiver)) == joy)
    }
  }
}
