import GameTheory
import Testing

/// A table, and the outcome of which the least patience is asked.
private struct Table {
  let rows: Int
  let first: [Double]
  let second: [Double]
  let kept: Int

  init(_ rows: Int, _ first: [Double], _ second: [Double], keeping kept: Int) {
    (self.rows, self.first, self.second, self.kept) = (rows, first, second, kept)
  }

  /// The same table in another unit, with something added to all payoffs of each seat.
  func stage(times unit: Double = 1, plus added: PayoffPoint = PayoffPoint(0, 0)) -> ObservedStage {
    ObservedStage(
      BimatrixGame(
        rows: rows, columns: first.count / rows, rowPayoffs: first.map { $0 * unit + added.first },
        columnPayoffs: second.map { $0 * unit + added.second }))
  }

  /// A welfare that is no weighted sum of both payoffs.
  var poorest: [Double] { zip(first, second).map { Swift.min($0, $1) } }
}

private let tables = [
  // The prisoner's dilemma, chicken, the battle of the sexes.
  Table(2, [3, 0, 5, 1], [3, 5, 0, 1], keeping: 0),
  Table(2, [6, 2, 7, 0], [6, 7, 2, 0], keeping: 0),
  Table(2, [3, 0, 0, 2], [2, 0, 0, 3], keeping: 0),
  // The dilemma with two ways of punishing, and one that nobody can be made to choose.
  Table(3, [4, 0, 1, 6, 2, 0, -1, -2, -3], [4, 6, -1, 0, 2, -2, 1, 0, -3], keeping: 0),
  Table(
    3, [3, 0, 0, 5, 1, 0, -9000, -9000, -9000], [3, 5, -9000, 0, 1, -9000, 0, 0, -9000], keeping: 0),
  // Payoffs that are no integers.
  Table(2, [2.25, 0.5, 3.75, 1, 0.125, 3], [2.5, 1.5, 4, 0.25, 1, 2.75], keeping: 0),
]

@Suite struct `Repeated games in other units` {
  private static let discounts = [0.0, 0.3, 0.6, 0.95]

  /// Checks that all that is found of one stage is found of another, but for its unit and what was added.
  private func check(
    _ table: Table, _ unit: Double, _ added: PayoffPoint, within slack: Double,
    _ place: SourceLocation = #_sourceLocation
  ) {
    let (plain, moved) = (table.stage(), table.stage(times: unit, plus: added))
    func isSame(_ one: PayoffPolygon, _ other: PayoffPolygon) -> Bool {
      let expected = PayoffPolygon(
        hullOf: one.corners.map {
          PayoffPoint($0.first * unit + added.first, $0.second * unit + added.second)
        })
      return other.corners.count == one.corners.count
        && (one.isEmpty || other.distance(to: expected) <= slack)
    }
    for discount in Self.discounts {
      let (one, other) = (plain.payoffs(discount: discount), moved.payoffs(discount: discount))
      #expect(one.status == other.status, sourceLocation: place)
      #expect(isSame(one.set, other.set), sourceLocation: place)
      #expect(isSame(one.earned, other.earned), sourceLocation: place)
      #expect(other.error <= one.error * unit + slack, sourceLocation: place)
      let states = zip(one.code?.states ?? [], other.code?.states ?? [])
      for (state, copy) in states {
        #expect(state.outcome == copy.outcome, sourceLocation: place)
        #expect(
          abs(state.payoffs.first * unit + added.first - copy.payoffs.first) <= slack,
          sourceLocation: place)
      }
      #expect((other.code?.largestGain ?? 0) <= slack, sourceLocation: place)
      let ranges = [one, other].enumerated().map { number, found in
        let stage = number == 0 ? plain : moved
        let values = table.poorest.map { number == 0 ? $0 : $0 * unit + added.first }
        return stage.range(of: values, over: found.set)?.range
      }
      let ends = ranges.map { [$0?.lowerBound ?? 0, $0?.upperBound ?? 0] }
      for (plain, moved) in zip(ends[0], ends[1]) where ranges[0] != nil {
        #expect(
          abs(plain * unit + added.first - moved) <= 10 * slack + 1e-8 * unit, sourceLocation: place
        )
      }
    }
    for rounds in [1, 4, 12] {
      #expect(
        isSame(plain.payoffs(rounds: rounds).set, moved.payoffs(rounds: rounds).set),
        sourceLocation: place)
    }
    let levels = [1.0, 1.0]
    #expect(
      isSame(
        plain.feasible(above: levels),
        moved.feasible(above: [levels[0] * unit + added.first, levels[1] * unit + added.second])),
      sourceLocation: place)
    let patience = [plain, moved].map { stage in
      [
        stage.leastPatience(keeping: table.kept, revertingTo: []).discount,
        stage.leastPatience(keeping: table.kept, byPenalCodeOver: []).least.discount,
      ]
    }
    for (one, other) in zip(patience[0], patience[1]) {
      #expect((one == nil) == (other == nil), sourceLocation: place)
      #expect(abs((one ?? 0) - (other ?? 0)) < 1e-7, sourceLocation: place)
    }
  }

  @Test(arguments: tables.indices, [1e-12, 1e-6, 1e3, 1e9])
  func `say the same`(_ table: Int, _ unit: Double) {
    check(tables[table], unit, PayoffPoint(0, 0), within: 1e-8 * unit)
  }

  @Test(
    arguments: tables.indices,
    [(10.0, -7.0), (1e5, 3e6), (1e10, -4e9), (-2e13, 1e13), (0.0, 1e13)])
  func `say the same with something added`(_ table: Int, _ added: (Double, Double)) {
    let largest = Swift.max(abs(added.0), abs(added.1))
    check(tables[table], 1, PayoffPoint(added.0, added.1), within: 1e-8 + 4 * largest.ulp)
  }

  @Test func `have the corners of the dilemma beside a thousand billions`() {
    // Payoffs of 5, 3, 1, 0: as in the dilemma alone, 13/3 is what alternation leaves who is favoured.
    let stage = tables[0].stage(plus: PayoffPoint(1e13, -1e13))
    let found = stage.payoffs(discount: 0.6)
    #expect(found.status == .complete && found.error < 1e-9)
    let corners = [(1, 1), (13.0 / 3, 1), (3, 3), (1, 13.0 / 3)].map {
      PayoffPoint(1e13 + $0.0, -1e13 + $0.1)
    }
    #expect(found.set.corners.count == 4)
    #expect(found.set.distance(to: PayoffPolygon(hullOf: corners)) < 0.004)
  }
}
