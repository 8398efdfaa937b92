import Arena
import Synchronization

/// What a supervised agent did that it must not.
final class Misdeeds: Sendable {
  private let found = Mutex<[String: String]>([:])

  /// Keeps the first misdeed of a kind.
  func note(_ kind: String, _ text: String) {
    found.withLock { if $0[kind] == nil { $0[kind] = text } }
  }

  /// The first misdeed of a kind.
  subscript(kind: String) -> String? { found.withLock { $0[kind] } }

  /// It wrote before its table or after it, or asks for a table of an impossible size.
  static let table = "table"
  /// It has a function that learns from what it does not ask for.
  static let deaf = "deaf"
}

/// An agent whose table has margins that must stay as they are, and that is told everything.
///
/// It plays as the agent it watches. What that agent did not ask for is told to it on trial: its
/// mind is put back, and if it had changed, the agent has a function that is never called.
struct SupervisedAgent<Original: Agent>: Agent {
  static var card: Card { Original.card }
  static var feedback: Feedback { [.payoff, .counterfactual, .play, .partner, .round, .signal] }

  private var agent = Original()
  private let misdeeds: Misdeeds
  private var size = 0
  private var margin = 0

  init() { self.init(Original(), Misdeeds()) }

  init(_ agent: Original, _ misdeeds: Misdeeds) {
    self.agent = agent
    self.misdeeds = misdeeds
  }

  /// A number that no calculation gives, and every calculation changes: a signalling NaN.
  private static var seal: UInt64 { 0x7FF4_DEAD_BEEF_5EA1 }

  var newborn: Original.Memory { agent.newborn }

  func tableSize(for shape: Shape) -> Int {
    Swift.max(0, agent.tableSize(for: shape)) + 2 * extent(shape)
  }

  /// Wide enough for a whole table that was not asked for.
  private func extent(_ shape: Shape) -> Int { 256 + 2 * shape.slots }

  mutating func prepare(for briefing: Briefing) -> String? {
    let complaint = agent.prepare(for: briefing)
    let asked = agent.tableSize(for: briefing.shape)
    if asked < 0 { misdeeds.note(Misdeeds.table, "it asks for a table of \(asked) entries") }
    size = Swift.max(0, asked)
    margin = extent(briefing.shape)
    return complaint
  }

  func begin(mind: Mind<Original.Memory>) {
    let mind = mind.skipping(margin)
    for range in margins {
      for index in range { mind[index] = Double(bitPattern: Self.seal) }
    }
    agent.begin(mind: mind)
    inspect(mind, "begin")
  }

  func choose(
    _ turn: Turn, mind: Mind<Original.Memory>, using random: inout RandomStream
  ) -> Int {
    let mind = mind.skipping(margin)
    let action = agent.choose(turn, mind: mind, using: &random)
    inspect(mind, "choose")
    return action
  }

  func meet(mind: Mind<Original.Memory>) {
    tell("meet", .partner, mind) { mind in agent.meet(mind: mind) }
  }

  func hear(_ signal: RandomStream, mind: Mind<Original.Memory>) {
    tell("hear", .signal, mind) { mind in agent.hear(signal, mind: mind) }
  }

  func learn(from reward: Reward, mind: Mind<Original.Memory>) {
    tell("learn", .payoff, mind) { mind in agent.learn(from: reward, mind: mind) }
  }

  func compare(_ comparison: Comparison, mind: Mind<Original.Memory>) {
    tell("compare", .counterfactual, mind) { mind in agent.compare(comparison, mind: mind) }
  }

  func observe(_ act: Act, mind: Mind<Original.Memory>) {
    tell("observe", .play, mind) { mind in agent.observe(act, mind: mind) }
  }

  func witness(_ round: Round, mind: Mind<Original.Memory>) {
    tell("witness", .round, mind) { mind in agent.witness(round, mind: mind) }
  }

  private func tell(
    _ function: String, _ feedback: Feedback, _ whole: Mind<Original.Memory>,
    _ body: (Mind<Original.Memory>) -> Void
  ) {
    let mind = whole.skipping(margin)
    if Original.feedback.contains(feedback) {
      body(mind)
      inspect(mind, function)
      return
    }
    let before = snapshot(mind)
    body(mind)
    inspect(mind, function)
    let after = snapshot(mind)
    if after.bytes == before.bytes && after.table == before.table { return }
    let asked = Original.feedback.names.isEmpty ? "nothing" : "\(Original.feedback.names)"
    misdeeds.note(
      Misdeeds.deaf,
      "'\(function)' changes its mind but is never called: its feedback asks for "
        + "\(asked), not for \(feedback.names.joined())")
    mind.memory = before.memory
    for index in 0..<size { mind[index] = Double(bitPattern: before.table[index]) }
  }

  private func snapshot(
    _ mind: Mind<Original.Memory>
  ) -> (memory: Original.Memory, bytes: [UInt8], table: [UInt64]) {
    let memory = mind.memory
    let bytes = withUnsafeBytes(of: memory) { Array($0) }
    return (memory, bytes, (0..<size).map { mind[$0].bitPattern })
  }

  /// The entries before and after the table.
  private var margins: [Range<Int>] { [-margin..<0, size..<size + margin] }

  /// Looks whether the margins are as they were, and puts them back.
  private func inspect(_ mind: Mind<Original.Memory>, _ function: String) {
    for range in margins {
      for index in range where mind[index].bitPattern != Self.seal {
        misdeeds.note(
          Misdeeds.table,
          "'\(function)' wrote to entry \(index) of its table, which has \(size) entries")
        mind[index] = Double(bitPattern: Self.seal)
      }
    }
  }
}
