import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

/// A defender who protects one of two targets, and an attacker of one of two types.
private struct Patrol: Mechanism {
  static let card = Card(
    "patrol", "One guard, two targets, two kinds of attacker.", source: "Test.")

  var roles: [Role] { [Role("defender", commits: true), Role("attacker")] }
  var decisions: [Decision] {
    let targets = Values.named(["first", "second"])
    return [
      Decision("guard", actions: targets),
      Decision(
        "attack", role: 1, sees: [Variable("type", .named(["greedy", "other"]))], actions: targets),
    ]
  }

  var draws: [Draw] { [Draw("type", .named(["greedy", "other"]))] }

  func play(_ episode: inout some Episode) {
    let type = episode.chance(0, of: [0.6, 0.4])
    let guarded = episode.choose(0, by: 0)
    let attacked = episode.choose(1, by: 1, seeing: type)
    if guarded == attacked {
      episode.gain(-1, by: 1)
    } else {
      episode.gain([[4.0, 1], [1, 3]][type][attacked], by: 1)
      episode.gain([-5.0, -4][attacked], by: 0)
    }
  }
}

/// Many attackers who each know their own mind, to see that replies are not all written down.
private struct Crowd: Mechanism {
  static let card = Card("crowd", "A leader against one of many types.", source: "Test.")
  var types = 12

  var roles: [Role] { [Role("leader", commits: true), Role("follower")] }
  var decisions: [Decision] {
    [
      Decision("lead", actions: .named(["a", "b"])),
      Decision(
        "follow", role: 1, sees: [Variable("type", .numbers(from: 0, step: 1, count: types))],
        actions: .named(["join", "leave", "neither"])),
    ]
  }

  var draws: [Draw] { [Draw("type", .numbers(from: 0, step: 1, count: types))] }

  func play(_ episode: inout some Episode) {
    let type = episode.chance(0, of: [Double](repeating: 1, count: types))
    let lead = episode.choose(0, by: 0)
    let follow = episode.choose(1, by: 1, seeing: type)
    // Type t joins when b is at least t / types likely; joining is worth more the later it joins.
    let threshold = (Double(type) + 0.5) / Double(types)
    if follow == 0 {
      episode.gain(lead == 1 ? 1 - threshold : -threshold, by: 1)
      episode.gain(1, by: 0)
    }
    if follow == 2 { episode.gain(-3, by: 1) }
    if lead == 1 { episode.gain(-0.9, by: 0) }
  }
}

/// Somebody who forgets its own first move.
private struct Amnesiac: Mechanism {
  static let card = Card("amnesiac", "A player who forgets what it did.", source: "Test.")
  var roles: [Role] { [Role("player", commits: true), Role("other")] }
  var decisions: [Decision] {
    let two = Values.named(["left", "right"])
    return [
      Decision("first", actions: two), Decision("second", actions: two),
      Decision("reply", role: 1, actions: two),
    ]
  }
  func play(_ episode: inout some Episode) {
    let first = episode.choose(0, by: 0)
    let second = episode.choose(1, by: 0)
    let reply = episode.choose(2, by: 1)
    episode.gain(first == second ? 1 : 0, by: reply)
  }
}

@Suite struct `Commitment in trees` {
  private func tree(_ mechanism: some Mechanism) throws -> GameTree {
    try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
  }

  private func odds(_ answer: CommitmentSolution, _ seat: Int, _ slot: Int) throws -> Double {
    try #require(answer.profile).probability(seat: seat, slot: slot)
  }

  @Test func `of a patrol against two types guards 5/7 and 2/7 and loses 2`() throws {
    let tree = try tree(Patrol())
    #expect(tree.committingSeats == [0])
    let answer = tree.commitment(leaders: tree.committingSeats)
    #expect(answer.status == .complete && isClose(answer.value, -2) && answer.gain <= 1e-9)
    #expect(isClose(try odds(answer, 0, 0), 5.0 / 7))
    #expect(isClose(try odds(answer, 0, 1), 2.0 / 7))
    // The types attack the first and the second target.
    #expect(try odds(answer, 1, 2) == 1)
    #expect(try odds(answer, 1, 5) == 1)
    #expect(isClose(try #require(answer.expectation).payoffs[0], -2))
  }

