import Arena
import Laboratory
import Reporting

/// Plays every agent kind against every other.
enum TournamentCommand: Subcommand {
  static let name = "tournament"
  static let summary = "Play every agent kind against every other."
  static let words = ["MECHANISM[,MECHANISM...]"]
  static let options = [
    Option(name: "--agents", value: "A,B,...", help: "The kinds; all unless given."),
    Option(name: "--rounds", value: "N", help: "The length of a match; 200 unless given."),
    Option(name: "--replicates", value: "N", help: "How often each match is played; 5."),
    Option.seed, Option.set, Option.threads, Option.json,
  ]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    let names = try arguments.word(0, "the name of a mechanism").split(separator: ",")
    if names.isEmpty { throw StudyError("expected the name of a mechanism") }
    let rounds = try arguments.int("--rounds", in: 1...10_000_000, default: 200)
    let replicates = try arguments.int("--replicates", in: 1...100_000, default: 5)
    let seed = UInt64(try arguments.int("--seed", in: 0...(1 << 53), default: 1))
    let executor = try context.executor(arguments)
    let wanted = arguments.value("--agents").flatMap { $0 == "all" ? nil : $0 }
    let agents =
      try wanted.map { text in
        try text.split(separator: ",").map { try context.catalog.agent(String($0)).init() }
      } ?? context.catalog.agents.map { $0.init() }
    var output: [JSON] = []
    for name in names {
      let mechanism = try context.mechanism(String(name), try arguments.settings())
      let tournament = try Tournament(
        mechanism, agents: agents, rounds: rounds, replicates: replicates, seed: seed,
        executor: executor, progress: { context.terminal.progress($0, $1) })
      if wanted != nil, let excluded = tournament.excluded.first {
        throw StudyError("\(excluded.kind) cannot play \(name): \(excluded.reason)")
      }
      if arguments.has(.json) {
        output.append(json(tournament, String(name)))
      } else {
        show(tournament, String(name), rounds, replicates, context.terminal)
      }
    }
    if arguments.has(.json) {
      let json = output.count == 1 ? output[0] : .array(output)
      context.terminal.print(json.indented, terminator: "")
    }
    return 0
  }

  private static func show(
    _ tournament: Tournament, _ name: String, _ rounds: Int, _ replicates: Int, _ terminal: Terminal
  ) {
    terminal.print("\(name): \(rounds) rounds a match, \(replicates) replicates\n")
    let kinds = tournament.kinds
    if kinds.count <= 6 {
      let columns = kinds.indices.map { "[\($0 + 1)]" }
      var matrix = TextTable(["payoff against"] + columns, numbers: Set(columns))
      for (row, kind) in kinds.enumerated() {
        matrix.add(["[\(row + 1)] \(kind)"] + tournament.payoffs[row].map { figure($0.mean) })
      }
      terminal.print(matrix.text(width: terminal.width))
    }
    var table = TextTable(
      ["rank", "agent", "payoff a round", "invades", "invaded by", "\(tournament.goal) +/-"],
      numbers: ["rank", "payoff a round", "invades", "invaded by", "\(tournament.goal) +/-"])
    for (rank, kind) in tournament.ranking.enumerated() {
      table.add([
        String(rank + 1), kinds[kind], figure(tournament.scores[kind]),
        String(kinds.indices.filter { tournament.canInvade(kind, $0) }.count),
        String(kinds.indices.filter { tournament.canInvade($0, kind) }.count),
        figure(tournament.leaveOneOut(kind)),
      ])
    }
    terminal.print(table.text(width: terminal.width))
    let note =
      "'invades' counts the kinds whose population this one can invade. The last column is what "
      + "the kind's presence adds to mean \(tournament.goal)."
    for line in wrap(note, terminal.width) { terminal.print(line) }
    for (kind, reason) in tournament.excluded {
      for line in wrap("Not playing: \(kind), \(reason).", terminal.width) { terminal.print(line) }
    }
  }

  private static func json(_ tournament: Tournament, _ name: String) -> JSON {
    let kinds = tournament.kinds
    let invasions = kinds.indices.flatMap { resident in
      kinds.indices.filter { tournament.canInvade($0, resident) }.map {
        JSON.object(["mutant": .string(kinds[$0]), "resident": .string(kinds[resident])])
      }
    }
    return .object([
      "mechanism": .string(name), "agents": .array(kinds.map { .string($0) }),
      "goal": .string(tournament.goal),
      "payoffs": .array(tournament.payoffs.map { .array($0.map(\.json)) }),
      "welfare": .array(tournament.welfare.map { .array($0.map(\.json)) }),
      "ranking": .array(
        tournament.ranking.map { kind in
          .object([
            "agent": .string(kinds[kind]), "score": tournament.scores[kind].json,
            "leaveOneOut": tournament.leaveOneOut(kind).map { .number($0) } ?? .null,
          ])
        }), "invasions": .array(invasions),
      "excluded": .array(
        tournament.excluded.map {
          .object(["agent": .string($0.kind), "reason": .string($0.reason)])
        }),
    ])
  }
}
