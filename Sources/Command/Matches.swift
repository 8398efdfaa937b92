import Arena
import Laboratory
import Theory

/// The moves of one agent against several others, in a game of several rounds.
struct Matches {
  private let agent: String
  private let rows: [(opponent: String, moves: String, answers: String)]

  /// Plays a match against each opponent: an agent kind, or moves that are made over and over.
  init(
    of id: String, against opponents: [String], in mechanism: any Mechanism, seed: UInt64,
    _ context: Context
  ) throws {
    let desk = try context.desk(mechanism)
    agent = id
    let alphabet = try Matches.alphabet(desk.game.shape)
    let agent = try context.library.agent(id).init()
    var rows: [(opponent: String, moves: String, answers: String)] = []
    for name in opponents {
      if name.isEmpty {
        throw StudyError("--against needs opponents, each an agent or moves such as CCD")
      }
      if Interruption.isAsked { throw Interrupted() }
      let script = name.compactMap { alphabet.firstIndex(of: $0) }
      let isScript = script.count == name.count
      let opponent: any Agent =
        isScript ? Script(script) : try context.library.agent(name).init()
      let duel = try Duel(desk, agent, opponent, seed: seed)
      rows.append(
        (name, String(duel.second.map { alphabet[$0] }), String(duel.first.map { alphabet[$0] })))
    }
    self.rows = rows
  }

  /// A character for every action: the first letter of its name in capitals where that tells them
  /// apart, else a digit or a letter by number.
  private static func alphabet(_ shape: Shape) throws(StudyError) -> [Character] {
    guard let decision = shape.decisions.first else { return [] }
    let initials = (0..<decision.actions.count).compactMap {
      decision.actions.label($0).first?.uppercased().first
    }
    if initials.count == decision.actions.count && Set(initials).count == initials.count {
      return initials
    }
    let numerals = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    guard decision.actions.count <= numerals.count else {
      throw StudyError(
        "moves can be shown of at most \(numerals.count) actions, but '\(decision.name)' has "
          + "\(decision.actions.count)")
    }
    return Array(numerals.prefix(decision.actions.count))
  }

  /// Shows the opponents' moves, and the agent's below them.
  func show(asJSON: Bool, _ terminal: Terminal) {
    if asJSON {
      let list = rows.map { row in
        JSON.object([
          "agent": .string(agent), "opponent": .string(row.opponent),
          "moves": .string(row.moves), "answers": .string(row.answers),
        ])
      }
      terminal.print(JSON.array(list).indented, terminator: "")
      return
    }
    for row in rows {
      terminal.print("\(agent) (below) against \(row.opponent) (above)")
      var (moves, answers) = (row.moves[...], row.answers[...])
      while !moves.isEmpty {
        terminal.print("  \(moves.prefix(50))\n  \(answers.prefix(50))\n")
        (moves, answers) = (moves.dropFirst(50), answers.dropFirst(50))
      }
    }
  }
}
