import Arena
import GameTheory
import Testing

/// The prisoner's dilemma of 5, 3, 1, 0.
private let dilemma = ObservedStage(
  BimatrixGame(rows: 2, columns: 2, rowPayoffs: [3, 0, 5, 1], columnPayoffs: [3, 5, 0, 1]))

@Suite struct `Payoffs of repeated games` {
  /// Whether two sets have the same corners but for rounding.
  private func isClose(_ set: PayoffPolygon, _ corners: [(Double, Double)], by slack: Double = 1e-9)
    -> Bool
  {
    let other = PayoffPolygon(hullOf: corners.map { PayoffPoint($0.0, $0.1) })
    return set.corners.count == corners.count && set.distance(to: other) <= slack
  }

  @Test
  func
    `of the dilemma are those of defection below 1/2, of its alternations, and all that is rational`()
  {
    #expect(dilemma.payoffs(discount: 0).set.corners == [PayoffPoint(1, 1)])
    // Who cooperates alone earns 0 now: below 1/4 nothing that can follow makes up for the lost 1.
    #expect(dilemma.payoffs(discount: 0.19).set.corners == [PayoffPoint(1, 1)])
    #expect(isClose(dilemma.payoffs(discount: 0.4).set, [(1, 1), (4, 1), (1, 4)]))
    for discount in [0.5, 0.6, 0.9, 0.99] {
      let set = dilemma.payoffs(discount: discount).set
      #expect(isClose(set, [(1, 1), (13.0 / 3, 1), (3, 3), (1, 13.0 / 3)]))
    }
  }

  @Test(arguments: [2e3, 2e9, 1e12]) func `stay as they are beside a catastrophe`(_ cost: Double) {
    // The dilemma with an action that costs who takes it so much, and leaves the other nothing.
    let stage = ObservedStage(
      BimatrixGame(
        rows: 3, columns: 3, rowPayoffs: [3, 0, 0, 5, 1, 0, -cost, -cost, -cost],
        columnPayoffs: [3, 5, -cost, 0, 1, -cost, 0, 0, -cost]))
    let corners = [(1, 1), (13.0 / 3, 1), (3, 3), (1, 13.0 / 3)]
    let found = stage.payoffs(discount: 0.8)
    #expect(isClose(found.set, corners) && found.status == .complete && found.error < 1e-9)
    #expect((found.code?.largestGain ?? 1) < 1e-9)
    // The last round is known: there is nothing but defection.
    #expect(stage.payoffs(rounds: 4).set.corners == [PayoffPoint(1, 1)])
    let patience = stage.leastPatience(keeping: 0, byPenalCodeOver: []).least.discount
    #expect(abs((patience ?? 0) - 0.5) < 1e-6)
    #expect(stage.feasible(above: [1, 1]).distance(to: found.set) < 1e-6)
  }

  @Test func `are off by as much as is said where nobody can avoid a catastrophe`() {
    // Either can cost the other so much, at no cost: that is what each can be held to.
    let cost = 2e9
    let stage = ObservedStage(
      BimatrixGame(
        rows: 2, columns: 2, rowPayoffs: [3, -cost, 3, -cost], columnPayoffs: [3, 3, -cost, -cost]))
    let found = stage.payoffs(discount: 0.9)
    // Whatever is feasible is an equilibrium: nobody can do anything about its own payoff.
    let all = PayoffPolygon(
      hullOf: [
        PayoffPoint(3, 3), PayoffPoint(-cost, 3), PayoffPoint(3, -cost), PayoffPoint(-cost, -cost),
      ])
    #expect(found.set.distance(to: all) <= found.error + 1e-6)
  }

  @Test func `of the example of Abreu and Sannikov are those of their figure`() {
    let game = BimatrixGame(
      rows: 3, columns: 3, rowPayoffs: [16, 3, 0, 21, 10, -1, 9, 5, -5],
      columnPayoffs: [9, 13, 3, 1, 4, 0, 0, -4, -15])
    let found = ObservedStage(game).payoffs(discount: 0.3)
    // As QuantEcon prints them.
    let corners = [
      (1.12568240, 2.80000000), (7.33770472, 0.0), (7.86308964, 0.0), (19.7917977, 2.8),
      (15.5630896, 9.1), (7.33770472, 10.9826253),
    ]
    #expect(isClose(found.set, corners, by: 1e-6))
    #expect(found.status == .complete && found.error < 1e-10)
  }

  @Test(arguments: 0..<40) func `are equilibria: no state of the code pays to be left`(seed: Int)
    throws
  {
    var random = RandomStream(StreamKey(seed: UInt64(seed)))
    let size = 2 + seed % 3
    func table() -> [Double] { (0..<size * size).map { _ in Double(random.index(below: 11)) } }
    let game = BimatrixGame(rows: size, columns: size, rowPayoffs: table(), columnPayoffs: table())
    let stage = ObservedStage(game)
    let discount = [0.2, 0.5, 0.7, 0.9][seed / 10]
    let found = stage.payoffs(discount: discount)
    guard found.status == .complete else {
      #expect(found.status == .nothing && found.set.isEmpty)
      return
    }
    let code = try #require(found.code)
    #expect(found.error < 1e-9 && code.largestGain < 1e-9)
    for (index, state) in code.states.enumerated() {
      // By definition: what is earned now and later, and by nobody departing once.
      let later = state.next.reduce(into: (0.0, 0.0)) { sum, next in
        sum.0 += next.probability * code.states[next.state].payoffs.first
        sum.1 += next.probability * code.states[next.state].payoffs.second
      }
      let now = stage.outcomes[state.outcome].payoffs
      #expect(abs(state.payoffs.first - (1 - discount) * now.first - discount * later.0) < 1e-9)
      #expect(abs(state.payoffs.second - (1 - discount) * now.second - discount * later.1) < 1e-9)
      #expect(found.set.corners[index].first - state.payoffs.first < 1e-9)
      let (row, column) = (state.outcome / size, state.outcome % size)
      for other in 0..<size {
        let first =
          (1 - discount) * game.rowPayoffs[other * size + column]
          + discount * code.states[code.punishments[0]].payoffs.first
        let second =
          (1 - discount) * game.columnPayoffs[row * size + other]
          + discount * code.states[code.punishments[1]].payoffs.second
        #expect(first <= state.payoffs.first + 1e-9 && second <= state.payoffs.second + 1e-9)
      }
    }
  }

