import Arena
import Mechanisms
import Testing

@Suite struct `Prisoner's dilemma` {
  @Test func `pays Axelrod's 3, 5, 1 and 0, and has mutual defection as its only equilibrium`()
    throws
  {
    let table = try explored(PrisonersDilemma()).bimatrix()
    #expect(table[0][0] == (3, 3))
    #expect(table[1][0] == (5, 0))
    #expect(table[1][1] == (1, 1))
    #expect(pureEquilibria(table) == [Pair(1, 1)])
  }

  @Test func `complains of payoffs that are another game`() {
    var mechanism = PrisonersDilemma()
    mechanism.reward = 6
    let sentence = "a prisoner's dilemma needs temptation > reward > punishment > sucker"
    #expect(mechanism.complaint == sentence)
  }
}
