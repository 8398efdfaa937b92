public import Arena
import GameTheory
public import Theory

/// A tournament of the kinds that are finite automata, worked out instead of played.
///
/// What two kinds earn is the mean over all matches they could play, from the Markov chain of their states;
/// who is a best reply to whom is judged among all strategies there are, or among the kinds where players
/// misperceive each other.
public struct ExactTournament: Sendable {
  /// The ids of the kinds, in the order of the tournament.
  public let kinds: [String]
  /// The place of each of them in the tournament that is played.
  public let places: [Int]
  /// How many states each of them has.
  public let states: [Int]
  /// The kinds that can play, but are no finite automata with at most ``mostStates`` states.
  public let others: [String]
  /// How likely a player takes the other's move for the other one.
  public let misperception: Double
  /// The expected payoff of a match of the row kind against the column kind, divided by its expected rounds.
  public let payoffs: [[Double]]
  /// The expected payoff a round of such a match, as a tournament that is played averages it; the same
  /// unless the end is uncertain.
  public let averages: [[Double]]
  /// How often the row kind cooperates against the column kind, as a share of rounds.
  public let cooperation: [[Double]]
  /// What the best of all strategies earns against each kind; nil where players misperceive, since a best
  /// reply then needs beliefs about the other's state.
  public let bestPayoffs: [Double]?
  /// Payoffs a round that differ by less are the same: a billionth of the range of a round's payoffs.
  private let slack: Double

  /// The most states that are gone through to find the automaton of a kind.
  public static let mostStates = 4096

  /// Works a tournament out.
  ///
  /// - Parameters:
  ///   - desk: The mechanism, configured.
  ///   - agents: The kinds; those that cannot play are left out, as by a ``Tournament``.
  ///   - rounds: The length of a match, in episodes; 1 if the mechanism has several rounds.
  ///   - misperception: How likely a player takes the other's move for the other one, in 0...1.
  ///   - executor: The threads.
  /// - Throws: ``StudyError`` when the mechanism is not of the kind that automata play, no kind is one, or
  ///   the budget of the desk does not suffice; ``Interrupted``.
  public init(
    _ desk: TheoryDesk, agents: [any Agent], rounds: Int, misperception: Double = 0,
    executor: Executor
  ) throws {
    let game = try ExactTournament.game(desk, rounds, misperception)
    let (players, _) = Tournament.admit(
      agents, to: PreparedGame(desk), isSingle: desk.game.isRepeated && rounds == 1)
    var automata: [Automaton] = []
    var (kinds, places, others): ([String], [Int], [String]) = ([], [], [])
    for (place, player) in players.enumerated() {
      let id = type(of: player.agent).card.id
      guard
        let automaton = player.agent.automaton(
          in: game.round.encounter, budget: ExactTournament.mostStates)
      else {
        others.append(id)
        continue
      }
      automata.append(automaton)
      kinds.append(id)
      places.append(place)
    }
    if kinds.isEmpty {
      throw StudyError(
        "no agent of the tournament is a finite automaton, such as tit-for-tat is; leave out --exact"
      )
    }
    let count = kinds.count
    let pairs = (0..<count).flatMap { row in (row..<count).map { (row, $0) } }
    let ready = automata
    let names = kinds
    let budget = desk.budget
    let matches = try executor.map(pairs.count) { job, _ in
      let (row, column) = pairs[job]
      guard let match = game.match(ready[row], ready[column], budget: budget) else {
        throw ExactTournament.shortage("\(names[row]) against \(names[column])")
      }
      return match
    }
    bestPayoffs =
      misperception > 0
      ? nil
      : try executor.map(count) { job, _ in
        guard let payoff = game.bestPayoff(against: ready[job], budget: budget) else {
          throw ExactTournament.shortage("the best reply to \(names[job])")
        }
        return payoff
      }
    var table = [[AutomatonMatch?]](repeating: Array(repeating: nil, count: count), count: count)
    for ((row, column), match) in zip(pairs, matches) {
      table[column][row] = match.mirrored
      table[row][column] = match
    }
    let full = table.map { $0.compactMap(\.self) }
    payoffs = full.map { $0.map { game.round.payoff($0.outcomes) } }
    averages = full.map { $0.map { game.round.payoff($0.shares) } }
    cooperation = full.map { $0.map { $0.shares[0] + $0.shares[1] } }
    states = automata.map(\.count)
    slack = 1e-9 * game.round.range
    self.kinds = kinds
    self.places = places
    self.others = others
    self.misperception = misperception
  }

