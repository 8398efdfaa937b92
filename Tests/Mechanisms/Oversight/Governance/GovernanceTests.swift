import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Firm and regulator` {
  private func governance(_ change: (inout Governance.Rules) -> Void = { _ in }) -> Governance {
    var governance = Governance()
    change(&governance.rules)
    return governance
  }

  @Test(arguments: [0.0, 2, 3, 4, 6, 10])
  func `pays what its tables say`(_ k: Double) throws {
    for leader in [Governance.Leader.simultaneous, .firm, .regulator] {
      let tree = try explored(governance { ($0.leader, $0.stakes.capability) = (leader, k) })
      let table = tree.bimatrix()
      #expect(table[0][0] == (3, -1))
      #expect(table[0][1] == (2, -2))
      #expect(table[1][0] == (3 + k / 2, -1 - k))
      #expect(table[1][1] == (-1, -1 - k * k / 4))
      #expect(tree.offences() == [])
    }
  }

  @Test(arguments: 0..<30)
  func `loses 1 below a capability of 4 where the firm leads, and 1 + k above`(
    _ seed: Int
  ) throws {
    var draws = Draws(seed: seed)
    let k = draws.next(in: 0.01...9)
    let tree = try explored(governance { ($0.leader, $0.stakes.capability) = (.firm, k) })
    // The regulator sees the conduct: its decisions are the information sets 1 and 2.
    let answers = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape)).plan
    #expect(answers[1] == 0)
    #expect(answers[2] == (k < 4 ? 1 : 0))
    let conduct = tree.bestReply(of: 0, to: tree.profile([answers, answers])).plan
    let result = tree.expectation(under: tree.profile([conduct, answers]))
    #expect(isClose(result.measures[0], k < 4 ? -1 : -1 - k))
    #expect(isClose(result.measures[1], k < 4 ? 3 : 3 + k / 2))
  }

  @Test(arguments: 0..<30)
  func `is cautious exactly from a public rate of k / (k + 6) on`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    let k = draws.next(in: 0...20)
    let tree = try explored(
      governance {
        ($0.leader, $0.stakes.capability) = (.regulator, k)
        ($0.published, $0.rates) = (true, 41)
      })
    let conduct = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).plan
    for rate in 0..<41 {
      #expect((conduct[rate] == 0) == (Double(rate) / 40 >= k / (k + 6)))
    }
    let wish = tree.wishedPlan[41]
    #expect(wish == (0..<41).first { conduct[$0] == 0 })
    var plan = conduct
    plan[41] = wish
    let result = tree.expectation(under: tree.profile([plan, plan]))
    #expect(isClose(result.measures[0], -1 - Double(wish) / 40))
  }

  @Test(arguments: [3.999, 4, 5])
  func `lets the firm lead below the threshold and the regulator from there on`(_ k: Double) {
    let mechanism = governance { ($0.leader, $0.stakes.capability) = (.threshold, k) }
    #expect(mechanism.roles.map(\.commits) == (k < 4 ? [true, false] : [false, true]))
    #expect(mechanism.decisions[1].sees.count == (k < 4 ? 1 : 0))
    let other = governance {
      ($0.leader, $0.stakes.capability, $0.threshold, $0.published) = (.threshold, k, k, true)
    }
    #expect(other.decisions.map(\.name) == ["conduct", "rate"])
    #expect(other.decisions[0].sees.map(\.name) == ["rate"])
  }

  @Test func `notes the performance vector of what the firm did`() throws {
    let mechanism = governance()
    let names = mechanism.measures.dropFirst(4).map(\.name)
    #expect(
      names == [
        "performance", "robustness", "explainability", "fairness", "privacy", "security",
      ])
    for (conduct, scores) in [
      (0, [0.6, 0.9, 0.8, 0.8, 0.9, 0.9]), (1, [0.95, 0.6, 0.5, 0.6, 0.6, 0.5]),
    ] {
      let told = try wishedEpisode(mechanism, drawing: [], following: [conduct, 1])
      #expect((4..<10).map { told.total(of: $0) } == scores)
      #expect(told.total(of: 2) == (conduct == 0 ? 1 : 0))
      #expect(told.total(of: 3) == 0)
    }
  }

  @Test func `tells a strict answer to a bold firm`() throws {
    let told = try wishedEpisode(
      governance { ($0.leader, $0.stakes.capability) = (.firm, 2) }, drawing: [],
      following: [1, 0, 1])
    #expect(
      told.events.prefix(6).map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 1, wish: Optional(0))",
        "choice(decision: 1, seat: 1, observation: 1, action: 1, wish: Optional(1))",
        "gain(amount: -1.0, seat: 0)", "gain(amount: -2.0, seat: 1)",
        "note(measure: 0, amount: -2.0)", "note(measure: 1, amount: -1.0)",
      ])
  }

  @Test func `takes any number of strategies`() throws {
    let tree = try explored(
      governance {
        $0.stakes.firm = ["slow", "fast", "faster"]
        $0.stakes.regulator = ["none"]
        ($0.stakes.capability, $0.stakes.value) = (2, [1, 2, 3])
        ($0.stakes.valueGrowth, $0.stakes.loss) = ([1, 0, 0], [4, 5, 6])
        ($0.stakes.lossGrowth, $0.stakes.lossCurvature) = ([0, -1, 0], [0, 0, 1])
        $0.vector.scores = $0.vector.scores.map { $0 + [1] }
      })
    #expect(tree.bimatrix().map { $0[0].0 } == [3, 2, 3])
    #expect(tree.bimatrix().map { $0[0].1 } == [-4, -3, -10])
    #expect(tree.wishedPlan == [1, 0])
  }

  @Test func `complains of tables that do not fit the strategies`() {
    #expect(
      governance { $0.stakes.loss = [1, 2, 3] }.complaint
        == "loss needs a number for each of the 4 pairs of strategies, not 3")
    #expect(
      governance { $0.stakes.firm = [] }.complaint == "firm and regulator need a strategy each")
    #expect(
      governance { $0.vector.scores[3] = [1] }.complaint
        == "fairness needs a score for each of the 2 strategies of the firm, not 1")
    let alone = governance {
      ($0.leader, $0.published, $0.stakes.regulator) = (.regulator, true, ["light"])
      ($0.stakes.value, $0.stakes.valueGrowth, $0.stakes.loss) = ([3, 4], [0, 0], [1, 2])
      ($0.stakes.lossGrowth, $0.stakes.lossCurvature) = ([0, 0], [0, 0])
    }
    #expect(alone.complaint == "a published rate needs a regulator with two strategies, not 1")
  }
}
