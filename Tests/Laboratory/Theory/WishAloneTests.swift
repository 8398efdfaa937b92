import Arena
import GameTheory
import Mechanisms
import TestSupport
import Testing
import Theory

@testable import Laboratory

@Suite struct `The wish in a game too large for its tree` {
  /// What is predicted of an auction of some values, with a budget that holds no whole tree.
  private func prediction(_ values: Int, leaves: Int) throws -> Prediction {
    var auction = SecondPriceAuction()
    auction.rules.grid.count = values
    var budget = Budget()
    budget.leaves = leaves
    return try Prediction(try TheoryDesk(auction, budget: budget), in: .standard)
  }

  /// Two bidders of n values, n - 1 steps up to 3, who bid their values: the distance of the values is
  /// (n² - 1)/(3n) steps on average, of which either gains half, and the greater is half of it above the
  /// middle.
  @Test(arguments: isPatient ? [8, 20, 101] : [8, 20])
  func `is predicted where it is an equilibrium`(_ values: Int) throws {
    let found = try prediction(values, leaves: Swift.min(values * values * values, Budget().leaves))
    let step = 3 / Double(values - 1)
    let distance = Double(values * values - 1) / Double(3 * values) * step
    #expect(found.tree == nil && found.solution.status == .incomplete)
    let answer = try #require(found.solution.answers.first)
    for payoff in answer.expectation.payoffs { #expect(isClose(payoff, distance / 2)) }
    #expect(isClose(found.welfare(0, of: answer), 1.5 + distance / 2))
    #expect(answer.isEquilibrium && answer.regret < 1e-12)
    let conduct = found.conduct(of: answer)
    #expect(conduct.map(\.count) == [values, values])
    for (index, place) in conduct[1].enumerated() {
      #expect(place.actions.count == 1)
      let bid = try #require(Double(place.actions[0].label))
      #expect(isClose(bid, Double(index) * step, within: 1e-9))
    }
  }

  @Test func `says the same as with the tree`() throws {
    let (alone, whole) = (try prediction(6, leaves: 1000), try prediction(6, leaves: 100_000))
    let wish = try #require(alone.solution.answers.first)
    #expect(alone.tree == nil && whole.tree != nil)
    #expect(
      whole.solution.answers.contains {
        $0.expectation.payoffs == wish.expectation.payoffs
          && $0.expectation.measures == wish.expectation.measures
      })
  }

  @Test func `is not predicted where somebody gains by departing from it`() throws {
    var auction = FirstPriceAuction()
    auction.rules.grid.count = 8
    var budget = Budget()
    budget.leaves = 1000
    let desk = try TheoryDesk(auction, budget: budget)
    #expect(desk.wishAlone == nil)
    #expect(throws: StudyError.self) { try Prediction(desk, in: .standard) }
  }

  @Test func `is compared with what emerges`() throws {
    let theory = try theory([
      "mechanism": "'second-price-auction'", "parameters": "{values: 8}",
      "budget": "{leaves: 1000}",
    ])
    #expect(!theory.isComplete)
    #expect(theory.prospects[0].source == .declared)
    #expect(theory.prospects[0].predicted.count == 1)
    #expect(isClose(theory.prospects[0].predicted[0], 1.5 + 63 * 3 / 7 / 48))
  }
}