  @Test(arguments: [(2.0, 8.0, 1.0), (2, 16, 1), (1, 3, 0.5)])
  func `of the inspection game inspects at gain / fine and pays only for that`(
    _ gain: Double, _ fine: Double, _ cost: Double
  ) throws {
    var mechanism = Inspection()
    (mechanism.gain, mechanism.fine, mechanism.cost) = (gain, fine, cost)
    let tree = try tree(mechanism)
    let strong = tree.commitment(leaders: [0])
    #expect(isClose(strong.value, -cost * gain / fine) && strong.isAttained)
    #expect(isClose(try odds(strong, 0, 1), gain / fine))
    #expect(strong.gain <= 1e-9)
    let weak = tree.commitment(leaders: [0], ties: .pessimistic)
    #expect(isClose(weak.value, -cost * gain / fine) && !weak.isAttained)
    let rate = try odds(weak, 0, 1)
    #expect(rate > gain / fine && isClose(rate, gain / fine, within: 1e-4))
    #expect(try #require(weak.expectation).payoffs[0] < weak.value)
  }

  @Test func `of a published rate of inspection is backward induction on the grid`() throws {
    var mechanism = Inspection()
    mechanism.commitment = true
    let tree = try tree(mechanism)
    for isPure in [true, false] {
      let strong = tree.commitment(leaders: [0], isPure: isPure)
      #expect(strong.status == .complete && isClose(strong.value, -0.25))
      // At 0.25 the inspectee is indifferent; the next rate of the grid is 0.3.
      let weak = tree.commitment(leaders: [0], ties: .pessimistic, isPure: isPure)
      #expect(weak.status == .complete && isClose(weak.value, -0.3) && weak.isAttained)
    }
  }

  @Test func `against many types asks each for its reply alone`() throws {
    let tree = try tree(Crowd())
    let answer = tree.commitment(leaders: [0])
    #expect(answer.status == .complete && answer.gain <= 1e-9)
    // With b at share s, the types up to s join; the leader gets their share less 0.9 s.
    let types = 12.0
    let best = (0...12).map { joined in
      let share = joined == 0 ? 0 : (Double(joined) - 0.5) / types
      return Double(joined) / types - 0.9 * share
    }.max()
    #expect(isClose(answer.value, best ?? .nan))
  }

  @Test(arguments: 0..<12)
  func `of random games agrees with their tables, and beats every equilibrium`(
    _ number: Int
  ) throws {
    let game = try SmallGame.random(2 * number, profiles: 64)
    #expect(game.seats == 2)
    let form = try #require(StrategicForm(of: game.tree))
    let size = max(1, game.tree.payoffRange.upperBound - game.tree.payoffRange.lowerBound)
    for leader in 0..<2 {
      var values: [Double] = []
      for ties in Ties.allCases {
        for isPure in [false, true] {
          let answer = game.tree.commitment(leaders: [leader], ties: ties, isPure: isPure)
          let table = form.commitment(leaders: [leader], ties: ties, isPure: isPure)
          #expect(answer.status == .complete && table.status == .complete)
          #expect(isClose(answer.value, table.value, within: 1e-7))
          #expect(answer.isAttained == table.isAttained)
          let profile = try #require(answer.profile)
          let reply = game.bestReply(of: 1 - leader, to: profile)
          let reached = game.outcome(profile)
          #expect(reply - reached[1 - leader] <= 1e-7 * size && answer.gain <= 1e-7 * size)
          #expect(areClose(try #require(answer.expectation).payoffs, Array(reached.dropLast())))
          if answer.isAttained {
            #expect(isClose(reached[leader], answer.value, within: 1e-6))
          } else {
            #expect(reached[leader] <= answer.value + 1e-9)
            #expect(reached[leader] >= answer.value - 1e-2 * size)
          }
          values.append(answer.value)
        }
      }
      #expect(values[0] >= values[1] - 1e-8 && values[2] >= values[3] - 1e-8)
      #expect(values[0] >= values[2] - 1e-8)
      for equilibrium in game.tree.equilibria().equilibria {
        #expect(values[0] >= equilibrium.expectation.payoffs[leader] - 1e-7)
      }
    }
  }

