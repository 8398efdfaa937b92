public import Arena
public import Theory

/// A mechanism that answers lines: reset and step, for learners of others.
///
/// It reads nothing and writes nothing itself; whoever has the pipe hands it what comes, and passes on
/// what it answers. The same seed and the same actions give the same lines.
public struct EnvironmentServer {
  /// What the environment looks like.
  public let form: EnvironmentForm
  /// The line that is written first.
  public let greeting: [UInt8]
  private let prepared: PreparedGame
  private let agents: [Int: BriefedAgent]
  private var environment: Environment
  private var lines: EnvironmentLines
  /// The questions that have no answer yet; none before a reset and after the end of an episode.
  private var prompts: [Environment.Prompt] = []
  /// What was read and is no whole line yet.
  private var incoming: [UInt8] = []
  /// Whether the rest of the line is not read, since it is too long.
  private var isFlooded = false

  /// The longest line that is read, in bytes.
  public static let longestLine = 1 << 20

  /// Opens a mechanism as an environment.
  ///
  /// - Parameters:
  ///   - desk: The mechanism's desk.
  ///   - name: What it is called, with the parameters that were set.
  ///   - seated: The agents of the arena that take seats, by seat.
  ///   - seed: The seed of all that is random until a reset gives another one.
  /// - Throws: ``StudyError`` when an agent cannot play, or no seat is left.
  public init(_ desk: TheoryDesk, called name: String, seated: [Int: any Agent], seed: UInt64)
    throws(StudyError)
  {
    let game = desk.game
    let tree = desk.stage.tree
    form = EnvironmentForm(
      game.shape, seated: Set(seated.keys), movesAtOnce: tree?.movesAtOnce ?? false)
    if form.outside.isEmpty {
      throw StudyError(
        "agents of the arena take every seat that decides, so that none is left to play from outside"
      )
    }
    prepared = PreparedGame(desk)
    var agents: [Int: BriefedAgent] = [:]
    for (seat, agent) in seated.sorted(by: { $0.key < $1.key }) {
      agents[seat] = try EnvironmentServer.brief(agent, prepared)
    }
    self.agents = agents
    lines = EnvironmentLines(form)
    greeting = lines.greeting(name, game, agents: seated.mapValues { type(of: $0).card.id })
    environment = EnvironmentServer.environment(prepared, agents, form, seed)
  }

  /// Tells an agent about the game, if it can sit opposite somebody from outside.
  private static func brief(_ agent: any Agent, _ prepared: PreparedGame) throws(StudyError)
    -> BriefedAgent
  {
    let card = type(of: agent).card
    if agent is ProcessAgent || agent is LanguageModelAgent {
      throw StudyError("\(card.id) lives outside too; only agents of the arena can be seated")
    }
    let feedback = type(of: agent).feedback
    if feedback.contains(.counterfactual) {
      throw StudyError(
        "\(card.id) wants to know what every action would have paid, which nobody can say where others "
          + "play from outside")
    }
    if feedback.contains(.population) {
      throw StudyError(
        "\(card.id) wants to know how a whole population played, and in an environment there is none"
      )
    }
    return try prepared.brief(agent)
  }

  private static func environment(
    _ prepared: PreparedGame, _ agents: [Int: BriefedAgent], _ form: EnvironmentForm, _ seed: UInt64
  ) -> Environment {
    Environment(
      prepared.game, seated: Set(agents.keys), movesAtOnce: form.movesAtOnce,
      key: StreamKey(seed: seed).with("environment")
    ) { seat, group in
      guard let agent = agents[seat] else { preconditionFailure("nobody sits there") }
      return agent.agent.cohort(for: prepared.game.shape, group: group)
    }
  }

  /// Takes bytes as they come; returns the answers to the lines that end in them.
  public mutating func take(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var answers: [UInt8] = []
    for byte in bytes {
      if byte == AgentLines.newline {
        if !isFlooded { answers += answer(incoming) }
        incoming.removeAll(keepingCapacity: true)
        isFlooded = false
      } else if !isFlooded {
        incoming.append(byte)
        if incoming.count > EnvironmentServer.longestLine {
          isFlooded = true
          incoming = []
          answers += EnvironmentLines.refusal(
            EnvironmentError(
              .flooded,
              "a line has at most \(EnvironmentServer.longestLine) bytes; the rest of this one is not read"
            ))
        }
      }
    }
    return answers
  }

  /// Answers the last line, if it has no line break.
  public mutating func finish() -> [UInt8] {
    let line = incoming
    incoming = []
    return isFlooded ? [] : answer(line)
  }

  /// Answers a line; nothing to a blank one.
  private mutating func answer(_ line: [UInt8]) -> [UInt8] {
    if !line.contains(where: { $0 > 0x20 }) { return [] }
    do throws(EnvironmentError) {
      switch try EnvironmentRequest(line) {
      case .reset(let seed):
        if let seed { environment = EnvironmentServer.environment(prepared, agents, form, seed) }
        environment.begin()
      case .step(let actions): try step(actions)
      }
      return state()
    } catch {
      return EnvironmentLines.refusal(error)
    }
  }

  /// Answers the open questions: all of them, or none.
  private mutating func step(_ actions: [String: Int]) throws(EnvironmentError) {
    if prompts.isEmpty {
      throw EnvironmentError(
        .over, "no episode is going on; expected {\"reset\": {}} or {\"reset\": {\"seed\": N}}")
    }
    let asked = prompts.map { form.names[$0.turn.seat] }
    for name in actions.keys.sorted() where !asked.contains(name) {
      throw EnvironmentError(
        .astray,
        "'\(printable(name))' has nothing to decide now"
          + StudyError.suggestion(for: name, among: asked))
    }
    for (prompt, name) in zip(prompts, asked) {
      guard let action = actions[name] else {
        throw EnvironmentError(.missing, "'\(name)' has to decide, but there is no action for it")
      }
      guard (0..<prompt.turn.count).contains(action) else {
        throw EnvironmentError(
          .illegal,
          "the action of '\(name)' must be a whole number in 0...\(prompt.turn.count - 1), but found "
            + "\(action)")
      }
    }
    for (prompt, name) in zip(prompts, asked) {
      if let action = actions[name] { environment.answer(action, by: prompt.turn.seat) }
    }
  }

  /// Goes on to the next question, or to the end.
  private mutating func state() -> [UInt8] {
    prompts = []
    let episode = environment.match
    switch environment.advance() {
    case .open(let open):
      prompts = open
      return lines.open(open, episode: episode)
    case .ended(let payoffs, let earned):
      guard payoffs.allSatisfy(\.isFinite) else {
        return lines.void(because: "a payoff is not a finite number", episode: episode)
      }
      return lines.ended(payoffs: payoffs, earned: earned, episode: episode)
    case .failed(let failure): return lines.void(because: failure.reason, episode: episode)
    }
  }
}
