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
    var seats = 1
    var isWished = true
    let told = Counter()

    var roles: [Role] { [Role("player", seats: seats)] }
    var decisions: [Decision] {
      [
        Decision("way", actions: .numbers(from: 0, step: 1, count: floors.count)),
        Decision("step", actions: .numbers(from: 0, step: 1, count: width)),
      ]
    }
    var draws: [Draw] { [Draw("coin")] }

    func play(_ episode: inout some Episode) {
      told.add()
      let way = episode.choose(0, by: 0, wishing: isWished ? 0 : nil)
      for floor in 0..<floors[way] {
        _ = episode.choose(1, by: floor % seats, wishing: isWished ? 0 : nil)
      }
    }
  }

  private func game(_ tower: Tower) throws -> Game { try #require(tower.game(repeated: nil)) }

  @Test func `by far is told so after a few of them`() throws {
    let tower = Tower(floors: [12])
    let game = try game(tower)
    for exploring in [game.explore(budget: 1_000_000), game.exploreStage(budget: 2_000_000)] {
      guard case .tooManyLeaves(let budget) = exploring else {
        Issue.record("a tree of 10^12 leaves was explored")
        return
      }
      #expect(budget == 1_000_000 || budget == 2_000_000)
    }
    #expect(game.stageCensus(budget: 20_000_000) == nil)
    #expect(tower.told.value < 200_000)
  }

  @Test
  func `by far, of one free seat, is told so after a few of them, if the others' play is wished`()
    throws
  {
    let tower = Tower(floors: [24], seats: 2)
    guard case .tooManyLeaves(1_000_000) = try game(tower).explore(onlyFree: 1, budget: 1_000_000)
    else {
      Issue.record("a tree of 10^12 leaves was explored")
      return
    }
    #expect(tower.told.value < 100_000)
    // With two of the seats to go there are just a hundred leaves.
    let low = Tower(floors: [4], seats: 2)
    #expect(try game(low).explore(onlyFree: 1, budget: 1_000_000).tree?.leaves == 100)
    var silent = Tower(floors: [24], seats: 2)
    silent.isWished = false
    guard case .failed = try game(silent).explore(onlyFree: 1, budget: 1_000_000) else {
      Issue.record("where nothing is wished the exploration must fail")
      return
    }
  }

  @Test func `is the only one that is told so`() throws {
    // A hundred ways end at once, and one holds all the leaves but these.
    let rare = Tower(floors: [5] + [Int](repeating: 0, count: 100))
    #expect(try game(rare).explore(budget: 100_100).tree?.leaves == 100_100)
    #expect(try game(Tower(floors: [5])).explore(budget: 100_000).tree?.leaves == 100_000)
    guard case .tooManyLeaves(99_999) = try game(Tower(floors: [5])).explore(budget: 99_999) else {
      Issue.record("a tree of 100,000 leaves fits into no budget of one less")
      return
    }
    #expect(try game(rare).stageCensus(budget: 100_100)?.leaves == 100_100)
  }
}
