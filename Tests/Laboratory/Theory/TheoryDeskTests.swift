import Arena
import GameTheory
import Mechanisms
import Synchronization
import Testing
import Theory

@testable import Laboratory

@Suite struct `A theory desk` {
  @Test func `tells the whole game, one round of it, and which of them is analysed`() throws {
    let once = try TheoryDesk(PrisonersDilemma())
    #expect(once.whole.tree?.leaves == 4 && once.stage.tree?.leaves == 4)
    #expect(!once.analysed.isStage && once.analysed.obstacle == nil)
    let twice = try TheoryDesk(PrisonersDilemma(), repeated: Horizon(rounds: 2))
    #expect(twice.whole.tree?.leaves == 16 && twice.stage.tree?.leaves == 4)
    #expect(!twice.analysed.isStage)
    // After the second round the players forget the first.
    let thrice = try TheoryDesk(PrisonersDilemma(), repeated: Horizon(rounds: 3))
    #expect(thrice.whole.tree?.leaves == 64 && thrice.analysed.tree?.leaves == 4)
    #expect(thrice.analysed.isStage)
    #expect(thrice.analysed.obstacle == "the players remember only the last round")
    #expect(thrice.briefing.payoffRange == 0...5 && thrice.briefing.tree?.leaves == 64)
  }

  @Test func `explores no more than its budget allows`() throws {
    var budget = Budget()
    budget.leaves = 3
    let desk = try TheoryDesk(PrisonersDilemma(), budget: budget)
    #expect(desk.whole.tree == nil && desk.analysed.obstacle == "the tree has more than 3 leaves")
    #expect(desk.solution(.nash, objectives: []) == nil && desk.form == nil)
    // A census of more leaves still tells what is at stake.
    #expect(desk.stakes.range == 0...5 && desk.stakes.source == "tree")
    #expect(throws: StudyError.self) { try desk.wholeTreeOrObstacle() }
  }

  @Test func `explores once, whoever asks and how often`() throws {
    let looks = Mutex(0)
    var budget = Budget()
    budget.shouldStop = {
      looks.withLock { $0 += 1 }
      return false
    }
    var claims = TravelersDilemma()
    claims.low = 0
    claims.high = 99
    let desk = try TheoryDesk(claims, budget: budget)
    let leaves = try Executor(threads: 4).map(8) { _, _ in desk.whole.tree?.leaves }
    #expect(leaves == [Int?](repeating: 10_000, count: 8))
    // One look for each 1024 leaves of a single exploration.
    #expect(looks.withLock { $0 } == 10_000 / 1024)
  }

  @Test func `gives up when somebody asks to stop`() throws {
    var budget = Budget()
    budget.shouldStop = { true }
    var claims = TravelersDilemma()
    claims.high = 300
    let desk = try TheoryDesk(claims, budget: budget)
    guard case .stopped = desk.whole else {
      Issue.record("the exploration went on")
      return
    }
    #expect(throws: Interrupted.self) { try Prediction(desk, in: .standard) }
    let small = try TheoryDesk(Inspection(), budget: budget)
    #expect(throws: Interrupted.self) { try Prediction(small, in: .standard) }
  }

  @Test(arguments: [Concept.nash, .stackelberg, .logitLimit, .coarseCorrelated, .levelK])
  func `predicts for a study what it predicts for one episode`(_ concept: Concept) throws {
    var agency = PrincipalAgent()
    (agency.topBonus, agency.bonuses) = (2.5, 6)
    var budget = Budget()
    budget.steps = 50_000
    let mechanisms: [any Mechanism] = [agency, Inspection(), UsedCar(), StagHunt()]
    for mechanism in mechanisms {
      let desk = try TheoryDesk(mechanism, budget: budget)
      let welfare = [WelfareSpec.goal(desk.game.goal, desk.game.shape)]
      let alone = try Prediction(desk, concept, in: .standard)
      let studied = try #require(Prediction(desk, concept, welfare, mixes: nil))
      #expect(studied.values(0) == alone.values(0))
      let prospect = Theory(desk, welfare, concept: concept).prospects[0]
      #expect(prospect.predicted == alone.values(0))
      #expect(prospect.isInterval == (concept == .coarseCorrelated))
    }
  }
}
