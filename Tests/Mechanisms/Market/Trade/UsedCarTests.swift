import Arena
import Mechanisms
import TestSupport
import Testing

/// The instance of the tests: a peach and a lemon, equally likely.
private let (peach, lemon) = (0, 1)
private let (keep, lumpSum, deferred) = (0, 1, 2)

@Suite struct `Used car` {
  /// What the seller's best reply leads to, and what it does with each car.
  private func reply(
    to mechanism: UsedCar
  ) throws -> (plan: [Int], payoff: Double, measures: [Double]) {
    let tree = try explored(mechanism)
    let plan = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).plan
    let result = tree.expectation(under: tree.profile([plan]))
    return (plan, result.payoffs[0], result.measures)
  }

  @Test func `reaches the first best with a strictly truthful menu`() throws {
    let (plan, payoff, measures) = try reply(to: UsedCar())
    #expect(plan == [deferred, lumpSum])
    #expect(isClose(payoff, 0.675))
    #expect(isClose(measures[0], 2.5))
    #expect(measures[1] == 1)
    #expect(isClose(measures[2], 1.825))
    #expect(measures[3] == 0.5)
    let tree = try explored(UsedCar())
    let values = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).values
    let expected = (0..<6).map { values.expected(slot: $0, infoset: $0 / 3) }
    for (left, right) in zip(expected, [0, -5.5, 0.85, 0, 0.5, -0.05]) {
      #expect(isClose(left, right))
    }
  }

  @Test func `leaves both sellers indifferent under the menu that takes all their rent`() throws {
    var mechanism = UsedCar()
    (mechanism.lumpSum, mechanism.fullPrice, mechanism.deposit) = (4, 11, 1)
    let tree = try explored(mechanism)
    let values = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).values
    #expect(isClose(values.expected(slot: deferred, infoset: peach), 0))
    #expect(isClose(values.expected(slot: 3 + lumpSum, infoset: lemon), 0))
    #expect(isClose(values.expected(slot: 3 + deferred, infoset: lemon), 0))
    let truthful = tree.expectation(under: tree.profile([[deferred, lumpSum]]))
    #expect(isClose(truthful.measures[2], 2.5))
  }

  @Test(
    arguments: [
      [0, 1, 11.111, 3.333, 10], [0.5, 1, 11.056, 3.667, 10], [1, 1, 11, 4, 10],
      [1.5, 1, 10.944, 4.333, 10], [1, 0.9, 12.111, 4, 11],
    ])
  func `tempts the lemon more the larger the deposit, at the least price peaches accept`(
    _ row: [Double]
  ) throws {
    // Deposit, discount; the full price, the lemon's temptation, what the peach costs the buyer.
    var mechanism = UsedCar()
    (mechanism.deposit, mechanism.discount) = (row[0], row[1])
    mechanism.fullPrice = row[0] + (10 - row[0]) / (row[1] * 0.9)
    #expect(isClose(mechanism.fullPrice, row[2], within: 1e-4))
    let tree = try explored(mechanism)
    let values = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).values
    #expect(isClose(values.expected(slot: deferred, infoset: peach), 0))
    let temptation = values.expected(slot: 3 + deferred, infoset: lemon) + 4
    #expect(isClose(temptation, row[3], within: 1e-3))
    let onlyPeaches = tree.expectation(under: tree.profile([[deferred, keep]]))
    #expect(isClose(14 - 2 * onlyPeaches.measures[2], row[4]))
  }

  @Test(arguments: [4.0, 4.75, 9.5])
  func `loses the peaches under one price that the pooled value can pay`(
    _ price: Double
  ) throws {
    var mechanism = UsedCar()
    mechanism.contract = .lumpSum
    mechanism.lumpSum = price + 0.001
    let (plan, _, measures) = try reply(to: mechanism)
    #expect(plan == [keep, lumpSum])
    #expect(isClose(measures[0], 0.5))
    #expect(measures[1] == measures[3])
  }

  @Test(arguments: 0..<20)
  func `splits the cars at the reliability (x - d) / (delta (y - d))`(_ seed: Int) throws {
    var random = Draws(seed: seed)
    let deposit = random.next(in: 0...3)
    let price = deposit + random.next(in: 0.1...2)
    var mechanism = UsedCar()
    mechanism.discount = seed == 0 ? 0.9 : random.next(in: 0.5...1)
    mechanism.deposit = seed == 0 ? 0.5 : deposit
    mechanism.lumpSum = seed == 0 ? 2.5 : price
    mechanism.fullPrice = seed == 0 ? 6 : price + random.next(in: 0.5...9)
    let levels = (0...40).map { Double($0) / 40 }
    mechanism.cars = levels.indices.map { "car \($0)" }
    mechanism.reliability = levels
    mechanism.reserve = levels.map { _ in 0 }
    mechanism.value = levels.map { _ in 1 }
    mechanism.prior = levels.map { _ in 0.5 }
    let cut =
      (mechanism.lumpSum - mechanism.deposit)
      / (mechanism.discount * (mechanism.fullPrice - mechanism.deposit))
    if seed == 0 { #expect(isClose(cut, 0.40404, within: 1e-5)) }
    let plan = try reply(to: mechanism).plan
    for (level, action) in zip(levels, plan) where abs(level - cut) > 1e-9 {
      #expect(action == (level > cut ? deferred : lumpSum))
    }
  }

  @Test func `makes every seller say what pays most under cheap talk`() throws {
    var mechanism = UsedCar()
    mechanism.contract = .cheapTalk
    let (plan, _, measures) = try reply(to: mechanism)
    #expect(plan == [1 + peach, 1 + peach])
    #expect(isClose(measures[2], 9.5 - 12))
    mechanism.prices = [9.5, 4.5]
    #expect(try reply(to: mechanism).plan == [keep, 1 + peach])
  }

  @Test func `moves money from whoever buys and keeps utility apart from it`() throws {
    for buyer in UsedCar.Buyer.allCases {
      var mechanism = UsedCar()
      mechanism.buyer = buyer
      mechanism.discount = 0.5
      mechanism.riskAversion = 0.1
      if buyer == .bidder { mechanism.contract = .lumpSum }
      let tree = try explored(mechanism)
      #expect(tree.offences() == [])
      guard buyer != .designer else { continue }
      for leaf in 0..<tree.leaves {
        #expect(isClose(tree.transfer(leaf: leaf, seat: 0) + tree.transfer(leaf: leaf, seat: 1), 0))
        #expect(isClose(tree.payoff(leaf: leaf, seat: 1), tree.measure(leaf: leaf, index: 2)))
      }
    }
  }

  @Test func `values a deferred payment by the discount and the aversion to risk`() throws {
    var mechanism = UsedCar()
    mechanism.discount = 0.8
    mechanism.riskAversion = 0.2
    let tree = try explored(mechanism)
    let values = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).values
    let results = [0.5 + 0.8 * 11.5 - 10, 0.5 - 10]
    let utilities = results.map { (1 - Portable.exp(-0.2 * $0)) / 0.2 }
    #expect(
      isClose(
        values.expected(slot: deferred, infoset: peach), 0.9 * utilities[0] + 0.1 * utilities[1]))
  }

  @Test func `needs a premium for risk, and no premium is enough for a very timid seller`() throws {
    var mechanism = UsedCar()
    mechanism.deposit = 1
    mechanism.lumpSum = 4
    // The premium solves 0.9 u(y - 10) + 0.1 u(1 - 10) = 0 for u(w) = (1 - exp(-a w)) / a.
    mechanism.riskAversion = 0.2
    let odds = 0.1 / 0.9
    let fullPrice = 10 - Portable.log(1 - odds * (Portable.exp(0.2 * 9) - 1)) / 0.2
    for (shift, action) in [(-0.01, keep), (0.01, deferred)] {
      mechanism.fullPrice = fullPrice + shift
      #expect(try reply(to: mechanism).plan[peach] == action)
    }
    // No price is enough where the sure loss weighs more than the bounded utility of winning.
    for (aversion, action) in [(0.25, deferred), (0.26, keep)] {
      mechanism.riskAversion = aversion
      mechanism.fullPrice = 1000
      #expect(try reply(to: mechanism).plan[peach] == action)
    }
  }

  @Test(arguments: [(UtilityShape.constantRelative, 1.0), (.logarithmic, 0), (.squareRoot, 0)])
  func `needs the premium of a seller who owns nothing but a car worth 10`(
    _ utility: UtilityShape, _ aversion: Double
  ) throws {
    var mechanism = UsedCar()
    (mechanism.deposit, mechanism.lumpSum, mechanism.sellerWealth) = (1, 4, 10)
    (mechanism.utility, mechanism.riskAversion) = (utility, aversion)
    // 0.9 u(1 + z) + 0.1 u(1) = u(10): 1 + z = 10^(1/0.9) for the logarithm, and
    // ((sqrt 10 - 0.1) / 0.9)^2 for the square root.
    let root = (10.0.squareRoot() - 0.1) / 0.9
    let fullPrice = utility == .squareRoot ? root * root : 1 + 11.916
    for (shift, action) in [(-0.01, keep), (0.01, deferred)] {
      mechanism.fullPrice = fullPrice + shift
      #expect(mechanism.complaint == nil)
      #expect(try reply(to: mechanism).plan[peach] == action)
    }
    mechanism.sellerWealth = 9
    #expect(
      mechanism.complaint
        == "\(utility.rawValue) utility needs a seller-wealth above the greatest loss, 9, but it is 9"
    )
  }

  @Test func `lets the buyer judge an offer by the sellers who make it`() throws {
    var mechanism = UsedCar()
    mechanism.buyer = .refuser
    let tree = try explored(mechanism)
    let sellers = [deferred, lumpSum, 0, 0]
    let profile = tree.profile([sellers, [0, 0, 1, 1]])
    let (values, plan) = tree.bestReply(of: 1, to: profile)
    #expect(Array(plan[2...]) == [1, 1])
    #expect(isClose(values.value, 1.825))
    #expect(tree.bestReply(of: 0, to: profile).plan[..<2] == [deferred, lumpSum])
    // Pooled sellers at a price above the pooled value are refused.
    mechanism.lumpSum = 10.5
    let dear = try explored(mechanism)
    let pooled = dear.profile([[lumpSum, lumpSum, 0, 0], [0, 0, 1, 1]])
    #expect(dear.bestReply(of: 1, to: pooled).plan[2] == 0)
  }

  @Test func `unravels: an offer of p brings cars worth three quarters of p`() throws {
    var mechanism = UsedCar()
    (mechanism.contract, mechanism.buyer) = (.lumpSum, .bidder)
    let kinds = 40
    mechanism.reserve = (0..<kinds).map { kind -> Double in
      (Double(kind) + 0.5) * 2 / Double(kinds)
    }
    mechanism.value = mechanism.reserve.map { 1.5 * $0 }
    mechanism.prior = mechanism.reserve.map { _ in 1 }
    mechanism.reliability = mechanism.prior
    mechanism.cars = mechanism.reserve.map { "worth \($0)" }
    mechanism.bids = 60
    let tree = try explored(mechanism)
    let open = Profile(uniformIn: tree.shape)
    let plan = tree.bestReply(of: 0, to: open).plan
    for kind in 0..<kinds {
      for bid in 0..<60 {
        let price = Double(bid) * mechanism.value[kinds - 1] / 59
        if abs(price - mechanism.reserve[kind]) < 1e-9 { continue }
        #expect((plan[kind * 60 + bid] == 1) == (price > mechanism.reserve[kind]))
      }
    }
    let values = tree.bestReply(of: 1, to: tree.profile([plan, plan])).values
    let row = tree.shape.layout[1]
    for bid in 0..<60 {
      // Cars below p sell; they are worth 1.5 x p / 2 on average, up to the grid of cars.
      let price = min(Double(bid) * mechanism.value[kinds - 1] / 59, 2)
      let profit = values.expected(slot: Int(row.slot) + bid, infoset: Int(row.infoset))
      if price < 2 { #expect(isClose(profit, price / 2 * -price / 4, within: 0.03)) }
      if price > 0.1 { #expect(profit < 0) }
    }
  }

  @Test func `brings a bidder lemons only`() throws {
    var mechanism = UsedCar()
    (mechanism.contract, mechanism.buyer) = (.lumpSum, .bidder)
    let tree = try explored(mechanism)
    let plan = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).plan
    let bids = tree.bestReply(of: 1, to: tree.profile([plan, plan])).plan
    let result = tree.expectation(under: tree.profile([plan, bids]))
    #expect(result.measures == [0.5, 0.5, 0.25, 0.5])
    let wishes = tree.nodes.filter { $0.kind == .decision && $0.seat == 1 }.map(\.wish)
    #expect(wishes == [20, 20])  // 10, which covers both reserves
  }

  @Test func `wishes the trade and the truth`() throws {
    for (contract, wishes) in [
      (UsedCar.Contract.menu, [deferred, lumpSum]), (.lumpSum, [1, 1]), (.cheapTalk, [1, 2]),
    ] {
      var mechanism = UsedCar()
      mechanism.contract = contract
      #expect(try explored(mechanism).nodes.compactMap(\.wish) == wishes)
    }
    var hopeless = UsedCar()
    hopeless.value = [9, 3]
    #expect(try explored(hopeless).nodes.compactMap(\.wish) == [keep, keep])
  }

  @Test func `complains of lists and terms that do not fit`() {
    func complaint(_ change: (inout UsedCar) -> Void) -> String? {
      var mechanism = UsedCar()
      change(&mechanism)
      return mechanism.complaint
    }
    let lengths = "cars, reliability, reserve, value and prior must have the same length"
    #expect(complaint { $0.cars = [] } == "a market needs at least one kind of car")
    #expect(complaint { $0.cars = ["car"] } == lengths)
    #expect(complaint { $0.reserve = [1] } == lengths)
    #expect(complaint { $0.prior = [0, 0] } == "some kind of car needs a positive prior")
    #expect(complaint { $0.deposit = 13 } == "the deposit exceeds the full price")
    #expect(complaint { $0.buyer = .bidder } == "a bidder needs the lump-sum contract")
    let talk = complaint {
      $0.contract = .cheapTalk
      $0.prices = [1]
    }
    #expect(talk == "cheap talk needs a price for each kind of car")
    let timid = complaint {
      $0.riskAversion = 1
      $0.fullPrice = 1000
    }
    #expect(timid == "risk-aversion times the money at stake must be at most 500")
  }
}
