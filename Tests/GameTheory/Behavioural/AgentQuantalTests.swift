import Arena
import Foundation
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

/// Two players take turns; whoever stops takes the larger of two growing heaps.
private struct Centipede: Mechanism {
  static let card = Card(
    "centipede", "Whoever stops takes the larger heap.",
    source: "R. D. McKelvey, T. R. Palfrey, Econometrica 60(4), 1992.")
  var turns = 4
  init() {}
  var roles: [Role] { [Role("first"), Role("second")] }
  var decisions: [Decision] {
    (0..<turns).map { Decision("turn", role: $0 % 2, actions: .named(["stop", "go"])) }
  }
  var measures: [Measure] { [] }
  func play(_ episode: inout some Episode) {
    var (large, small) = (0.4, 0.1)
    for turn in 0..<turns {
      if episode.choose(turn, by: turn % 2) == 0 {
        episode.gain(large, by: turn % 2)
        episode.gain(small, by: 1 - turn % 2)
        return
      }
      (large, small) = (2 * large, 2 * small)
    }
    episode.gain(large, by: turns % 2)
    episode.gain(small, by: 1 - turns % 2)
  }
}

/// Someone who cannot tell the first junction from the second.
private struct AbsentMindedDriver: Mechanism {
  static let card = Card("driver", "Who forgets.", source: "Piccione and Rubinstein 1997.")
  init() {}
  var roles: [Role] { [Role("driver")] }
  var decisions: [Decision] { [Decision("junction", actions: .named(["exit", "on"]))] }
  var measures: [Measure] { [] }
  func play(_ episode: inout some Episode) {
    if episode.choose(0, by: 0) == 0 { return }
    episode.gain(episode.choose(0, by: 0) == 0 ? 4 : 1, by: 0)
  }
}

@Suite struct `Logit play of agents` {
  /// The greatest difference between a probability and the logit reply, by telling the story.
  private func error(_ game: SmallGame, _ profile: Profile, _ precision: Double) -> Double {
    var worst = 0.0
    for seat in 0..<game.seats {
      for (place, count) in game.places[seat] {
        let worths = (0..<count).map { action -> Double in
          let (odds, worth) = reached(game.tale, place, action, profile, 1)
          return worth[seat] / odds
        }
        let top = worths.max() ?? 0
        let odds = worths.map { exp(precision * ($0 - top)) }
        for action in 0..<count {
          let own = profile.probability(seat: seat, slot: place.slot + action)
          worst = max(worst, abs(own - odds[action] / odds.reduce(0, +)))
        }
      }
    }
    return worst
  }

  /// How likely a place is reached, and what follows from an action there, summed over all ways.
  private func reached(
    _ tale: Tale, _ place: Place, _ action: Int, _ profile: Profile, _ odds: Double
  ) -> (odds: Double, worth: [Double]) {
    let none = (0.0, [Double](repeating: 0, count: 3))
    func sum(_ parts: [(odds: Double, worth: [Double])]) -> (odds: Double, worth: [Double]) {
      parts.reduce(none) { total, part in
        (total.0 + part.odds, zip(total.1, part.worth + [0, 0, 0]).map { $0 + $1 })
      }
    }
    switch tale {
    case .end: return none
    case .draw(let branches):
      return sum(
        branches.map { reached($0.rest, place, action, profile, odds * $0.probability) })
    case .choice(let here, let rests):
      if here == place {
        let worth = rests[action].expectation {
          profile.probability(seat: $0.seat, slot: $0.slot + $1)
        }
        return (odds, Array((worth.map { $0 * odds } + [0, 0, 0]).prefix(3)))
      }
      return sum(
        rests.indices.map {
          reached(
            rests[$0], place, action, profile,
            odds * profile.probability(seat: here.seat, slot: here.slot + $0))
        })
    }
  }

