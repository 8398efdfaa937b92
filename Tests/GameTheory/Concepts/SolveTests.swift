import Arena
import Mechanisms
import Testing

@testable import GameTheory

@Suite struct `A solution concept` {
  private func options(_ change: (inout SolveOptions) -> Void = { _ in }) -> SolveOptions {
    var options = SolveOptions()
    options.budget.steps = 3_000_000
    change(&options)
    return options
  }

  private func claims(bonus: Double, to high: Double = 100) throws -> GameTree {
    var game = TravelersDilemma()
    (game.high, game.bonus, game.penalty) = (high, bonus, bonus)
    return try game.tree()
  }

  @Test(arguments: Concept.allCases)
  func `answers for every small game, or says why not`(_ concept: Concept) throws {
    for tree in [
      try Inspection().tree(), try BattleOfTheSexes().tree(), try UsedCar().tree(),
      try MatchingPennies().tree(), try KuhnPoker().tree(), try SharedAudit().tree(),
    ] {
      let solution = tree.solve(
        concept, options { $0.budget.steps = concept == .correlated ? 200 : 20_000 },
        objectives: [(0..<tree.leaves).map { tree.payoff(leaf: $0, seat: 0) }])
      #expect(!solution.method.isEmpty)
      #expect(
        (solution.status == .notApplicable) == (solution.obstacle != nil)
          || solution.answers.isEmpty)
      #expect(solution.count >= solution.answers.count || concept == .riskDominant)
      for answer in solution.answers {
        #expect(answer.expectation == tree.expectation(of: answer.profile))
        #expect(answer.regret >= 0)
      }
      let isEmpty =
        solution.answers.isEmpty && solution.intervals.isEmpty && solution.survivors.isEmpty
      let mayBeNone: [Concept] = [.pure, .riskDominant, .payoffDominant]
      #expect(!isEmpty || !solution.isComplete || mayBeNone.contains(concept))
    }
  }

  @Test(arguments: [
    Concept.nash, .pure, .extreme, .lemkeHowson, .supports, .zeroSum, .payoffDominant,
    .riskDominant,
  ])
  func `of equilibrium leaves nobody anything to gain`(_ concept: Concept) throws {
    for tree in [
      try Inspection().tree(), try Chicken().tree(), try StagHunt().tree(),
      try MatchingPennies().tree(), try UsedCar().tree(),
    ] {
      for answer in tree.solve(concept, options()).answers {
        #expect(answer.regret <= 1e-9)
        #expect(tree.regrets(of: answer.profile).allSatisfy { $0 <= 1e-9 })
      }
    }
  }

  @Test func `finds 99 equilibria of the claims game up to a bonus of one, and one beyond`() throws
  {
    for (bonus, count) in [(0.5, 99), (1, 99), (1.5, 1), (2, 1)] {
      #expect(try claims(bonus: bonus).solve(.pure).count == count)
    }
    let all = try claims(bonus: 2).solve(.nash, options { $0.budget.steps = 20_000 })
    #expect(all.isComplete && all.count == 1 && all.answers[0].expectation.payoffs == [2, 2])
  }

  @Test func `of undominated claims leaves the lowest`() throws {
    var game = TravelersDilemma()
    (game.low, game.high) = (2, 20)
    let tree = try game.tree()
    let weak = tree.solve(.weakDominance, options())
    #expect(weak.isComplete)
    #expect(weak.survivors.map { $0.map { $0.map(\.action) } } == [[[0]], [[0]]])
    #expect(weak.deletions.count == 36 && weak.deletions.allSatisfy { $0.dominator != nil })
    // No claim strictly dominates the highest, but a mixture does: it is never a best reply.
    let strict = tree.solve(.strictDominance, options())
    #expect(strict.survivors.map { $0.map { $0.map(\.action) } } == [[[0]], [[0]]])
    #expect(strict.deletions.first?.dominator == nil)
  }

  @Test func `of regret leaves the claim of 97`() throws {
    let solution = try claims(bonus: 2).solve(.regretMinimisation, options())
    #expect(solution.isComplete)
    #expect(solution.survivors.map { $0.map { $0.map(\.action) } } == [[[95]], [[95]]])
  }

  @Test func `of commitment stops every violation of the inspection game`() throws {
    let tree = try Inspection().tree()
    let solution = tree.solve(.stackelberg)
    let answer = try #require(solution.answers.first)
    #expect(solution.isComplete && answer.regret <= 1e-9)
    #expect((answer.expectation.payoffs[0] + 0.25).magnitude < 1e-9)
    #expect((answer.profile.probability(seat: 0, slot: 1) - 0.25).magnitude < 1e-9)
    // The inspector would rather not look once nobody violates: only its commitment holds it.
    #expect((tree.regrets(of: answer.profile)[0] - 0.25).magnitude < 1e-9)
  }

  /// Quantities of a leader and a follower, Stackelberg's or Cournot's.
  ///
  /// > Source: the first example of K. Bagwell, "Commitment and observability in games", *Games and
  /// > Economic Behavior* 8, 1995.
  @Test func `of commitment is worth 5 in Bagwell's game, whose only equilibrium is worth 4`()
    throws
  {
    var game = Bimatrix()
    (game.rows, game.columns) = (["Stackelberg", "Cournot"], ["Stackelberg", "Cournot"])
    game.rowPayoffs = [5, 3, 6, 4]
    game.columnPayoffs = [2, 1, 3, 4]
    let tree = try game.tree()
    let equilibria = tree.solve(.nash)
    #expect(equilibria.isComplete && equilibria.answers.map(\.expectation.payoffs) == [[4, 4]])
    let pure = tree.solve(.stackelberg, options { $0.isPure = true })
    #expect(pure.answers.map(\.expectation.payoffs) == [[5, 2]])
    // Mixed, the leader may play Cournot as long as the follower still weakly prefers Stackelberg:
    // 2 p + 3 (1 - p) >= p + 4 (1 - p), that is p >= 1/2, for 5 p + 6 (1 - p).
    let mixed = try #require(tree.solve(.stackelberg).answers.first)
    #expect((mixed.expectation.payoffs[0] - 5.5).magnitude < 1e-9)
  }

  @Test func `of commitment puts the seats that are asked for in the lead`() throws {
    let tree = try Inspection().tree()
    let solution = tree.solve(.stackelberg, options { $0.leaders = [1] })
    let answer = try #require(solution.answers.first)
    // An inspectee that can commit violates so rarely that looking is not worth it: with probability
    // cost / bounty, the inspector indifferent and, for the inspectee, not looking.
    #expect((answer.expectation.payoffs[1] - 0.5).magnitude < 1e-9)
  }

  @Test func `of poker finds the value of minus one eighteenth`() throws {
    let tree = try KuhnPoker().tree()
    for concept in [Concept.zeroSum, .nash] {
      let answer = try #require(
        tree.solve(concept, options { $0.budget.steps = 50_000 }).answers.first)
      #expect((answer.expectation.payoffs[0] + 1.0 / 18).magnitude < 1e-12)
      #expect(answer.regret < 1e-12)
    }
  }

  @Test func `of no regret holds every equilibrium`() throws {
    for tree in [try Chicken().tree(), try BattleOfTheSexes().tree(), try Inspection().tree()] {
      let objective = (0..<tree.leaves).map {
        tree.payoff(leaf: $0, seat: 0) + tree.payoff(leaf: $0, seat: 1)
      }
      let coarse = try #require(
        tree.solve(.coarseCorrelated, objectives: [objective]).intervals[0])
      let fine = try #require(tree.solve(.correlated, objectives: [objective]).intervals[0])
      #expect(coarse.low <= fine.low + 1e-9 && coarse.high >= fine.high - 1e-9)
      for answer in tree.solve(.nash).answers {
        let sum = answer.expectation.payoffs.reduce(0, +)
        #expect(sum >= fine.low - 1e-9 && sum <= fine.high + 1e-9)
      }
    }
  }

  @Test func `of logit play fits the precision that play was made with`() throws {
    let tree = try QualityGame().tree()
    let made = tree.solve(.agentQuantalResponse, options { $0.precision = 1.25 })
    let play = try #require(made.answers.first).profile
    let weights = [Double](repeating: 1000, count: tree.seats * tree.shape.infosets)
    let fitted = tree.solve(.agentQuantalResponse, options { $0.observed = (play, weights) })
    guard case .number(let precision)? = fitted.facts.first?.value else {
      Issue.record("no precision was fitted")
      return
    }
    #expect((precision - 1.25).magnitude < 1e-4)
  }

  @Test func `says so when players forget or payoffs are not numbers`() throws {
    let repeated = PrisonersDilemma().game(repeated: Horizon(rounds: 3))
    let tree = try #require(repeated?.explore(budget: 10_000).tree)
    #expect(tree.hasPerfectRecall == (tree.solve(.pure).status != .imperfectRecall))
    for payoff in [Double.nan, .infinity] {
      let broken = try TableGame([2, 2], [payoff, 0, 0, 0, 0, 0, 0, 0]).tree()
      for concept in Concept.allCases {
        #expect(broken.solve(concept).status == .notFinite)
      }
    }
  }

  @Test(arguments: Concept.allCases)
  func `ends within its budget`(_ concept: Concept) throws {
    let tree = try claims(bonus: 2, to: 20)
    let solution = tree.solve(
      concept, options { $0.budget.steps = 10 },
      objectives: [(0..<tree.leaves).map { tree.payoff(leaf: $0, seat: 0) }])
    #expect(solution.concept == concept && !solution.method.isEmpty)
  }
}