  /// The best pure commitment by trying everything: strategies of the leaders, then every reply of
  /// the followers that is an equilibrium among them.
  private func bruteForce(_ game: SmallGame, leaders: [Int], _ ties: Ties) -> Double? {
    let followers = (0..<game.seats).filter { !leaders.contains($0) }
    func joint(_ seats: [Int]) -> [[(seat: Int, strategy: Int)]] {
      seats.reduce([[]]) { partial, seat in
        partial.flatMap { rest in
          game.strategies[seat].indices.map { rest + [(seat, $0)] }
        }
      }
    }
    func payoffs(_ parts: [(seat: Int, strategy: Int)]) -> [Double] {
      var profile = game.strategies.map { $0[0] }
      for part in parts { profile[part.seat] = game.strategies[part.seat][part.strategy] }
      return game.outcome(profile)
    }
    return joint(leaders).compactMap { lead -> Double? in
      let values = joint(followers).filter { reply in
        let reached = payoffs(lead + reply)
        return reply.indices.allSatisfy { place in
          game.strategies[reply[place].seat].indices.allSatisfy { other in
            var changed = reply
            changed[place].strategy = other
            let seat = reply[place].seat
            return payoffs(lead + changed)[seat] <= reached[seat] + 1e-9
          }
        }
      }.map { reply in leaders.reduce(0) { $0 + payoffs(lead + reply)[$1] } }
      return ties == .optimistic ? values.max() : values.min()
    }.max()
  }

  @Test(arguments: 0..<8)
  func `of three players agrees with trying everything pure`(_ number: Int) throws {
    let game = try SmallGame.random(2 * number + 1, profiles: 64)
    #expect(game.seats == 3)
    for leaders in [[0], [1], [0, 2], [1, 2]] {
      for ties in Ties.allCases {
        let answer = game.tree.commitment(leaders: leaders, ties: ties, isPure: true)
        let expected = bruteForce(game, leaders: leaders, ties)
        #expect([.complete, .pureReplies, .nothing].contains(answer.status))
        guard let expected else {
          #expect(answer.status == .nothing)
          continue
        }
        #expect(isClose(answer.value, expected) && answer.gain <= 1e-9)
      }
      let mixed = game.tree.commitment(leaders: leaders)
      let pure = game.tree.commitment(leaders: leaders, isPure: true)
      if pure.status != .nothing {
        #expect(mixed.value >= pure.value - 1e-8 && mixed.gain <= 1e-6)
      }
    }
  }

  @Test func `of two leaders together cooperates, and apart defects`() throws {
    let tree = try tree(PrisonersDilemma())
    let form = try #require(StrategicForm(of: tree))
    let together = form.commitment(leaders: [0, 1])
    #expect(isClose(together.value, 6) && together.status == .complete)
    #expect(together.draws.map(\.strategies) == [[0, 0]])
    let apart = form.commitment(leaders: [0, 1], leadership: .apart, isPure: true)
    #expect(apart.payoffs == [1, 1] && apart.status == .complete)
    let wished = form.commitment(leaders: [0, 1], leadership: .apart)
    #expect(wished.payoffs == [1, 1] && wished.status == .pureCommitments)
    let inTree = tree.commitment(leaders: [0, 1], leadership: .apart, isPure: true)
    #expect(try #require(inTree.expectation).payoffs == [1, 1])
    #expect(inTree.value == 2)
    let pennies = try self.tree(MatchingPennies())
    #expect(
      pennies.commitment(leaders: [0, 1], leadership: .apart, isPure: true).status == .nothing)
  }

  @Test func `has a status for what cannot be done`() throws {
    let patrol = try tree(Patrol())
    #expect(patrol.commitment(leaders: []).status == .notApplicable)
    #expect(try tree(Amnesiac()).commitment(leaders: [0]).status == .imperfectRecall)
    var budget = Budget()
    budget.steps = 2
    let short = patrol.commitment(leaders: [0], budget: budget)
    #expect(short.status == .exhausted && short.bound >= -2)
    let pure = patrol.commitment(leaders: [0], isPure: true, budget: budget)
    #expect(pure.status == .complete)
  }

  @Test func `needs leaders that are seats`() async throws {
    await #expect(processExitsWith: .failure) {
      let tree = PrisonersDilemma().game(repeated: nil)?.explore(budget: 100).tree
      _ = tree?.commitment(leaders: [2])
    }
  }
}
