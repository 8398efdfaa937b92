import Arena
import Theory

/// Where the agents of one run that live outside are asked: their programs, people, or a recording.
final class OutsideDoor {
  /// How the run reaches them.
  private(set) var correspondence: Correspondence?
  private var programs: [Int: AgentProgram] = [:]
  /// The groups that are language models, asked question by question.
  private var models: [Int: LanguageModelAgent] = [:]
  /// What language models said that were asked before, and not everywhere with success.
  private let tables: [Int: ModelTable]
  /// What has been spent on models.
  private let spending: ModelSpending
  /// Whether the budget of a model is spent.
  private(set) var isOutOfBudget = false
  private var counted: [Int: ReplyCounts] = [:]
  private var names: [Int: String] = [:]
  private let cell: Cell
  private let desk: TheoryDesk
  /// Who answers for persons; nil where nobody is there.
  private let people: People?
  /// What has happened so far, for people who are asked; nil where nobody is.
  let log: EpisodeLog?
  private let recording: Recording?
  private let key: ContentKey
  private var wave = 0
  /// Why it cannot go on: the recording cannot be written, or nobody answers any more.
  private(set) var obstacle: StudyError?
  /// Whether a person was asked who does not answer any more.
  private(set) var hasNobody = false

  /// Makes the door of a run of a cell; nil when nobody in it lives outside.
  init?(
    _ cell: Cell, recording: Recording?, key: ContentKey, seed: UInt64,
    asking people: People? = nil, spending: ModelSpending = ModelSpending(),
    tables: [Int: ModelTable] = [:],
    at desk: TheoryDesk, shouldStop: @escaping () -> Bool
  ) {
    self.spending = spending
    self.tables = tables.filter { !$0.value.isWhole }
    self.cell = cell
    self.recording = recording
    self.key = key
    self.people = people
    self.desk = desk
    log = people != nil && cell.hasPeople ? EpisodeLog() : nil
    var isTold = cell.hasPeople
    for (index, spec) in cell.groups.enumerated() {
      guard spec.agent.livesOutside || self.tables[index] != nil else { continue }
      names[index] = spec.group.name
      counted[index] = ReplyCounts(group: index)
      let model = self.tables[index] == nil ? spec.agent as? LanguageModelAgent : nil
      models[index] = model
      guard
        let agent = model.map({ $0.process(within: spending.left(of: $0)) })
          ?? spec.agent as? ProcessAgent
      else { continue }
      let greeting = AgentLines.game(
        cell.mechanism.card.id, cell.game, agents: spec.group.count, rounds: cell.plan.rounds,
        seed: seed)
      programs[index] = AgentProgram(
        agent, greeting: greeting, cell.game.shape, shouldStop: shouldStop)
      if agent.isTold { isTold = true }
    }
    if counted.isEmpty { return nil }
    let groups = counted.keys.sorted()
    correspondence = Correspondence(
      groups: groups, ask: { [unowned self] in ask($0) },
      tell: isTold ? { [unowned self] in tell($0) } : nil)
  }

  /// How the agents answered, group by group.
  var counts: [ReplyCounts] { counted.keys.sorted().compactMap { counted[$0] } }

  /// What the programs wrote to their standard errors last; of those that could not be started, why not.
  var complaints: [String] {
    programs.keys.sorted().compactMap { programs[$0]?.complaint }.filter { !$0.isEmpty }
  }

  /// What went wrong with the answers, as a sentence; nil when nothing did.
  var silence: String? {
    let wrong = counts.filter { $0.void > 0 }
    if wrong.isEmpty { return nil }
    let words = wrong.map { counts in
      if let table = tables[counts.group] {
        let reasons = table.counts.silences.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        return "\(printable(names[counts.group] ?? "")) has no answer where play came "
          + "\(counts.void) times (\(reasons))"
      }
      let reasons = counts.silences.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
      return "\(printable(names[counts.group] ?? "")) gave no answer to \(counts.unanswered) of "
        + "\(counts.questions) questions (\(reasons))"
    }
    return words.joined(separator: "; ")
  }

  /// The programs that had to be ended by force, and the answers to nothing that were asked.
  var lapses: (forced: Int, repeated: Int) {
    programs.values.reduce(into: (0, 0)) { sum, program in
      sum.0 += program.wasForced ? 1 : 0
      sum.1 += program.repeated
    }
  }

  /// Ends the programs.
  func close() {
    for program in programs.values { program.end() }
    correspondence = nil
  }

  private func ask(_ questions: [Question]) -> [Answer]? {
    let waveKey = key.numbered(wave)
    wave += 1
    var answers: [Answer] = []
    answers.reserveCapacity(questions.count)
    // What a person answered is kept at once: nobody is asked twice.
    let portion = cell.hasPeople ? 1 : Recording.portion
    for first in stride(from: 0, to: questions.count, by: portion) {
      let part = questions[first..<Swift.min(first + portion, questions.count)]
      guard let replies = replies(to: part, waveKey.numbered(first)) else { return nil }
      for (question, reply) in zip(part, replies) {
        // What a strategy says that was asked for before is no question now.
        if tables[question.group] == nil { counted[question.group]?.add(reply) }
        counted[question.group]?.add(void: reply)
        answers.append(reply.answer)
      }
    }
    return answers
  }

