import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Inspection game` {
  /// Makes both mix: the inspector looks and the inspectee violates with the given probabilities.
  private func mixture(_ tree: GameTree, looks: Double, violates: Double) -> Profile {
    var profile = Profile(uniformIn: tree.shape)
    let slots = tree.shape.slots
    profile.probabilities[0] = 1 - looks
    profile.probabilities[1] = looks
    profile.probabilities[slots + 2] = 1 - violates
    profile.probabilities[slots + 3] = violates
    return profile
  }

  @Test func `pays the four outcomes of its definition`() throws {
    let table = try explored(Inspection()).bimatrix()
    #expect(table[0][0] == (0, 0))
    #expect(table[1][0] == (-1, 0))
    #expect(table[0][1] == (-5, 2))
    #expect(table[1][1] == (-2, -6))
    #expect(pureEquilibria(table).isEmpty)
  }

  @Test func `books the fine and the bounty as money of the treasury`() throws {
    let tree = try explored(Inspection())
    #expect(transfers(tree) == [0, 0, 0, 0, 0, 0, 4, -8])
    #expect(tree.offences() == [])
  }

  @Test(arguments: [(2.0, 8.0, 1.0, 4.0), (2, 16, 1, 4), (1, 3, 0.5, 2), (2, 8, 1, 2)])
  func `balances where P(violate) = cost / bounty and P(inspect) = gain / fine`(
    _ gain: Double, _ fine: Double, _ cost: Double, _ bounty: Double
  ) throws {
    var mechanism = Inspection()
    (mechanism.gain, mechanism.fine, mechanism.cost, mechanism.bounty) = (gain, fine, cost, bounty)
    let tree = try explored(mechanism)
    let profile = mixture(tree, looks: gain / fine, violates: cost / bounty)
    let payoffs = tree.expectation(under: profile).payoffs
    for seat in 0..<2 {
      for action in 0..<2 {
        var deviation = profile
        deviation.fix(seat: seat, firstSlot: 2 * seat, count: 2, action: action)
        #expect(isClose(tree.expectation(under: deviation).payoffs[seat], payoffs[seat]))
      }
    }
  }

  @Test func `lets more violations go uncaught when the fine doubles`() throws {
    for (fine, inspections, uncaught) in [(8.0, 0.25, 0.1875), (16, 0.125, 0.21875)] {
      var mechanism = Inspection()
      mechanism.fine = fine
      let tree = try explored(mechanism)
      let result = tree.expectation(under: mixture(tree, looks: 2 / fine, violates: 0.25))
      #expect(isClose(result.payoffs[0], -1.25))
      #expect(isClose(result.payoffs[1], 0))
      for (left, right) in zip(
        result.measures, [0.75, 0.25, inspections, 0.25 * inspections, uncaught])
      {
        #expect(isClose(left, right))
      }
    }
  }

  @Test(arguments: [(2.0, 4.0, 3.5), (2, 8, 4.25)])
  func `costs the principal more under a higher fine when the bounty is small`(
    _ bounty: Double, _ fine: Double, _ loss: Double
  ) throws {
    var mechanism = Inspection()
    (mechanism.harm, mechanism.bounty, mechanism.fine) = (10, bounty, fine)
    let tree = try explored(mechanism)
    let profile = mixture(tree, looks: 2 / fine, violates: 1 / bounty)
    #expect(isClose(tree.expectation(under: profile).measures[5], loss))
  }

  @Test(arguments: [(2.0, 8.0), (1, 8), (1, 3), (2, 2), (3, 2)])
  func `stops every violation at the least public rate that deters`(
    _ gain: Double, _ fine: Double
  ) throws {
    var mechanism = Inspection()
    mechanism.commitment = true
    (mechanism.gain, mechanism.fine) = (gain, fine)
    let tree = try explored(mechanism)
    #expect(tree.offences() == [])
    // Of two equally good actions the reply takes the first, which is to comply.
    let conduct = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape)).plan
    for rate in 0...20 {
      #expect((conduct[1 + rate] == 0) == (Double(rate) * fine >= 20 * gain))
    }
    let wish = try #require(tree.nodes[0].wish)
    let values = tree.bestReply(of: 0, to: tree.profile([conduct, conduct])).values
    let deterring = (0...20).filter { conduct[1 + $0] == 0 }
    #expect(wish == deterring.min() ?? 20)
    for rate in deterring {
      #expect(isClose(values.expected(slot: rate, infoset: 0), -Double(rate) / 20))
    }
    if gain == 2 && fine == 8 { #expect(isClose(values.value, -0.25)) }
  }
}
