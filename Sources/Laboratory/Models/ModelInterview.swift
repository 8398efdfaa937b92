import Arena
import Theory

/// Asks the language models of a cell for their strategies, once for each information set.
struct ModelInterview {
  private let cell: Cell
  private let desk: TheoryDesk
  private let recording: Recording?
  private let spending: ModelSpending
  private let shouldStop: @Sendable () -> Bool

  init(
    _ cell: Cell, _ desk: TheoryDesk, _ recording: Recording?, _ spending: ModelSpending,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.cell = cell
    self.desk = desk
    self.recording = recording
    self.spending = spending
    self.shouldStop = shouldStop
  }

  /// The strategies, group by group; of groups that are asked before they play.
  ///
  /// - Throws: ``StudyError`` when a server gives nobody an answer, or there is too much to ask; ``OutOfBudget``;
  ///   ``Interrupted``.
  func tables() throws -> [Int: ModelTable] {
    var tables: [Int: ModelTable] = [:]
    for (index, spec) in cell.groups.enumerated() where spec.agent.asksBefore {
      guard let model = spec.agent as? LanguageModelAgent else { continue }
      tables[index] = try table(of: model, in: spec.group, number: index)
    }
    return tables
  }

  /// The strategies that are in the recording wholly, group by group, without asking anybody.
  func known() -> [Int: ModelTable] {
    var tables: [Int: ModelTable] = [:]
    for (index, spec) in cell.groups.enumerated() where spec.agent.asksBefore {
      guard let model = spec.agent as? LanguageModelAgent else { continue }
      let (table, open) = recalled(turns(of: spec.group), of: model, number: index, round: 0)
      if open.isEmpty { tables[index] = table }
    }
    return tables
  }

  /// What is in the recording of a model, and the places of the turns that are not.
  private func recalled(
    _ turns: [Turn], of model: LanguageModelAgent, number: Int, round: Int
  ) -> (
    table: ModelTable, open: [Int]
  ) {
    var table = ModelTable(
      replies: Array(repeating: nil, count: cell.game.shape.infosets),
      counts: ReplyCounts(group: number))
    let key = ModelInterview.key(of: model, in: cell).numbered(round)
    var open: [Int] = []
    for (place, question) in ModelInterview.questions(turns, round).enumerated() {
      let infoset = question.turn.infoset
      if let known = recording?.exchange(key.numbered(infoset), to: question) {
        table.take(known.reply, known.counts, at: infoset)
        spending.meet(known, of: model, recording)
      } else if recording?.isReplay == true {
        table.take(.silent(.unrecorded), ModelCounts(), at: infoset)
      } else {
        open.append(place)
      }
    }
    return (table, open)
  }

  /// The questions at some turns; a place in a game has one question, whoever plays.
  private static func questions(_ turns: [Turn], _ round: Int) -> [Question] {
    turns.map { turn in
      Question(round: round, match: turn.infoset, agent: 0, group: 0, number: 0, turn: turn)
    }
  }

  /// What a model says at each information set when it is asked for the nth time, from 0.
  ///
  /// - Throws: As ``tables()``.
  func table(of model: LanguageModelAgent, in group: Group, number: Int, round: Int = 0) throws
    -> ModelTable
  {
    _ = try PreparedGame(cell.game, told: desk).brief(model)
    let turns = turns(of: group)
    if turns.count > model.limit.calls {
      throw StudyError(
        "\(printable(group.name)) would be asked at \(turns.count) information sets, and its budget has "
          + "\(model.limit.calls) calls; give it more, or take a smaller game")
    }
    var (table, open) = recalled(turns, of: model, number: number, round: round)
    if open.isEmpty { return table }
    let questions = ModelInterview.questions(open.map { turns[$0] }, round)
    try ask(questions, model, ModelInterview.key(of: model, in: cell).numbered(round), &table)
    return table
  }

