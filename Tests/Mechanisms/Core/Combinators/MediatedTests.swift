import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Mediated mechanism` {
  /// Both delegate and the mediator cooperates, or one does and it defects.
  @Test func `tells who plays and what the mediator's play comes to`() {
    func told(_ choices: [Int]) -> [String] {
      var witness = Witness(choices: choices)
      Mediated(PrisonersDilemma()).play(&witness)
      return witness.told
    }
    #expect(
      told([0, 0]) == ["0 sees 0 at 0: 0", "1 sees 0 at 0: 0", "0 gains 3.0", "1 gains 3.0"])
    #expect(
      told([1, 0, 0]) == [
        "0 sees 0 at 0: 1", "1 sees 0 at 0: 0", "0 sees 0 at 1: 0", "0 gains 0.0", "1 gains 5.0",
      ])
    #expect(
      told([1, 1, 1, 0]) == [
        "0 sees 0 at 0: 1", "1 sees 0 at 0: 1", "0 sees 0 at 1: 1", "1 sees 0 at 1: 0",
        "0 gains 5.0", "1 gains 0.0",
      ])
  }

  private func holds(_ mechanism: some Mechanism, _ payoff: Double) throws {
    let tree = try explored(mechanism)
    #expect(tree.hasPerfectRecall)
    #expect(tree.temptations.allSatisfy { isClose($0, 0) })
    let wished = [[Int]](repeating: tree.wishedPlan, count: tree.seats)
    let expectation = tree.expectation(under: tree.profile(wished))
    #expect(expectation.payoffs.allSatisfy { isClose($0, payoff) })
    #expect(expectation.measures.last == 1)
  }

  @Test func `is an equilibrium of delegation by all in the four dilemmas of CoopEval`() throws {
    try holds(MediatedPrisonersDilemma(), 2)
    try holds(MediatedTravelersDilemma(), 5)
    try holds(MediatedPublicGoods(), 30)
    try holds(MediatedTrustGame(), 10)
  }

  @Test(arguments: 0..<48)
  func `is delegated to by all exactly if nobody gains by its best reply to the punishment`(
    _ seed: Int
  ) throws {
    var draws = Draws(seed: seed)
    let (rows, columns) = (2 + seed % 2, 2 + seed / 2 % 2)
    var base = Bimatrix()
    base.rows = (0..<rows).map { "row \($0)" }
    base.columns = (0..<columns).map { "column \($0)" }
    base.rowPayoffs = (0..<rows * columns).map { _ in draws.next(in: -5...5) }
    base.columnPayoffs = (0..<rows * columns).map { _ in draws.next(in: -5...5) }
    // In half of the games the wished pair is good enough to be worth a mediator.
    if seed % 4 < 2 { (base.rowPayoffs[0], base.columnPayoffs[0]) = (4, 4) }
    var mediated = Mediated(base)
    for punishment in Mediated<Bimatrix>.Punishment.allCases {
      mediated.punishment = punishment
      let punishes = punishment == .last || punishment == .farthest
      let (row, column) = punishes ? (rows - 1, columns - 1) : (0, 0)
      let replies = (
        (0..<rows).map { base.rowPayoffs[$0 * columns + column] },
        (0..<columns).map { base.columnPayoffs[row * columns + $0] }
      )
      let gains = [
        (replies.0.max() ?? 0) - base.rowPayoffs[0], (replies.1.max() ?? 0) - base.columnPayoffs[0],
      ]
      for (found, gain) in zip(try explored(mediated).temptations, gains) {
        #expect(isClose(found, max(0, gain)))
      }
    }
  }

  @Test(arguments: [(0, 0.0), (1, 12.5), (3, 12.5)])
  func `invites free riders as soon as it forgives an absentee`(
    _ absentees: Int, _ temptation: Double
  ) throws {
    var mechanism = MediatedPublicGoods()
    mechanism.story.absentees = absentees
    // Without the own 20, three others' 20 return 0.375 each: 20 + 22.5 against 30.
    #expect(try explored(mechanism).temptations.allSatisfy { isClose($0, temptation) })
  }

  @Test func `counts who delegates`() throws {
    let tree = try explored(Mediated(PrisonersDilemma()))
    for (choices, share) in [([0, 0], 1.0), ([0, 1, 0], 0.5), ([1, 1, 0, 0], 0)] {
      #expect(tree.outcome(drawing: [], choosing: choices).measures == [share])
    }
  }

  @Test func `keeps slips from whoever did not choose`() {
    func slips(_ choices: [Int]) -> [String] {
      var witness = Witness(choices: choices)
      Mediated(slippery).play(&witness)
      return witness.told.filter { $0.hasPrefix("slip") }
    }
    #expect(slips([0, 0]) == [])
    #expect(slips([1, 0, 0]) == ["slip of 0 to 1"])
    #expect(slips([1, 1, 0, 1]) == ["slip of 0 to 1", "slip of 1 to 0"])
  }

  @Test func `can be mediated again, contracted and repeated`() throws {
    let twice = Contracted(Mediated(PrisonersDilemma()))
    let tree = try explored(twice)
    #expect(tree.hasPerfectRecall)
    #expect(tree.shape.decisions.map(\.name) == ["signature", "delegation", "move"])
    let game = try #require(Mediated(PrisonersDilemma()).game(repeated: Horizon(rounds: 2)))
    #expect(game.isRepeated)
    // Of 4 pairs of answers one leads to 1 ending, two to 2 each, one to 4.
    #expect(game.explore(budget: 1000).tree?.leaves == 81)
  }

  @Test func `counts the rounds in which it plays`() throws {
    let iterated = Repeated(PrisonersDilemma(), Horizon(continuation: 0.5, atMost: 3))
    let tree = try explored(Mediated(iterated))
    let delegation = tree.shape.measures.count - 1
    for rounds in 1...3 {
      let draws = Array([0, 0].prefix(rounds - 1)) + (rounds < 3 ? [1] : [])
      let both = tree.outcome(drawing: draws, choosing: [0, 0])
      #expect(both.measures[delegation] == Double(rounds))
      let one = tree.outcome(drawing: draws, choosing: [0, 1, 0, 0, 0])
      #expect(one.measures[delegation] == Double(rounds) / 2)
    }
  }

  @Test func `complains for its base, and of too many players`() {
    var dilemma = PrisonersDilemma()
    dilemma.reward = 6
    #expect(Mediated(dilemma).complaint == dilemma.complaint)
    #expect(Mediated(Crowd()).complaint == "a mediator can play for at most 64 players")
    #expect(Mediated(Crowd(size: 64)).complaint == nil)
  }
}
