public import Arena

/// Every agent kind against every other under one mechanism.
///
/// In one match a kind sits in one seat and its opponent in all others, for as many rounds as asked;
/// a mechanism with several roles is played once in each, and the payoffs averaged.
public struct Tournament: Sendable {
  /// The ids of the kinds, in catalogue order.
  public let kinds: [String]
  /// Payoff per round of the row kind against the column kind.
  public let payoffs: [[Estimate]]
  /// Welfare per round of the match, under the designer's goal.
  public let welfare: [[Estimate]]
  /// The mean payoff of each kind against all, itself included.
  public let scores: [Estimate]
  /// What the welfare is called.
  public let goal: String
  /// Kinds that cannot play the mechanism, with the reason.
  public let excluded: [(kind: String, reason: String)]

  /// Plays a tournament.
  ///
  /// - Parameters:
  ///   - mechanism: The mechanism, configured.
  ///   - agents: The kinds; those that cannot play are excluded with their reason.
  ///   - rounds: The length of a match.
  ///   - replicates: How often every match is played.
  ///   - seed: The seed; matches are keyed by their content, so adding a kind changes no other match.
  ///   - executor: The threads.
  ///   - progress: Called with how many of all matches are done, from any thread.
  /// - Throws: ``StudyError`` when nobody can play; ``Session/Interrupted``.
  public init(
    _ mechanism: any Mechanism, agents: [any Agent], rounds: Int, replicates: Int, seed: UInt64,
    executor: Executor, progress: @Sendable (Int, Int) -> Void
  ) throws {
    guard let game = mechanism.game(repeated: nil) else {
      throw StudyError("the game would have more than 2^27 table entries")
    }
    let theory = Theory(game, [], mechanism: mechanism)
    var players: [any Agent] = []
    var excluded: [(kind: String, reason: String)] = []
    for agent in agents {
      var copy = agent
      let id = type(of: agent).card.id
      if let reason = copy.prepare(for: theory.briefing) {
        excluded.append((id, reason))
      } else {
        players.append(copy)
      }
    }
    if players.isEmpty { throw StudyError("no agent of the tournament can play this mechanism") }
    let welfare = WelfareSpec.goal(game.goal, game.shape)
    let names = players.map { type(of: $0).card.id }
    let root = StreamKey(seed: seed).with(mechanism.knobValues.canonical)
      .with(mechanism.card.id).with(rounds)
    let count = players.count
    let done = Counter()
    let ready = players
    let matches = executor.map(count * count) { job, _ -> [Match]? in
      if executor.shouldStop() { return nil }
      let (row, column) = (job / count, job % count)
      let key = root.with(Tournament.identity(ready[row])).with(Tournament.identity(ready[column]))
      var result: [Match] = []
      for replicate in 0..<replicates {
        guard
          let match = Match(
            game, ready[row], ready[column], theory.briefing, welfare, rounds: rounds,
            key: key.with(replicate), shouldStop: executor.shouldStop)
        else { return nil }
        result.append(match)
      }
      progress(done.next(), count * count)
      return result
    }
    let played = matches.compactMap { $0 }
    if played.count < matches.count { throw Session.Interrupted() }
    kinds = names
    goal = welfare.name
    self.excluded = excluded
    func table(_ value: (Match) -> Double) -> [[Estimate]] {
      (0..<count).map { row in
        (0..<count).compactMap { Estimate(played[row * count + $0].map(value)) }
      }
    }
    payoffs = table { $0.payoff }
    self.welfare = table { $0.welfare }
    scores = (0..<count).compactMap { row in
      Estimate(
        (0..<replicates).map { replicate in
          (0..<count).reduce(0) { $0 + played[row * count + $1][replicate].payoff } / Double(count)
        })
    }
  }

  private static func identity(_ agent: any Agent) -> String {
    type(of: agent).card.id + agent.knobValues.canonical
  }

  /// Whether a mutant kind can invade a population of residents.
  ///
  /// It can when it earns more against residents than they do against each other, or as much and more
  /// against itself than residents against it; a difference counts when it exceeds the half-widths of
  /// both intervals.
  ///
  /// > Source: J. Maynard Smith, G. R. Price, "The Logic of Animal Conflict", *Nature* 246, 1973.
  public func canInvade(_ mutant: Int, _ resident: Int) -> Bool {
    if mutant == resident { return false }
    let first = difference(payoffs[mutant][resident], payoffs[resident][resident])
    if first != 0 { return first > 0 }
    return difference(payoffs[mutant][mutant], payoffs[resident][mutant]) > 0
  }

  private func difference(_ left: Estimate, _ right: Estimate) -> Double {
    let difference = left.mean - right.mean
    let slack = (left.halfWidth ?? 0) + (right.halfWidth ?? 0)
    let rounding = 1e-9 * Swift.max(1, left.mean.magnitude, right.mean.magnitude)
    return difference.magnitude <= slack + rounding ? 0 : difference
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

  /// Plays the match; nil when it was stopped.
  init?(
    _ game: Game, _ agent: any Agent, _ opponent: any Agent, _ briefing: Briefing,
    _ spec: WelfareSpec, rounds: Int, key: StreamKey, shouldStop: () -> Bool
  ) {
    let shape = game.shape
    for role in shape.roles.indices {
      var groups = [Group("kind", count: 1, roles: [role])]
      var cohorts = [agent.cohort(for: shape, group: 0)]
      for (other, part) in shape.roles.enumerated() {
        let seats = part.seats - (other == role ? 1 : 0)
        if seats == 0 { continue }
        groups.append(Group("others \(other)", count: seats, roles: [other]))
        cohorts.append(opponent.cohort(for: shape, group: cohorts.count))
      }
      let run = Run(
        game, Population(groups, cohorts: cohorts),
        RunPlan(matching: .fixed, rounds: rounds, blocks: 1, window: 1), briefing: briefing,
        key: key.with(role), workers: .alone)
      let record = run.live(shouldStop: shouldStop)
      if record.wasStopped { return nil }
      let episodes = Double(record.window.episodes)
      payoff += (record.payoffs[0] ?? 0) / Double(shape.roles.count)
      let seats = (0..<shape.seats).map {
        (record.window.transfers[$0] + record.window.gains[$0]) / episodes
      }
      welfare +=
        spec.value(payoffs: seats, measures: record.window.measures.map { $0 / episodes })
        / Double(shape.roles.count)
    }
  }
}
