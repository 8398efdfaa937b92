import Stories
import Story
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `Scarce capacity` {
  private func binomial(_ n: Int, _ k: Int) -> Double {
    (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
  }

  /// How likely k of n agents go, if each goes with a probability.
  private func weight(_ k: Int, of n: Int, _ p: Double) -> Double {
    let powers = Array(repeating: p, count: k) + Array(repeating: 1 - p, count: n - k)
    return powers.reduce(binomial(n, k), *)
  }

  /// How many are served in the equilibrium in which all are alike: as often as an agent that goes is
  /// served, at the prize, it is not, at the loss.
  private func servedAlike(agents: Int, capacity: Int, prize: Double, loss: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      let room = (0..<capacity).reduce(0) { $0 + weight($1, of: agents - 1, middle) }
      if room * prize > (1 - room) * loss { low = middle } else { high = middle }
    }
    return (0...capacity).reduce(0) { $0 + Double($1) * weight($1, of: agents, low) }
  }

  @Test(arguments: [(3, 1), (3, 2), (4, 1), (4, 2), (4, 3), (5, 2)], [0.5, 1, 3])
  func `is filled by some, or crowded by all alike`(_ size: (Int, Int), _ loss: Double) throws {
    let (agents, capacity) = size
    let outlook = try Outlook(
      ScarceCapacity(),
      [
        "agents": .integer(agents), "capacity": .integer(capacity), "loss": .number(loss),
      ])
    #expect(outlook.best == Double(capacity))
    // Every set of agents that fills it.
    let filled = outlook.predicted.count { isClose($0, Double(capacity)) }
    #expect(filled == Int(binomial(agents, capacity)))
    let alike = servedAlike(agents: agents, capacity: capacity, prize: 1, loss: loss)
    #expect(outlook.predicted.contains { isClose($0, alike, within: 1e-6) })
  }

  @Test func `is scarce`() throws {
    let changed = try ScarceCapacity().setting(["capacity": .integer(5)], owner: "the test")
    #expect(
      changed.complaint
        == "a resource is scarce if it takes fewer than all 5 agents, and it takes 5")
  }
}
