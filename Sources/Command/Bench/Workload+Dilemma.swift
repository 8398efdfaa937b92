import Arena
import Laboratory

extension Workload {
  /// What iterated prisoner's dilemmas cost; a unit is a round of both players, or a tournament.
  static let dilemmas = [turns, roundRobin, automata]

  /// Thirty strategies: tit for tat and its kin, and the entries to Axelrod's tournaments.
  private static let strategies = [
    "always", "contrary", "tit-for-tat", "grim", "win-stay-lose-shift", "generous-tit-for-tat",
    "tit-for-two-tats", "two-tits-for-tat", "suspicious-tit-for-tat", "contrite-tit-for-tat",
    "adaptive-tit-for-tat", "omega-tit-for-tat", "gradual", "soft-majority", "prober",
    "handshake", "extort-2", "generous-zero-determinant", "alternator", "davis", "downing",
    "grofman", "joss", "nydegger", "shubik", "stein-rapoport", "tideman-chieruzzi", "champion",
    "borufsen", "tester",
  ]

  /// All against all in matches of 200 rounds, on one thread.
  private static let turns = Workload("iterated prisoner's dilemma, a turn", limit: "25") {
    Double(TwinMatches(players: 30).live(repeats: 20, rounds: 200))
  } work: { context in
    let mechanism = try context.mechanism("iterated-prisoners-dilemma", [:])
    let prepared = PreparedGame(try context.desk(mechanism))
    let groups = try strategies.map { name in
      let agent = try prepared.brief(try context.library.agent(name).init())
      return SeatedGroup(name, 1, of: agent, in: prepared)
    }
    return {
      let run = prepared.run(
        groups, RunPlan(matching: .roundRobin, rounds: 20, blocks: 1, window: 1),
        key: StreamKey(seed: 1))
      return Double(run.live().window.counts.reduce(0, +)) / 2
    }
  }

  /// Thirty strategies, 200 rounds, 10 replicates, with all statistics.
  private static let roundRobin = Workload(
    "round robin of 30 strategies x 200 x 10", limit: "1,000,000,000"
  ) { context in
    let mechanism = try context.mechanism("iterated-prisoners-dilemma", [:])
    let agents = try strategies.map { try context.library.agent($0).init() }
    return {
      let tournament = try Tournament(
        try context.desk(mechanism), agents: agents, rounds: 1, replicates: 10, seed: 1,
        executor: Executor(threads: 1), progress: { _, _ in })
      return tournament.ranking.count == agents.count ? 1 : .nan
    }
  }

  /// Sixty finite automata against each other for 200 rounds, with errors of hand and of perception.
  ///
  /// On two threads, all kinds that are found among 1,024 memories, and the first of them once more. That leaves
  /// out tullock, whose 2,047 states take two to four seconds against themselves.
  private static let automata = Workload(
    "exact payoffs of 60 automata with errors", limit: "1,000,000,000"
  ) { context in
    let mechanism = try context.mechanism(
      "iterated-prisoners-dilemma", ["noise": .number(0.05)])
    let encounter = Encounter(wishing: 0, payoffs: [3, 0, 5, 1])
    var agents = context.library.agents.map { $0.init() as any Agent }.filter {
      $0.automaton(in: encounter, budget: 1024) != nil
    }
    agents += agents.prefix(60 - agents.count)
    let players = agents
    return {
      let exact = try ExactTournament(
        try context.desk(mechanism), agents: players, rounds: 1, misperception: 0.01,
        executor: Executor(threads: 2))
      return exact.kinds.count == 60 ? 1 : .nan
    }
  }
}
