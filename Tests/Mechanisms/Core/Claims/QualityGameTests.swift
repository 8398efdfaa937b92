import Arena
import Mechanisms
import Testing

@Suite struct `Quality game` {
  private func equilibria(_ change: (inout TravelersDilemma) -> Void) throws -> [Pair] {
    var mechanism = QualityGame()
    change(&mechanism.rules)
    return pureEquilibria(try explored(mechanism).bimatrix())
  }

  @Test(arguments: [(-1.0, 11), (0, 11), (0.5, 11), (1, 31), (1.01, 3), (2, 3), (5, 3)])
  func `has 11, 31 or 3 equilibria as the bonus is below, at or above the step`(
    _ bonus: Double, _ count: Int
  ) throws {
    let found = try equilibria { $0.bonus = bonus }
    #expect(found.count == count)
    if bonus < 1 { #expect(found == diagonal(11)) }
    if bonus > 1 { #expect(found == [Pair(0, 0), Pair(0, 1), Pair(1, 0)]) }
  }

  @Test(arguments: [0.5, 1.5, 3])
  func `has the best quality as its only equilibrium when the higher one is rewarded`(
    _ bonus: Double
  ) throws {
    let found = try equilibria {
      $0.reward = .higher
      $0.bonus = bonus
    }
    #expect(found == [Pair(10, 10)])
  }

  @Test(arguments: [1.5, 2, 5])
  func `keeps every diagonal when ties are rewarded too`(_ bonus: Double) throws {
    let found = try equilibria {
      $0.reward = .tieInclusive
      $0.bonus = bonus
    }
    #expect(found == diagonal(11))
  }

  @Test(arguments: [(2.0, 6), (5, 3), (10, 2)])
  func `keeps every diagonal of a grid whose step is above the bonus`(
    _ step: Double, _ count: Int
  ) throws {
    let found = try equilibria {
      $0.step = step
      $0.bonus = 1.5
    }
    #expect(found == diagonal(count))
  }

  @Test func `collapses to the floor`() throws {
    let found = try equilibria { $0.low = 6 }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { min($0.row, $0.column) == 0 })
  }

  @Test(arguments: [(0.49, false), (0.5, true), (1, true)])
  func `is saved by a share of at least the bonus less one`(
    _ share: Double, _ isSaved: Bool
  ) throws {
    let found = try equilibria {
      $0.share = share
      $0.bonus = 1.5
    }
    #expect(diagonal(11).allSatisfy { found.contains($0) } == isSaved)
    #expect(found.contains { $0.row > 1 } == isSaved)
  }

  @Test func `pays money for quality and a gain for the share`() throws {
    var mechanism = QualityGame()
    mechanism.rules.share = 0.5
    let tree = try explored(mechanism)
    #expect(tree.offences() == [])
    for leaf in 0..<tree.leaves {
      #expect(tree.gain(leaf: leaf, seat: 0) == 0.5 * tree.measure(leaf: leaf, index: 0))
    }
  }

  @Test func `complains like the traveler's dilemma`() {
    var mechanism = QualityGame()
    mechanism.rules.high = 0
    #expect(mechanism.complaint == mechanism.rules.complaint)
    #expect(mechanism.complaint != nil)
  }
}
