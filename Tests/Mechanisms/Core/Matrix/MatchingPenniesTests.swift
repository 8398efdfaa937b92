import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Matching pennies` {
  @Test func `moves the stake from the loser to the winner`() throws {
    let tree = try explored(MatchingPennies())
    #expect(transfers(tree) == [1, -1, -1, 1, -1, 1, 1, -1])
    #expect(gains(tree).allSatisfy { $0 == 0 })
    #expect(pureEquilibria(tree.bimatrix()).isEmpty)
  }

  @Test(arguments: [0.0, 0.5, 3, 100])
  func `moves only the opponent when matching heads earns a prize`(_ prize: Double) throws {
    var mechanism = MatchingPennies()
    mechanism.prize = prize
    let tree = try explored(mechanism)
    // The matcher wins 2 + prize more on heads, 2 more on tails: the opponent evens that out.
    let heads = 2 / (4 + prize)
    var profile = Profile(uniformIn: tree.shape)
    profile.probabilities = [0.5, 0.5, 0, 0, 0, 0, heads, 1 - heads]
    let payoffs = tree.expectation(under: profile).payoffs
    for seat in 0..<2 {
      #expect(isClose(tree.bestReply(of: seat, to: profile).values.value, payoffs[seat]))
    }
  }
}
