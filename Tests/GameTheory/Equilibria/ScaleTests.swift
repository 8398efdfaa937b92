import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Answers of theory` {
  /// What the concepts say about a table: how the search ended, and if it is complete profiles in shares
  /// of 10^6 and survivors.
  private func answers(_ game: TableGame) throws -> [Concept: String] {
    let tree = try game.tree()
    let concepts: [Concept] = [
      .nash, .pure, .extreme, .zeroSum, .payoffDominant, .riskDominant,
      .strictDominance, .weakDominance, .rationalisable, .regretMinimisation, .levelK,
      .cognitiveHierarchy,
    ]
    var answers: [Concept: String] = [:]
    for concept in concepts {
      let solution = tree.solve(concept)
      // Of a continuum, any points will do.
      guard solution.isComplete else {
        answers[concept] = "\(solution.status)"
        continue
      }
      let profiles = solution.answers.map { answer in
        answer.profile.probabilities.map { Int(($0 * 1e6).rounded()) }
      }
      let survivors = solution.survivors.map { $0.map { $0.map { "\($0)" } } }
      answers[concept] = "\(solution.count) \(profiles) \(survivors)"
    }
    return answers
  }

  @Test(arguments: 0..<24)
  func `stay when all payoffs are multiplied or moved`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 31).with(seed))
    let sizes =
      seed % 3 == 2 ? [2, 2, 2] : [2 + random.index(below: 3), 2 + random.index(below: 3)]
    // Few values, so that ties and dominated strategies abound; between two, now and then a catastrophe.
    let payoffs = (0..<sizes.reduce(sizes.count, *)).map { _ in
      sizes.count == 2 && random.index(below: 12) == 0 ? -2e9 : Double(random.index(below: 7))
    }
    let wanted = try answers(TableGame(sizes, payoffs))
    let changes: [(name: String, change: (Double) -> Double)] = [
      ("in units of 1e-15", { $0 * 1e-15 }), ("in units of 1e-6", { $0 * 1e-6 }),
      ("in units of 1e9", { $0 * 1e9 }), ("less 3", { $0 - 3 }), ("plus 1e9", { $0 + 1e9 }),
    ]
    for (name, change) in changes {
      let found = try answers(TableGame(sizes, payoffs.map(change)))
      let changed = wanted.keys.filter { found[$0] != wanted[$0] }
      #expect(
        changed.isEmpty,
        "\(name): \(changed.map { "\($0): \(wanted[$0] ?? "") -> \(found[$0] ?? "")" })")
    }
  }

  /// G1: the firm's catastrophe is no term of what it compares.
  private var governance: TableGame {
    TableGame(
      rows: [[10, 10], [11, 9], [-2e9, -2e9]], columns: [[0, -1], [-1, 3], [-5, -5]])
  }

  @Test func `of a game with a catastrophe are those of the game without it`() throws {
    let tree = try governance.tree()
    let pure = tree.solve(.pure)
    #expect(pure.answers.isEmpty && pure.count == 0 && pure.isComplete)
    let all = tree.solve(.nash)
    #expect(all.isComplete && all.count == 1)
    let only = try #require(all.answers.first)
    // The firm complies by 4/5, the regulator waits by 1/2: each makes the other indifferent.
    #expect(isClose(only.profile.probability(seat: 0, slot: 0), 0.8))
    #expect(isClose(only.profile.probability(seat: 1, slot: 3), 0.5))
    #expect(only.isEquilibrium && only.regret < 1e-12)
  }

  @Test func `of three players with a catastrophe hold no profile that leaves a gain`() throws {
    let game = TableGame([3, 2, 2]) { strategies in
      let (firm, regulator, press) = (strategies[0], strategies[1], strategies[2])
      let pair: [[(Double, Double)]] = [
        [(10, 0), (10, -1)], [(11, -1), (9, 3)], [(-2e9, -5), (-2e9, -5)],
      ]
      return [
        pair[firm][regulator].0, pair[firm][regulator].1, press == regulator ? 1 : 0,
      ]
    }
    let set = try game.tree().equilibria()
    #expect(!set.equilibria.isEmpty)
    for equilibrium in set.equilibria {
      #expect(!equilibrium.isPure && equilibrium.regret < 1e-9)
      #expect(isClose(equilibrium.profile.probability(seat: 0, slot: 0), 0.8))
    }
  }

  @Test(arguments: [1e-9, 1e-12, 1e-300, 1, 1e9, 1e300])
  func `of a prisoner's dilemma are one in any unit`(_ unit: Double) throws {
    let game = TableGame(symmetric: [[3 * unit, 0], [5 * unit, unit]])
    for concept in [Concept.nash, .pure, .extreme, .supports, .lemkeHowson, .riskDominant] {
      let solution = try game.tree().solve(concept)
      #expect(solution.count == 1, "\(concept)")
      #expect(solution.answers.first?.profile.probability(seat: 0, slot: 1) == 1)
    }
    #expect(try game.tree().solve(.strictDominance).survivors.map(\.count) == [1, 1])
  }

  @Test func `do not call a dilemma far from 0 a game of constant sum`() throws {
    let game = TableGame(symmetric: [[1e13 + 3, 1e13], [1e13 + 5, 1e13 + 1]])
    #expect(try game.tree().solve(.zeroSum).status == .notApplicable)
    #expect(try game.tree().solve(.nash).count == 1)
  }

  @Test func `at the end of the logit branch are an equilibrium, or not called one`() throws {
    // G2: a dilemma with a third action that pays its chooser a catastrophe.
    for worst in [-1e2, -1e5, -1e7, -1e9] {
      let game = TableGame(symmetric: [[3, 0, 0], [5, 1, 0], [worst, worst, worst]])
      let solution = try game.tree().solve(.logitLimit)
      let answer = try #require(solution.answers.first)
      #expect(solution.isComplete && answer.profile.probability(seat: 0, slot: 1) == 1)
      #expect(answer.isEquilibrium && answer.regret == 0)
    }
  }

  @Test func `delete what is dominated however bad something else is`() throws {
    // The third row is the catastrophe; the second is dominated by the first.
    let game = TableGame(
      rows: [[1, 1], [0, 0], [-1e12, 2]], columns: [[0, 1], [0, 1], [0, 1]])
    #expect(try game.tree().solve(.strictDominance).survivors[0].count == 1)
  }

  @Test func `do not round what a rival with three choices does first`() throws {
    // Whole payoffs around a million, with ties; six extreme equilibria by Gambit's enummixed.
    let game = TableGame(
      rows: [[1, 2, 0], [3, 0, 1], [0, 2, 1]],
      columns: [
        [1_000_003, 1_000_003, 1_000_000], [1_000_002, 1_000_000, 1_000_001],
        [1_000_000, 1_000_002, 1_000_001],
      ])
    for concept in [Concept.nash, .extreme] {
      let solution = try game.tree().solve(concept)
      #expect(solution.isComplete && solution.count == 6, "\(concept)")
    }
  }

  @Test func `list an equilibrium of three once`() throws {
    // Profiles with the first player fastest, three payoffs each; several supports end
    // in the same profile, with all but nothing on a strategy.
    let payoffs: [Double] = [
      0, 1, -2, 1, 2, -2, 1, -1, 2, 1, 2, -1, 0, -1, 2, 1, 0, 0, 2, 1, -2, 0, 1, 2,
    ]
    let tree = try TableGame([2, 2, 2]) { strategies in
      let place = strategies[0] + 2 * strategies[1] + 4 * strategies[2]
      return Array(payoffs[3 * place..<3 * place + 3])
    }.tree()
    let solution = tree.solve(.nash)
    #expect(solution.isComplete && solution.count == 1)
    #expect(solution.answers[0].isEquilibrium)
  }

  @Test(arguments: [1e-10, 1e-20, 1e-100])
  func `do not take a rare type for an indifferent one`(_ share: Double) throws {
    // Two types; each gains 1 by telling which it is.
    let tree = try RareType(share: share).tree()
    for concept in [Concept.nash, .pure] {
      let solution = tree.solve(concept)
      #expect(solution.isComplete && solution.count == 1, "\(concept)")
    }
  }
}

/// A player of a rare type or a common one, each of which gains by its own action; a bystander may watch.
private struct RareType: Mechanism {
  static let card = Card("rare-type", "A rare type.", source: "A test.")
  var share = 0.5

  init() {}
  init(share: Double) { self.share = share }

  var roles: [Role] { [Role("player"), Role("bystander")] }
  var draws: [Draw] { [Draw("type", .numbers(from: 0, step: 1, count: 2))] }
  var decisions: [Decision] {
    [
      Decision(
        "tell", role: 0, sees: [Variable("type", .numbers(from: 0, step: 1, count: 2))],
        actions: .numbers(from: 0, step: 1, count: 2)),
      Decision("watch", role: 1, actions: .numbers(from: 0, step: 1, count: 2)),
    ]
  }
  var measures: [Measure] { [] }

  func play(_ episode: inout some Episode) {
    let type = episode.chance(0, among: 2) { $0 == 0 ? 1 : share }
    let told = episode.choose(0, by: 0, seeing: type)
    let watch = episode.choose(1, by: 1)
    episode.gain(told == type ? 1 : 0, by: 0)
    episode.gain(Double(watch), by: 1)
  }
}
