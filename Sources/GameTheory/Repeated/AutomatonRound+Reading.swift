public import Arena

extension AutomatonRound {
  /// A round, or why a game has none that automata can play.
  public enum Reading: Sendable, Equatable {
    /// The round.
    case round(AutomatonRound)
    /// Why there is none, as a part of a sentence: "needs ...".
    case obstacle(String)
  }

  /// Reads a round off the story of a game, by telling it for every pair of moves and every draw.
  public static func reading(of game: Game) -> Reading {
    let shape = game.shape
    if shape.roles.count != 1 || shape.seats != 2 {
      return .obstacle("needs two players of the same role")
    }
    if shape.decisions.count != 1 || shape.decisions[0].actions.count != 2 {
      return .obstacle("needs one decision between two actions")
    }
    var rounds: [MeantRound] = []
    for first in 0..<2 {
      for second in 0..<2 {
        var meant = MeantRound([first, second])
        if let obstacle = meant.tell(game) { return .obstacle(obstacle) }
        rounds.append(meant)
      }
    }
    guard let wish = rounds[0].wishes[0], rounds.allSatisfy({ $0.wishes == [wish, wish] }) else {
      return .obstacle("needs a wish that is the same for both players in every round")
    }
    // From here on, 0 is to cooperate, whichever action that is.
    if wish.action == 1 { rounds.reverse() }
    return reading(of: rounds, wishing: wish.isStated ? wish.action : nil)
  }

  /// Puts four rounds together, in which both meant to cooperate, only the first, only the second, nobody.
  private static func reading(of rounds: [MeantRound], wishing wish: Int?) -> Reading {
    let cooperation = wish ?? 0
    /// How likely an outcome is in a round, each 0...3.
    func chance(_ round: Int, _ outcome: Int) -> Double {
      rounds[round].chances[cooperation == 1 ? 3 - outcome : outcome]
    }
    func sum(_ round: Int, _ outcome: Int, of seat: Int) -> Double {
      rounds[round].sums[seat][cooperation == 1 ? 3 - outcome : outcome]
    }
    let slips = [chance(0, 2) + chance(0, 3), chance(3, 0) + chance(3, 1)]
    func performs(_ meant: Int, _ move: Int) -> Double {
      (meant == move) ? 1 - slips[meant] : slips[meant]
    }
    var payoffs = [Double](repeating: 0, count: 4)
    for outcome in 0..<4 {
      let mirrored = outcome >> 1 | (outcome & 1) << 1
      var found: Double?
      for round in 0..<4 {
        let expected =
          performs(round >> 1, outcome >> 1) * performs(round & 1, outcome & 1)
        if (chance(round, outcome) - expected).magnitude > tolerance {
          return .obstacle("needs hands that slip independently, and both alike")
        }
        if chance(round, outcome) == 0 { continue }
        let own = sum(round, outcome, of: 0) / chance(round, outcome)
        let reference = found ?? own
        found = reference
        if !isClose(own, reference) {
          return .obstacle("needs payoffs that depend on how moves come out, not on what was meant")
        }
        let mirror = rounds[round >> 1 | (round & 1) << 1]
        let place = cooperation == 1 ? 3 - mirrored : mirrored
        if !isClose(own * chance(round, outcome), mirror.sums[1][place]) {
          return .obstacle("needs a game that is the same from both seats")
        }
      }
      guard let found, found.isFinite else { return .obstacle("needs payoffs that are finite") }
      payoffs[outcome] = found
    }
    return .round(
      AutomatonRound(
        Encounter(wishing: wish, payoffs: payoffs), slipOfCooperation: slips[0],
        slipOfDefection: slips[1]))
  }

  private static let tolerance = 1e-12

  private static func isClose(_ left: Double, _ right: Double) -> Bool {
    (left - right).magnitude <= tolerance * Swift.max(1, left.magnitude, right.magnitude)
  }
}

/// A round in which it is known what both players mean to do, told for all draws of nature.
private struct MeantRound {
  /// What is wished of a player.
  struct Wish: Equatable {
    let action: Int
    let isStated: Bool
  }

  let actions: [Int]
  var wishes: [Wish?] = [nil, nil]
  /// How likely the actions come out as each pair, at 2 * first + second.
  var chances = [0.0, 0, 0, 0]
  /// What each seat earns in each of them, times how likely it is.
  var sums = [[0.0, 0, 0, 0], [0.0, 0, 0, 0]]

  /// The most episodes of one pair of moves.
  private static let mostEpisodes = 4096

  init(_ actions: [Int]) { self.actions = actions }

  /// Tells all episodes; returns why that cannot be, if so.
  mutating func tell(_ game: Game) -> String? {
    var path: [Int] = []
    var widths: [[Double]] = []
    for _ in 0..<MeantRound.mostEpisodes {
      var depth = 0
      var probability = 1.0
      var telling = Telling { weights in
        if depth == path.count {
          path.append(weights.firstIndex { $0 > 0 } ?? 0)
          widths.append(weights)
        }
        probability *= weights[path[depth]] / weights.reduce(0, +)
        depth += 1
        return path[depth - 1]
      } choosing: { [actions] turn, _ in
        actions[turn.seat]
      }
      telling.mostSteps = MeantRound.mostEpisodes
      let transcript = game.narrateStage(telling)
      if let obstacle = add(transcript, probability) { return obstacle }
      while let last = path.popLast() {
        let weights = widths[path.count]
        if let other = weights.indices.first(where: { $0 > last && weights[$0] > 0 }) {
          path.append(other)
          break
        }
        widths.removeLast()
      }
      if path.isEmpty { return nil }
    }
    return "needs a round with fewer draws of nature"
  }

  /// Adds an episode.
  private mutating func add(_ transcript: Transcript, _ probability: Double) -> String? {
    if let failure = transcript.failure {
      return "needs a story that does not fail: " + failure.reason
    }
    var performed: [Int?] = [nil, nil]
    for event in transcript.events {
      switch event {
      case .choice(_, let seat, let observation, let action, let wish):
        if performed[seat] != nil { return "needs a round in which each player moves once" }
        if observation != 0 { return "needs a round in which nothing is seen before the moves" }
        performed[seat] = action
        let wish = Wish(action: wish ?? 0, isStated: wish != nil)
        if let known = wishes[seat], known != wish {
          return "needs a wish that is the same for both players in every round"
        }
        wishes[seat] = wish
      case .slip(_, let action, let seat): performed[seat] = action
      case .chance, .happening, .transfer, .gain, .note, .roundEnd: continue
      }
    }
    guard let first = performed[0], let second = performed[1] else {
      return "needs a round in which each player moves once"
    }
    chances[2 * first + second] += probability
    for seat in 0..<2 {
      sums[seat][2 * first + second] += probability * transcript.payoff(of: seat)
    }
    return nil
  }
}
