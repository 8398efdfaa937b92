import Arena
import Foundation
import Laboratory
import Reporting
import Theory

/// Asks people at the keyboard, one after the other, and says what they may know.
final class Questioner: @unchecked Sendable {
  /// Why nobody answers any more.
  enum Ending {
    /// Somebody typed that they leave.
    case left
    /// The input ended.
    case input
    /// Ctrl-C.
    case interrupted
  }

  private(set) var ending: Ending?
  private let context: Context
  private let input = LineInput()
  /// How many people there are, so that they can take turns at the keyboard.
  private let isCrowd: Bool
  /// Who was asked last.
  private var last: Int?
  private var hasHinted = false
  /// The match of each person, and how much was said of it.
  private var told: [Place: (round: Int, lines: Int)] = [:]
  private var ranges: [String: PayoffRanges?] = [:]
  /// The decisions whose choices were explained to somebody.
  private var explained: Set<Place> = []

  /// A person in a cell, or at one of its decisions there.
  private struct Place: Hashable {
    let cell: String
    let agent: Int
    var decision: Int?
  }

  /// Makes whoever asks.
  init(_ context: Context, isCrowd: Bool) {
    self.context = context
    self.isCrowd = isCrowd
  }

  /// Whether a person types at a terminal.
  var isAtTerminal: Bool { input.isTerminal }

  /// Says something; standard output is for the answer where that is JSON.
  func say(_ line: String) {
    if context.asksJSON { context.terminal.remark(line) } else { context.terminal.paragraph(line) }
  }

  /// Says names and what they mean, side by side.
  private func say(rows: [(name: String, meaning: String)]) {
    let text = Help.rows(rows, context.terminal.width)
    if context.asksJSON {
      for line in text.split(separator: "\n") { context.terminal.remark(String(line)) }
    } else {
      context.terminal.print(text, terminator: "")
    }
  }

  /// Asks a person.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - name: What the person is called.
  ///   - heading: Which round it is.
  /// - Returns: An action; nil when nobody answers any more.
  func ask(_ question: PersonQuestion, of name: String, heading: String) -> Int? {
    if ending != nil { return nil }
    let view = question.view
    let agent = question.question.agent
    let isOther = last != agent
    if isCrowd && isOther && !handOver(to: name) { return nil }
    last = agent
    let place = Place(cell: question.cell, agent: agent)
    var before = told[place] ?? (question.question.round, 0)
    if before.round != question.question.round { before = (question.question.round, 0) }
    // Whoever comes back to the keyboard reads the end of what was said again.
    let seen = isCrowd ? Swift.min(before.lines, Swift.max(0, view.memory.count - 4)) : before.lines
    if before.lines == 0 && question.question.number == 0 || isCrowd {
      say("")
      say(heading)
    }
    for line in question.memory.dropFirst(seen) { say(line) }
    told[place] = (question.question.round, view.memory.count)
    for sight in question.sights {
      say("You see \(sight.name): \(sight.value)." + (sight.help.isEmpty ? "" : " \(sight.help)"))
    }
    let reader = ChoiceReader(view.answers)
    let isNew = explained.insert(
      Place(cell: question.cell, agent: agent, decision: view.decision)
    ).inserted
    say("Decide \(view.question)." + (view.help.isEmpty || !isNew ? "" : " \(view.help)"))
    list(question, reader, isNew ? .explained : .named)
    if !hasHinted {
      let way = reader.isNumbered ? "by number or name" : "with one of them"
      say("Answer \(way); ? explains, quit leaves.")
      hasHinted = true
    }
    while true {
      guard let line = line(after: "\(view.question): ") else { return nil }
      switch reader.read(line) {
      case .action(let action):
        clear()
        return action
      case .explain(let action): explain(question, reader, action)
      case .unclear(let sentence): say(sentence)
      case .quit:
        ending = .left
        return nil
      }
    }
  }

  /// Gives the keyboard to another person.
  private func handOver(to name: String) -> Bool {
    if last != nil { say("") }
    // Whoever types on does not answer for the next one.
    input.discard()
    guard input.isTerminal else {
      say("Now \(name); the others look away.")
      return true
    }
    say("Now \(name); the others look away.")
    return line(after: "Return when you are there: ") != nil
  }

  /// Takes from the screen what only the person at the keyboard may know, as soon as the answer is given; what
  /// all may know comes after it, and stays.
  private func clear() {
    if isCrowd && input.isTerminal && !context.asksJSON && isatty(STDOUT_FILENO) == 1 {
      context.terminal.print("\u{1B}[2J\u{1B}[3J\u{1B}[H", terminator: "")
    }
  }

