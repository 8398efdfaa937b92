import Arena
import Mechanisms
import TestSupport
import Testing

/// Orders of the options, first to last, as a dictionary lists them.
private let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

@Suite struct `A vote` {
  private func vote(_ rule: Voting.Rule) -> Voting {
    var vote = Voting()
    vote.rule = rule
    return vote
  }

  /// The payoffs of an election in which voters of some orders cast some ballots.
  private func payoffs(_ tree: GameTree, _ types: [Int], _ ballots: [Int]) -> [Double] {
    tree.outcome(drawing: types, choosing: ballots).payoffs
  }

  @Test(
    arguments: [
      (Voting.Rule.plurality, 36), (.borda, 51), (.instantRunoff, 24), (.dictatorship, 0),
    ])
  func `can be gained from in so many of 216 profiles`(_ rule: Voting.Rule, _ count: Int) throws {
    let tree = try explored(vote(rule))
    let ballots = tree.shape.decisions[0].actions.count
    let plan = tree.wishedPlan
    let manipulable = lists(of: 3, below: 6).filter { types in
      let sincere = types.map { plan[$0] }
      let honest = payoffs(tree, types, sincere)
      return (0..<3).contains { voter in
        (0..<ballots).contains { ballot in
          var changed = sincere
          changed[voter] = ballot
          return payoffs(tree, types, changed)[voter] > honest[voter]
        }
      }
    }
    #expect(manipulable.count == count)
  }

  @Test func `meets a Condorcet cycle in 12 of 216 profiles`() throws {
    let tree = try explored(vote(.plurality))
    let uniform = tree.expectation(under: Profile(uniformIn: tree.shape))
    #expect(isClose(uniform.measures[1], 1 / 18.0))
  }

  @Test func `elects a, b, b and a by four rules from the same orders`() throws {
    // Two voters abc, two bca and one cab: a and b tie in first places; b has most points, but a
    // wins the runoff against it by the one whose favourite was eliminated.
    let types = [0, 0, 3, 3, 4]
    for (rule, winner) in [
      (Voting.Rule.plurality, 0), (.borda, 1), (.instantRunoff, 0), (.dictatorship, 0),
    ] {
      var vote = vote(rule)
      vote.voters = 5
      let episode = try wishedEpisode(vote, drawing: types)
      let expected = types.map { [1, 0.5, 0][orders[$0].firstIndex(of: winner) ?? 0] }
      #expect((0..<5).map { episode.payoff(of: $0) } == expected)
    }
  }

  @Test func `eliminates the last of equals, and passes its ballots on`() throws {
    let tree = try explored(vote(.instantRunoff))
    // One first place each: c is eliminated, and its voter prefers b.
    #expect(payoffs(tree, [0, 3, 5], [0, 3, 5]) == [0.5, 1, 0.5])
    #expect(payoffs(tree, [0, 3, 4], [0, 3, 4]) == [1, 0, 0.5])
  }

  @Test(arguments: [(0.4, 0, [2, 5]), (0.6, 1, [2, 5])])
  func `approves what is better than the mean of the options`(
    _ middle: Double, _ winner: Int, _ types: [Int]
  ) throws {
    var vote = vote(.approval)
    vote.voters = 3
    vote.middle = middle
    let plan = try explored(vote).wishedPlan
    // Singles are a, b, c at 0, 1, 3; pairs are 2, 4 and 5.
    #expect(plan == (middle < 0.5 ? [0, 0, 1, 1, 3, 3] : [2, 4, 2, 5, 4, 5]))
    let episode = try wishedEpisode(vote, drawing: [0, 2, 5])
    #expect(episode.payoff(of: 0) == (winner == 0 ? 1 : middle))
  }

  /// All orders of some options, as a dictionary lists them.
  private func permutations(of options: [Int]) -> [[Int]] {
    if options.isEmpty { return [[]] }
    return options.flatMap { first in
      permutations(of: options.filter { $0 != first }).map { [first] + $0 }
    }
  }

  @Test(arguments: 2...8)
  func `numbers the orders of its options as a dictionary would`(_ options: Int) {
    var vote = vote(.borda)
    vote.options = options
    vote.prior = [1]
    let names = Array("abcdefgh").map { String($0) }
    let orders = permutations(of: Array(0..<options))
    let ballots = vote.decisions[0].actions
    let labels = (0..<ballots.count).map { ballots.label($0) }
    let expected = orders.map { order in order.map { names[$0] }.joined(separator: " > ") }
    #expect(labels == expected)
  }