  private func replies(to questions: ArraySlice<Question>, _ key: ContentKey) -> [Reply]? {
    let ofModels = questions.indices.filter {
      models[questions[$0].group] != nil || tables[questions[$0].group] != nil
    }
    if ofModels.isEmpty { return others(questions, key) }
    guard let given = modelled(ofModels.map { questions[$0] }, key) else { return nil }
    let rest = questions.filter { models[$0.group] == nil && tables[$0.group] == nil }
    guard let also = rest.isEmpty ? [] : others(rest[...], key) else { return nil }
    var (modelled, others) = (given[...], also[...])
    let isModelled = Set(ofModels)
    return questions.indices.compactMap {
      isModelled.contains($0) ? modelled.popFirst() : others.popFirst()
    }
  }

  /// What language models reply to some questions: each is in the recording by itself, as soon as it is known.
  private func modelled(_ questions: [Question], _ key: ContentKey) -> [Reply]? {
    var replies = [Reply?](repeating: nil, count: questions.count)
    for (place, question) in questions.enumerated() {
      replies[place] = tables[question.group]?.replies[question.turn.infoset] ?? nil
      if replies[place] == nil, let known = recording?.exchange(key.numbered(place), to: question) {
        replies[place] = known.reply
        counted[question.group]?.add(known.counts)
        if let model = models[question.group] { spending.meet(known, of: model, recording) }
      }
      if replies[place] == nil, recording?.isReplay == true {
        replies[place] = .silent(.unrecorded)
      }
    }
    for (group, model) in models.sorted(by: { $0.key < $1.key }) {
      let places = replies.indices.filter { replies[$0] == nil && questions[$0].group == group }
      guard !places.isEmpty, let program = programs[group] else { continue }
      if spending.isSpent(by: model) {
        isOutOfBudget = true
        return nil
      }
      var heard: [Int: Reply] = [:]
      let given = program.ask(places.map { questions[$0] }) { [self] index, reply, exchange in
        let reply = spending.checked(reply, exchange, of: model)
        heard[places[index]] = reply
        let isSpent = spending.add(ModelCounts(exchange), of: model)
        let goesOn = keep(
          key.numbered(places[index]), reply, exchange, questions[places[index]])
        return goesOn && !isSpent
      }
      guard let given, obstacle == nil, !isOutOfBudget else {
        if spending.isSpent(by: model) { isOutOfBudget = true }
        // What was answered is kept, whatever ended the run.
        do { try recording?.flush() } catch { obstacle = obstacle ?? error }
        return nil
      }
      for (place, reply) in zip(places, given) { replies[place] = heard[place] ?? reply }
    }
    return replies.map { $0 ?? .silent(.missing) }
  }

  /// Keeps and counts what a model replied; returns whether there is use in asking on.
  private func keep(
    _ key: ContentKey, _ reply: Reply, _ exchange: JSON, _ question: Question
  ) -> Bool {
    let counts = ModelCounts(exchange)
    do throws(StudyError) {
      counted[question.group]?.add(
        try recording?.add(key, reply, counts, exchange.canonical, to: question) ?? counts)
    } catch {
      obstacle = error
      return false
    }
    guard case .silent(let silence) = reply, silence.endsAll else { return true }
    if silence == .spent {
      isOutOfBudget = true
    } else {
      obstacle = obstacle ?? StudyError(ModelInterview.outage(silence, exchange))
    }
    return false
  }

  /// What programs and people reply to some questions.
  private func others(_ questions: ArraySlice<Question>, _ key: ContentKey) -> [Reply]? {
    if let known = recording?.replies(key, to: questions) { return known }
    if recording?.isReplay == true { return questions.map { _ in .silent(.unrecorded) } }
    var replies = [Reply](repeating: .silent(.missing), count: questions.count)
    for (group, program) in programs {
      let places = questions.indices.filter { questions[$0].group == group }
      if places.isEmpty { continue }
      guard let given = program.ask(places.map { questions[$0] }) else { return nil }
      for (place, reply) in zip(places, given) { replies[place - questions.startIndex] = reply }
    }
    if let people {
      for place in questions.indices
      where cell.groups[questions[place].group].agent is PersonAgent {
        guard let action = people.ask(personal(questions[place])) else {
          hasNobody = true
          obstacle = obstacle ?? StudyError("nobody answers any more")
          return nil
        }
        replies[place - questions.startIndex] = .answer(.action(action))
      }
    }
    // Whoever could not be started may be there the next time.
    if replies.contains(.silent(.missing)) { return replies }
    do throws(StudyError) {
      try recording?.add(key, replies, to: questions)
      // People are slow, and none of their answers is lost.
      if people != nil { try recording?.flush() }
    } catch {
      obstacle = error
      return nil
    }
    return replies
  }

  /// A question with what the person may know.
  private func personal(_ question: Question) -> PersonQuestion {
    let heard = log?.last[question.agent] ?? HeardEpisode()
    return PersonQuestion(
      question: question, cell: cell.name, group: group(question.group),
      view: heard.view(of: question.turn, number: question.number, in: cell.game),
      desk: desk)
  }

  private func group(_ index: Int) -> (name: String, count: Int) {
    (cell.groups[index].group.name, cell.groups[index].group.count)
  }

  private func tell(_ outcomes: [Outcome]) {
    if let people {
      for outcome in outcomes where cell.groups[outcome.group].agent is PersonAgent {
        people.tell(PersonOutcome(outcome: outcome, group: group(outcome.group)))
      }
    }
    for (group, program) in programs { program.tell(outcomes.filter { $0.group == group }) }
  }
}
