import Laboratory
import Reporting

extension TournamentCommand {
  /// Shows what was worked out beside what was played.
  static func show(_ exact: ExactTournament, beside tournament: Tournament, _ terminal: Terminal) {
    terminal.print("")
    let text = ExactTournamentText(exact, beside: tournament)
    for paragraph in text.lead { terminal.paragraph(paragraph) }
    terminal.print("")
    terminal.print(text.tables(width: terminal.width).joined(separator: "\n"))
    terminal.paragraph(text.note)
  }

  /// What was worked out, as JSON.
  static func json(_ exact: ExactTournament, beside tournament: Tournament) -> JSON {
    let kinds = exact.kinds
    func numbers(_ table: [[Double]]) -> JSON {
      .array(table.map { .array($0.map { .number($0) }) })
    }
    func cell(_ row: Int, _ column: Int) -> JSON {
      let played = tournament.payoffs[exact.places[row]][exact.places[column]]
      let distance =
        exact.misperception > 0
        ? nil : exact.distance(of: played, from: exact.averages[row][column])
      return .object([
        "exact": .number(exact.averages[row][column]), "played": played.json,
        "errors": distance.map { .number($0) } ?? .null,
      ])
    }
    return .object([
      "agents": .array(kinds.map { .string($0) }),
      "states": .array(exact.states.map { .integer($0) }),
      "noAutomata": .array(exact.others.map { .string($0) }),
      "misperception": .number(exact.misperception),
      "payoffs": numbers(exact.payoffs),
      "cooperation": numbers(exact.cooperation),
      "sideBySide": .array(
        kinds.indices.map { row in .array(kinds.indices.map { cell(row, $0) }) }),
      "ranking": .array(
        exact.ranking.map { kind in
          let played = exact.playedScore(kind, in: tournament)
          let distance =
            exact.misperception > 0 ? nil : exact.distance(of: played, from: exact.score(kind))
          return .object([
            "agent": .string(kinds[kind]), "exact": .number(exact.score(kind)),
            "played": played.json, "errors": distance.map { .number($0) } ?? .null,
          ])
        }),
      "repliesAmong": .string(exact.bestPayoffs == nil ? "agents" : "strategies"),
      "bestPayoffs": exact.bestPayoffs.map { .array($0.map { .number($0) }) } ?? .null,
      "gains": numbers(
        kinds.indices.map { row in
          kinds.indices.map { exact.gain(over: row, against: $0) }
        }),
      "bestReplies": .array(
        kinds.indices.map { column in
          .array(
            kinds.indices.filter { exact.isBestReply($0, to: column) }.map { .string(kinds[$0]) })
        }),
      "equilibria": .array(
        exact.equilibria.map { .array([.string(kinds[$0.row]), .string(kinds[$0.column])]) }),
    ])
  }
}
