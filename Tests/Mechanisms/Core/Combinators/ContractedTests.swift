import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Contracted mechanism` {
  /// What follows when all sign, or all refuse, and play as listed.
  private func payoffs(_ tree: GameTree, signing: Bool, _ actions: [Int]) -> [Double] {
    let answers = [Int](repeating: signing ? 0 : 1, count: tree.seats)
    return tree.outcome(drawing: [], choosing: answers + actions).payoffs
  }

  @Test func `tells who signs, what each knows of it, and what is paid at the end`() {
    func told(_ choices: [Int]) -> [String] {
      var witness = Witness(choices: choices)
      Contracted(PrisonersDilemma(), payments: [2]).play(&witness)
      return witness.told
    }
    #expect(
      told([0, 0, 1, 0]) == [
        "0 sees 0 at 0: 0", "1 sees 0 at 0: 0", "0 sees 0 at 1: 1", "1 sees 0 at 1: 0",
        "0 gains 5.0", "1 gains 0.0", "0 pays 1 2.0",
      ])
    #expect(
      told([0, 1, 1, 0]) == [
        "0 sees 0 at 0: 0", "1 sees 0 at 0: 1", "0 sees 2 at 1: 1", "1 sees 1 at 1: 0",
        "0 gains 5.0", "1 gains 0.0",
      ])
  }

  @Test(arguments: [
    (0.5, [0]), (0.9, [0]), (1.0, [0, 3]), (1.5, [0, 3]), (2.0, [0, 3]), (2.5, [3]), (3.0, [3]),
  ])
  func `leaves the claims of CoopEval with both ends, and beyond 2 with the highest claim alone`(
    _ payment: Double, _ claims: [Int]
  ) throws {
    var mechanism = ContractedTravelersDilemma()
    mechanism.story.payments = [payment]
    let tree = try explored(mechanism)
    let table = (0..<4).map { row in
      (0..<4).map { column in
        let pair = payoffs(tree, signing: true, [row, column])
        return (pair[0], pair[1])
      }
    }
    #expect(pureEquilibria(table) == claims.map { Pair($0, $0) })
  }

  @Test(arguments: [0.0, 1, 2.5, 7])
  func `pays what the contracts of the claims and of public goods pay`(_ payment: Double) throws {
    var claims = TravelersDilemma()
    claims.high = 5
    let claimsTree = try explored(Contracted(claims, payments: [payment]))
    claims.contract = payment
    let claimsOracle = try explored(claims)
    for actions in lists(of: 2, below: 4) {
      let signed = payoffs(claimsTree, signing: true, actions)
      #expect(signed == claimsOracle.expectation(ofActions: actions).payoffs)
    }
    var goods = PublicGoods()
    goods.levels = 2
    let goodsTree = try explored(Contracted(goods, payments: [payment * 20]))
    goods.contract = payment
    let goodsOracle = try explored(goods)
    for actions in lists(of: 4, below: 2) {
      let signed = payoffs(goodsTree, signing: true, actions)
      for (left, right) in zip(signed, goodsOracle.expectation(ofActions: actions).payoffs) {
        #expect(isClose(left, right))
      }
    }
  }

  /// The plan to sign and do as wished, or else to play an equilibrium of the base, by decision.
  private func plan(_ tree: GameTree, otherwise fallback: [Int]) -> [Int] {
    var plan = tree.wishedPlan
    let first = tree.shape.roles.count
    for infoset in plan.indices {
      let (decision, observation) = tree.shape.decision(ofInfoset: infoset)
      if decision >= first && observation > 0 { plan[infoset] = fallback[decision - first] }
    }
    return plan
  }

  private func holds(
    _ mechanism: some Mechanism, _ payoff: Double, otherwise fallback: [Int]
  ) throws {
    let tree = try explored(mechanism)
    #expect(tree.hasPerfectRecall)
    let plans = [[Int]](repeating: plan(tree, otherwise: fallback), count: tree.seats)
    #expect(tree.temptations(plans).allSatisfy { isClose($0, 0) })
    let expectation = tree.expectation(under: tree.profile(plans))
    #expect(expectation.payoffs.allSatisfy { isClose($0, payoff) })
    #expect(expectation.measures.last == 1)
  }

  @Test func `is signed by all in an equilibrium of the four dilemmas of CoopEval`() throws {
    try holds(ContractedPrisonersDilemma(), 2, otherwise: [1])
    try holds(ContractedTravelersDilemma(), 5, otherwise: [0])
    try holds(ContractedPublicGoods(), 30, otherwise: [0])
    try holds(ContractedTrustGame(), 10, otherwise: [1, 1])
  }

  @Test(arguments: [0.0, 0.5, 1, 1.5, 2, 3])
  func `tempts nobody once it takes what defection gains`(_ payment: Double) throws {
    let tree = try explored(Contracted(PrisonersDilemma(), payments: [payment]))
    let plans = [[Int]](repeating: plan(tree, otherwise: [1]), count: 2)
    // 5 less the payment against 3; refusing to sign ends at 1.
    #expect(tree.temptations(plans).allSatisfy { isClose($0, max(0, 5 - payment - 3)) })
  }

  @Test(arguments: [
    ([2, 2], [0, 0], 4.0), ([1, 2], [0, 0], 1.0), ([3, 2], [0, 0], 4.0), ([3, 3], [0, 0], 1.0),
    ([0, 2], [0, 0], 4.0), ([2, 2], [0, 1], 0.0),
  ])
  func `puts the contract most approved of to the players, the earlier one on a tie`(
    _ approvals: [Int], _ answers: [Int], _ paid: Double
  ) throws {
    let tree = try explored(Contracted(PrisonersDilemma(), payments: [1, 4]))
    #expect(tree.hasPerfectRecall)
    let result = tree.outcome(drawing: [], choosing: approvals + answers + [1, 0])
    #expect(result.payoffs == [5 - paid, paid])
    #expect(result.measures == [paid > 0 ? 1 : 0])
  }

  @Test func `asks nobody to sign what nobody approves of`() throws {
    let tree = try explored(Contracted(PrisonersDilemma(), payments: [1, 4]))
    #expect(tree.outcome(drawing: [], choosing: [0, 0, 1, 0]).payoffs == [5, 0])
    let names = tree.shape.decisions.map(\.name)
    #expect(names == ["approval", "signature", "move"])
    #expect(tree.shape.decisions[2].observations == 4 * 3 * 3)
  }

  @Test func `goes by what came out where hands slip`() {
    var witness = Witness(choices: [0, 0, 0, 1])
    Contracted(slippery, payments: [2]).play(&witness)
    // The first meant to cooperate and defects, the second the other way round: 5 and 0, less 2.
    #expect(witness.payoffs.prefix(2) == [3.0, 2])
    #expect(witness.told.filter { $0.contains("pays") } == ["0 pays 1 2.0"])
  }

  @Test func `counts the rounds that were played under it`() throws {
    let iterated = Repeated(PrisonersDilemma(), Horizon(continuation: 0.5, atMost: 3))
    let tree = try explored(Contracted(iterated, payments: [1]))
    let signed = tree.shape.measures.count - 1
    let moves = [0, 0, 0, 0, 0, 0]
    for rounds in 1...3 {
      let draws = Array([0, 0].prefix(rounds - 1)) + (rounds < 3 ? [1] : [])
      let played = tree.outcome(drawing: draws, choosing: [0, 0] + moves)
      #expect(played.measures[signed] == Double(rounds))
      let refused = tree.outcome(drawing: draws, choosing: [0, 1] + moves)
      #expect(refused.measures[signed] == 0)
    }
  }

  @Test func `complains for its base, of nothing to sign and of nobody to sign with`() {
    func complaint(_ payments: [Double]) -> String? {
      Contracted(PrisonersDilemma(), payments: payments).complaint
    }
    var dilemma = PrisonersDilemma()
    dilemma.reward = 6
    #expect(Contracted(dilemma).complaint == dilemma.complaint)
    #expect(complaint([]) == "contract-payments must name at least one payment")
    #expect(complaint([1, 2, 3, 4]) == "contract-payments may name at most three payments")
    #expect(complaint([1, 2, 3]) == nil)
    #expect(Contracted(Crowd(size: 17)).complaint == "a contract is between 2 and 16 players")
    #expect(Contracted(Crowd(size: 1)).complaint == "a contract is between 2 and 16 players")
  }
}
