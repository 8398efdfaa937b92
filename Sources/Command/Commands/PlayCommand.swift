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
  private var role: String?
  private var kind = "truthful"
  private var rounds: Int?
  private var opponents: [String]?
  private var seed = 1
  private var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("MECHANISM|FILE", &id, "the name of a mechanism", .mechanism)
    line.option(
      "--as", &role, .text("SEAT"),
      "Take this seat, by its role, its name or its number from 1; the others are agents")
    line.option("--agent", &kind, .text("KIND", .agent), "The kind of agent that plays")
    line.option(
      "--rounds", &rounds, .int(in: 1...1_000_000),
      "How many rounds the agents play before the episode",
      unless: "500, or less in long games,")
    line.option(
      "--against", list: &opponents, .text("KIND", .agent),
      "Show the moves of a repeated match against kinds, or against moves such as CCD")
    line.seed(&seed)
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 {
    let mechanism = try context.mechanism(id, settings)
    let desk = try context.desk(mechanism)
    let game = desk.game
    let seed = UInt64(seed)
    if let opponents {
      if role != nil || rounds != nil {
        throw StudyError(
          "\(role != nil ? "--as" : "--rounds") does not go with --against, which shows whole "
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
    let sitting = Sitting(game, profile, seed: seed)
    let narration = Narration(game.shape)
    guard let role else {
      let transcript = sitting.tell { _, _ in nil }
      if context.asksJSON {
        context.terminal.print(
          PlayCommand.json(transcript, narration, game.shape).indented, terminator: "")
        return 0
      }
      context.terminal.print("\(id), played by agents of the kind \(kind), seed \(seed)\n")
      for line in narration.lines(transcript) { context.terminal.paragraph(line) }
      return 0
    }
    let seat = try game.shape.seats(named: role, of: id)[0]
    try Person(seat: seat, desk: desk, context: context).play(sitting, profile, kind: kind)
    return 0
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

/// A person in one seat.
private struct Person {
  let seat: Int
  let desk: TheoryDesk
  let context: Context
  private var game: Game { desk.game }

  /// Asks, tells what happened, and what would have been best.
  func play(_ sitting: Sitting, _ profile: Profile, kind: String) throws {
    let terminal = context.terminal
    let narration = Narration(game.shape)
    for line in game.rules { say(line) }
    say("")
    say(
      "You are \(game.shape.title(ofSeat: seat)); the others are of the kind \(kind).")
    let answers = Answers()
    let transcript = sitting.tell { turn, transcript in
      turn.seat == seat ? ask(game.shape.view(of: turn, after: transcript), turn, answers) : nil
    }
    if answers.hasLeft { throw StudyError("the input ended before the episode did") }
    if !context.asksJSON {
      terminal.print("")
      for line in narration.lines(transcript) { terminal.paragraph(line) }
    }
    var turns: [JSON] = []
    defer {
      if context.asksJSON {
        let json = PlayCommand.json(transcript, narration, game.shape)
          .adding(["seat": .string(game.shape.name(ofSeat: seat)), "turns": .array(turns)])
        terminal.print(json.indented, terminator: "")
      }
    }
    if answers.turns.isEmpty { return }
    if !context.asksJSON { terminal.print("\nWith the same luck and the same others:") }
    for (place, turn) in answers.turns.enumerated() {
      let decision = game.shape.decisions[turn.decision]
      let rows = (0..<turn.count).map { action -> (Int, Double) in
        let replay = Answers()
        let told = sitting.tell { other, _ in
          guard other.seat == seat else { return nil }
          let number = replay.turns.count
          replay.turns.append(other)
          if number == place { return action }
          return number < answers.actions.count && answers.turns[number].infoset == other.infoset
            ? answers.actions[number] : nil
        }
        return (action, told.payoff(of: seat))
      }
      if context.asksJSON {
        turns.append(
          .object([
            "decision": .string(decision.name),
            "action": .string(decision.actions.label(answers.actions[place])),
            "wouldHavePaid": json(rows, decision),
          ]))
      } else {
        show(rows, "\(decision.name) would have paid", decision, answers.actions[place])
      }
    }
    guard let tree = desk.whole.tree else { return }
    if !context.asksJSON { terminal.print("\nOn average, against these others:") }
    let values = tree.bestReply(of: seat, to: profile).values
    for (place, turn) in answers.turns.enumerated() {
      let decision = game.shape.decisions[turn.decision]
      let rows = (0..<turn.count).map {
        ($0, values.expected(slot: turn.slot + $0, infoset: turn.infoset))
      }
      if context.asksJSON {
        turns[place] = turns[place].adding(["isWorth": json(rows, decision)])
      } else {
        show(rows, "\(decision.name) is worth", decision, answers.actions[place])
      }
    }
  }

  /// Says something to the person; standard output is for the answer where that is JSON.
  private func say(_ line: String) {
    if context.asksJSON { context.terminal.remark(line) } else { context.terminal.paragraph(line) }
  }

  /// What every action pays.
  private func json(_ rows: [(Int, Double)], _ decision: Decision) -> JSON {
    .object(
      Dictionary(
        uniqueKeysWithValues: rows.map { (decision.actions.label($0), JSON.number($1)) }))
  }

  /// Shows what the seat may know, and reads an answer.
  private func ask(_ view: View, _ turn: Turn, _ answers: Answers) -> Int? {
    if answers.hasLeft { return nil }
    let labels = (0..<turn.count).map { view.answer($0) }
    for line in view.memory { say(line) }
    for sight in view.sights { say("You see \(sight.name): \(sight.value).") }
    let shown =
      labels.count <= 12
      ? labels.joined(separator: ", ") : "\(labels[0]) ... \(labels[labels.count - 1])"
    while true {
      let question = "\(view.question) (\(shown)): "
      if context.asksJSON {
        say(question)
      } else {
        context.terminal.print(question, terminator: "")
      }
      guard let line = readLine() else {
        answers.hasLeft = true
        return nil
      }
      let text = line.split(separator: " ").joined(separator: " ")
      if let action = view.action(named: text) {
        answers.turns.append(turn)
        answers.actions.append(action)
        return action
      }
      say(
        "There is no '\(printable(text))' here"
          + StudyError.suggestion(for: text, among: labels) + ".")
    }
  }

  /// Shows the best actions and the one taken.
  private func show(_ rows: [(Int, Double)], _ title: String, _ decision: Decision, _ taken: Int) {
    var table = TextTable([title, "", " "], numbers: [""])
    let best = rows.map(\.1).max() ?? 0
    let ranked = rows.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
    let shown = ranked.prefix(5) + ranked.dropFirst(5).filter { $0.0 == taken }
    for (action, value) in shown {
      var mark = value == best ? "best" : ""
      if action == taken { mark += mark.isEmpty ? "yours" : ", yours" }
      table.add([decision.actions.label(action), figure(value), mark])
    }
    context.terminal.print(table.text(width: context.terminal.width))
  }
}

/// What a person answered so far.
private final class Answers {
  var turns: [Turn] = []
  var actions: [Int] = []
  var hasLeft = false
}
