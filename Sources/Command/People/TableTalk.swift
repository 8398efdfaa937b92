import Arena
import Laboratory
import Reporting

/// What is said at a table where people play: who is there, how rounds went, what would have been best.
struct TableTalk {
  let table: Table
  /// The kind of the agents.
  let kind: String
  private var shape: Shape { table.game.shape }

  /// How many seats there may be so that each is named in a score.
  private static let mostNamed = 4
  /// The most rounds whose hindsight stands in a table.
  private static let mostRows = 20
  /// How many rounds of play may be told for all hindsight of a game.
  private static let effort = 1_000_000

  /// Makes the talk of a table.
  init(_ table: Table, kind: String) { (self.table, self.kind) = (table, kind) }

  /// The name of a seat in a sentence, where one person alone is "you".
  func name(_ seat: Int) -> String {
    table.people == [seat] ? "you" : shape.title(ofSeat: seat)
  }

  /// Who is there.
  var introduction: [String] {
    let people = table.people.map { seat in
      let role = shape.roles[shape.roleOfSeat[seat]]
      let who =
        table.people.count == 1
        ? "You are \(shape.title(ofSeat: seat))."
        : "\(startingSentence(shape.title(ofSeat: seat))) is a person."
      return table.people.count == 1 && !role.help.isEmpty ? "\(who) \(role.help)" : who
    }
    var lines = [people.joined(separator: " ")]
    let others = shape.seats - table.people.count
    if others > 0 {
      let words =
        others == 1
        ? ("The other is an agent", "it stays", "its")
        : ("The others are \(others) agents", "they stay", "their")
      let same =
        table.rounds > 1
        ? "; \(words.1) for all rounds, and learn\(others == 1 ? "s" : "") if \(words.2) kind does"
        : ""
      lines.append("\(words.0) of the kind \(kind)\(same).")
    }
    return lines
  }

  /// Which round it is.
  static func heading(_ round: Int, of count: Int) -> String {
    count == 1 ? "The only round." : "Round \(round + 1) of \(count)."
  }

  /// What people may know of a round that ended: all of it, unless the rules hide what others did.
  func account(of round: TableRound) -> [String] {
    if shape.hidesPlay { return [] }
    if !table.game.isRepeated {
      return Narration(shape).lines(round.transcript).filter { !$0.hasPrefix("= ") }
    }
    // What was before the last round of the match was said as it came.
    let events = round.transcript.events
    let start = events.lastIndex { $0 == .roundEnd }.map { $0 + 1 } ?? 0
    // Of an action that came out as another, the others know only what came of it.
    var deeds: [(decision: Int, seat: Int, action: Int)] = []
    for event in events[start...] {
      switch event {
      case .choice(let decision, let seat, _, let action, _):
        deeds.append((decision, seat, action))
      case .slip(_, let action, let seat):
        if let last = deeds.lastIndex(where: { $0.seat == seat }) { deeds[last].action = action }
      default: break
      }
    }
    return deeds.map { deed in
      let point = shape.decisions[deed.decision]
      let action = point.actions.label(deed.action)
      return "\(startingSentence(name(deed.seat))): \(point.name) came to \(action)."
    }
  }

  /// What a round paid, and what all rounds did so far.
  func score(_ round: TableRound, _ totals: [Double]) -> String {
    // Payoffs tell what others did.
    if shape.hidesPlay && table.people.count > 1 { return "The round is over." }
    let paid = (0..<shape.seats).map { round.transcript.payoff(of: $0) }
    let line = "This round: \(list(paid))."
    return table.rounds == 1 ? line : line + " So far: \(list(totals))."
  }

  /// The payoffs of those who may be named.
  func list(_ payoffs: [Double]) -> String {
    let others = (0..<shape.seats).filter { !table.people.contains($0) }
    var parts = table.people.map { "\(name($0)) \(figure(payoffs[$0]))" }
    if shape.hidesPlay || others.isEmpty { return parts.joined(separator: ", ") }
    if shape.seats <= TableTalk.mostNamed {
      parts += others.map { "\(name($0)) \(figure(payoffs[$0]))" }
    } else {
      let mean = others.reduce(0) { $0 + payoffs[$1] } / Double(others.count)
      parts.append("the others \(figure(mean)) on average")
    }
    return parts.joined(separator: ", ")
  }

  /// What would have been best for a person in each round; nil where it would take too long.
  func hindsight(of seat: Int, over rounds: Int) -> [Hindsight?] {
    let budget = TableTalk.effort / Swift.max(1, rounds * table.people.count)
    return (0..<rounds).map { table.hindsight(of: seat, in: $0, budget: budget) }
  }

