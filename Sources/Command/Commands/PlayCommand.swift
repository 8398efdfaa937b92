import Arena
import GameTheory
import Laboratory
import Reporting
import Theory

/// Narrates an episode, or lets a person play one.
struct PlayCommand: Subcommand {
  static let name = "play"
  static let summary = "Narrate one episode, or take a seat in it yourself."

  private var id = ""
  private var roles: [String] = []
  private var out: String?
  private var givenKind: String?
  private var rounds: Int?
  private var opponents: [String]?
  private var seed = 1
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("MECHANISM|FILE", &id, "the name of a mechanism", .mechanism)
    line.option(
      "--as", each: &roles, .text("SEAT"),
      "Take this seat, by its role, its name or its number from 1; the others are agents")
    line.option(
      "--agent", &givenKind, .text("KIND", .agent), "The kind of agent that plays",
      unless: "truthful, or with people quantal-reply where it can play,")
    line.option(
      "--rounds", &rounds, .int(in: 1...1_000_000),
      "How many rounds people play, or agents before the episode",
      unless: "1 for people, and 500 or less for agents,")
    line.option(
      "--out", &out, .text("DIR", .folder),
      "Record what people answer in this folder, from which 'arena run' plays it again")
    line.option(
      "--against", list: &opponents, .text("KIND", .agent),
      "Show the moves of a repeated match against kinds, or against moves such as CCD")
    line.seed(&seed)
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    let kind = givenKind ?? "truthful"
    let mechanism = try context.mechanism(id, settings)
    let desk = try context.desk(mechanism)
    let game = desk.game
    if !roles.isEmpty && opponents == nil { return try play(roles, desk, context) }
    if out != nil { throw StudyError("--out records what people answer; name their seats by --as") }
    let seed = UInt64(seed)
    if let opponents {
      if !roles.isEmpty || rounds != nil {
        throw StudyError(
          "\(roles.isEmpty ? "--rounds" : "--as") does not go with --against, which shows whole "
            + "matches")
      }
      let matches = try Matches(of: kind, against: opponents, in: mechanism, seed: seed, context)
      matches.show(asJSON: context.asksJSON, context.terminal)
      return 0
    }
    // Long episodes teach as much in fewer rounds.
    let fewer = Int(Swift.min(500, Swift.max(1, 100_000 / game.shape.expectedRounds)))
    let rounds = rounds ?? fewer
    let profile = try Sitting.habits(
      of: try context.library.agent(kind).init(), at: desk, rounds: rounds, seed: seed)
    let transcript = Sitting(game, profile, seed: seed).tell { _, _ in nil }
    let narration = Narration(game.shape)
    if context.asksJSON {
      context.terminal.print(
        PlayCommand.json(transcript, narration, game.shape).indented, terminator: "")
      return 0
    }
    context.terminal.print("\(id), played by agents of the kind \(kind), seed \(seed)\n")
    for line in narration.lines(transcript) { context.terminal.paragraph(line) }
    return 0
  }

  /// Lets people play.
  private func play(_ roles: [String], _ desk: TheoryDesk, _ context: Context) throws -> Int32 {
    let shape = desk.game.shape
    // Whoever replies by a tree needs one.
    let kind = givenKind ?? (desk.whole.tree == nil ? "truthful" : "quantal-reply")
    var people: [Int] = []
    for role in roles {
      let seats = try shape.seats(named: role, of: id)
      guard let free = seats.first(where: { !people.contains($0) }) else {
        throw StudyError("--as names the seat '\(shape.name(ofSeat: seats[0]))' twice")
      }
      people.append(free)
    }
    if kind == PersonAgent.card.id {
      throw StudyError(
        "--agent is the kind of those who are no people; name people's seats by --as")
    }
    let rounds = rounds ?? 1
    guard rounds <= Table.mostRounds else {
      throw StudyError("--rounds must be at most \(Table.mostRounds) where people play")
    }
    let table = try Table(
      id, settings, people: people, others: kind, rounds: rounds, seed: seed,
      library: context.library, shouldStop: { Interruption.isAsked })
    return try TablePlay(
      id: id, table: table, kind: kind, seed: seed, out: out, context: context
    ).run()
  }

  static func json(_ transcript: Transcript, _ narration: Narration, _ shape: Shape) -> JSON {
    .object([
      "lines": .array(narration.lines(transcript).map { .string($0) }),
      "payoffs": .array((0..<shape.seats).map { .number(transcript.payoff(of: $0)) }),
      "measures": .object(
        Dictionary(
          uniqueKeysWithValues: shape.measures.enumerated().map {
            ($1.name, .number(transcript.total(of: $0)))
          })),
    ])
  }
}
