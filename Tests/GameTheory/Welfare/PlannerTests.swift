import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing

@Suite struct `Extremes` {
  private func sums(_ tree: GameTree) -> [Double] {
    (0..<tree.leaves).map { leaf in
      (0..<tree.seats).reduce(0) { $0 + tree.payoff(leaf: leaf, seat: $1) }
    }
  }

  @Test(arguments: 0..<24)
  func `are the best and the worst of all pure profiles`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 500)
    let extremes = game.tree.extremes(of: sums(game.tree))
    let totals = game.table().map { $0.dropLast().reduce(0, +) }
    #expect(extremes.exactness == .exact)
    #expect(isClose(extremes.best, try #require(totals.max())))
    #expect(isClose(extremes.worst, try #require(totals.min())))
    let planned = game.tale.planned { $0.reduce(0, +) }
    #expect(isClose(extremes.firstBest, planned))
    #expect(planned >= extremes.best - 1e-9)
  }

  @Test(arguments: 0..<24)
  func `are bounds on every profile when the budget is small`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 500)
    let extremes = game.tree.extremes(of: sums(game.tree), budget: .steps(0))
    #expect(extremes.exactness == .bound)
    for outcome in game.table() {
      let total = outcome.dropLast().reduce(0, +)
      #expect(total <= extremes.best + 1e-9 && total >= extremes.worst - 1e-9)
    }
    #expect(extremes.best == extremes.firstBest)
  }

  @Test func `tell what is lost because a player does not see`() throws {
    // Guessing a fair coin unseen: a planner who sees it always guesses right.
    let tree = try SmallGame(Guess()).tree
    let extremes = tree.extremes(of: sums(tree))
    #expect(extremes.firstBest == 1 && extremes.best == 0.5 && extremes.worst == 0.5)
  }

  @Test func `are those of the matrix in the prisoner's dilemma`() throws {
    let tree = try SmallGame(PrisonersDilemma()).tree
    let extremes = tree.extremes(of: sums(tree))
    #expect(extremes.firstBest == 6 && extremes.best == 6 && extremes.worst == 2)
  }
}

/// A player guesses a fair coin that it does not see.
private struct Guess: Mechanism {
  static let card = Card("guess", "A player guesses a coin.", source: "A test.")
  var roles: [Role] { [Role("guesser")] }
  var decisions: [Decision] { [Decision("guess", actions: .named(["heads", "tails"]))] }
  var draws: [Draw] { [Draw("coin", .named(["heads", "tails"]))] }
  func play(_ episode: inout some Episode) {
    let coin = episode.chance(0, uniform: 2)
    if episode.choose(0, by: 0) == coin { episode.gain(1, by: 0) }
  }
}
