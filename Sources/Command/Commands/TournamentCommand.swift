import Arena
import Foundation
import Laboratory
import Reporting

/// Plays every agent kind against every other.
struct TournamentCommand: Subcommand {
  static let name = "tournament"
  static let summary = "Play every agent kind against every other."

  private var names = ""
  private var wanted: [String]?
  private var rounds: Int?
  private var noise: Double?
  private var continuation: Double?
  private var replicates = 5
  private var seed = 1
  private var settings: [String: JSON] = [:]
  private var threads: Int?
  private var outcomes: String?
  private var isExact = false
  private var misperception: Double?
  private var page = PageOption()

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("MECHANISM,...", &names, "the name of a mechanism", .list(.mechanism))
    line.option(
      "--agents", list: &wanted, .text("KIND", .agent), "The kinds that play", unless: "all")
    line.option(
      "--rounds", &rounds, .int(in: 1...10_000_000), "The length of a match",
      unless: "200, or what a repeated game says,")
    line.option("--noise", &noise, .double(in: 0...1), "Set the mechanism's parameter noise")
    line.option(
      "--continuation", &continuation, .double(in: 0...1),
      "Set the mechanism's parameter continuation")
    line.option(
      "--replicates", &replicates, .int(in: 1...100_000), "How often each match is played")
    line.seed(&seed)
    line.settings(&settings)
    line.threads(&threads)
    line.option(
      "--outcomes", &outcomes, .text("FILE", .file(["csv"])),
      "Write what each kind earned against each into this table, which 'arena import' reads")
    line.flag(
      "--exact", &isExact,
      "Beside playing, work out what kinds that are finite automata earn, best replies, equilibria")
    line.option(
      "--misperception", &misperception, .double(in: 0...1),
      "With --exact: how likely a player takes the other's move for the other one")
    page.declare(&line)
  }

  func run(_ context: Context) throws -> Int32 {
    let names = names.split(separator: ",")
    if names.isEmpty { throw StudyError("expected the name of a mechanism") }
    if page.isAsked && names.count > 1 {
      throw StudyError("\(PageOption.name) makes the page of one tournament; name one mechanism")
    }
    try page.check()
    if let outcomes { try OutputFile.check(outcomes) }
    if misperception != nil && !isExact {
      throw StudyError("--misperception is only worked out, not played; add --exact")
    }
    let executor = context.executor(threads)
    let wanted = wanted == ["all"] ? nil : wanted?.filter { !$0.isEmpty }
    let agents =
      try wanted?.map { try context.library.agent($0).init() }
      ?? context.library.agents.map { $0.init() }
    var output: [JSON] = []
    var table = OutcomeWriter()
    for name in names {
      let (mechanism, rounds, length) = try match(String(name), context)
      let desk = try context.desk(mechanism)
      let exact =
        try isExact
        ? ExactTournament(
          desk, agents: agents, rounds: rounds, misperception: misperception ?? 0,
          executor: executor) : nil
      let tournament = try Tournament(
        desk, agents: agents, rounds: rounds, replicates: replicates, seed: UInt64(seed),
        executor: executor, progress: { context.terminal.progress($0, $1) })
      if wanted != nil, let excluded = tournament.excluded.first {
        throw StudyError("\(excluded.kind) cannot play \(name): \(excluded.reason)")
      }
      let played =
        "\(figure(length)) round\(length == 1 ? "" : "s") a match, \(counted(replicates, "replicate"))"
      if outcomes != nil { table.add(tournament, of: String(name)) }
      try page.write(
        TournamentPage(
          tournament, of: String(name), length: played, command: context.command, exact: exact
        ).report, context)
      if context.asksJSON {
        let json = TournamentCommand.json(tournament, String(name))
        output.append(
          exact.map {
            json.adding(["exact": TournamentCommand.json($0, beside: tournament)])
          } ?? json)
      } else {
        context.terminal.print("\(name): \(played)\n")
        TournamentCommand.show(tournament, context.terminal)
        if let exact {
          TournamentCommand.show(exact, beside: tournament, context.terminal)
        }
      }
    }
    if let outcomes {
      try Interruption.whileWriting { () throws(StudyError) in
        try OutputFile.write(Data(table.bytes), to: outcomes)
      }
    }
    if context.asksJSON {
      let json = output.count == 1 ? output[0] : .array(output)
      context.terminal.print(json.indented, terminator: "")
    }
    return 0
  }

  /// Returns the mechanism, how many episodes of it make a match, and the expected rounds of one.
  ///
  /// A mechanism of several rounds has its length as a parameter, and a match is one episode.
  private func match(_ name: String, _ context: Context) throws(StudyError)
    -> (mechanism: any Mechanism, episodes: Int, rounds: Double)
  {
    var settings = settings
    let knobs = try context.mechanism(name, settings).knobValues.fields.map(\.name)
    /// The parameter that an option stands for; reputed mechanisms put `village-` before its name.
    func parameter(_ option: String) -> String {
      knobs.contains(option) ? option : knobs.first { $0.hasSuffix("-" + option) } ?? option
    }
    for (option, value) in [("noise", noise), ("continuation", continuation)] {
      guard let value else { continue }
      let parameter = parameter(option)
      if settings[parameter] != nil {
        throw StudyError("'\(parameter)' is given twice, as an option and as a setting")
      }
      settings[parameter] = .number(value)
    }
    let mechanism = try context.mechanism(name, settings)
    let game = try context.game(mechanism)
    guard game.isRepeated else { return (mechanism, rounds ?? 200, Double(rounds ?? 200)) }
    guard let rounds else { return (mechanism, 1, game.shape.expectedRounds) }
    let length = parameter("rounds")
    if settings[length] != nil {
      throw StudyError("'\(length)' is given twice, as an option and as a setting")
    }
    settings[length] = .integer(rounds)
    let longer = try context.mechanism(name, settings)
    return (longer, 1, longer.expectedRounds)
  }

  private static func show(_ tournament: Tournament, _ terminal: Terminal) {
    let kinds = tournament.kinds
    if kinds.count <= 6 {
      let columns = kinds.indices.map { "[\($0 + 1)]" }
      var matrix = TextTable(["payoff against"] + columns, numbers: Set(columns))
      for (row, kind) in kinds.enumerated() {
        matrix.add(["[\(row + 1)] \(kind)"] + tournament.payoffs[row].map { figure($0.mean) })
      }
      terminal.print(matrix.text(width: terminal.width))
    }
    let (table, note) = tournament.shares.isEmpty ? standings(tournament) : dilemma(tournament)
    terminal.print(table.text(width: terminal.width))
    for line in wrap(note, terminal.width) { terminal.print(line) }
    absentees(tournament, terminal)
  }

  /// The most kinds that are named beside a reason not to play.
  private static let mostNames = 5

  /// Says who does not play and why, each reason once.
  private static func absentees(_ tournament: Tournament, _ terminal: Terminal) {
    var reasons: [(reason: String, kinds: [String])] = []
    for (kind, reason) in tournament.excluded {
      if let same = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[same].kinds.append(kind)
      } else {
        reasons.append((reason, [kind]))
      }
    }
    let all = tournament.kinds.count + tournament.excluded.count
    for (reason, kinds) in reasons {
      let who =
        kinds.count <= mostNames
        ? kinds.joined(separator: ", ")
        : "\(kinds.count) of \(all) kinds, such as \(kinds[0])"
      terminal.paragraph("Not playing: \(who): \(reason).")
    }
  }

  private static func standings(_ tournament: Tournament) -> (table: TextTable, note: String) {
    let kinds = tournament.kinds
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
    let note =
      "'invades' counts the kinds whose population this one can invade. The last column is what "
      + "the kind's presence adds to mean \(tournament.goal)."
    return (table, note)
  }

  private static func dilemma(_ tournament: Tournament) -> (table: TextTable, note: String) {
    let kinds = tournament.kinds
    let columns = ["rank", "payoff a round", tournament.firstAction, "wins", "invades"]
    var table = TextTable(
      [columns[0], "agent"] + columns.dropFirst(), numbers: Set(columns))
    for (rank, kind) in tournament.ranking.enumerated() {
      table.add([
        String(rank + 1), kinds[kind], figure(tournament.scores[kind]),
        figure(tournament.shares[kind].mean), figure(tournament.wins[kind].mean),
        String(kinds.indices.filter { tournament.canInvade(kind, $0) }.count),
      ])
    }
    let note =
      "'\(tournament.firstAction)' is the share of its choices, 'wins' how many of its "
      + "\(kinds.count) matches it wins, 'invades' how many kinds' populations it can invade."
    return (table, note)
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
          JSON.object([
            "agent": .string(kinds[kind]), "score": tournament.scores[kind].json,
            "wins": tournament.wins[kind].json,
            "leaveOneOut": tournament.leaveOneOut(kind).map { .number($0) } ?? .null,
          ]).adding(
            tournament.shares.isEmpty
              ? [:] : [tournament.firstAction: tournament.shares[kind].json])
        }), "invasions": .array(invasions),
      "excluded": .array(
        tournament.excluded.map {
          .object(["agent": .string($0.kind), "reason": .string($0.reason)])
        }),
    ])
  }
}
