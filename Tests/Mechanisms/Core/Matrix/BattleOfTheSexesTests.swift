import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Battle of the sexes` {
  @Test func `pays each pair of evenings as declared`() throws {
    let table = try explored(BattleOfTheSexes()).bimatrix()
    #expect(table[0][0] == (2, 1))
    #expect(table[1][1] == (1, 2))
    #expect(table[0][1] == (0, 0))
    #expect(table[1][0] == (0, 0))
    #expect(pureEquilibria(table) == diagonal(2))
  }

  @Test func `meets four times in nine in the mixed equilibrium`() throws {
    let tree = try explored(BattleOfTheSexes())
    var profile = Profile(uniformIn: tree.shape)
    // Each goes to the own favourite with probability 2/3, which leaves the other indifferent.
    profile.probabilities = [2.0 / 3, 1.0 / 3, 0, 0, 0, 0, 1.0 / 3, 2.0 / 3]
    let result = tree.expectation(under: profile)
    #expect(isClose(result.measures[0], 4.0 / 9))
    for seat in 0..<2 {
      #expect(isClose(result.payoffs[seat], 2.0 / 3))
      #expect(isClose(tree.bestReply(of: seat, to: profile).values.value, 2.0 / 3))
    }
  }

  @Test func `complains of payoffs that are another game`() {
    var mechanism = BattleOfTheSexes()
    mechanism.apart = 1
    #expect(
      mechanism.complaint == "a battle of the sexes needs favourite > concession > apart")
  }
}
