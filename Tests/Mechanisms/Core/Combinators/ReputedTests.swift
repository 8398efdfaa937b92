import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Reputed mechanism` {
  /// What villagers see in their second round, when they did 0, 1, 1, 0 in the first.
  private func sights(_ draws: [Int]) -> [String] {
    var witness = Witness(choices: [0, 1, 1, 0], draws: draws)
    Reputed(PrisonersDilemma()).play(&witness)
    return Array(witness.choicesTold.dropFirst(4))
  }

  @Test func `shows everyone its own last action and its partners' records`() {
    var witness = Witness(choices: [0, 1, 1, 0])
    Reputed(PrisonersDilemma()).play(&witness)
    let first = ["0 sees 0 at 0: 0", "1 sees 0 at 0: 1", "2 sees 0 at 0: 1", "3 sees 0 at 0: 0"]
    #expect(Array(witness.choicesTold.prefix(4)) == first)
    // Own action 1 + (0 or 1), times three records: none, as wished, not as wished.
    let second = ["0 sees 5 at 0: 0", "1 sees 7 at 0: 0", "2 sees 7 at 0: 0", "3 sees 5 at 0: 0"]
    #expect(sights([]) == second)
  }

  @Test func `seats villagers with other partners`() {
    // Each draw swaps the last one not yet seated with the first: 1 meets 2, and 3 meets 0.
    let second = ["1 sees 8 at 0: 0", "2 sees 8 at 0: 0", "3 sees 4 at 0: 0", "0 sees 4 at 0: 0"]
    #expect(sights([3, 2, 1]) == second)
  }

  @Test func `lets everyone meet everyone with the same probability`() throws {
    // The first villager defects once; whoever meets it then punishes.
    let tree = try explored(Reputed(PrisonersDilemma()))
    #expect(tree.hasPerfectRecall)
    var plan = [Int](repeating: 0, count: tree.shape.infosets)
    for infoset in plan.indices where infoset % 3 == 2 { plan[infoset] = 1 }
    var plans = [[Int]](repeating: plan, count: 4)
    plans[0][0] = 1
    let payoffs = tree.expectation(under: tree.profile(plans)).payoffs
    // It had 5 and then 0; its victim had 0; a third of the time each of the three gets 5, else 3.
    let later = (5.0 + 3 + 3) / 3
    for (left, right) in zip(payoffs, [5, later, 3 + later, 3 + later]) {
      #expect(isClose(left, right))
    }
  }

  @Test func `holds up no cooperation until a known end`() throws {
    let tree = try explored(Reputed(PrisonersDilemma()))
    func temptations(_ action: (Int) -> Int) -> [Double] {
      tree.temptations(
        [[Int]](repeating: (0..<tree.shape.infosets).map(action), count: 4))
    }
    // Defection in every round is an equilibrium; records that nobody heeds deter nothing, 5 against
    // 3 twice; where bad ones are punished, it still pays to defect once all is over.
    #expect(temptations { _ in 1 }.allSatisfy { isClose($0, 0) })
    #expect(temptations { _ in 0 }.allSatisfy { isClose($0, 4) })
    #expect(temptations { $0 % 3 == 2 ? 1 : 0 }.allSatisfy { isClose($0, 2) })
  }

  @Test func `goes by what came out where hands slip`() {
    var witness = Witness()
    Reputed(slippery).play(&witness)
    // The iterated dilemma sees nine last rounds of its own, of which there was none.
    let second = witness.choicesTold.dropFirst(4)
    let seen = (2 * 3 + 2) * 9
    #expect(second.first == "0 sees \(seen) at 0: 0")
  }

  @Test func `pays each villager what its seat earns, and counts the mean of the groups`() throws {
    var mechanism = ReputedPublicGoods()
    mechanism.story.rounds = 1
    let tree = try explored(mechanism)
    let result = tree.outcome(drawing: [], choosing: [1, 1, 1, 1, 1, 0, 0, 0])
    let poor = [7.5, 27.5, 27.5, 27.5]
    for (left, right) in zip(result.payoffs, [30, 30, 30, 30] + poor) {
      #expect(isClose(left, right))
    }
    #expect(isClose(result.measures[0], 12.5))
  }

  @Test func `plays its own rounds, or those of a horizon`() throws {
    var mechanism = Reputed(PrisonersDilemma())
    mechanism.rounds = 2
    mechanism.continuation = 0.5
    #expect(mechanism.expectedRounds == 1.5)
    let game = try #require(mechanism.game(repeated: nil))
    #expect(game.isRepeated && game.shape.expectedRounds == 1.5)
    let longer = try #require(mechanism.game(repeated: Horizon(rounds: 9)))
    #expect(longer.shape.expectedRounds == 9)
    // One round is two dilemmas at once, with as many seats and no records.
    let stage = try #require(game.exploreStage(budget: 100).tree)
    #expect(stage.leaves == 16 && stage.seats == 4 && stage.shape.infosets == 1)
    // It ends after each of 16 plays, or goes on with one of 24 seatings and 16 more.
    #expect(game.explore(budget: 10_000).tree?.leaves == 16 * (1 + 24 * 16))
  }

  @Test func `tells nobody what others did`() throws {
    #expect(try #require(ReputedPrisonersDilemma().game(repeated: nil)).shape.hidesPlay)
    let wrapped = Contracted(Mediated(Reputed(PrisonersDilemma())))
    #expect(wrapped.hidesPlay && !Contracted(PrisonersDilemma()).hidesPlay)
  }

  @Test func `complains for its base, and of too many villagers`() {
    var dilemma = PrisonersDilemma()
    dilemma.reward = 6
    #expect(Reputed(dilemma).complaint == dilemma.complaint)
    let crowded = "a village has at most 16 villagers, village-groups times the players of a group"
    #expect(Reputed(Crowd(size: 9)).complaint == crowded)
    #expect(Reputed(Crowd(size: 8)).complaint == nil)
  }
}
