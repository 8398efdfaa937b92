import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Shared regulator` {
  private func shared(
    _ change: (inout SharedRegulator.Rules) -> Void = { _ in }
  ) -> SharedRegulator {
    var shared = SharedRegulator()
    change(&shared.rules)
    return shared
  }

  private func names(_ actions: Values) -> [String] {
    (0..<actions.count).map { actions.label($0) }
  }

  /// The profiles of conduct from which no firm gains by leaving alone, by the definition.
  private func equilibria(of mechanism: SharedRegulator) throws -> [[Int]] {
    let tree = try explored(mechanism)
    func payoffs(_ actions: [Int]) -> [Double] {
      let plans = actions.map { [Int](repeating: $0, count: tree.shape.infosets) }
      return tree.expectation(under: tree.profile(plans)).payoffs
    }
    return lists(of: mechanism.rules.firms, below: 2).filter { actions in
      let kept = payoffs(actions)
      return actions.indices.allSatisfy { seat in
        var other = actions
        other[seat] = 1 - other[seat]
        return payoffs(other)[seat] <= kept[seat] + 1e-12
      }
    }
  }

  @Test(arguments: 0..<20)
  func `that takes the bold at random may end with all of them bold`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    let (firms, capacity, k) = (2 + seed % 4, 1 + seed % 2, draws.next(in: 0.1...12))
    let found = try equilibria(
      of: shared {
        ($0.firms, $0.capacity, $0.attention) = (firms, capacity, .random)
        $0.stakes.capability = k
      })
    #expect(found.contains([Int](repeating: 0, count: firms)))
    // Bold among n bold firms: (1 - c/n) (3 + k/2) - c/n against 3.
    let share = min(1, Double(capacity) / Double(firms))
    #expect(
      found.contains([Int](repeating: 1, count: firms)) == (share * (4 + k / 2) <= k / 2))
  }

  @Test(arguments: 1...5)
  func `that takes them in a public order keeps all cautious with one pair of eyes`(
    _ firms: Int
  ) throws {
    let ranked = shared { ($0.firms, $0.attention) = (firms, .ranked) }
    #expect(try equilibria(of: ranked) == [[Int](repeating: 0, count: firms)])
    let blind = shared { ($0.firms, $0.capacity, $0.attention) = (firms, 0, .ranked) }
    #expect(try equilibria(of: blind) == [[Int](repeating: 1, count: firms)])
  }

  @Test(arguments: 0..<20)
  func `that nobody sees needs a rate of k / (k + 6) for each firm`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    let k = draws.next(in: 0.1...12)
    let tree = try explored(shared { $0.stakes.capability = k })
    // Nobody, and each of three firms.
    #expect(names(tree.shape.decisions[1].actions) == ["nobody", "firm 1", "firm 2", "firm 3"])
    var rates = (0..<4).map { _ in draws.next(in: 0...1) }
    let sum = rates.reduce(0, +)
    rates = rates.map { $0 / sum }
    var profile = Profile(uniformIn: tree.shape)
    for (set, rate) in rates.enumerated() {
      profile.probabilities[3 * profile.slots + 6 + set] = rate
    }
    for seat in 0..<3 {
      let conduct = tree.bestReply(of: seat, to: profile).plan[seat]
      #expect((conduct == 0) == (rates[1 + seat] >= k / (k + 6)))
    }
    #expect(tree.offences() == [])
  }

  @Test func `covers every set of firms within its capacity`() throws {
    let two = shared { $0.capacity = 2 }
    #expect(
      names(two.decisions[1].actions) == [
        "nobody", "firm 1", "firm 2", "firm 1 + firm 2", "firm 3", "firm 1 + firm 3",
        "firm 2 + firm 3",
      ])
    #expect(
      two.decisions[1].actions.help(3)
        == "Is strict with firm 1 + firm 2, and light with everybody else.")
    let told = try wishedEpisode(two, drawing: [], following: [1, 1, 0, 5])
    #expect((0..<3).map { told.payoff(of: $0) } == [-1, 6, 2])
    #expect(told.payoff(of: 3) == -10 - 7 - 2 && told.total(of: 1) == 2 && told.total(of: 2) == 2)
  }

  @Test func `that treats all alike is strict with all or none`() throws {
    let tree = try explored(shared { $0.attention = .common })
    for answer in 0..<2 {
      let result = tree.expectation(
        under: tree.profile([[0, 0], [1, 0], [0, 0], [0, answer]]))
      let payoffs: [Double] = answer == 0 ? [3, 6, 3, -9] : [2, -1, 2, -14]
      #expect(result.payoffs == payoffs)
      #expect(result.measures == [payoffs[3], 1, Double(3 * answer)] as [Double])
    }
  }

  @Test(arguments: [SharedRegulator.Attention.hidden, .common, .random, .ranked])
  func `tells firms their place where it matters`(_ attention: SharedRegulator.Attention) {
    let decisions = shared { $0.attention = attention }.decisions
    let matters = attention == .hidden || attention == .ranked
    #expect(decisions[0].sees.map(\.name) == (matters ? ["place"] : []))
    #expect(decisions[0].observations == (matters ? 3 : 1))
  }

  @Test(
    arguments: [[0, 0, 1, 0], [0, 0, -2, 0], [0, 0, 1, -3], [2, -1, 1, 0], [1, 1, -1, 2]],
    SharedRegulator.Attention.allCases)
  func `wishes what costs the public least`(
    _ growth: [Double], _ attention: SharedRegulator.Attention
  ) throws {
    let tree = try explored(shared { ($0.stakes.lossGrowth, $0.attention) = (growth, attention) })
    func welfare(_ plan: [Int]) -> Double {
      let profile = tree.profile([[Int]](repeating: plan, count: tree.seats))
      return tree.expectation(under: profile).measures[0]
    }
    // Where nobody sees a place all firms play alike; no mixture of theirs is wished.
    var best = -Double.infinity
    for plan in lists(of: tree.shape.infosets, below: 4)
    where plan.indices.allSatisfy({ plan[$0] < tree.shape.slots(ofInfoset: $0).count }) {
      best = Swift.max(best, welfare(plan))
    }
    #expect(isClose(welfare(tree.wishedPlan), best))
  }

  @Test func `tells whom it looks at`() throws {
    let told = try wishedEpisode(
      shared { ($0.firms, $0.attention) = (2, .random) }, drawing: [1], following: [1])
    #expect(
      told.events.map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 1, wish: Optional(0))",
        "choice(decision: 0, seat: 1, observation: 0, action: 1, wish: Optional(0))",
        "happening(draw: 0, happens: false, probability: 0.5)",
        "happening(draw: 0, happens: true, probability: 1.0)",
        "gain(amount: 6.0, seat: 0)", "gain(amount: -1.0, seat: 1)",
        "note(measure: 0, amount: -17.0)", "note(measure: 1, amount: 2.0)",
        "note(measure: 2, amount: 1.0)",
      ])
  }

  @Test func `complains of more attention than firms`() {
    #expect(
      shared { $0.capacity = 4 }.complaint
        == "the regulator can look at more firms than there are")
    #expect(
      shared { $0.stakes.lossGrowth = [] }.complaint
        == "loss-growth needs a number for each of the 4 pairs of strategies, not 0")
  }
}
