@testable import Arena

/// One agent outside any population, told everything by hand.
final class Individual<A: Agent> {
  let briefing: Briefing
  private(set) var agent: A
  private let record: UnsafeMutableRawPointer
  private let bytes: Int
  private var random: RandomStream

  /// Prepares an agent that can play the game, and begins its life.
  init(_ agent: A = A(), in briefing: Briefing, seed: UInt64 = 1) {
    self.agent = agent
    self.briefing = briefing
    let complaint = self.agent.prepare(for: briefing)
    precondition(complaint == nil, complaint ?? "")
    bytes =
      RecordHeader.size + Mind<A.Memory>.tableOffset + 8 * agent.tableSize(for: briefing.shape)
    record = .allocate(byteCount: bytes, alignment: 16)
    random = RandomStream(StreamKey(seed: seed))
    renew()
  }

  deinit { record.deallocate() }

  /// Begins a new life.
  func renew() {
    record.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    mind.pointer.initialize(to: agent.newborn)
    agent.begin(mind: mind)
  }

  var mind: Mind<A.Memory> { Mind(record: record) }

  /// All entries of the table.
  var table: [Double] { (0..<agent.tableSize(for: briefing.shape)).map { mind[$0] } }

  func turn(at infoset: Int = 0, by seat: Int = 0, wishing wish: Int? = nil) -> Turn {
    let (decision, observation) = briefing.shape.decision(ofInfoset: infoset)
    return Turn(
      briefing.shape.layout[decision], observation: observation, seat: seat, wish: wish)
  }

  func choose(at infoset: Int = 0, wishing wish: Int? = nil) -> Int {
    agent.choose(turn(at: infoset, wishing: wish), mind: mind, using: &random)
  }

  /// How often each action comes in a number of choices.
  func counts(of draws: Int, at infoset: Int = 0, wishing wish: Int? = nil) -> [Int] {
    var counts = [Int](repeating: 0, count: turn(at: infoset).count)
    for _ in 0..<draws { counts[choose(at: infoset, wishing: wish)] += 1 }
    return counts
  }

  func learn(_ action: Int, pays payoff: Double, at infoset: Int = 0, then next: Int? = nil) {
    let reward = Reward(
      turn: turn(at: infoset), action: action, payoff: payoff, next: next.map { turn(at: $0) })
    agent.learn(from: reward, mind: mind)
  }

  func compare(_ action: Int, among payoffs: [Double], at infoset: Int = 0) {
    payoffs.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      agent.compare(
        Comparison(turn: turn(at: infoset), action: action, payoffs: base), mind: mind)
    }
  }

  func observe(_ action: Int, by seat: Int = 1, wishing wish: Int? = 0) {
    agent.observe(Act(turn: turn(by: seat, wishing: wish), action: action), mind: mind)
  }

  /// A round in which it did one thing and some others another, in the order of their seats.
  func witness(_ own: Int, _ others: [Int], seat: Int = 0, wishing wish: Int? = 0) {
    var actions = others
    actions.insert(own, at: seat)
    let acts = actions.enumerated().map { Act(turn: turn(by: $0, wishing: wish), action: $1) }
    acts.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      agent.witness(Round(seat: seat, acts: base, count: acts.count), mind: mind)
    }
  }

  func meet() { agent.meet(mind: mind) }

  func survey(_ population: Profile) { agent.survey(population, briefing) }
}
