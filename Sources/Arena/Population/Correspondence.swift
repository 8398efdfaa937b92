/// A question to an agent from outside: a turn that it has to answer.
public struct Question: Sendable {
  /// The round, from 0.
  public let round: Int
  /// The number of the match in its round, from 0.
  public let match: Int
  /// The agent's number in the population.
  public let agent: Int
  /// The agent's group.
  public let group: Int
  /// How many questions the agent has answered in this match.
  public let number: Int
  /// The information set, the actions and the seat.
  public let turn: Turn

  /// Makes a question of a match; one that belongs to no match has its own number.
  public init(round: Int, match: Int, agent: Int, group: Int, number: Int, turn: Turn) {
    self.round = round
    self.match = match
    self.agent = agent
    self.group = group
    self.number = number
    self.turn = turn
  }
}

/// What an agent from outside answers.
public enum Answer: Sendable, Equatable {
  /// An action.
  case action(Int)
  /// A probability for every action; the engine draws one.
  case mixed([Double])
  /// Nothing that counts, so that the match is void.
  case none

  /// How far the sum of probabilities may be from 1.
  public static let tolerance = 1e-6

  /// Whether it answers a turn: an action that is there, or probabilities of all actions whose sum is 1.
  public func answers(_ turn: Turn) -> Bool {
    switch self {
    case .action(let action): return (0..<turn.count).contains(action)
    case .mixed(let weights):
      let sum = weights.reduce(0, +)
      return weights.count == turn.count && weights.allSatisfy { $0 >= 0 }
        && (sum - 1).magnitude <= Answer.tolerance
    case .none: return false
    }
  }
}

/// What a match came to for an agent from outside.
public struct Outcome: Sendable, Equatable {
  /// The round, from 0.
  public let round: Int
  /// The number of the match in its round, from 0.
  public let match: Int
  /// The agent's number in the population.
  public let agent: Int
  /// The group of the agent when it played.
  public let group: Int
  /// What it earned in the match.
  public let payoff: Double
}

/// The way to the agents of a run that live outside the arena.
///
/// The questions of a batch of matches are asked in waves, in the order of the matches: the first of
/// every match, then the next of those that go on. Only when all answers of a match are there is it
/// played; a match with a question that has no answer is void, and nothing of it counts.
///
/// A run has one of its own, which it alone uses.
public final class Correspondence: @unchecked Sendable {
  /// The groups whose agents live outside, ascending.
  public let groups: [Int]
  let ask: ([Question]) -> [Answer]?
  let tell: (([Outcome]) -> Void)?
  /// What each agent answered in its match.
  private var letters: UnsafeMutablePointer<Letters>
  private var count = 0
  /// The first question of the match that is told which has no answer yet.
  private(set) var open: (agent: Int, number: Int, turn: Turn)?

  private struct Letters {
    var answers: [Answer] = []
    /// How many of them were used.
    var used = 0
  }

  /// Makes the way.
  ///
  /// - Parameters:
  ///   - groups: The groups whose agents live outside.
  ///   - ask: Answers a wave of questions, in their order; nil when somebody asked to stop.
  ///   - tell: Told what the matches of a batch came to; nil when nobody wants to know.
  public init(
    groups: [Int], ask: @escaping ([Question]) -> [Answer]?, tell: (([Outcome]) -> Void)? = nil
  ) {
    self.groups = groups.sorted()
    self.ask = ask
    self.tell = tell
    letters = .allocate(capacity: 1)
  }

  deinit {
    letters.deinitialize(count: count)
    letters.deallocate()
  }

  /// Makes room for the answers of a population.
  func reserve(_ agents: Int) {
    letters.deinitialize(count: count)
    letters.deallocate()
    letters = .allocate(capacity: Swift.max(1, agents))
    letters.initialize(repeating: Letters(), count: agents)
    count = agents
  }

  /// Forgets what an agent answered.
  func forget(_ agent: Int) { letters[agent] = Letters() }

  /// Begins a match of an agent anew.
  func rewind(_ agent: Int) {
    letters[agent].used = 0
    open = nil
  }

  /// Keeps what an agent answers to its open question.
  func add(_ answer: Answer, of agent: Int) { letters[agent].answers.append(answer) }

  /// The next answer of an agent; where there is none yet, the question is open, and the action any.
  func answer(_ turn: Turn, _ agent: Int, using random: inout RandomStream) -> Int {
    let used = letters[agent].used
    guard used < letters[agent].answers.count else {
      if open == nil { open = (agent, used, turn) }
      return 0
    }
    letters[agent].used = used + 1
    switch letters[agent].answers[used] {
    case .action(let action): return action
    case .mixed(let weights): return random.index(below: turn.count) { weights[$0] }
    case .none: return 0
    }
  }
}

/// An agent that lives outside the arena, and is asked by way of a ``Correspondence``.
///
/// It stands in no listing: whoever knows how to reach it makes its kind.
public struct Outsider: Agent {
  /// The entry that it would have in the catalogue.
  public static let card = Card(
    "outsider", "Does what somebody outside the arena answers.",
    source: "The agent of an environment in T. Schaul, J. Togelius, J. Schmidhuber, Measuring "
      + "Intelligence through Games, arXiv:1109.1314, 2011.")

  private let correspondence: Correspondence?

  /// Makes an agent whom nobody can ask, and who can play no game.
  public init() { correspondence = nil }

  /// Makes an agent that is asked in some way.
  public init(by correspondence: Correspondence) { self.correspondence = correspondence }

  /// Complains unless there is a way.
  public mutating func prepare(for briefing: Briefing) -> String? {
    correspondence == nil ? "lives outside, and nobody can ask it" : nil
  }

  /// Returns the answer that came.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    correspondence?.answer(turn, mind.agent, using: &random) ?? 0
  }
}
