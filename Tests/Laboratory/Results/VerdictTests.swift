import Arena
import Testing
import Theory

@testable import Laboratory

@Suite struct `A verdict compares like with like` {
  private func pair(_ first: Int, _ second: Int, _ more: [String: String] = [:]) throws
    -> CellSummary
  {
    var changes = more
    changes["population"] = """
      [{agent: 'always', name: 'a', count: 1, parameters: {action: \(first)}},
       {agent: 'always', name: 'b', count: 1, parameters: {action: \(second)}}]
      """
    return try results(changes)[0]
  }

  @Test func `agents who take turns in the seats are set beside agents who do`() throws {
    let cell = try results([
      "mechanism": "'battle-of-the-sexes'", "rounds": "2000",
      "population": "[{agent: 'always', count: 10, parameters: {action: 0}}]",
      "welfare": "['egalitarian', 'nash']",
    ])[0]
    for welfare in cell.welfare {
      // Both pure equilibria give 1.5 to whoever sits in either seat half of the time, the mixed one 2/3.
      let range = try #require(welfare.predicted)
      #expect((range.lowerBound - 2.0 / 3).magnitude < 1e-9 && range.upperBound == 1.5)
      #expect(welfare.verdict == .notUnique)
    }
  }

  @Test func `agents who keep their seats are set beside seats`() throws {
    let cell = try results([
      "mechanism": "'battle-of-the-sexes'", "matching": "'fixed'",
      "population": "[{agent: 'always', count: 10, parameters: {action: 0}}]",
      "welfare": "['egalitarian']",
    ])[0]
    #expect(cell.welfare[0].predicted?.upperBound == 1 && cell.welfare[0].emergent.mean == 1)
  }

  @Test func `rounds that were played divide what was earned in them`() throws {
    let cell = try results([
      "repeat": "{continuation: 0.8}", "replicates": "3",
      "population": "[{agent: 'grim', count: 10}]",
    ])[0]
    let welfare = cell.welfare[0]
    #expect(welfare.emergent.mean == 3 && welfare.emergent.halfWidth == 0)
    #expect(welfare.alignment == 1 && welfare.verdict == .notUnique)
    #expect(welfare.predicted == 1...3 && !welfare.isBound)
    #expect(cell.exploitability?.mean == 0, "in one round, a deviator would gain 2")
  }

  @Test func `groups that play opposites are no mean of them`() throws {
    // Temptation 4, reward 2, punishment 1, sucker -2: the mean is that of mutual defection.
    let parameters = "{temptation: 4, reward: 2, punishment: 1, sucker: -2}"
    let cell = try pair(0, 1, ["parameters": parameters, "keep": "['actions']"])
    #expect(cell.welfare[0].emergent.mean == 1 && cell.welfare[0].predicted == 1...1)
    #expect(cell.welfare[0].verdict == .outside)
    // Half of them earn 0 where a defector earns 2.5.
    #expect(cell.exploitability?.mean == 1.25)
    let nearest = try #require(cell.play?.distances.first)
    #expect(nearest.distance == 0.5)
    let defectors = try pair(1, 1, ["parameters": parameters])
    #expect(defectors.welfare[0].verdict == .inside && defectors.exploitability?.mean == 0)
  }

  @Test func `what agrees with the little that is known says that more may be predicted`() throws {
    // Two bidders with eight values each: only the designer's wish is found, which everybody obeys.
    let found = try results([
      "mechanism": "'second-price-auction'", "parameters": "{values: 8, top: 7}",
      "population": "[{agent: 'truthful', count: 10}]", "rounds": "4000", "replicates": "5",
      "welfare": "['surplus']",
    ])[0].welfare[0]
    #expect(found.verdict == .inside)
    #expect(found.reason?.hasSuffix("incomplete") == true)
    let dilemma = try pair(1, 1).welfare[0]
    #expect(dilemma.verdict == .inside && dilemma.reason == nil)
  }

  @Test(arguments: [-1.0, -1e4, -1e6])
  func `a catastrophe that nobody causes moves no verdict`(_ worst: Double) throws {
    // A prisoner's dilemma with an action that pays whoever takes it something terrible.
    func cell(_ action: Int) throws -> WelfareSummary {
      try results([
        "mechanism": "'bimatrix'",
        "parameters": """
        {rows: ['C', 'D', 'X'], columns: ['C', 'D', 'X'],
         'row-payoffs': [2, 0, 0, 3, 1, 1, \(worst), \(worst), \(worst)],
         'column-payoffs': [2, 3, \(worst), 0, 1, \(worst), 0, 1, \(worst)]}
        """,
        "population": "[{agent: 'always', count: 4, parameters: {action: \(action)}}]",
      ])[0].welfare[0]
    }
    let cooperating = try cell(0)
    #expect(cooperating.emergent.mean == 2 && cooperating.predicted == 1...1)
    #expect(cooperating.verdict == .outside)
    #expect(try cell(1).verdict == .inside)
  }

