import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `A market for advice` {
  private func market(_ change: (inout AdviserMarket.Rules) -> Void = { _ in }) -> AdviserMarket {
    var market = AdviserMarket()
    change(&market.rules)
    return market
  }

  /// Payoffs and value of every pair of policies of two advisers.
  private func tables(_ tree: GameTree) -> (payoffs: [[(Double, Double)]], values: [[Double]]) {
    let policies = tree.shape.decisions[0].actions.count
    let states = tree.leaves / (policies * policies)
    func mean(_ row: Int, _ column: Int, _ number: (Int) -> Double) -> Double {
      let first = (row * policies + column) * states
      return (first..<first + states).reduce(0) { $0 + number($1) } / Double(states)
    }
    let payoffs = (0..<policies).map { row in
      (0..<policies).map { column in
        (
          mean(row, column) { tree.payoff(leaf: $0, seat: 0) },
          mean(row, column) { tree.payoff(leaf: $0, seat: 1) }
        )
      }
    }
    let values = (0..<policies).map { row in
      (0..<policies).map { column in mean(row, column) { tree.measure(leaf: $0, index: 0) } }
    }
    return (payoffs, values)
  }

  /// What the user could get in the mean over states.
  private func optimum(_ tree: GameTree) -> Double {
    tree.outcome(drawing: [], choosing: tree.wishedChoices).measures[0]
  }

  @Test(arguments: 0..<12)
  func `in which misalignment cancels gives the user its best in every equilibrium`(
    _ instance: Int
  ) throws {
    let tree = try explored(
      market {
        $0.instance = instance
        $0.user = instance % 2 == 0 ? .selects : .bestReply
      })
    let (payoffs, values) = tables(tree)
    let found = pureEquilibria(payoffs)
    #expect(!found.isEmpty)
    for pair in found { #expect(isClose(values[pair.row][pair.column], optimum(tree))) }
  }

  @Test func `of common interests may be worse than its best, and a lone adviser too`() throws {
    var worse = 0
    for instance in 0..<10 {
      let tree = try explored(
        market { ($0.instance, $0.misalignment) = (instance, .common) })
      let (payoffs, values) = tables(tree)
      let worst = pureEquilibria(payoffs).map { values[$0.row][$0.column] }.min() ?? 1
      let alone = try explored(
        market { ($0.instance, $0.misalignment, $0.advisers) = (instance, .common, 1) })
      let reply = alone.bestReply(of: 0, to: Profile(uniformIn: alone.shape)).plan
      let monopoly = alone.expectation(under: alone.profile([reply])).measures[0]
      // What a lone adviser likes best two of the same mind like best too.
      #expect(worst <= monopoly + 1e-9)
      if worst < optimum(tree) - 0.01 { worse += 1 }
    }
    #expect(worse >= 3)
  }

  @Test func `draws interests that add up, and keeps them when others join`() throws {
    let pair = try explored(market { $0.instance = 7 })
    let trio = try explored(
      market { ($0.instance, $0.advisers, $0.states, $0.actions) = (7, 3, 2, 2) })
    for leaf in 0..<pair.leaves {
      let sum = pair.payoff(leaf: leaf, seat: 0) + pair.payoff(leaf: leaf, seat: 1)
      #expect(isClose(sum / 2, pair.measure(leaf: leaf, index: 0)))
    }
    for leaf in 0..<trio.leaves {
      let sum = (0..<3).reduce(0) { $0 + trio.payoff(leaf: leaf, seat: $1) }
      #expect(isClose(sum / 3, trio.measure(leaf: leaf, index: 0)))
    }
    let four = try explored(
      market {
        ($0.instance, $0.advisers, $0.states, $0.actions) = (7, 4, 2, 2)
        $0.misalignment = .independent
      })
    // The policies that recommend 0 in both states, whoever gives them.
    let silent = [0, 0, 0, 0]
    let few = trio.outcome(drawing: [0], choosing: Array(silent.prefix(3)))
    let many = four.outcome(drawing: [0], choosing: silent)
    #expect(few.payoffs[0] == many.payoffs[0] && few.payoffs[1] == many.payoffs[1])
  }

  @Test func `draws the user's utilities evenly from 0 to 1`() throws {
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    for instance in 0..<400 {
      let tree = try explored(
        market {
          ($0.instance, $0.states, $0.actions, $0.advisers) = (instance, 1, 2, 1)
          $0.misalignment = .independent
        })
      let value = tree.measure(leaf: 0, index: 0)
      (sum, squares, count) = (sum + value, squares + value * value, count + 1)
    }
    // The greater of two uniform numbers has mean 2/3 and second moment 1/2.
    #expect(abs(sum / count - 2.0 / 3) < 5 * (1.0 / 18 / count).squareRoot())
    #expect(abs(squares / count - 0.5) < 0.1)
  }

  @Test func `hears all advisers, or the best one alone`() throws {
    // One tells state 0 apart, the other state 2: together they tell all.
    let together = [1, 9]
    let all = try explored(market { $0.user = .bestReply })
    let one = try explored(market())
    #expect(isClose(all.outcome(drawing: [], choosing: together).measures[1], 0))
    let heard = together.map { one.outcome(drawing: [], choosing: [$0, $0]).measures[0] }
    let best = try #require(heard.max())
    #expect(isClose(one.outcome(drawing: [], choosing: together).measures[0], best))
  }

  @Test func `tells an episode`() throws {
    let told = try wishedEpisode(
      market { ($0.states, $0.actions, $0.strength) = (1, 2, 0) }, drawing: [0])
    guard case .choice(_, 0, 0, let action, let wish) = told.events[0] else {
      Issue.record("no choice")
      return
    }
    #expect(action == wish && told.total(of: 1) == 0)
    #expect(told.payoff(of: 0) == told.total(of: 0) && told.payoff(of: 1) == told.total(of: 0))
  }

  @Test(arguments: AdviserMarket.User.allCases)
  func `of 64 serves the user best if one of them tells all`(_ user: AdviserMarket.User) throws {
    let market = market { ($0.advisers, $0.user, $0.misalignment) = (64, user, .independent) }
    let game = try #require(market.game(repeated: nil))
    let wished = try wishedEpisode(market, drawing: [1])
    #expect(wished.total(of: 1) == 0)
    // All but the last one always recommend the first action.
    let told = game.narrate(
      drawing: { _ in 1 }, choosing: { turn, _ in turn.seat == 63 ? turn.wish ?? 0 : 0 })
    #expect(told.total(of: 1) == 0)
    for seat in [0, 7, 8, 63] { #expect(told.payoff(of: seat) == wished.payoff(of: seat)) }
  }

  @Test func `complains of too many policies, and of nothing to cancel`() {
    #expect(
      market { ($0.states, $0.actions) = (3, 7) }.complaint
        == "states and actions make more than 256 policies")
    #expect(
      market { ($0.states, $0.actions) = (8, 16) }.complaint
        == "states and actions make more than 256 policies")
    #expect(
      market { $0.advisers = 1 }.complaint == "the misalignment of one adviser cannot cancel")
    #expect(market { ($0.states, $0.actions) = (8, 2) }.complaint == nil)
    #expect(market { ($0.states, $0.actions) = (2, 16) }.complaint == nil)
  }
}

extension GameTree {
  /// What is wished of each seat, at its only decision.
  fileprivate var wishedChoices: [Int] { Array(wishedPlan.prefix(seats)) }
}
