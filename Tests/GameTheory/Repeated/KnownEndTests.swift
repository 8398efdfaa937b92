import GameTheory
import Testing

@Suite struct `Repetition up to a known end` {
  @Test(arguments: [1, 2, 10, 1000]) func `of the dilemma leaves its one equilibrium`(rounds: Int) {
    let stage = ObservedStage(
      BimatrixGame(rows: 2, columns: 2, rowPayoffs: [3, 0, 5, 1], columnPayoffs: [3, 5, 0, 1]))
    let found = stage.payoffs(rounds: rounds)
    #expect(found.set.corners == [PayoffPoint(1, 1)] && found.status == .complete)
  }

  @Test func `matters: a second equilibrium of the last round rewards cooperation before it`() {
    let stage = ObservedStage(
      BimatrixGame(
        rows: 3, columns: 3, rowPayoffs: [4, 0, 0, 5, 1, 0, 0, 0, 3],
        columnPayoffs: [4, 5, 0, 0, 1, 0, 0, 0, 3]))
    #expect(stage.payoffs(rounds: 1).set.corners == [PayoffPoint(1, 1), PayoffPoint(3, 3)])
    // Cooperation, 4, and then the good equilibrium, 3: leaving gains 1 and loses 2.
    let both = PayoffPoint(3.5, 3.5)
    #expect(stage.payoffs(rounds: 2).set.corners.contains(both))
    for rounds in [3, 10, 100] {
      let best = (4 * Double(rounds - 1) + 3) / Double(rounds)
      let set = stage.payoffs(rounds: rounds).set
      #expect(set.distance(to: PayoffPoint(best, best)) < 1e-9)
      #expect(set.distance(to: PayoffPoint(best + 1e-6, best + 1e-6)) > 1e-7)
    }
  }

  @Test func `that may come sooner nears play without end`() {
    let stage = ObservedStage(
      BimatrixGame(
        rows: 3, columns: 3, rowPayoffs: [4, 0, 0, 5, 1, 0, 0, 0, 3],
        columnPayoffs: [4, 5, 0, 0, 1, 0, 0, 0, 3]))
    let endless = stage.payoffs(discount: 0.6).set
    #expect(stage.payoffs(rounds: 80, continuation: 0.6).set.distance(to: endless) < 1e-6)
  }
}
