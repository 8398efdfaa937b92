import GameTheory
import Testing

@Suite struct `Least patience` {
  private let dilemma = ObservedStage(
    BimatrixGame(rows: 2, columns: 2, rowPayoffs: [3, 0, 5, 1], columnPayoffs: [3, 5, 0, 1]))

  @Test func `of cooperation in the dilemma is 1/2: 2 are gained once, 2 are lost for ever`() {
    let grim = dilemma.leastPatience(keeping: 0, revertingTo: [])
    #expect(grim == LeastPatience.half)
    #expect(dilemma.leastPatience(keeping: 0, byPenalCodeOver: []).least == grim)
    #expect(dilemma.leastPatience(keeping: 3, revertingTo: []).discount == 0)
    #expect(dilemma.leastPatience(keeping: 1, byPenalCodeOver: []).least.discount == nil)
  }

  @Test func `of the contribution of four is what trigger strategies need`() {
    // Each keeps 10 or gives it; each gets 3/8 of all that is given: giving pays 15, keeping alone 21.25.
    var payoffs: [Double] = []
    for profile in 0..<16 {
      let given = (0..<4).map { Double(1 - profile >> (3 - $0) & 1) * 10 }
      payoffs += given.map { 10 - $0 + 0.375 * given.reduce(0, +) }
    }
    let form = StrategicForm(sizes: [2, 2, 2, 2], payoffs: payoffs)
    let patience = form.leastPatience(keeping: 0, heldTo: [10, 10, 10, 10])
    #expect(abs((patience.discount ?? 0) - 5.0 / 9) < 1e-12)
    #expect(patience.action == 1)
  }

  @Test func `by the worst penal code is where the set of payoffs begins to hold the outcome`()
    throws
  {
    let game = BimatrixGame(
      rows: 3, columns: 3, rowPayoffs: [16, 3, 0, 21, 10, -1, 9, 5, -5],
      columnPayoffs: [9, 13, 3, 1, 4, 0, 0, -4, -15])
    let stage = ObservedStage(game)
    let grim = try #require(stage.leastPatience(keeping: 0, revertingTo: []).discount)
    // The row player gains 5 once and loses 6 for ever.
    #expect(abs(grim - 5.0 / 11) < 1e-12)
    let least = try #require(stage.leastPatience(keeping: 0, byPenalCodeOver: []).least.discount)
    #expect(least < grim)
    let kept = PayoffPoint(16, 9)
    #expect(stage.payoffs(discount: least + 1e-6).set.distance(to: kept) < 1e-9)
    #expect(stage.payoffs(discount: least - 1e-3).set.distance(to: kept) > 1e-3)
  }
}

extension LeastPatience {
  /// Half, with the row player the first to defect.
  fileprivate static var half: LeastPatience {
    StrategicForm(sizes: [2, 2], payoffs: [3, 3, 0, 5, 5, 0, 1, 1])
      .leastPatience(keeping: 0, heldTo: [1, 1])
  }
}