  @Test(arguments: 0..<20) func `hold every equilibrium of a round, and more with more patience`(
    seed: Int
  ) {
    var random = RandomStream(StreamKey(seed: UInt64(100 + seed)))
    func table() -> [Double] { (0..<9).map { _ in Double(random.index(below: 7)) } }
    let game = BimatrixGame(rows: 3, columns: 3, rowPayoffs: table(), columnPayoffs: table())
    let stage = ObservedStage(game)
    var before = PayoffPolygon(hullOf: [])
    for cell in 0..<9 {
      let (row, column) = (cell / 3, cell % 3)
      let isEquilibrium = (0..<3).allSatisfy {
        game.rowPayoffs[$0 * 3 + column] <= game.rowPayoffs[cell]
          && game.columnPayoffs[row * 3 + $0] <= game.columnPayoffs[cell]
      }
      if isEquilibrium {
        let point = PayoffPoint(game.rowPayoffs[cell], game.columnPayoffs[cell])
        #expect(stage.payoffs(discount: 0.35).set.distance(to: point) < 1e-9)
      }
    }
    for discount in [0.0, 0.2, 0.4, 0.6, 0.8, 0.95] {
      let set = stage.payoffs(discount: discount).set
      for corner in before.corners { #expect(set.distance(to: corner) < 1e-9) }
      before = set
    }
  }

  @Test func `keep a corner beside which rounding left another`() {
    // (7, 6) is an equilibrium of a round; a payoff of 6.999999999999999 arises beside it.
    let game = BimatrixGame(
      rows: 3, columns: 3, rowPayoffs: [3, 7, 8, 9, 7, 6, 8, 5, 1],
      columnPayoffs: [2, 6, 3, 9, 0, 5, 9, 2, 5])
    let set = ObservedStage(game).payoffs(discount: 0.95).set
    #expect(set.distance(to: PayoffPoint(7, 6)) < 1e-9)
  }

  @Test func `count corners that rounding set apart as one`() {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [5, 9, 0, 6], columnPayoffs: [1, 4, 5, 3])
    let set = ObservedStage(game).payoffs(discount: 0.8).set
    #expect(isClose(set, [(5, 40.0 / 9), (9, 4)]))
  }

  @Test func `of matching pennies are none in pure strategies`() {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [1, -1, -1, 1], columnPayoffs: [-1, 1, 1, -1])
    #expect(ObservedStage(game).payoffs(discount: 0.9).status == .nothing)
  }

  @Test func `of a constant game are the constant`() {
    let zeros = [Double](repeating: 2, count: 6)
    let game = BimatrixGame(rows: 2, columns: 3, rowPayoffs: zeros, columnPayoffs: zeros)
    #expect(ObservedStage(game).payoffs(discount: 0.7).set.corners == [PayoffPoint(2, 2)])
  }

  @Test func `of forty actions each come within the budget`() {
    var random = RandomStream(StreamKey(seed: 1))
    func table() -> [Double] { (0..<1600).map { _ in Double(random.index(below: 1000)) } }
    let game = BimatrixGame(rows: 40, columns: 40, rowPayoffs: table(), columnPayoffs: table())
    var budget = Budget()
    budget.steps = 3
    let found = ObservedStage(game).payoffs(discount: 0.5, budget: budget)
    #expect(found.status == .exhausted && !found.set.isEmpty)
  }
}

@Suite struct `A convex set of payoffs` {
  @Test func `has no corner between others, and a mean for every point`() {
    let set = PayoffPolygon(
      hullOf: [(0, 0), (1, 0), (2, 0), (2, 2), (0, 2), (1, 1)].map { PayoffPoint($0.0, $0.1) })
    #expect(set.corners == [(0, 0), (2, 0), (2, 2), (0, 2)].map { PayoffPoint($0.0, $0.1) })
    #expect(set.distance(to: PayoffPoint(1, 1)) == 0 && set.distance(to: PayoffPoint(5, 6)) == 5)
    #expect(set.range(1, 1) == 0...4 && set.least(1) == 0)
  }

  @Test func `may be a segment, a point or nothing`() {
    let segment = PayoffPolygon(hullOf: [PayoffPoint(1, 1), PayoffPoint(0, 0), PayoffPoint(2, 2)])
    #expect(segment.corners == [PayoffPoint(0, 0), PayoffPoint(2, 2)])
    #expect(segment.distance(to: PayoffPoint(1, 1)) == 0)
    let nothing = PayoffPolygon(hullOf: [])
    #expect(nothing.isEmpty && nothing.distance(to: nothing) == 0)
    #expect(nothing.distance(to: segment) == .infinity && nothing.range(1, 0) == nil)
  }
}
