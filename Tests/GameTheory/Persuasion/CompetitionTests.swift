import Arena
import Foundation
import GameTheory
import Mechanisms
import TestSupport
import Testing

@Suite struct `Competition between advisers` {
  private func tree(_ mechanism: some Mechanism) throws -> GameTree {
    #expect(mechanism.complaint == nil)
    return try #require(mechanism.game(repeated: nil)?.explore(budget: 200_000).tree)
  }

  private func persuasion(_ change: (inout Persuasion.Rules) -> Void) -> Persuasion {
    var persuasion = Persuasion()
    change(&persuasion.rules)
    return persuasion
  }

  private func market(
    _ instance: Int, _ misalignment: AdviserMarket.Misalignment, advisers: Int = 2,
    _ user: AdviserMarket.User = .selects
  ) -> AdviserMarket {
    var market = AdviserMarket()
    market.rules.instance = instance
    market.rules.misalignment = misalignment
    market.rules.advisers = advisers
    market.rules.user = user
    return market
  }

  /// Weights that sum to 1, over all actions in all states, those that nobody would take too.
  private func hull(_ market: AdviserMarket) -> MarketAlignment {
    let rules = market.rules
    func table(_ adviser: Int?) -> [Double] {
      (0..<rules.states).flatMap { state in
        (0..<rules.actions).map { market.worth(of: $0, in: state, to: adviser) }
      }
    }
    return MarketAlignment(
      of: table(nil), among: (0..<rules.advisers).map { table($0) }, scale: .mean)
  }

  /// How often the user is right in all equilibria found, mixed ones too.
  private func range(_ tree: GameTree) throws -> ClosedRange<Double> {
    let set = tree.equilibria()
    #expect(set.equilibria.allSatisfy { $0.regret < 1e-9 })
    let found = set.equilibria.map { $0.expectation.measures[0] }
    return try #require(found.min())...(try #require(found.max()))
  }

  @Test(
    arguments: [
      ([2.0, -2.0], 1.0), ([2.0, 2.0], 0.7), ([2.0, 5.0], 0.7), ([0.5, 2.0], 1.0), ([2.0], 0.7),
      ([0.9], 1.0),
    ] as [([Double], Double)])
  func `leads to truth, mixed equilibria too, where biases are opposite or little`(
    _ biases: [Double], _ worst: Double
  ) throws {
    let range = try range(try tree(persuasion { $0.biases = biases }))
    #expect(abs(range.lowerBound - worst) < 1e-9)
    #expect(abs(range.upperBound - (biases == [2] ? 0.7 : 1)) < 1e-9)
  }

  @Test(arguments: [0.5, 1, 2, 4, 8])
  func `serves a user who errs as well as its errors let it`(_ precision: Double) throws {
    let tree = try tree(
      persuasion { ($0.user, $0.precision) = (.quantal, precision) })
    let alignment = try #require(tree.marketAlignment(with: .measure(0, on: tree)).alignment)
    #expect(alignment.error < 1e-9)
    // A logit choice among two loses at most ln 2 / precision.
    let bound = 1 - 2 * alignment.error - Portable.log(2) / precision
    #expect(try range(tree).lowerBound >= bound - 1e-9)
  }

  @Test func `without a player the leaf of every outcome is weighed`() throws {
    let tree = try tree(persuasion { $0.biases = [2, -2] })
    let found = tree.marketAlignment(with: .measure(0, on: tree))
    #expect(found.name == "right" && found.advisers == [0, 1] && found.obstacle == nil)
    let alignment = try #require(found.alignment)
    #expect(alignment.error < 1e-12 && abs(alignment.constant + 1) < 1e-12)
    for weight in alignment.weights { #expect(abs(weight - 0.5) < 1e-12) }
  }

  @Test func `leaves out a user whose payoff is the goal`() throws {
    let played = try tree(
      persuasion { ($0.biases, $0.user, $0.probabilities) = ([2, 2], .player, [0, 1]) })
    let found = played.marketAlignment(with: .measure(0, on: played))
    #expect(found.advisers == [0, 1])
    // Whatever the weights, the sum favours 1, and no constant mends that.
    #expect(abs((found.alignment?.error ?? 0) - 0.5) < 1e-9)
  }

  @Test func `has nothing to weigh where all want the goal, or it is no mean`() throws {
    let shared = try tree(persuasion { $0.biases = [0] })
    let own = shared.marketAlignment(with: .measure(0, on: shared))
    #expect(own.alignment == nil && own.obstacle == "the payoff of every player is right itself")
    let odd = WelfareCriterion(name: "odd", unit: "units", objective: nil) { _ in 0 }
    #expect(
      shared.marketAlignment(with: odd).obstacle
        == "odd is no mean over episodes, so payoffs cannot add up to it")
  }

  @Test func `is in line with the mean payoff of any game by definition`() throws {
    let tree = try tree(MatchingPennies())
    var bimatrix = Bimatrix()
    (bimatrix.rowPayoffs, bimatrix.columnPayoffs) = (
      [3, 0, 5, 5, 1, 2, 8, 1, 1], [3, 5, 0, 0, 1, 9, 2, 2, 1]
    )
    let other = try self.tree(bimatrix)
    for tree in [tree, other] {
      let found = tree.marketAlignment(with: .meanPayoff(on: tree))
      #expect((found.alignment?.error ?? 1) < 1e-9)
    }
  }

