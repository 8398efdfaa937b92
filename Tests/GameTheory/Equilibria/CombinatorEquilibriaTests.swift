import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

@Suite struct `Equilibria of combinators` {
  /// Whether every equilibrium is certified, and there are some with the payoffs listed.
  private func finds(_ mechanism: some Mechanism, _ outcomes: [[Double]]) throws {
    let tree = try #require(mechanism.game(repeated: nil)?.explore(budget: 100_000).tree)
    let set = tree.equilibria()
    for equilibrium in set.equilibria {
      #expect(tree.regrets(of: equilibrium.profile).allSatisfy { $0 < 1e-9 })
    }
    for outcome in outcomes {
      #expect(
        set.equilibria.contains { equilibrium in
          zip(equilibrium.expectation.payoffs, outcome).allSatisfy { isClose($0, $1) }
        })
    }
  }

  @Test func `of mediation are the old outcome and the wished one`() throws {
    try finds(MediatedPrisonersDilemma(), [[1, 1], [2, 2]])
    try finds(MediatedTravelersDilemma(), [[2, 2], [5, 5]])
    try finds(MediatedTrustGame(), [[4, 4], [10, 10]])
  }

  @Test func `of contracts are the old outcome, unsigned, and the wished one`() throws {
    try finds(ContractedPrisonersDilemma(), [[1, 1], [2, 2]])
    try finds(ContractedTravelersDilemma(), [[2, 2], [5, 5]])
    try finds(ContractedTrustGame(), [[4, 4], [10, 10]])
  }
}
