public import Arena
public import Theory

/// Every agent kind against every other under one mechanism.
///
/// In one match a kind sits in one seat and its opponent in all others, for as many rounds as asked;
/// a mechanism with several roles is played once in each, and the payoffs averaged. If the mechanism
/// has several rounds a match is one episode of it, and rounds are the rounds that were played.
public struct Tournament: Sendable {
  /// The ids of the kinds, in catalogue order.
  public let kinds: [String]
  /// Payoff per round of the row kind against the column kind.
  public let payoffs: [[Estimate]]
  private let invasion: InvasionRule
  /// The same replicate by replicate.
  let samples: [[[Double]]]
  /// Welfare per round of the match, under the designer's goal.
  public let welfare: [[Estimate]]
  /// The mean payoff of each kind against all, itself included.
  public let scores: [Estimate]
  /// How many matches each kind wins in one go through all of them: earns more than its opponent.
  public let wins: [Estimate]
  /// How often each kind took the first of two actions, as a share of its choices; empty unless the
  /// mechanism is repeated and has but one decision, between two actions.
  public let shares: [Estimate]
  /// The name of the action of ``shares``.
  public let firstAction: String
  /// What the welfare is called.
  public let goal: String
  /// Kinds that cannot play the mechanism, with the reason.
  public let excluded: [(kind: String, reason: String)]

  /// Plays a tournament.
  ///
  /// - Parameters:
  ///   - desk: The mechanism, configured.
  ///   - agents: The kinds; those that cannot play are excluded with their reason.
  ///   - rounds: The length of a match, in episodes; 1 if the mechanism has several rounds.
  ///   - replicates: How often every match is played.
  ///   - seed: The seed. A match's draws depend on the opponent, the replicate and the role: kinds are
  ///     compared against the same opponent with the same draws, and adding a kind changes no other match.
  ///   - executor: The threads.
  ///   - progress: Called with how many of all matches are done, from any thread.
  /// - Throws: ``StudyError`` when nobody can play, or a story fails; ``Interrupted``.
  public init(
    _ desk: TheoryDesk, agents: [any Agent], rounds: Int, replicates: Int, seed: UInt64,
    executor: Executor, progress: @Sendable (Int, Int) -> Void
  ) throws {
    let game = desk.game
    let prepared = PreparedGame(desk)
    let (players, excluded) = Tournament.admit(
      agents, to: prepared, isSingle: game.isRepeated && rounds == 1)
    if executor.shouldStop() { throw Interrupted() }
    if players.isEmpty { throw StudyError("no agent of the tournament can play this mechanism") }
    let welfare = WelfareSpec.goal(game.goal, game.shape)
    let names = players.map { type(of: $0.agent).card.id }
    let root = StreamKey(seed: seed).with("tournament")
    let count = players.count
    let done = Counter()
    let ready = players
    let played = try executor.map(count * count) { job, _ in
      let (row, column) = (job / count, job % count)
      let opponent = ready[column].agent
      let key = root.adding(type(of: opponent).card.id).adding(parametersOf: opponent)
      var result: [Match] = []
      do {
        for replicate in 0..<replicates {
          result.append(
            try Match(
              prepared, ready[row], ready[column], welfare, rounds: rounds,
              key: key.with(replicate), shouldStop: executor.shouldStop))
        }
      } catch let error as StudyError {
        throw StudyError("\(names[row]) against \(names[column]): \(error)")
      }
      progress(done.next(), count * count)
      return result
    }
    kinds = names
    goal = welfare.name
    self.excluded = excluded
    func table(_ value: (Match) -> Double) -> [[Estimate]] {
      (0..<count).map { row in
        (0..<count).map { Estimate(played[row * count + $0].map(value)) }
      }
    }
    /// The mean of a kind's matches, or their sum, replicate by replicate.
    func row(_ row: Int, per divisor: Int, _ value: (Match) -> Double) -> Estimate {
      Estimate(
        (0..<replicates).map { replicate in
          (0..<count).reduce(0) { $0 + value(played[row * count + $1][replicate]) }
            / Double(divisor)
        })
    }
    payoffs = table { $0.payoff }
    invasion = InvasionRule(payoffs)
    samples = (0..<count).map { row in
      (0..<count).map { played[row * count + $0].map { $0.payoff } }
    }
    self.welfare = table { $0.welfare }
    scores = (0..<count).map { row($0, per: count) { $0.payoff } }
    wins = (0..<count).map { row($0, per: 1) { $0.hasWon ? 1 : 0 } }
    let decisions = game.shape.decisions
    let isDilemma = game.isRepeated && decisions.count == 1 && decisions[0].actions.count == 2
    shares = isDilemma ? (0..<count).map { row($0, per: count) { $0.share } } : []
    firstAction = isDilemma ? decisions[0].actions.label(0) : ""
  }

