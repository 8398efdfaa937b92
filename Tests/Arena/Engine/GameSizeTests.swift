import Arena
import Synchronization
import Testing

@Suite struct `A game of more leaves than a budget` {
  /// One choice after another, as many as an action of the first says, which counts how often it is told.
  private struct Tower: Mechanism {
    /// Counts episodes.
    final class Counter: Sendable {
      private let count = Atomic(0)
      var value: Int { count.load(ordering: .relaxed) }
      func add() { count.add(1, ordering: .relaxed) }
    }

    static let card = Card("tower", "Chooses again and again.", source: "Made for this test.")
    /// How many choices follow each action of the first one.
    var floors = [4]
    var width = 10
    let told = Counter()

    var roles: [Role] { [Role("player")] }
    var decisions: [Decision] {
      [
        Decision("way", actions: .numbers(from: 0, step: 1, count: floors.count)),
        Decision("step", actions: .numbers(from: 0, step: 1, count: width)),
      ]
    }
    func play(_ episode: inout some Episode) {
      told.add()
      for _ in 0..<floors[episode.choose(0, by: 0)] { _ = episode.choose(1, by: 0) }
    }
  }

  private func game(_ tower: Tower) throws -> Game { try #require(tower.game(repeated: nil)) }

  @Test(arguments: [[12], [7, 7, 8], [6, 9, 9, 9]])
  func `by far is known by a few of them`(_ floors: [Int]) throws {
    let tower = Tower(floors: floors)
    let game = try game(tower)
    #expect(game.isRoundFarBeyond(1_000_000) && game.isRoundFarBeyond(5_000_000))
    #expect(tower.told.value <= 128)
  }

  @Test func `is never said of one that fits`() throws {
    // A hundred ways end at once, and one holds all the leaves but these.
    let rare = Tower(floors: [5] + [Int](repeating: 0, count: 100))
    for (floors, leaves) in [([5], 100_000), (rare.floors, 100_100), ([0, 1, 2, 3, 4], 11_111)] {
      let game = try game(Tower(floors: floors))
      #expect(game.stageCensus(budget: 1_000_000)?.leaves == leaves)
      for budget in [leaves, leaves + 1, 2 * leaves, 1000 * leaves] {
        #expect(!game.isRoundFarBeyond(budget))
      }
    }
  }

  @Test func `is at least twice as large where all paths are alike`() throws {
    let game = try game(Tower(floors: [5]))
    #expect(game.isRoundFarBeyond(45_000) && !game.isRoundFarBeyond(90_000))
  }
}