  /// The game that automata play, or why there is none.
  private static func game(
    _ desk: TheoryDesk, _ rounds: Int, _ misperception: Double
  ) throws(StudyError) -> AutomatonGame {
    func obstacle(_ reason: String) -> StudyError {
      StudyError(
        "\(printable(desk.name)) cannot be worked out exactly, for that \(reason); leave out --exact"
      )
    }
    let horizon = desk.game.isRepeated ? desk.game.horizon : Horizon(rounds: rounds)
    switch AutomatonRound.reading(of: desk.game) {
    case .obstacle(let reason): throw obstacle(reason)
    case .round(let round):
      guard let horizon else { throw obstacle("needs the same players in all rounds") }
      guard let game = AutomatonGame(round, over: horizon, misperception: misperception) else {
        throw obstacle(
          "needs an end within \(AutomatonGame.mostWeights) rounds, or a smaller continuation")
      }
      return game
    }
  }

  private static func shortage(_ what: String) -> StudyError {
    StudyError("\(what) takes more than the budget to be worked out exactly; play fewer rounds")
  }

  /// What the best reply to a kind earns more a round than another kind does; at least 0, but for rounding.
  ///
  /// Where players misperceive each other, replies are judged among the kinds only.
  public func gain(over row: Int, against column: Int) -> Double {
    let best =
      bestPayoffs?[column]
      ?? kinds.indices.reduce(payoffs[row][column]) {
        Swift.max($0, payoffs[$1][column])
      }
    let gain = best - payoffs[row][column]
    return gain.magnitude <= slack ? 0 : gain
  }

  /// Whether a kind is a best reply to another.
  public func isBestReply(_ row: Int, to column: Int) -> Bool {
    gain(over: row, against: column) == 0
  }

  /// The pairs that are best replies to each other: equilibria of the repeated game.
  public var equilibria: [(row: Int, column: Int)] {
    kinds.indices.flatMap { row in
      (row..<kinds.count).filter { isBestReply(row, to: $0) && isBestReply($0, to: row) }.map {
        (row, $0)
      }
    }
  }

  /// What a kind earns against all of these kinds, itself included.
  public func score(_ kind: Int) -> Double {
    averages[kind].reduce(0, +) / Double(kinds.count)
  }

  /// The kinds from the highest score to the lowest; equals in their order.
  public var ranking: [Int] {
    let scores = kinds.indices.map { score($0) }
    return kinds.indices.sorted {
      scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1]
    }
  }
}

extension ExactTournament {
  /// What a kind earned in a tournament that was played, against these kinds only.
  public func playedScore(_ kind: Int, in tournament: Tournament) -> Estimate {
    let samples = places.map { tournament.samples[places[kind]][$0] }
    let count = samples[0].count
    return Estimate(
      (0..<count).map { replicate in
        samples.reduce(0) { $0 + $1[replicate] } / Double(samples.count)
      })
  }

  /// How far what was played is from what is expected, in standard errors of the mean.
  ///
  /// - Returns: 0 where nothing but rounding differs; nil where nothing is known of the error, since all
  ///   replicates came to the same.
  public func distance(of played: Estimate, from expected: Double) -> Double? {
    let difference = played.mean - expected
    if difference.magnitude <= slack { return 0 }
    guard let deviation = played.deviation, deviation > slack else { return nil }
    return difference / (deviation / Double(played.count).squareRoot())
  }
}
