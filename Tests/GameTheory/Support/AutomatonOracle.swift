import Arena
import GameTheory

/// Two automata in a match of a few rounds, by all that can happen, one history at a time.
struct AutomatonOracle {
  let round: AutomatonRound
  let horizon: Horizon
  var misperception = 0.0

  /// What both expect of a match in all, and what they expect a round, match by match.
  struct Answer {
    var totals = [0.0, 0]
    var means = [0.0, 0]
  }

  func answer(_ first: Automaton, _ second: Automaton) -> Answer {
    var answer = Answer()
    play([first, second], [0, 0], [0, 0], 1, 1, &answer)
    return answer
  }

  /// Plays on from a history that is so likely, in which both earned so much in the rounds before this one.
  private func play(
    _ automata: [Automaton], _ states: [Int], _ earned: [Double], _ number: Int,
    _ probability: Double, _ answer: inout Answer
  ) {
    for moves in 0..<4 {
      for outcome in 0..<4 {
        for mistakes in 0..<4 {
          var chance = probability
          var next = [0, 0]
          var earned = earned
          for seat in 0..<2 {
            let (meant, came) = (moves >> seat & 1, outcome >> seat & 1)
            let cooperation = automata[seat].cooperation[states[seat]]
            chance *= meant == 0 ? cooperation : 1 - cooperation
            let slip = meant == 0 ? round.slipOfCooperation : round.slipOfDefection
            chance *= meant == came ? 1 - slip : slip
            let errs = mistakes >> seat & 1
            chance *= errs == 1 ? misperception : 1 - misperception
            let theirs = outcome >> (1 - seat) & 1
            next[seat] = Int(
              automata[seat].next[4 * states[seat] + 2 * came + (theirs ^ errs)])
            earned[seat] += round.encounter.payoffs[2 * came + theirs]
          }
          if chance == 0 { continue }
          let goesOn = number == horizon.rounds ? 0 : horizon.continuation
          for seat in 0..<2 {
            answer.totals[seat] += chance * (1 - goesOn) * earned[seat]
            answer.means[seat] += chance * (1 - goesOn) * earned[seat] / Double(number)
          }
          if goesOn > 0 { play(automata, next, earned, number + 1, chance * goesOn, &answer) }
        }
      }
    }
  }
}

extension Automaton {
  /// An automaton of some states whose probabilities and followers are drawn; some moves are certain.
  static func random(_ count: Int, using random: inout RandomStream) -> Automaton {
    Automaton(
      cooperation: (0..<count).map { _ in
        [0, 1, random.unit(), random.unit()][random.index(below: 4)]
      },
      next: (0..<4 * count).map { _ in Int32(random.index(below: count)) })
  }

  static let cooperator = Automaton(first: 1, then: [1, 1, 1, 1])
  static let defector = Automaton(first: 0, then: [0, 0, 0, 0])
  static let titForTat = Automaton(first: 1, then: [1, 0, 1, 0])
  static let grim = Automaton(cooperation: [1, 0], next: [0, 1, 0, 1, 1, 1, 1, 1])
}

extension AutomatonRound {
  /// The dilemma of Axelrod's tournaments, with hands that slip.
  static func dilemma(noise: Double = 0) -> AutomatonRound {
    AutomatonRound(
      Encounter(wishing: 0, payoffs: [3, 0, 5, 1]), slipOfCooperation: noise, slipOfDefection: noise
    )
  }
}
