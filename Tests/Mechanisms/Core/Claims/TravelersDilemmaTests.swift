import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Traveler's dilemma` {
  @Test func `pays 48 and 44 for claims of 46 and 100`() throws {
    let table = try explored(TravelersDilemma()).bimatrix()
    #expect(table[44][98] == (48, 44))
    #expect(table[98][44] == (44, 48))
    #expect(table[98][98] == (100, 100))
  }

  @Test(arguments: [0.5, 1, 1.01, 2, 5])
  func `has every diagonal as an equilibrium until the reward exceeds the step`(
    _ stakes: Double
  ) throws {
    var mechanism = TravelersDilemma()
    mechanism.bonus = stakes
    mechanism.penalty = stakes
    let found = pureEquilibria(try explored(mechanism).bimatrix())
    #expect(found == (stakes <= 1 ? diagonal(99) : [Pair(0, 0)]))
  }

  @Test(arguments: [1, 2, 5])
  func `leaves the highest claim stable when each is given the selfishness level`(
    _ stakes: Double
  ) throws {
    // Each player gains alpha times the sum of payoffs; the least alpha is (R - 1) / 2.
    let level = (stakes - 1) / 2
    for (alpha, isStable) in [(level - 0.01, false), (level, true)] where alpha >= 0 {
      var mechanism = TravelersDilemma()
      mechanism.bonus = stakes
      mechanism.penalty = stakes
      let table = try explored(mechanism).bimatrix().map { row in
        row.map { ($0.0 + alpha * ($0.0 + $0.1), $0.1 + alpha * ($0.0 + $0.1)) }
      }
      #expect(pureEquilibria(table).contains(Pair(98, 98)) == isStable)
    }
  }

  /// The game of CoopEval: claims 2 to 5.
  private func small(contract: Double) throws -> [[(Double, Double)]] {
    var mechanism = TravelersDilemma()
    mechanism.high = 5
    mechanism.contract = contract
    return try explored(mechanism).bimatrix()
  }

  @Test func `pays the matrix of CoopEval for claims 2 to 5`() throws {
    let rows = try small(contract: 0).map { $0.map { $0.0 } }
    #expect(rows == [[2, 4, 4, 4], [0, 3, 5, 5], [0, 1, 4, 6], [0, 1, 2, 5]])
  }

  @Test(
    arguments: [
      (0, [0]), (0.99, [0]), (1, [0, 3]), (2, [0, 3]), (2.01, [3]), (2.5, [3]), (3, [3]),
    ] as [(Double, [Int])])
  func `makes the highest claim the only equilibrium once the contract pays more than 2`(
    _ contract: Double, _ claims: [Int]
  ) throws {
    #expect(pureEquilibria(try small(contract: contract)) == claims.map { Pair($0, $0) })
  }

  @Test func `makes the highest claim weakly dominant at a contract of 3 and not at 2.9`() throws {
    for (contract, isDominant) in [(2.9, false), (3.0, true)] {
      let rows = try small(contract: contract).map { $0.map { $0.0 } }
      let dominates = rows.allSatisfy { row in row.indices.allSatisfy { rows[3][$0] >= row[$0] } }
      #expect(dominates == isDominant)
    }
  }

  @Test func `books the contract between the seats and the claims with the treasury`() throws {
    var plain = TravelersDilemma()
    plain.high = 5
    var contracted = plain
    contracted.contract = 1.5
    let (left, right) = (try explored(plain), try explored(contracted))
    for leaf in 0..<left.leaves {
      let sums = [left, right].map {
        $0.transfer(leaf: leaf, seat: 0) + $0.transfer(leaf: leaf, seat: 1)
      }
      #expect(isClose(sums[0], sums[1]))
    }
    #expect(gains(left).allSatisfy { $0 == 0 })
  }

  @Test(arguments: [0.3, 0.5, 0.51, 2])
  func `paid by the mean keeps the highest claims until undercutting earns more than half a step`(
    _ stakes: Double
  ) throws {
    var mechanism = TravelersDilemma()
    (mechanism.high, mechanism.pay) = (20, .mean)
    (mechanism.bonus, mechanism.penalty) = (stakes, stakes)
    let table = try explored(mechanism).bimatrix()
    // Claims of 2 and 20 are paid 11 each, and the lower one earns the bonus.
    #expect(isClose(table[0][18].0, 11 + stakes) && isClose(table[0][18].1, 11 - stakes))
    let found = pureEquilibria(table)
    #expect(found.contains(Pair(18, 18)) == (stakes <= 0.5))
    if stakes < 0.5 { #expect(found == [Pair(18, 18)]) }
  }

  @Test(arguments: [1.5, 2, 5])
  func `keeps every diagonal once enough of the pay is handed on`(_ stakes: Double) throws {
    // Undercutting by 1 earns (1 - t)(x - 1 + R) + t(x - 1 - R) against x: more until t = (R - 1) / 2R.
    let share = (stakes - 1) / (2 * stakes)
    for (transfer, isStable) in [(share - 0.01, false), (share + 0.01, true)] {
      var mechanism = TravelersDilemma()
      (mechanism.high, mechanism.transfer) = (20, transfer)
      (mechanism.bonus, mechanism.penalty) = (stakes, stakes)
      let table = try explored(mechanism).bimatrix()
      let found = pureEquilibria(table)
      #expect(found.contains(Pair(18, 18)) == isStable)
      #expect(found.contains(Pair(9, 9)) == isStable)
      // What is handed on stays between the players.
      #expect(isClose(table[3][9].0 + table[3][9].1, 10))
    }
  }

  @Test func `stays within its ranges and wishes the highest claim`() throws {
    for (low, high, step) in [(0.0, 0.3, 0.1), (80, 200, 10), (0, 10, 2.5)] {
      var mechanism = TravelersDilemma()
      (mechanism.low, mechanism.high, mechanism.step) = (low, high, step)
      let tree = try explored(mechanism)
      #expect(tree.offences() == [])
      for node in tree.nodes where node.kind == .decision {
        #expect(node.wish == Int(node.edges) - 1)
      }
    }
  }

  @Test func `complains of an empty or ragged grid`() {
    var mechanism = TravelersDilemma()
    mechanism.low = 100
    #expect(mechanism.complaint == "a choice of claims needs low < high")
    mechanism.low = 2
    mechanism.step = 3
    #expect(mechanism.complaint == "high - low must be a whole number of steps")
  }
}
