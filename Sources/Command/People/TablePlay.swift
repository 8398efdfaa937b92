import Arena
import Foundation
import Laboratory
import Reporting

/// Lets people play a mechanism at the keyboard, round after round.
struct TablePlay {
  let id: String
  let table: Table
  let kind: String
  let seed: Int
  /// The folder that answers are kept in; nil to keep none.
  let out: String?
  let context: Context

  /// Plays, and says afterwards what would have been best.
  ///
  /// - Returns: The exit status.
  func run() throws -> Int32 {
    let folder = try out.map { path throws(StudyError) in
      try ResultFolder(path, for: table.source, games: table.study.games.map(\.name))
    }
    if let folder { try refuseOther(folder) }
    try folder?.begin(table.study, source: table.source)
    let facts = RunFacts(context.executor(1), .all)
    let recording = try folder.map { folder throws(StudyError) in
      try Recording("\(folder.path)/\(Recording.folderName)", facts: facts.opening)
    }
    let talk = TableTalk(table, kind: kind)
    let questioner = Questioner(context, isCrowd: table.people.count > 1)
    let (shape, count) = (table.game.shape, table.rounds)
    questioner.say("\(id), \(counted(table.rounds, "round")), seed \(seed)")
    questioner.say("")
    for line in table.game.rules { questioner.say(line) }
    questioner.say("")
    for line in talk.introduction { questioner.say(line) }
    let people = People(
      ask: { question in
        questioner.ask(
          question, of: shape.title(ofSeat: question.question.turn.seat),
          heading: TableTalk.heading(question.question.round, of: count))
      }, tell: { _ in })
    var rounds: [TableRound] = []
    var totals = [Double](repeating: 0, count: shape.seats)
    do {
      _ = try table.play(recording: recording, people: people) { round in
        rounds.append(round)
        for seat in totals.indices { totals[seat] += round.transcript.payoff(of: seat) }
        questioner.say("")
        for line in talk.account(of: round) { questioner.say(line) }
        questioner.say(talk.score(round, totals))
      }
    } catch is Interrupted { return try leave(folder) }
    if questioner.ending == .interrupted { return try leave(folder) }
    let hindsight = table.people.map { talk.hindsight(of: $0, over: rounds.count) }
    if Interruption.isAsked { return try leave(folder) }
    if context.asksJSON {
      let json = talk.json(rounds, hindsight, id: id, seed: seed)
      context.terminal.print(json.indented, terminator: "")
    } else if !rounds.isEmpty {
      conclude(talk, rounds, totals, hindsight)
    }
    if let folder, rounds.count == table.rounds {
      context.terminal.remark(
        "recorded in \(printable(folder.path, limit: 200)); 'arena run "
          + "\(printable(folder.path, limit: 200))/study.json5 --replay' plays it again")
    }
    if let folder, questioner.ending == .left {
      context.terminal.remark("you left" + kept(folder))
    }
    if questioner.ending == .input {
      throw StudyError(
        "the input ended before the \(table.rounds == 1 ? "episode" : "last round") did"
          + kept(folder))
    }
    return 0
  }

  private func conclude(
    _ talk: TableTalk, _ rounds: [TableRound], _ totals: [Double], _ hindsight: [[Hindsight?]]
  ) {
    let terminal = context.terminal
    if table.rounds > 1 {
      terminal.print("")
      terminal.paragraph("After \(counted(rounds.count, "round")): \(talk.list(totals)).")
    }
    for (seat, found) in zip(table.people, hindsight) {
      for line in talk.text(found, of: seat, rounds, width: terminal.width) {
        // Lines of tables are as wide as they may be.
        line.hasPrefix(" ") || line.contains("  ") ? terminal.print(line) : terminal.paragraph(line)
      }
    }
  }

  /// Complains about a folder in which the answers of another table are.
  private func refuseOther(_ folder: ResultFolder) throws(StudyError) {
    let before = FileManager.default.contents(atPath: "\(folder.path)/study.json5")
    if let before, before != table.source {
      throw StudyError(
        "'\(printable(folder.path, limit: 200))' holds what was answered at another table: other rules, "
          + "seats, rounds or another seed; choose another folder")
    }
  }

  /// Ends after Ctrl-C.
  private func leave(_ folder: ResultFolder?) throws -> Int32 {
    if folder == nil { throw Interrupted() }
    throw StudyError("interrupted" + kept(folder))
  }

  private func kept(_ folder: ResultFolder?) -> String {
    folder.map {
      "; what was answered is kept in '\(printable($0.path, limit: 200))', and the same command goes on "
        + "from there"
    } ?? ""
  }
}