  /// Prepares the agents that can play.
  ///
  /// An agent that learns only after an episode would play a match of one episode without having
  /// learned anything, so it cannot play.
  static func admit(_ agents: [any Agent], to game: PreparedGame, isSingle: Bool)
    -> (players: [BriefedAgent], excluded: [(kind: String, reason: String)])
  {
    var players: [BriefedAgent] = []
    var excluded: [(kind: String, reason: String)] = []
    for agent in agents {
      let id = type(of: agent).card.id
      let hearsLate = !type(of: agent).feedback.isDisjoint(with: [.counterfactual, .population])
      switch game.briefing(agent) {
      case .failure(let refusal): excluded.append((id, refusal.reason))
      case .success where isSingle && hearsLate:
        excluded.append((id, "learns only between episodes, but a match is a single one"))
      case .success(let player): players.append(player)
      }
    }
    return (players, excluded)
  }

  /// Whether a mutant kind can invade a population of residents: it earns more against them than they do
  /// against each other, or as much and more against itself than they do against it, beyond intervals.
  public func canInvade(_ mutant: Int, _ resident: Int) -> Bool {
    invasion.canInvade(mutant, resident)
  }

  /// The mean welfare of all matches, less that of the matches without a kind: what the kind's
  /// presence adds.
  public func leaveOneOut(_ kind: Int) -> Double? {
    let others = kinds.indices.filter { $0 != kind }
    if others.isEmpty { return nil }
    return mean(Array(kinds.indices)) - mean(others)
  }

  private func mean(_ members: [Int]) -> Double {
    var sum = 0.0
    for row in members {
      for column in members { sum += welfare[row][column].mean }
    }
    return sum / Double(members.count * members.count)
  }

  /// The kinds from the highest score to the lowest; equals in catalogue order.
  public var ranking: [Int] {
    kinds.indices.sorted {
      scores[$0].mean == scores[$1].mean ? $0 < $1 : scores[$0].mean > scores[$1].mean
    }
  }
}

/// One match of a tournament, averaged over the roles of the kind under test.
private struct Match {
  var payoff = 0.0
  var welfare = 0.0
  /// The share of choices that took the first action, if there is but one decision.
  var share = 0.0
  /// What the kind earned more than its opponents, on average.
  private var lead = 0.0

  /// Whether the kind earned more than its opponents, and not by rounding only.
  var hasWon: Bool { lead > 1e-9 * Swift.max(1, payoff.magnitude) }

  /// Plays the match.
  ///
  /// - Throws: ``StudyError`` when a story fails; ``Interrupted``.
  init(
    _ prepared: PreparedGame, _ agent: BriefedAgent, _ opponent: BriefedAgent,
    _ spec: WelfareSpec, rounds: Int, key: StreamKey, shouldStop: () -> Bool
  ) throws {
    let shape = prepared.game.shape
    for role in shape.roles.indices {
      var groups = [SeatedGroup(Group("kind", count: 1, roles: [role]), of: agent)]
      for (other, part) in shape.roles.enumerated() {
        let seats = part.seats - (other == role ? 1 : 0)
        if seats == 0 { continue }
        groups.append(
          SeatedGroup(Group("others \(other)", count: seats, roles: [other]), of: opponent))
      }
      let record = try prepared.live(
        groups, RunPlan(matching: .fixed, rounds: rounds, blocks: 1, window: 1),
        key: key.with(role), shouldStop: shouldStop)
      add(record, shape, spec)
    }
  }

  /// Adds the part that was played in one role.
  private mutating func add(_ record: RunRecord, _ shape: Shape, _ spec: WelfareSpec) {
    let parts = Double(shape.roles.count)
    let choices = record.window.counts[..<shape.slots]
    let made = choices.reduce(0, +)
    let earned = record.payoffs.compactMap { $0 }
    let others = earned.dropFirst()
    payoff += (earned.first ?? 0) / parts
    if let own = earned.first, !others.isEmpty {
      lead += (own - others.reduce(0, +) / Double(others.count)) / parts
    }
    if shape.decisions.count == 1 && made > 0 {
      let width = shape.decisions[0].actions.count
      let first = stride(from: 0, to: shape.slots, by: width).reduce(0) { $0 + choices[$1] }
      share += Double(first) / Double(made) / parts
    }
    let means = record.window.means
    welfare += spec.value(payoffs: means.payoffs, measures: means.measures) / parts
  }
}
