import Arena

/// The lines that an environment writes: what is played, once; then a state for every reset and step, or what
/// was wrong with a line that it read.
struct EnvironmentLines {
  /// The version of the lines.
  static let version = 1

  private let form: EnvironmentForm
  /// What is written of the question at each information set that a seat was asked.
  private var questions: [Question: [UInt8]] = [:]

  private struct Question: Hashable {
    let seat: Int
    let infoset: Int
  }

  init(_ form: EnvironmentForm) { self.form = form }

  /// The first line.
  ///
  /// - Parameters:
  ///   - name: The mechanism, with the parameters that were set.
  ///   - game: The game.
  ///   - agents: The kinds that take seats, by seat.
  /// - Returns: The line.
  func greeting(_ name: String, _ game: Game, agents: [Int: String]) -> [UInt8] {
    let seats = form.names.enumerated().map { seat, id in
      JSON.object([
        "id": .string(id), "name": .string(form.shape.name(ofSeat: seat)),
        "role": .integer(form.shape.roleOfSeat[seat]),
        "isOutside": .bool(form.outside.contains(seat)),
        "agent": agents[seat].map { .string($0) } ?? .null,
        "actions": .integer(form.actions(ofSeat: seat)),
        "observation": .array(form.sizes(ofSeat: seat).map { .integer($0) }),
      ])
    }
    let line = AgentLines.declarations(of: game).adding([
      "type": .string("environment"), "version": .integer(EnvironmentLines.version),
      "mechanism": .string(name), "seats": .array(seats), "movesAtOnce": .bool(form.movesAtOnce),
    ])
    return Array(line.canonical.utf8) + [AgentLines.newline]
  }

  /// A state in which seats have to decide.
  mutating func open(_ prompts: [Environment.Prompt], episode: Int) -> [UInt8] {
    var line = Array("{\"type\":\"state\",\"episode\":\(episode),\"asks\":[".utf8)
    var rewards: [String] = []
    for (index, prompt) in prompts.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line += question(prompt.turn)
      if let earned = prompt.earned {
        rewards.append("\"\(form.names[prompt.turn.seat])\":\(number(earned))")
      }
    }
    line += Array(
      "],\"rewards\":{\(rewards.joined(separator: ","))},\"terminated\":false,\"truncated\":false}\n"
        .utf8)
    return line
  }

  /// The end of an episode.
  func ended(payoffs: [Double], earned: [Double], episode: Int) -> [UInt8] {
    let rewards = object(form.outside.map { ($0, earned[$0]) })
    let sums = object(form.outside.map { ($0, payoffs[$0]) })
    return Array(
      ("{\"type\":\"state\",\"episode\":\(episode),\"asks\":[],\"rewards\":\(rewards),"
        + "\"payoffs\":\(sums),\"terminated\":true,\"truncated\":false}\n").utf8)
  }

  /// The end of an episode that is void.
  func void(because reason: String, episode: Int) -> [UInt8] {
    let line = JSON.object([
      "type": .string("state"), "episode": .integer(episode), "asks": .array([]),
      "rewards": .object([:]), "terminated": .bool(false), "truncated": .bool(true),
      "void": .string(printable(reason, limit: 500)),
    ])
    return Array(line.canonical.utf8) + [AgentLines.newline]
  }

  /// What is wrong with a line.
  static func refusal(_ error: EnvironmentError) -> [UInt8] {
    let line = JSON.object([
      "type": .string("error"), "error": .string(error.name.rawValue),
      "sentence": .string(error.sentence),
    ])
    return Array(line.canonical.utf8) + [AgentLines.newline]
  }

  private mutating func question(_ turn: Turn) -> [UInt8] {
    let place = Question(seat: turn.seat, infoset: turn.infoset)
    if let question = questions[place] { return question }
    let actions = form.actions(ofSeat: turn.seat)
    let vector = form.observation(turn).map { String($0) }.joined(separator: ",")
    let mask = (0..<actions).map { $0 < turn.count ? "1" : "0" }.joined(separator: ",")
    let question = Array(
      ("{\"seat\":\"\(form.names[turn.seat])\",\"decision\":\(turn.decision),"
        + "\"observation\":[\(vector)],\"mask\":[\(mask)]}").utf8)
    if questions.count < EnvironmentLines.mostKept { questions[place] = question }
    return question
  }

  /// The most questions that are kept as they are written.
  private static let mostKept = 1 << 16

  private func object(_ values: [(seat: Int, value: Double)]) -> String {
    "{" + values.map { "\"\(form.names[$0.seat])\":\(number($0.value))" }.joined(separator: ",")
      + "}"
  }

  private func number(_ value: Double) -> String { JSON.number(value).canonical }
}
