import Arena

/// The lines that a program from outside is sent: the game once, then questions, and outcomes if it asks
/// for them.
struct AgentLines {
  /// The version of the lines and of the answers.
  static let version = 1
  /// Values with more labels than this are told by their number alone.
  private static let mostLabels = 1000

  private let shape: Shape
  /// The end of the question at each information set that was ever asked.
  private var ends: [Int: [UInt8]] = [:]

  init(_ shape: Shape) { self.shape = shape }

  /// The first line: what is played, in words.
  static func game(_ name: String, _ game: Game, agents: Int, rounds: Int, seed: UInt64) -> [UInt8]
  {
    let line = declarations(of: game).adding([
      "type": .string("game"), "version": .integer(version), "mechanism": .string(name),
      "agents": .integer(agents), "rounds": .integer(rounds), "seed": .string(String(seed)),
    ])
    return Array(line.canonical.utf8) + [newline]
  }

  /// The rules, roles and decisions of a game, in words.
  static func declarations(of game: Game) -> JSON {
    let shape = game.shape
    func label(_ name: String, _ help: String) -> JSON {
      .object(["name": .string(name), "help": .string(help)])
    }
    func values(_ values: Values) -> JSON {
      let count = values.count
      if count > mostLabels { return .object(["count": .integer(count)]) }
      let labels = (0..<count).map { label(values.label($0), values.help($0)) }
      return .object(["count": .integer(count), "labels": .array(labels)])
    }
    let roles = shape.roles.map { role in
      label(role.name, role.help).adding(["seats": .integer(role.seats)])
    }
    let decisions = shape.decisions.map { decision in
      label(decision.name, decision.help).adding([
        "role": .integer(decision.role), "actions": values(decision.actions),
        "sees": .array(
          decision.sees.map { seen in
            .object(["name": .string(seen.name), "values": values(seen.values)])
          }),
      ])
    }
    return .object([
      "rules": .array(game.rules.map { .string($0) }), "roles": .array(roles),
      "decisions": .array(decisions), "expectedRounds": .number(shape.expectedRounds),
    ])
  }

  static let newline: UInt8 = 0x0A

  /// Adds a question.
  mutating func add(_ question: Question, id: Int, to bytes: inout [UInt8]) {
    bytes.append("{\"type\":\"question\",\"id\":", id)
    bytes.append(",\"round\":", question.round)
    bytes.append(",\"match\":", question.match)
    bytes.append(",\"agent\":", question.agent)
    bytes.append(",\"number\":", question.number)
    bytes.append(",\"seat\":", question.turn.seat)
    let infoset = question.turn.infoset
    if let end = ends[infoset] { return bytes.append(contentsOf: end) }
    let (decision, observation) = shape.decision(ofInfoset: infoset)
    var rest = observation
    var seen: [String] = []
    for variable in shape.decisions[decision].sees.reversed() {
      seen.append(String(rest % variable.values.count))
      rest /= variable.values.count
    }
    let list = seen.reversed().joined(separator: ",")
    let end = Array(
      ",\"decision\":\(decision),\"sees\":[\(list)],\"actions\":\(question.turn.count)}\n".utf8)
    ends[infoset] = end
    bytes += end
  }

  /// Adds what a match came to for an agent.
  func add(_ outcome: Outcome, to bytes: inout [UInt8]) {
    bytes.append("{\"type\":\"outcome\",\"round\":", outcome.round)
    bytes.append(",\"match\":", outcome.match)
    bytes.append(",\"agent\":", outcome.agent)
    bytes += Array(",\"payoff\":\(NumberText.exact(outcome.payoff))}\n".utf8)
  }
}

extension [UInt8] {
  /// Adds a text and a whole number.
  fileprivate mutating func append(_ text: StaticString, _ number: Int) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    var rest = number.magnitude
    let first = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if number < 0 { append(UInt8(ascii: "-")) }
    self[first...].reverse()
  }
}
