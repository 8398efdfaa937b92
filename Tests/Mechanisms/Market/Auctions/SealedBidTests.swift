import Arena
import Mechanisms
import TestSupport
import Testing

/// The chance that the only other bidder bids less, or the same and loses the draw.
private func chanceToWin(_ bid: Int, against plan: [Int]) -> Double {
  plan.reduce(0.0) { $0 + ($1 < bid ? 1 : $1 == bid ? 0.5 : 0) } / Double(plan.count)
}

/// Random auctions between two bidders, the other one following a random plan.
private func randomRules(_ seed: Int) -> (rules: SealedBids, plan: [Int], bids: [Double]) {
  var draws = Draws(seed: seed)
  var rules = SealedBids()
  rules.grid.count = 2 + seed % 4
  rules.grid.fineness = 1 + seed % 3
  rules.grid.top = draws.next(in: 1...9)
  rules.reserve = seed % 2 == 0 ? 0 : draws.next(in: 0...rules.grid.top)
  let steps = (rules.grid.count - 1) * rules.grid.fineness
  let plan = (0..<rules.grid.count).map { _ in Int(draws.next(in: 0...Double(steps) + 0.99)) }
  return (rules, plan, (0...steps).map { Double($0) * rules.grid.top / Double(steps) })
}

/// Compares the worth of every bid at every value with a formula of value, bid and plan.
private func compare(
  _ tree: GameTree, _ rules: SealedBids, _ plan: [Int], _ bids: [Double],
  _ formula: (Double, Int) -> Double
) {
  let values = tree.bestReply(of: 0, to: tree.profile([plan, plan])).values
  for value in 0..<rules.grid.count {
    let worth = Double(value) * rules.grid.top / Double(rules.grid.count - 1)
    for bid in bids.indices {
      let told = values.expected(slot: value * bids.count + bid, infoset: value)
      let expected = bids[bid] < rules.reserve ? 0 : formula(worth, bid)
      #expect(isClose(told, expected), "value \(worth), bid \(bids[bid])")
    }
  }
}

@Suite struct `Sealed bids` {
  @Test(arguments: 0..<12)
  func `pay a first price what winning is worth, less the bid`(_ seed: Int) throws {
    let (rules, plan, bids) = randomRules(seed)
    var auction = FirstPriceAuction()
    auction.rules = rules
    compare(try explored(auction), rules, plan, bids) { worth, bid in
      (worth - bids[bid]) * chanceToWin(bid, against: plan)
    }
  }

  @Test(arguments: 0..<12)
  func `pay for every bid in an all-pay auction, whether it wins or not`(_ seed: Int) throws {
    let (rules, plan, bids) = randomRules(seed)
    var auction = AllPayAuction()
    auction.rules = rules
    compare(try explored(auction), rules, plan, bids) { worth, bid in
      worth * chanceToWin(bid, against: plan) - bids[bid]
    }
  }

  @Test(arguments: 0..<12)
  func `pay a second price what the other bids, or the reserve`(_ seed: Int) throws {
    let (rules, plan, bids) = randomRules(seed)
    var auction = SecondPriceAuction()
    auction.rules = rules
    compare(try explored(auction), rules, plan, bids) { worth, bid in
      plan.reduce(0.0) { sum, other in
        let share = other < bid ? 1.0 : other == bid ? 0.5 : 0
        return sum + share * (worth - max(rules.reserve, bids[other]))
      } / Double(plan.count)
    }
  }

  @Test func `earn the same under all three rules, up to a step of the grid`() throws {
    let steps = 10
    var rules = SealedBids()
    (rules.grid.count, rules.grid.top) = (steps + 1, 1)
    func revenue(_ mechanism: some Mechanism, _ plan: [Int]) throws -> Double {
      try wishedMeans(of: mechanism, types: steps + 1, drawn: 2, following: plan)[0]
    }
    // In equilibrium a value v bids v, v / 2 at the first price, and v² / 2 where all pay.
    var (second, first, contest) = (SecondPriceAuction(), FirstPriceAuction(), AllPayAuction())
    second.rules = rules
    rules.grid.fineness = 2
    first.rules = rules
    rules.grid.fineness = steps
    contest.rules = rules
    let revenues = [
      try revenue(second, Array(0...steps)), try revenue(first, Array(0...steps)),
      try revenue(contest, (0...steps).map { $0 * $0 / 2 }),
    ]
    for revenue in revenues { #expect(abs(revenue - 1 / 3.0) < 0.5 / Double(steps)) }
  }

  @Test func `complain of a grid that is too fine and of a reserve that nothing meets`() {
    var auction = SecondPriceAuction()
    auction.rules.reserve = 3.5
    let tooDear = "the reserve exceeds the greatest value, so nothing would ever be sold"
    #expect(auction.complaint == tooDear)
    auction.rules.reserve = 3
    #expect(auction.complaint == nil)
    auction.rules.grid.count = 86
    auction.rules.grid.fineness = 3
    #expect(auction.complaint == nil)
    auction.rules.grid.count = 87
    #expect(auction.complaint == "values and fineness make more than 256 bids")
    var contest = AllPayAuction()
    contest.rules = auction.rules
    #expect(contest.complaint == auction.complaint)
  }
}