  @Test(arguments: [0.5, 2, 10, 60])
  func `under perfect information follows from the last move backwards`(
    _ precision: Double
  ) throws {
    var game = Centipede()
    game.turns = 6
    let tree = try game.tree()
    let found = tree.agentQuantalResponse(precision: precision)
    #expect(found.status == .complete && found.point.residual < 1e-12)
    var heaps = (large: 0.4 * 64, small: 0.1 * 64)
    // What the player who would move next, and the other, expect if the game goes on.
    var onward = (mover: heaps.large, other: heaps.small)
    for turn in (0..<6).reversed() {
      heaps = (heaps.large / 2, heaps.small / 2)
      let stop = 1 / (1 + exp(precision * (onward.other - heaps.large)))
      #expect(isClose(found.play.probability(seat: turn % 2, slot: 2 * turn), stop, within: 1e-11))
      onward = (
        stop * heaps.large + (1 - stop) * onward.other,
        stop * heaps.small + (1 - stop) * onward.mover
      )
    }
  }

  @Test(arguments: 0..<(isPatient ? 40 : 5))
  func `fits the definition in random games with chance and information`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 400)
    for precision in [0.05, 0.5, 2, 8] {
      let found = game.tree.agentQuantalResponse(precision: precision)
      #expect(found.status == .complete && found.point.residual < 1e-10)
      #expect(error(game, found.play, precision) < 1e-9)
    }
    let limit = game.tree.limitingAgentLogitEquilibrium()
    #expect(limit.status == .complete && limit.point.regret < 1e-4)
    #expect(game.regret(of: limit.play) < 1e-4)
  }

  @Test(arguments: 0..<8)
  func `of one choice each is logit play of the table`(_ seed: Int) throws {
    let game = TableGame(random: [[3, 4], [2, 3, 2]][seed % 2], seed: seed)
    let (form, tree) = (try game.form(), try game.tree())
    for precision in [0.3, 4, 90] {
      let agents = tree.agentQuantalResponse(precision: precision)
      let table = form.quantalResponse(precision: precision)
      let profile = form.profile(table.play, in: tree)
      #expect(areClose(agents.play.probabilities, profile.probabilities, within: 1e-9))
    }
  }

  @Test(arguments: 0..<8)
  func `of seats that share a role is found with one of them`(_ seed: Int) throws {
    var game = TableGame(exchangeable: 3, actions: 3, seed: seed)
    let apart = try game.tree().agentQuantalResponse(precision: 4)
    game.isOneRole = true
    let tree = try game.tree()
    let alike = tree.agentQuantalResponse(precision: 4)
    #expect(alike.method.contains("alike") && !apart.method.contains("alike"))
    #expect(alike.point.residual < 1e-11)
    if apart.crossings.isEmpty {
      for action in 0..<3 {
        #expect(
          isClose(
            alike.play.probability(seat: 2, slot: action),
            apart.play.probability(seat: 2, slot: 6 + action), within: 1e-8))
      }
    }
    // One payoff differs: the seats are not alike though their role is.
    game.payoffs[5] += 0.5
    let different = try game.tree().agentQuantalResponse(precision: 4)
    #expect(!different.method.contains("alike") && different.point.residual < 1e-11)
  }

  @Test func `leads to backward induction as noise vanishes`() throws {
    let limit = try Centipede().tree().limitingAgentLogitEquilibrium()
    #expect(limit.status == .complete && limit.point.regret == 0)
    for turn in 0..<4 { #expect(limit.play.probability(seat: turn % 2, slot: 2 * turn) == 1) }
  }

  @Test func `is not defined for players who forget`() throws {
    let tree = try AbsentMindedDriver().tree()
    #expect(tree.agentQuantalResponse(precision: 1).status == .imperfectRecall)
    #expect(tree.agentQuantalBranch().status == .imperfectRecall)
  }

  @Test func `keeps beliefs where sets are too rarely reached for a double`() throws {
    let tree = try UsedCar().tree()
    let branch = tree.agentQuantalBranch()
    #expect(branch.status == .complete || branch.status == .beyondResolution)
    #expect(branch.points.allSatisfy { $0.residual < 1e-6 })
  }
}
