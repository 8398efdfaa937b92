import Arena
import Testing

@testable import GameTheory

@Suite struct `Components of equilibria` {
  private func isEquilibrium(_ game: BimatrixGame, _ x: [Double], _ y: [Double]) -> Bool {
    let (ofRow, ofColumn) = game.tables
    let (row, column) = (ofRow.replies(to: y), ofColumn.replies(to: x))
    let gain = max(
      (row.max() ?? 0) - zip(x, row).reduce(0) { $0 + $1.0 * $1.1 },
      (column.max() ?? 0) - zip(y, column).reduce(0) { $0 + $1.0 * $1.1 })
    return gain <= 1e-9
  }

  private func mean(_ first: [Double], _ second: [Double]) -> [Double] {
    zip(first, second).map { ($0 + $1) / 2 }
  }

  @Test func `of a game with two connected segments are one`() throws {
    // Against a, column is indifferent; against d, row is: (a, c...d), then (a...b, d).
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [1, 1, 0, 1], columnPayoffs: [1, 1, 0, 1])
    let found = game.extremeEquilibria()
    #expect(found.equilibria.count == 3 && found.components.count == 1)
    #expect(found.components[0].equilibria == [0, 1, 2])
    let subsets = found.components[0].subsets
    #expect(subsets.map(\.equilibria) == [[0, 1], [1, 2]])
    #expect(subsets[0].rows == [[1, 0]] && subsets[0].columns == [[1, 0], [0, 1]])
    #expect(subsets[1].rows == [[1, 0], [0, 1]] && subsets[1].columns == [[0, 1]])
  }

  @Test(arguments: 0..<60)
  func `cover every equilibrium once; subsets are all maximal products`(_ seed: Int) throws {
    let game = BimatrixGame.random(
      rows: 2 + seed % 4, columns: 2 + seed / 4 % 4, below: 2 + seed % 2, seed: 500 + seed)
    let found = game.extremeEquilibria()
    #expect(found.isComplete && found.areSubsetsComplete)
    #expect(
      found.components.flatMap(\.equilibria).sorted() == Array(found.equilibria.indices))
    for (place, component) in found.components.enumerated() {
      #expect(component.equilibria.allSatisfy { found.equilibria[$0].component == place })
      #expect(Set(component.subsets.flatMap(\.equilibria)) == Set(component.equilibria))
      for subset in component.subsets { check(subset, of: game, in: found) }
    }
    // Two equilibria that mix to equilibria lie in a common subset.
    for (first, one) in found.equilibria.enumerated() {
      for (second, other) in found.equilibria.enumerated() where first < second {
        let fit =
          isEquilibrium(game, one.rows, other.columns)
          && isEquilibrium(game, other.rows, one.columns)
        let shared = found.components.contains {
          $0.subsets.contains { $0.equilibria.contains(first) && $0.equilibria.contains(second) }
        }
        #expect(fit == shared)
        if fit {
          #expect(
            isEquilibrium(game, mean(one.rows, other.rows), mean(one.columns, other.columns)))
        }
      }
    }
  }

  /// A subset is a full product, and no further mixture fits all of the other side.
  private func check(_ subset: NashSubset, of game: BimatrixGame, in found: BimatrixEquilibria) {
    let pairs = subset.rows.count * subset.columns.count
    #expect(subset.equilibria.count == pairs)
    for place in subset.equilibria {
      let equilibrium = found.equilibria[place]
      #expect(subset.rows.contains(equilibrium.rows))
      #expect(subset.columns.contains(equilibrium.columns))
    }
    for other in found.equilibria {
      if !subset.rows.contains(other.rows) {
        #expect(!subset.columns.allSatisfy { isEquilibrium(game, other.rows, $0) })
      }
      if !subset.columns.contains(other.columns) {
        #expect(!subset.rows.allSatisfy { isEquilibrium(game, $0, other.columns) })
      }
    }
  }
}