  /// Shows a prompt and reads a line; nil when there is none.
  private func line(after prompt: String) -> String? {
    if context.asksJSON {
      context.terminal.remark(prompt)
    } else {
      context.terminal.print(prompt, terminator: "")
    }
    let read = input.next()
    // A terminal shows what is typed; elsewhere, whoever reads the output sees it too.
    let echo = if case .text(let text) = read { printable(text, limit: 200) } else { "" }
    if !context.asksJSON && (!input.isTerminal || echo.isEmpty && read != .text("")) {
      context.terminal.print(echo)
    }
    switch read {
    case .text(let text): return text
    case .end: ending = .input
    case .interrupted: ending = .interrupted
    }
    return nil
  }

  /// What each choice can pay, worked out once for each seat of a game; nil when the game is too large.
  private func ranges(_ question: PersonQuestion) -> PayoffRanges? {
    let key = "\(question.cell) \(question.question.turn.seat)"
    if let known = ranges[key] { return known }
    let made = PayoffRanges(of: question.question.turn.seat, at: question.desk)
    ranges[key] = made
    return made
  }

  /// How much is said of choices.
  private enum Detail {
    /// What they are called and can pay.
    case named
    /// What they mean too.
    case explained
    /// Some of many, one by one.
    case sampled
  }

  /// Lists the choices: each of a few, or where many begin and end.
  private func list(_ question: PersonQuestion, _ reader: ChoiceReader, _ detail: Detail) {
    let answers = question.view.answers
    let ranges = ranges(question)
    let turn = question.question.turn
    func range(_ action: Int) -> ClosedRange<Double>? {
      ranges?.range(action, at: turn, of: question.desk.game)
    }
    let all = (0..<answers.count).map(range)
    let span = ranges?.isOfOneRound == true ? " this round" : ""
    if answers.count > ChoiceReader.most {
      let known = all.compactMap { $0 }
      let pays =
        known.count == all.count
        ? "; you end\(span) with \(figure((known.map(\.lowerBound).min() ?? 0)...(known.map(\.upperBound).max() ?? 0)))"
        : ""
      let (first, end) = (answers.label(0), answers.label(answers.count - 1))
      say("\(answers.count) choices, from \(first) to \(end)\(pays).")
      if detail != .sampled { return }
      let step = Swift.max(1, (answers.count - 1) / 8)
      var shown = Array(stride(from: 0, to: answers.count, by: step))
      if shown.last != answers.count - 1 { shown.append(answers.count - 1) }
      say(rows: shown.map { row(question, reader, $0, all[$0], span) })
      return say("'? \(end)' explains one of them.")
    }
    say(
      rows: all.indices.map {
        row(question, reader, $0, all[$0], span, isShort: detail == .named)
      })
  }

  private func row(
    _ question: PersonQuestion, _ reader: ChoiceReader, _ action: Int,
    _ range: ClosedRange<Double>?, _ span: String, isShort: Bool = false
  ) -> (name: String, meaning: String) {
    let answers = question.view.answers
    let number = reader.isNumbered ? "\(action + 1) " : ""
    let pays = range.map { "You end\(span) with \(figure($0))." } ?? ""
    let words = [isShort ? "" : answers.help(action), pays].filter { !$0.isEmpty }.joined(
      separator: " ")
    return ("\(number)\(answers.label(action))", words)
  }

  /// Explains the decision, or one of its choices.
  private func explain(_ question: PersonQuestion, _ reader: ChoiceReader, _ action: Int?) {
    let ranges = ranges(question)
    if let action {
      let range = ranges?.range(action, at: question.question.turn, of: question.desk.game)
      let span = ranges?.isOfOneRound == true ? " this round" : ""
      let (name, words) = row(question, reader, action, range, span)
      return say("\(name): " + (words.isEmpty ? "nothing more is known." : words))
    }
    for line in question.view.rules { say(line) }
    say("")
    say(
      "You are \(question.view.name)."
        + (question.view.role.isEmpty ? "" : " \(question.view.role)"))
    for line in question.memory.suffix(20) { say(line) }
    for sight in question.sights { say("You see \(sight.name): \(sight.value).") }
    say(
      "You decide \(question.view.question)."
        + (question.view.help.isEmpty ? "" : " \(question.view.help)"))
    list(question, reader, .sampled)
    say(
      ranges == nil
        ? "What a choice can pay is not known: the game has too many outcomes to look at all."
        : "What you end with: the least and the most that can still follow, whatever the others and chance "
          + "do and you do later.")
  }
}

extension PersonQuestion {
  /// Whether the last round of a repeated game, which is seen as one number, is told in sentences.
  private var tellsLastRound: Bool { desk.game.isRepeated && !desk.game.shape.hidesPlay }

  /// What is seen, but for what is told in sentences.
  fileprivate var sights: [View.Sight] {
    view.sights.filter { !(tellsLastRound && $0.name == "last round") }
  }

  /// What the person did and was told, without the numbers of what is told in sentences.
  fileprivate var memory: [String] {
    if !tellsLastRound { return view.memory }
    return view.memory.map { line in
      line.replacing(#/, seeing last round = [0-9]+\./#, with: ".")
        .replacing(#/last round = [0-9]+, /#, with: "")
    }
  }
}