  /// Hindsight as text.
  func text(_ hindsight: [Hindsight?], of seat: Int, _ rounds: [TableRound], width: Int) -> [String]
  {
    let who = table.people.count == 1 ? "" : " for \(shape.title(ofSeat: seat))"
    var lines = ["", "What would have been best\(who), in hindsight:"]
    let known = hindsight.compactMap { $0 }
    var rows = TextTable(
      ["round", "chosen", "paid", "best", "would pay"], numbers: ["round", "paid", "would pay"])
    var count = 0
    for (round, found) in zip(rounds, hindsight) {
      guard let found else { continue }
      let isShown = rounds.count <= TableTalk.mostRows || found.regret > 0
      if !isShown || count == TableTalk.mostRows { continue }
      count += 1
      let made = round.choices.filter { $0.turn.seat == seat }
        .map { (decision: $0.turn.decision, action: $0.action) }
      rows.add([
        "\(round.number + 1)", words(made), figure(found.payoff),
        found.regret > 0 ? words(found.choices.map { ($0.decision, $0.action) }) : "the same",
        figure(found.best),
      ])
    }
    if count > 0 { lines += rows.text(width: width).split(separator: "\n").map(String.init) }
    if known.isEmpty {
      return lines + ["That is not worked out: there are too many ways to play."]
    }
    let regret = known.reduce(0) { $0 + $1.regret }
    let right = known.filter { $0.regret == 0 }.count
    lines.append(
      right == rounds.count
        ? "Nothing would have paid more."
        : rounds.count == 1
          ? "The regret is \(figure(regret))."
          : "In \(right) of \(counted(known.count, "round")) nothing would have paid more; the regret of "
            + "all is \(figure(regret)).")
    if known.count < rounds.count {
      lines.append(
        "\(counted(rounds.count - known.count, "round")) would take too long to work out.")
    }
    if known.contains(where: { $0.scope == .oneChange }) {
      lines.append(
        "Where there were too many ways to play, only those with one choice changed were tried: more may have "
          + "been possible there.")
    }
    if known.contains(where: { $0.unknown > 0 }) {
      lines.append(
        "Ways to play that another person never answered to are left out: what that person would have "
          + "done is not known.")
    }
    lines.append(
      "This is the best reply ex post: chance as it came"
        + (table.people.count > 1 ? ", the other people as they chose" : "")
        + (table.people.count < shape.seats
          ? ", the agents asked again with the minds they had" : "")
        + (rounds.count > 1 ? ", each round by itself." : "."))
    return lines
  }

  /// Choices in a row, few of them.
  private func words(_ choices: [(decision: Int, action: Int)]) -> String {
    if choices.isEmpty { return "nothing" }
    let labels = choices.map { shape.decisions[$0.decision].actions.label($0.action) }
    return labels.count <= 4
      ? labels.joined(separator: ", ")
      : labels.prefix(3).joined(separator: ", ") + ", ... (\(labels.count))"
  }

  /// A text as a sentence begins.
  private func startingSentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Everything as JSON.
  func json(_ rounds: [TableRound], _ hindsight: [[Hindsight?]], id: String, seed: Int) -> JSON {
    let narration = Narration(shape)
    func choices(_ choices: [(decision: Int, action: Int)]) -> JSON {
      .array(
        choices.map { choice in
          let point = shape.decisions[choice.decision]
          return .object([
            "decision": .string(point.name), "action": .string(point.actions.label(choice.action)),
          ])
        })
    }
    let list = rounds.map { round in
      let people = table.people.enumerated().map { index, seat in
        var person: [String: JSON] = [
          "seat": .string(shape.name(ofSeat: seat)),
          "choices": choices(
            round.choices.filter { $0.turn.seat == seat }.map { ($0.turn.decision, $0.action) }),
          "hindsight": .null,
        ]
        let all = hindsight[index]
        if round.number < all.count, let found = all[round.number] {
          person["hindsight"] = .object([
            "best": .number(found.best), "regret": .number(found.regret),
            "choices": choices(found.choices.map { ($0.decision, $0.action) }),
            "wouldHavePaid": .array(found.alternatives.map { .number($0) }),
            "tried": .string(found.scope == .all ? "all" : "one change"),
            "unknown": .integer(found.unknown),
          ])
        }
        return JSON.object(person)
      }
      return PlayCommand.json(round.transcript, narration, shape)
        .adding(["round": .integer(round.number + 1), "people": .array(people)])
    }
    let totals = (0..<shape.seats).map { seat in
      rounds.reduce(0) { $0 + $1.transcript.payoff(of: seat) }
    }
    return .object([
      "mechanism": .string(id), "seed": .integer(seed), "others": .string(kind),
      "asked": .integer(table.rounds),
      "seats": .array((0..<shape.seats).map { .string(shape.name(ofSeat: $0)) }),
      "totals": .array(totals.map { .number($0) }), "rounds": .array(list),
    ])
  }
}
