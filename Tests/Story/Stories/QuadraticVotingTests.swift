import Stories
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `Quadratic voting` {
  /// Votes of those whom the proposal helps, and of those whom it hurts.
  private typealias Plan = (helped: Int, hurt: Int)

  /// How likely a proposal passes with a tally.
  private func passing(_ tally: Int) -> Double { tally > 0 ? 1 : tally < 0 ? 0 : 0.5 }

  /// The tallies of some voters who follow a plan, each with its probability and how many are helped.
  private func tallies(_ voters: Int, _ plan: Plan) -> [(tally: Int, helped: Int, weight: Double)] {
    typealias Count = (tally: Int, helped: Int, weight: Double)
    var all: [Count] = [(0, 0, 1)]
    for _ in 0..<voters {
      all = all.flatMap { old -> [Count] in
        let helped: Count = (old.tally + plan.helped, old.helped + 1, old.weight * 0.7)
        let hurt: Count = (old.tally - plan.hurt, old.helped, old.weight * 0.3)
        return [helped, hurt]
      }
    }
    return all
  }

  /// Whether nobody gains by other votes, if all follow a plan.
  private func isEquilibrium(_ plan: Plan, price: Double, limit: Int, intense: Double) -> Bool {
    let others = tallies(2, plan)
    func payoff(_ votes: Int, sign: Int, stake: Double) -> Double {
      others.reduce(-price * Double(votes * votes)) {
        $0 + $1.weight * passing($1.tally + sign * votes) * stake
      }
    }
    return (0...limit).allSatisfy {
      payoff($0, sign: 1, stake: 1) <= payoff(plan.helped, sign: 1, stake: 1) + 1e-12
        && payoff($0, sign: -1, stake: -intense)
          <= payoff(plan.hurt, sign: -1, stake: -intense) + 1e-12
    }
  }

  /// What the decision is worth to all three voters, if all follow a plan.
  private func surplus(_ plan: Plan, intense: Double) -> Double {
    tallies(3, plan).reduce(0) {
      let worth = Double($1.helped) - Double(3 - $1.helped) * intense
      return $0 + $1.weight * passing($1.tally) * worth
    }
  }

  @Test(arguments: isPatient ? [0.05, 0.1, 0.15, 0.2, 0.3] : [0.1, 0.2], [1.0, 2.5, 4])
  func `is in equilibrium where nobody gains by other votes`(_ price: Double, _ intense: Double)
    throws
  {
    let outlook = try Outlook(
      QuadraticVoting(), ["price": .number(price), "intense": .number(intense)])
    for helped in 0...2 {
      for hurt in 0...2
      where isEquilibrium((helped, hurt), price: price, limit: 2, intense: intense) {
        #expect(outlook.reaches(surplus((helped, hurt), intense: intense)))
      }
    }
  }

  @Test func `hears the few who care much, whom a majority does not`() throws {
    #expect(isEquilibrium((1, 2), price: 0.15, limit: 2, intense: 4))
    let bought = try Outlook(QuadraticVoting())
    #expect(isClose(bought.predicted.min()!, surplus((1, 2), intense: 4)))
    // The best is to pass what is worth something: here only what helps everybody.
    #expect(isClose(bought.best, 0.7 * 0.7 * 0.7 * 3))
    let majority = try Outlook(QuadraticVoting(), ["rule": .string("plurality")])
    #expect(majority.isOnly(surplus((1, 1), intense: 4)))
    #expect(bought.predicted.min()! > majority.predicted[0])
  }
}