  @Test(arguments: 0..<20, [2, 4, 5, 6])
  func `counts the ballots of any number of options as its rules say`(_ seed: Int, _ options: Int)
    throws
  {
    let orders = permutations(of: Array(0..<options))
    var draws = Draws(seed: seed)
    let types = (0..<5).map { _ in Int(draws.next(in: 0...(Double(orders.count) - 0.01))) }
    let ballots = types.map { orders[$0] }
    func place(_ option: Int, _ ballot: [Int]) -> Int { ballot.firstIndex(of: option) ?? 0 }
    func most(_ points: [Int]) -> Int { points.firstIndex(of: points.max() ?? 0) ?? 0 }
    let firsts = (0..<options).map { option in ballots.count { $0[0] == option } }
    let points = (0..<options).map { option in
      ballots.reduce(0) { $0 + options - 1 - place(option, $1) }
    }
    var left = Array(0..<options)
    while left.count > 1 {
      let tops = left.map { option in
        ballots.count { ballot in left.allSatisfy { place(option, ballot) <= place($0, ballot) } }
      }
      left.remove(at: tops.lastIndex(of: tops.min() ?? 0) ?? 0)
    }
    for (rule, winner) in [
      (Voting.Rule.plurality, most(firsts)), (.borda, most(points)), (.instantRunoff, left[0]),
      (.dictatorship, ballots[0][0]),
    ] {
      var vote = vote(rule)
      (vote.options, vote.voters, vote.prior) = (options, 5, [1])
      let episode = try wishedEpisode(vote, drawing: types)
      for (seat, ballot) in ballots.enumerated() {
        // With a middle of 1/2 the worths fall in equal steps from 1 to 0.
        let worth = 1 - Double(place(winner, ballot)) / Double(options - 1)
        #expect(isClose(episode.payoff(of: seat), worth))
      }
    }
  }

  @Test func `values four options in line through the middle`() throws {
    var vote = vote(.dictatorship)
    (vote.options, vote.prior, vote.middle) = (4, [1], 0.8)
    // The last of the 24 orders is dcba; the first voter's is abcd.
    let found = try [0, 6, 23].map {
      try wishedEpisode(vote, drawing: [0, $0, 23]).payoff(of: 1)
    }
    // 0 is abcd, 6 is bacd, where a is second: two thirds of the way from 1 to 0.8 at the half.
    for (worth, expected) in zip(found, [1, 1 - 0.2 * 2 / 3, 0]) {
      #expect(isClose(worth, expected))
    }
  }

  @Test(arguments: 0..<10, [Voting.Rule.plurality, .borda, .instantRunoff])
  func `knows the option that beats both others`(_ seed: Int, _ rule: Voting.Rule) throws {
    var draws = Draws(seed: seed)
    let types = (0..<5).map { _ in Int(draws.next(in: 0...5.99)) }
    var vote = vote(rule)
    vote.voters = 5
    let episode = try wishedEpisode(vote, drawing: types)
    let beaten = (0..<3).filter { option in
      (0..<3).contains { other in
        let fans = types.filter { type in
          let order = orders[type]
          return order.firstIndex(of: other) ?? 0 < order.firstIndex(of: option) ?? 0
        }
        return other != option && fans.count > 2
      }
    }
    let wanted = Set(0..<3).subtracting(beaten)
    #expect(episode.total(of: 1) == (wanted.isEmpty ? 1 : 0))
    let first = types.firstIndex { wanted.contains(orders[$0][0]) }
    if let first {
      #expect((episode.total(of: 0) == 1) == (episode.payoff(of: first) == 1))
    }
  }

  @Test func `complains of a lone voter and of a prior that does not fit`() {
    var vote = Voting()
    vote.voters = 1
    #expect(vote.complaint == "a vote needs at least two voters")
    vote.voters = 2
    vote.prior = [1]
    #expect(vote.complaint == nil)
    (vote.options, vote.prior) = (2, [1, 1, 1])
    #expect(vote.complaint == "prior has 3 weights, but 2 options have only 2 orders")
    for (rule, most) in [
      (Voting.Rule.plurality, 8), (.approval, 8), (.borda, 6), (.instantRunoff, 6),
    ] {
      var large = self.vote(rule)
      for options in 2...8 {
        large.options = options
        large.prior = [1]
        #expect((large.complaint == nil) == (options <= most))
      }
      #expect(most == 8 || large.complaint?.contains("takes 1625702400 numbers") == true)
    }
    vote.options = 3
    vote.prior = [0, 0, 0, 0, 0, 0]
    #expect(vote.complaint == "some order needs a positive prior")
  }
}