  @Test func `a catastrophe that takes two who are rare moves no verdict`() throws {
    // One of many takes X, and only two who do lose anything by it: they never meet.
    func cell(_ worst: Double) throws -> WelfareSummary {
      try results([
        "mechanism": "'bimatrix'",
        "parameters": """
        {rows: ['C', 'D', 'X'], columns: ['C', 'D', 'X'],
         'row-payoffs': [3, 0, 0, 5, 1, 0, 0, 0, \(worst)],
         'column-payoffs': [3, 5, 0, 0, 1, 0, 0, 0, \(worst)]}
        """,
        "population": """
        [{agent: 'always', count: 199, parameters: {action: 0}},
         {name: 'rare', agent: 'always', count: 1, parameters: {action: 2}}]
        """,
        "rounds": "200",
      ])[0].welfare[0]
    }
    for worst in [-1, -1e3, -1e6] { #expect(try cell(worst).verdict == .outside, "\(worst)") }
  }

  @Test func `rounding of large terms that cancel is nobody's gain`() throws {
    // Twenty sellers who lose by a sale exactly what they are paid, whatever they say.
    let numbers = (0..<20).map { Double($0) }
    func list(_ value: (Double) -> Double) -> String { "\(numbers.map(value))" }
    let cell = try results([
      "mechanism": "'used-car'",
      "parameters": """
      {cars: \(numbers.map { "c\(Int($0))" }), reliability: \(list { 0.025 + 0.05 * $0 }),
       reserve: \(list { (11 + 2 * $0) / 10 }), value: \(list { (19 + 2 * $0) / 10 }),
       prior: \(list { _ in 0.05 }), contract: 'menu', 'lump-sum': 0, deposit: 1, 'full-price': 5}
      """,
      "population": "[{roles: ['seller'], agent: 'truthful', count: 4}]",
    ])[0]
    let welfare = cell.welfare[0]
    #expect(abs((welfare.predicted?.lowerBound ?? 1)) < 1e-9)
    #expect(abs((welfare.predicted?.upperBound ?? 0) - 0.8) < 1e-9)
    #expect(abs(welfare.emergent.mean - 0.8) < 1e-9)
    #expect(welfare.verdict == .notUnique)
  }

  @Test func `nature's luck makes no verdict wide where players leave nothing open`() {
    let prospect = Prospect(firstBest: 2.5, best: 2.5, worst: 0, source: .tree, predicted: [2.5])
    func verdict(_ values: [Double], _ reached: ClosedRange<Double>) -> Verdict {
      Judgement(prospect, Estimate(values), deviation: 0, reached: reached, gap: nil).verdict
    }
    #expect(verdict([2.4, 2.6], 2.5...2.5) == .inside)
    #expect(verdict([2.4, 2.6], 0...2.5) == .incomplete)
    #expect(verdict([1.0, 1.1], 1...2.5) == .incomplete)
    #expect(verdict([1.0, 1.01], 1...2.5) == .outside)
  }
  @Test(arguments: [0, -7, 1e6, 1e10, 1e13])
  func `the same is said whatever is added to all payoffs`(
    _ added: Double
  ) {
    func verdict(_ emergent: [Double], _ predicted: ClosedRange<Double>) -> Verdict {
      let (low, high) = (predicted.lowerBound + added, predicted.upperBound + added)
      let prospect = Prospect(
        firstBest: 3 + added, best: 3 + added, worst: -1 + added, source: .tree,
        predicted: [low, high], isInterval: true)
      #expect(!prospect.isConstant)
      #expect(abs((prospect.alignment(of: 2 + added) ?? 0) - 0.75) < 1e-3)
      return Judgement(
        prospect, Estimate(emergent.map { $0 + added }), deviation: nil,
        reached: -1 + added...3 + added, gap: nil
      ).verdict
    }
    #expect(verdict([1, 1, 1], 1...3) == .notUnique)
    #expect(verdict([3, 3, 3], 3...3) == .inside)
    #expect(verdict([1, 1, 1], 3...3) == .outside)
    // The mean of three that lie so far apart is known to within some 4.
    #expect(verdict([0, 0, 3], 3...3) == .incomplete)
  }
}
