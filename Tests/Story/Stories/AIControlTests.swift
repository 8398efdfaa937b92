import Stories
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `AI control` {
  private let keen = 0.7
  private let alarm = 0.1
  private let harm = 2.0

  /// What the work is worth if the model knows how often work is audited that looks plain and odd.
  private func value(plain: Double, odd: Double, cost: Double) -> Double {
    [(1 - keen, plain), (keen, odd)].map { share, rate in
      // An attack that passes is worth 1 to the model, one that is caught costs it 3.
      if (1 - rate) * 1 > rate * 3 + 1e-12 { return share * (-harm * (1 - rate) - cost * rate) }
      return share * (1 - cost * ((1 - alarm) * plain + alarm * odd))
    }.reduce(0, +)
  }

  @Test(arguments: [0, 0.02, 0.03, 0.1, 0.2, 0.24, 0.26, 0.3, 0.32, 0.33, 0.5, 1])
  func `is attacked where audits are too rare for how the attack looks`(_ budget: Double) throws {
    let any = try Outlook(AIControl(), ["rule": .string("any"), "budget": .number(budget)])
    #expect(any.isOnly(value(plain: budget, odd: budget, cost: 0.5)))
    let oddFirst = try Outlook(AIControl(), ["budget": .number(budget)])
    // All that looks odd, and with what is left of the budget some of what looks plain.
    let odd = min(1, budget / alarm)
    let plain = max(0, (budget - alarm) / (1 - alarm))
    #expect(oddFirst.isOnly(value(plain: plain, odd: odd, cost: 0.5)))
  }

  @Test func `is safer at random than by suspicion, for budgets between two thresholds`() throws {
    // A quarter of audits deters; the rest of what is suspicious first takes a tenth of the work before.
    for (budget, isSaferAtRandom) in [(0.2, false), (0.3, true), (0.34, false)] {
      let any = try Outlook(AIControl(), ["rule": .string("any"), "budget": .number(budget)])
      let oddFirst = try Outlook(AIControl(), ["budget": .number(budget)])
      #expect((any.predicted[0] > oddFirst.predicted[0] + 1e-9) == isSaferAtRandom)
    }
  }

  @Test(arguments: [0.5, 2, 3, 5, 20]) func `has an overseer publish what deters where it pays`(
    _ cost: Double
  ) throws {
    let outlook = try Outlook(
      AIControl(), ["rule": .string("overseer"), "cost": .number(cost)])
    // Just enough audits to deter, of nothing, of what looks odd, of what looks plain, or of both. The
    // model, which is indifferent then, does its work.
    let enough = 1.0 / (1 + 3)
    let plans = [(0, 0), (0, enough), (enough, 0), (enough, enough)]
    let values = plans.map { value(plain: $0.0, odd: $0.1, cost: cost) }
    #expect(outlook.isOnly(values.max()!))
  }
}
