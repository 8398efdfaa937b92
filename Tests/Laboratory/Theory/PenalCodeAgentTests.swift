import Arena
import GameTheory
import StudySupport
import TestSupport
import Testing
import Theory

@testable import Laboratory

@Suite struct `An agent that keeps to a penal code` {
  private func code(_ discount: Double, _ point: String = "[]") -> String {
    "{ agent: 'penal-code', count: 20, parameters: { discount: \(discount), point: \(point) } }"
  }

  /// What the seats of a study earn a round, if another one follows with a probability of 0.8.
  private func payoffs(_ mechanism: String, _ population: [String]) throws -> [Double] {
    let cells = try results([
      "mechanism": "'repeated(\(mechanism))'",
      "parameters": "{ 'repeat-rounds': 200, 'repeat-continuation': 0.8 }",
      "population": "[\(population.joined(separator: ", "))]", "rounds": "100", "window": "1",
    ])
    return try #require(cells.first).payoffs
  }

  @Test func `earns with its like what was chosen`() throws {
    let cooperating = try payoffs("prisoners-dilemma", [code(0.5)])
    #expect(cooperating.allSatisfy { isClose($0, 3) })
    let earned = try payoffs("prisoners-dilemma", [code(0.8, "[1.5, 4]")])
    #expect(abs(earned[0] - 1.5) < 0.2 && abs(earned[1] - 4) < 0.2, "\(earned)")
  }

  @Test func `earns in turn what was chosen`() throws {
    let parameters = "parameters: { discount: 0.8, point: [5.5, 1.5] }"
    let earned = try payoffs(
      "principal-agent",
      ["principal", "agent"].map {
        "{ name: '\($0)', agent: 'penal-code', count: 10, roles: ['\($0)'], \(parameters) }"
      })
    #expect(abs(earned[0] - 5.5) < 0.2 && abs(earned[1] - 1.5) < 0.2, "\(earned)")
  }

  @Test func `earns by plans where nature tells each something of its own`() throws {
    // Whoever wants to trade at the price does: in all the surplus of 9/16, which no plan passes.
    let earned = try payoffs(
      "posted-price-trade",
      ["buyer", "seller"].map {
        "{ name: '\($0)', agent: 'penal-code', count: 10, roles: ['\($0)'], "
          + "parameters: { discount: 0.8, point: [0.375, 0.1875] } }"
      })
    #expect(abs(earned[0] - 0.375) < 0.05 && abs(earned[1] - 0.1875) < 0.05, "\(earned)")
  }

  @Test func `punishes whoever departs until it has paid`() throws {
    let always = "{ agent: 'always', count: 20, parameters: { action: 1 } }"
    // Among themselves 3 and 1; a defector earns 5 in its first round against the code, and then 1.
    let sum = try payoffs("prisoners-dilemma", [code(0.5), always]).reduce(0, +)
    let (like, unlike) = (19.0 / 39, 20.0 / 39)
    let met = 0.2 * (5 + 0) + 0.8 * (1 + 1)
    #expect(abs(sum - (like * (3 + 1) + unlike * met)) < 0.15, "\(sum)")
  }

  @Test(arguments: [
    ("matching-pennies", 0.9, [], "no equilibrium of the repeated game in pure strategies"),
    ("prisoners-dilemma", 0.4, [3, 3], "that earns (3.0, 3.0) at a discount of 0.4"),
    ("prisoners-dilemma", 0.9, [1], "a point of two payoffs"),
    ("public-goods", 0.9, [], "two players who see all that was done"),
  ])
  func `says why it cannot play`(
    _ mechanism: String, _ discount: Double, _ point: [Double], _ reason: String
  ) throws {
    let found = try Library.standard.mechanism(mechanism)
    var agent = PenalCodeAgent()
    (agent.discount, agent.point) = (discount, point)
    let refusal = agent.refusal(of: try TheoryDesk(found).briefing)
    #expect(refusal?.contains(reason) == true, "\(refusal ?? "")")
  }

  @Test func `is what a solution names for a point, or says that none earns it`() throws {
    let desk = try TheoryDesk(try Library.standard.mechanism("prisoners-dilemma"))
    let endless = Horizon(continuation: 0.8, atMost: 1_000_000_000)
    let solution = try RepeatedSolution(desk, over: endless, in: .standard)
    let plan = try #require(try solution.earning(PayoffPoint(2, 3)).plan)
    let corners = try #require(solution.outlook.set).corners
    for (seat, payoff) in [2.0, 3.0].enumerated() {
      let mean = plan.opening.reduce(0) { $0 + $1.probability * corners[$1.state][seat] }
      #expect(isClose(mean, payoff))
    }
    #expect(plan.seating["parameters"]["discount"] == .number(0.8))
    let error = #expect(throws: StudyError.self) { try solution.earning(PayoffPoint(5, 3)) }
    #expect(error?.description.contains("no equilibrium earns it") == true)
    let patient = Horizon(continuation: 0.9999, atMost: 1_000_000_000)
    let endlessly = try RepeatedSolution(desk, over: patient, in: .standard)
    #expect(throws: StudyError.self) { try endlessly.earning(PayoffPoint(2, 3)) }
    let ending = try RepeatedSolution(desk, over: Horizon(rounds: 5), in: .standard)
    #expect(throws: StudyError.self) { try ending.earning(PayoffPoint(1, 1)) }
    #expect(ending.outlook.wish == nil, "patience alone does not help before a known end")
  }

  @Test func `earns what is known to be earned where equilibria are only bounded`() throws {
    let desk = try TheoryDesk(try Library.standard.mechanism("posted-price-trade"))
    let endless = Horizon(continuation: 0.9, atMost: 1_000_000_000)
    let solution = try RepeatedSolution(desk, over: endless, in: .standard)
    let (outlook, json) = (solution.outlook, solution.json)
    #expect(outlook.status == .incomplete && outlook.obstacle != nil && outlook.error > 0.01)
    #expect(json["status"] == .string("incomplete") && solution.welfare.allSatisfy { !$0.isExact })
    let (all, known) = (try #require(outlook.set), try #require(outlook.earned))
    let corner = try #require(known.corners.first)
    #expect(try solution.earning(corner).plan != nil)
    let beyond = try #require(all.corners.max { known.distance(to: $0) < known.distance(to: $1) })
    let error = #expect(throws: StudyError.self) { try solution.earning(beyond) }
    #expect(error?.description.contains("no equilibrium is known to earn it") == true)
  }

  @Test func `is not needed where one player decides`() throws {
    let desk = try TheoryDesk(try Library.standard.mechanism("used-car"))
    let endless = Horizon(continuation: 0.9, atMost: 1_000_000_000)
    let solution = try RepeatedSolution(desk, over: endless, in: .standard)
    let reached = try #require(solution.welfare.first)
    #expect(reached.isExact && solution.outlook.isRoundByRound)
    let once = try Prediction(desk, in: .standard)
    #expect(
      reached.predicted
        == once.values(0).min().flatMap { low in
          once.values(0).max().map { low...$0 }
        })
  }
}
