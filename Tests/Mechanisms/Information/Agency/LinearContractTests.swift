import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Linear contract` {
  private func contract(_ risk: Double, _ cost: Double, _ variance: Double) -> LinearContract {
    var contract = LinearContract()
    (contract.rules.riskAversion, contract.rules.effortCost) = (risk, cost)
    contract.rules.variance = variance
    contract.rules.grades = 13
    return contract
  }

  @Test(
    arguments: [
      [1, 1, 1, 0.5, 0.25], [0.5, 1, 1, 2 / 3.0, 1 / 3.0], [0, 1, 1, 1, 0.5],
      [1, 2, 1, 1 / 3.0, 1 / 12.0],
    ] as [[Double]])
  func `is best at a share of 1 / (1 + rcv), which leaves half of it over c`(
    _ row: [Double]
  ) throws {
    // Risk aversion, cost of effort, variance; the best share and its surplus.
    let (share, surplus) = (row[3], row[4])
    let tree = try explored(contract(row[0], row[1], row[2]))
    let efforts = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape)).plan
    let offer = tree.bestReply(of: 0, to: tree.profile([efforts, efforts])).plan[0]
    #expect(isClose(Double(offer) / 12, share))
    let plan = [offer] + efforts.dropFirst()
    let result = tree.expectation(under: tree.profile([plan, plan]))
    #expect(isClose(result.measures[0], surplus))
    #expect(isClose(result.payoffs[0], surplus) && isClose(result.payoffs[1], 0))
    #expect(tree.wishedPlan[0] == offer)
  }

  @Test(arguments: 0..<10)
  func `brings effort in proportion to the share, at no rent`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    let contract = contract(
      draws.next(in: 0...3), draws.next(in: 0.2...3), draws.next(in: 0...3))
    let tree = try explored(contract)
    let (values, plan) = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape))
    for share in 0..<13 {
      #expect(plan[1 + share] == share)
      let slot = tree.shape.slots(ofInfoset: 1 + share).first + share
      #expect(abs(values.expected(slot: slot, infoset: 1 + share)) < 1e-9)
    }
  }

  /// What must be expected for a coin of a stake to be worth nothing, in closed form.
  private static let fair: [(UtilityShape, Double, @Sendable (Double, Double) -> Double)] = [
    // (W + m + x) (W + m - x) = W^2.
    (.logarithmic, 0, { wealth, stake in (wealth * wealth + stake * stake).squareRoot() - wealth }),
    (
      .constantRelative, 1,
      { wealth, stake in (wealth * wealth + stake * stake).squareRoot() - wealth }
    ),
    // sqrt(W + m + x) + sqrt(W + m - x) = 2 sqrt(W).
    (.squareRoot, 0, { wealth, stake in stake * stake / (4 * wealth) }),
    (.constantRelative, 0.5, { wealth, stake in stake * stake / (4 * wealth) }),
    (.constantRelative, 0, { _, _ in 0 }),
    // (W + m + x)^-2 + (W + m - x)^-2 = 2 W^-2, quadratic in (W + m)^2.
    (
      .constantRelative, 3,
      { wealth, stake in
        let (square, root) = (stake * stake, (wealth * wealth + 8 * stake * stake).squareRoot())
        return ((2 * square + wealth * wealth + wealth * root) / 2).squareRoot() - wealth
      }
    ),
  ]

  @Test(arguments: fair.indices)
  func `pays a premium in closed form under other utilities`(_ row: Int) throws {
    let (utility, aversion, fair) = Self.fair[row]
    var contract = contract(aversion, 0.5, 4)
    contract.rules.utility = utility
    contract.rules.wealth = 5
    #expect(contract.complaint == nil)
    let tree = try explored(contract)
    let (values, plan) = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape))
    for grade in 0..<13 {
      // The agent works as its share says and gets nothing beyond what it would have without.
      #expect(plan[1 + grade] == grade)
      let slot = tree.shape.slots(ofInfoset: 1 + grade).first + grade
      #expect(abs(values.expected(slot: slot, infoset: 1 + grade)) < 1e-9)
      let share = Double(grade) / 12
      let offer = [grade] + plan.dropFirst()
      let result = tree.expectation(under: tree.profile([offer, offer]))
      let premium = fair(5, 2 * share)
      // Effort 2 s, output 2 s, cost s^2.
      #expect(isClose(result.measures[2], premium, within: 1e-9))
      #expect(isClose(result.measures[0], 2 * share - share * share - premium, within: 1e-9))
      #expect(isClose(result.payoffs[0], result.measures[0], within: 1e-9))
    }
    let surplus = (0..<13).map { grade in
      let share = Double(grade) / 12
      return 2 * share - share * share - fair(5, 2 * share)
    }
    #expect(surplus.max() == surplus[tree.wishedPlan[0]])
  }

  @Test func `charges an agent who works otherwise by the wealth that it then has`() throws {
    var contract = contract(0, 1, 1)
    contract.rules.utility = .logarithmic
    contract.rules.wealth = 2
    let tree = try explored(contract)
    // The whole output, and no work: the wage alone, which is the fair mean less 1/2.
    let wage = 5.0.squareRoot() - 2 - 0.5
    let idle = tree.expectation(
      under: tree.profile(
        [[12] + [Int](repeating: 0, count: 13)]
          + [[12] + [Int](repeating: 0, count: 13)]))
    let sure = ((2 + wage) * (2 + wage) - 1).squareRoot() - 2
    #expect(isClose(idle.payoffs[1], sure))
    #expect(isClose(idle.measures[2], wage - sure))
  }

  @Test func `needs a wealth that no loss exhausts`() {
    var contract = contract(0, 1, 1)
    contract.rules.utility = .squareRoot
    contract.rules.wealth = 0.5
    #expect(
      contract.complaint?.hasPrefix("square-root utility needs a wealth above the greatest loss, ")
        == true)
    contract.rules.riskAversion = 1
    #expect(
      contract.complaint
        == "the square-root utility has a risk aversion of its own; set risk-aversion to 0")
  }
}