  @Test func `lets an adviser who commits have what its concave envelope promises`() throws {
    let lone = try tree(persuasion { ($0.biases, $0.user) = ([2], .player) })
    let found = lone.commitment(leaders: lone.committingSeats)
    #expect(found.status == .complete && abs(found.value - 1.9) < 1e-9)
    var talk = Conversation()
    (talk.question, talk.adviserHalf, talk.commits) = (.both, 0.3, true)
    let conversation = try tree(talk)
    // Half of the users need the adviser's half: of these it persuades as in the lone case.
    let best = conversation.commitment(leaders: conversation.committingSeats)
    #expect(best.status == .complete && abs(best.value - (1.9 + 1) / 2) < 1e-9)
  }

  @Test(arguments: 0..<5, AdviserMarket.Misalignment.allCases)
  func `costs at most twice the distance from the hull`(
    _ instance: Int, _ misalignment: AdviserMarket.Misalignment
  ) throws {
    for user in AdviserMarket.User.allCases {
      let play = MarketPlay(try tree(market(instance, misalignment, user)))
      #expect(!play.equilibria.isEmpty)
      let epsilon = play.alignment.error
      #expect((misalignment == .cancels) == (epsilon < 1e-9))
      for value in play.equilibria { #expect(value >= play.optimum - 2 * epsilon - 1e-9) }
    }
  }

  @Test(.enabled(if: isPatient))
  func `costs what independent code says it costs, over 150 markets`() throws {
    // Means of hull distance (weights sum to 1), worst and best equilibrium, best-response dynamics
    // and monopoly over 150 draws, as another implementation found them on other draws.
    let known: [AdviserMarket.Misalignment: [Double]] = [
      .cancels: [0, 0, 0, 0, 0.0483], .independent: [0.937, 0.0164, 0, 0.0114, 0.0483],
      .common: [1.504, 0.0510, 0, 0.0399, 0.0510],
    ]
    for kind in AdviserMarket.Misalignment.allCases {
      var samples = [[Double]](repeating: [], count: 5)
      for instance in 0..<150 {
        let play = MarketPlay(try tree(market(instance, kind)))
        let epsilon = play.alignment.error
        let worst = play.optimum - (play.equilibria.min() ?? -1)
        #expect(worst <= 2 * epsilon + 1e-9)
        let alone = MarketPlay(
          try tree(market(instance, kind == .common ? kind : .independent, advisers: 1)))
        let gaps = [
          hull(market(instance, kind)).error, worst, play.optimum - (play.equilibria.max() ?? -1),
          play.optimum - play.settled(from: instance), play.optimum - alone.monopoly,
        ]
        for (place, gap) in gaps.enumerated() { samples[place].append(gap) }
      }
      let means = samples.map { $0.reduce(0, +) / 150 }
      for (place, value) in try #require(known[kind]).enumerated() {
        let squares = samples[place].reduce(0) { $0 + ($1 - means[place]) * ($1 - means[place]) }
        // Both are means of 150 draws: their difference has twice the variance of one.
        let error = (2 * squares / 149 / 150).squareRoot()
        #expect(abs(means[place] - value) <= 4 * error + 1e-9, "\(kind) \(place)")
      }
    }
  }
}

/// The play of one or two advisers in a market, as tables over their policies.
struct MarketPlay {
  private let tree: GameTree
  private let policies: Int
  private let payoffs: [[Double]]
  private let values: [Double]

  /// Reads the leaves, which stand in the order of policies and states.
  init(_ tree: GameTree) {
    self.tree = tree
    let policies = tree.shape.decisions[0].actions.count
    let cells = tree.seats == 2 ? policies * policies : policies
    let states = tree.leaves / cells
    func mean(_ cell: Int, _ number: (Int) -> Double) -> Double {
      (cell * states..<(cell + 1) * states).reduce(0) { $0 + number($1) } / Double(states)
    }
    self.policies = policies
    payoffs = (0..<tree.seats).map { seat in
      (0..<cells).map { cell in mean(cell) { tree.payoff(leaf: $0, seat: seat) } }
    }
    values = (0..<cells).map { cell in mean(cell) { tree.measure(leaf: $0, index: 0) } }
  }

  /// What the user gets if it knows the state.
  var optimum: Double { values.max() ?? 0 }

  /// What the user gets from a lone adviser who does what it likes best.
  var monopoly: Double {
    values[payoffs[0].indices.max { payoffs[0][$0] < payoffs[0][$1] } ?? 0]
  }

  /// What the user gets in every equilibrium of pure policies.
  var equilibria: [Double] {
    values.indices.filter { cell in (0..<2).allSatisfy { best(of: $0, at: cell) == cell } }
      .map { values[$0] }
  }

  /// What the user gets once advisers who reply best in turn stop.
  func settled(from seed: Int) -> Double {
    var random = StreamKey(seed: UInt64(seed)).with("dynamics").stream(0)
    var cell = random.index(below: values.count)
    for step in 0..<200 {
      let next = best(of: step % 2, at: cell)
      if next == cell && best(of: 1 - step % 2, at: cell) == cell { break }
      cell = next
    }
    return values[cell]
  }

  /// The weights over all leaves.
  var alignment: MarketAlignment {
    MarketAlignment(
      of: (0..<tree.leaves).map { tree.measure(leaf: $0, index: 0) },
      among: (0..<tree.seats).map { seat in
        (0..<tree.leaves).map { tree.payoff(leaf: $0, seat: seat) }
      })
  }

  /// The cell after a seat's best reply; the same where that is as good.
  private func best(of seat: Int, at cell: Int) -> Int {
    var best = cell
    for policy in 0..<policies {
      let other =
        seat == 0 ? policy * policies + cell % policies : cell / policies * policies + policy
      if payoffs[seat][other] > payoffs[seat][best] + 1e-12 { best = other }
    }
    return best
  }
}