  /// Asks what is not in the recording.
  private func ask(
    _ questions: [Question], _ model: LanguageModelAgent, _ key: ContentKey,
    _ table: inout ModelTable
  ) throws {
    if spending.isSpent(by: model) { throw OutOfBudget() }
    let program = AgentProgram(
      model.process(within: spending.left(of: model)),
      greeting: AgentLines.game(
        cell.mechanism.card.id, cell.game, agents: 1, rounds: cell.plan.rounds,
        seed: UInt64(questions.first?.round ?? 0)),
      cell.game.shape, shouldStop: shouldStop)
    defer { program.end() }
    var heard = table
    var obstacle: (any Error)?
    let given = program.ask(questions) { place, reply, exchange in
      let reply = spending.checked(reply, exchange, of: model)
      var counts = ModelCounts(exchange)
      let isSpent = spending.add(counts, of: model)
      let question = questions[place]
      do {
        counts =
          try recording?.add(
            key.numbered(question.turn.infoset), reply, counts, exchange.canonical, to: question)
          ?? counts
      } catch {
        obstacle = error
        return false
      }
      if case .silent(let silence) = reply, silence.endsAll {
        obstacle =
          obstacle
          ?? (silence == .spent
            ? OutOfBudget() : StudyError(ModelInterview.outage(silence, exchange)))
        return false
      }
      heard.take(reply, counts, at: question.turn.infoset)
      return !isSpent
    }
    try recording?.flush()
    if let obstacle { throw obstacle }
    guard let given else {
      if spending.isSpent(by: model) { throw OutOfBudget() }
      if shouldStop() { throw Interrupted() }
      throw StudyError("arena-model ended: \(program.complaint)")
    }
    // What the program itself did not answer is no word of the model's.
    for (question, reply) in zip(questions, given) where heard.replies[question.turn.infoset] == nil
    {
      if reply == .silent(.missing) {
        throw StudyError(
          "the program 'arena-model' that asks language models cannot be started: \(program.complaint); "
            + "'swift build' makes it beside the arena")
      }
      if reply == .silent(.exited) {
        throw StudyError("the program 'arena-model' ended before it answered: \(program.complaint)")
      }
      heard.take(reply, ModelCounts(), at: question.turn.infoset)
    }
    table = heard
  }

  /// Where agents of a group may be asked, in the order of the information sets: of a whole tree, where the rules
  /// come to; else everywhere.
  private func turns(of group: Group) -> [Turn] {
    let shape = cell.game.shape
    var seats = [Int?](repeating: nil, count: shape.infosets)
    if let tree = desk.whole.tree {
      for node in tree.nodes
      where node.kind == .decision && group.roles.contains(shape.roleOfSeat[Int(node.seat)]) {
        seats[Int(node.infoset)] = seats[Int(node.infoset)] ?? Int(node.seat)
      }
    } else {
      for infoset in seats.indices {
        let role = shape.decisions[shape.decision(ofInfoset: infoset).decision].role
        if group.roles.contains(role) { seats[infoset] = shape.roleOfSeat.firstIndex(of: role) }
      }
    }
    return seats.enumerated().compactMap { infoset, seat in
      seat.map { shape.turn(of: $0, atInfoset: infoset) }
    }
  }

  /// Names what answers depend on: the words of the game, and which model is asked in which way.
  private static func key(of model: LanguageModelAgent, in cell: Cell) -> ContentKey {
    ContentKey(
      of: JSON.array([
        .string(cell.mechanism.card.id), AgentLines.declarations(of: cell.game), model.identity,
      ]).canonical)
  }

  /// Why nobody gets an answer, as a sentence.
  static func outage(_ silence: Silence, _ exchange: JSON) -> String {
    let call = exchange["calls"].items.last ?? .null
    let status = call["status"].int.map { " (status \($0))" } ?? ""
    let said = printable(call["reply"].text, limit: 200)
    let reason =
      switch silence {
      case .unreachable: "nobody is there"
      case .unauthorised: "it does not accept the key in the environment, or wants one"
      case .throttled: "it has no time, however often it is asked"
      default: "it turns the request away"
      }
    return
      "the server of the model '\(printable(exchange["asked"].text))' gives no answer, \(silence.name): "
      + reason + status + (said.isEmpty ? "" : "; it says: \(said)")
      + "; what was answered is kept where there is --out, and the same command goes on from there"
  }
}

extension ModelTable {
  /// Takes what came of a question.
  fileprivate mutating func take(_ reply: Reply, _ spent: ModelCounts, at infoset: Int) {
    replies[infoset] = reply
    counts.add(reply)
    counts.add(spent)
  }
}

/// The budget of a model is spent, and something is left to be asked.
struct OutOfBudget: Error {
  /// What is said where nothing is kept.
  static let sentence = StudyError(
    "the budget of a language model is spent before the study is played; give it more, or --out, where what "
      + "is answered is kept")
}
