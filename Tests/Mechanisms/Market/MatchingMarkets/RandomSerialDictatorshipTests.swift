import Arena
import Mechanisms
import TestSupport
import Testing

/// Orders of three, first to last, as a dictionary lists them.
private let orders = lists(of: 3, below: 3).filter { Set($0).count == 3 }

@Suite struct `Random serial dictatorship` {
  @Test func `gives two rivals their favourite half the time each`() throws {
    // Agents 1 and 2 want a, then b; agent 3 wants b, then a. Of the six lots, the third agent gets
    // b unless both others come before it, in two of them, and c then.
    let tree = try explored(RandomSerialDictatorship())
    let result = tree.outcome(drawing: [], choosing: [0, 0, 2])
    let expected = [0.5 + 0.5 / 6, 0.5 + 0.5 / 6, 2 / 3.0]
    for (left, right) in zip(result.payoffs, expected) { #expect(isClose(left, right)) }
  }

  @Test(arguments: 0..<20)
  func `averages over the lots what a dictator leaves to the next`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    var rules = RandomSerialDictatorship()
    rules.middle = draws.next(in: 0...1)
    let types = (0..<3).map { _ in Int(draws.next(in: 0...5.99)) }
    rules.orders = types.map(Double.init)
    var payoffs = [0.0, 0, 0]
    for lot in orders {
      var left = Set(0..<3)
      for agent in lot {
        guard let place = orders[types[agent]].firstIndex(where: { left.contains($0) }) else {
          continue
        }
        left.remove(orders[types[agent]][place])
        payoffs[agent] += [1, rules.middle, 0][place] / 6
      }
    }
    let reached = try explored(rules).outcome(drawing: [], choosing: types).payoffs
    for (left, right) in zip(reached, payoffs) { #expect(isClose(left, right)) }
  }

  @Test func `makes truth dominant`() throws {
    var rules = RandomSerialDictatorship()
    rules.drawn = true
    rules.middle = 0.4
    let tree = try explored(rules)
    #expect(exception(toTruthIn: tree, seats: 3, types: 6, reports: 6) { $0 } == nil)
  }

  @Test func `complains of what is not an order`() {
    var rules = RandomSerialDictatorship()
    rules.orders = [0, 1]
    #expect(
      rules.complaint == "orders must be three whole numbers from 0 to 5, the number of an order")
  }
}
