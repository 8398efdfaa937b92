import Arena
import GameTheory
import Laboratory
import Reporting

/// Narrates an episode, or lets a person play one.
enum PlayCommand: Subcommand {
  static let name = "play"
  static let summary = "Narrate one episode, or take a seat in it yourself."
  static let words = ["MECHANISM|FILE"]
  static let options = [
    Option(name: "--as", value: "ROLE", help: "Take a seat of this role; the others are agents."),
    Option(name: "--agent", value: "KIND", help: "Who plays; truthful unless given."),
    Option(
      name: "--rounds", value: "N",
      help: "How long the agents have lived before; 500, or less in long games."),
    Option(
      name: "--against", value: "A,B,...",
      help: "Show the moves of a repeated match against kinds, or against moves such as CCD."),
    Option.seed, Option.set, Option.json,
  ]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    let id = try arguments.word(0, "the name of a mechanism")
    let mechanism = try context.mechanism(id, try arguments.settings())
    let game = try context.game(mechanism)
    let kind = arguments.value("--agent") ?? "truthful"
    let seed = UInt64(try arguments.int("--seed", in: 0...(1 << 53), default: 1))
    if let opponents = arguments.value("--against") {
      if let other = ["--as", "--rounds"].first(where: { arguments.value($0) != nil }) {
        throw StudyError("\(other) does not go with --against, which shows whole matches")
      }
      let matches = try Matches(of: kind, against: opponents, in: mechanism, seed: seed, context)
      matches.show(asJSON: arguments.has(.json), context.terminal)
      return 0
    }
    // Long episodes teach as much in fewer rounds.
    let fewer = Int(Swift.min(500, Swift.max(1, 100_000 / game.shape.expectedRounds)))
    let rounds = try arguments.int("--rounds", in: 1...1_000_000, default: fewer)
    let profile = try Sitting.habits(
      of: try context.library.agent(kind).init(), in: mechanism, rounds: rounds, seed: seed,
      shouldStop: { Interruption.isAsked })
    let sitting = Sitting(game, profile, seed: seed)
    let narration = Narration(game.shape)
    guard let role = arguments.value("--as") else {
      let transcript = sitting.tell { _, _ in nil }
      if arguments.has(.json) {
        context.terminal.print(json(transcript, narration, game.shape).indented, terminator: "")
        return 0
      }
      context.terminal.print("\(id), played by agents of the kind \(kind), seed \(seed)\n")
      for line in narration.lines(transcript) { context.terminal.paragraph(line) }
      return 0
    }
    let names = game.shape.roles.map(\.name)
    guard let index = names.firstIndex(of: role) else {
      throw StudyError(
        "\(id) has no role '\(printable(role))'"
          + StudyError.suggestion(for: role, among: names))
    }
    guard let seat = game.shape.roleOfSeat.firstIndex(of: index) else {
      throw StudyError("the role '\(role)' has no seat")
    }
    try Person(seat: seat, game: game, context: context).play(sitting, profile, kind: kind)
    return 0
  }

  private static func json(_ transcript: Transcript, _ narration: Narration, _ shape: Shape) -> JSON
  {
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
  let game: Game
  let context: Context

  /// Asks, tells what happened, and what would have been best.
  func play(_ sitting: Sitting, _ profile: Profile, kind: String) throws {
    let terminal = context.terminal
    let narration = Narration(game.shape)
    for line in game.rules { terminal.paragraph(line) }
    terminal.print(
      "\nYou are \(game.shape.title(ofSeat: seat)); the others are of the kind \(kind).")
    let answers = Answers()
    let transcript = sitting.tell { turn, transcript in
      turn.seat == seat ? ask(game.shape.view(of: turn, after: transcript), turn, answers) : nil
    }
    if answers.hasLeft { throw StudyError("the input ended before the episode did") }
    terminal.print("")
    for line in narration.lines(transcript) { terminal.paragraph(line) }
    if answers.turns.isEmpty { return }
    terminal.print("\nWith the same luck and the same others:")
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
      show(rows, "\(decision.name) would have paid", decision, answers.actions[place])
    }
    guard let tree = game.explore(budget: Theory.leafBudget).tree else { return }
    terminal.print("\nOn average, against these others:")
    let values = tree.bestReply(of: seat, to: profile).values
    for (place, turn) in answers.turns.enumerated() {
      let decision = game.shape.decisions[turn.decision]
      let rows = (0..<turn.count).map {
        ($0, values.expected(slot: turn.slot + $0, infoset: turn.infoset))
      }
      show(rows, "\(decision.name) is worth", decision, answers.actions[place])
    }
  }

  /// Shows what the seat may know, and reads an answer.
  private func ask(_ view: View, _ turn: Turn, _ answers: Answers) -> Int? {
    if answers.hasLeft { return nil }
    let labels = (0..<turn.count).map { view.answer($0) }
    for line in view.memory { context.terminal.paragraph(line) }
    for sight in view.sights { context.terminal.print("You see \(sight.name): \(sight.value).") }
    let shown =
      labels.count <= 12
      ? labels.joined(separator: ", ") : "\(labels[0]) ... \(labels[labels.count - 1])"
    while true {
      context.terminal.print("\(view.question) (\(shown)): ", terminator: "")
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
      context.terminal.print(
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
