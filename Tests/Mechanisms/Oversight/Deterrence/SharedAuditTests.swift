import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Shared audit` {
  /// How many of the agents may offend in a pure equilibrium, by the definition.
  private func equilibria(of mechanism: SharedAudit) throws -> [Int] {
    let tree = try explored(mechanism)
    let agents = mechanism.agents
    func payoffs(_ offenders: Int) -> [Double] {
      tree.expectation(ofActions: (0..<agents).map { $0 < offenders ? 1 : 0 }).payoffs
    }
    let table = (0...agents).map(payoffs)
    return (0...agents).filter { count in
      let staysIn = count == 0 || table[count][count - 1] >= table[count - 1][count - 1] - 1e-12
      let staysOut = count == agents || table[count][count] >= table[count + 1][count] - 1e-12
      return staysIn && staysOut
    }
  }

  @Test func `has two stable equilibria: nobody and everybody`() throws {
    #expect(try equilibria(of: SharedAudit()) == [0, 6])
  }

  @Test(arguments: 0..<12)
  func `keeps nobody while one audit deters, and everybody while a crowd is safe`(
    _ seed: Int
  ) throws {
    var draws = Draws(seed: seed)
    var mechanism = SharedAudit()
    mechanism.agents = 2 + seed % 4
    mechanism.audits = 1 + seed % 3
    mechanism.detection = draws.next(in: 0.1...1)
    mechanism.fine = draws.next(in: 0.5...4)
    let power = Double(mechanism.audits) * mechanism.detection
    let found = try equilibria(of: mechanism)
    #expect(found.contains(0) == (mechanism.fine * min(1, power) >= mechanism.gain))
    let risk = min(1, power / Double(mechanism.agents))
    #expect(found.contains(mechanism.agents) == (mechanism.fine * risk <= mechanism.gain))
  }

  @Test func `catches as many as the audits find, until the crowd is smaller`() throws {
    let tree = try explored(SharedAudit())
    for offenders in 0...6 {
      let actions = (0..<6).map { $0 < offenders ? 1 : 0 }
      let result = tree.expectation(ofActions: actions)
      let caught = min(Double(offenders), 2 * 0.75)
      for (left, right) in zip(
        result.measures, [Double(offenders), 3 * Double(offenders), caught, -2 * Double(offenders)])
      {
        #expect(isClose(left, right))
      }
      #expect(isClose(result.payoffs.reduce(0, +), Double(offenders) - 2.5 * caught))
    }
    #expect(tree.offences() == [])
    #expect(tree.nodes.allSatisfy { $0.kind != .decision || $0.wish == 0 })
  }

  @Test func `has everybody as its only equilibrium without audits`() throws {
    var mechanism = SharedAudit()
    mechanism.agents = 8
    mechanism.audits = 0
    #expect(try explored(mechanism).leaves == 256)
    #expect(try equilibria(of: mechanism) == [8])
  }
}
