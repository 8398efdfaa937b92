import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `A conversation` {
  @Test(arguments: [1.0, 2, 5], 1...4)
  func `whose user keeps its half to itself draws out the truth`(
    _ bias: Double, _ rounds: Int
  ) throws {
    var talk = Conversation()
    (talk.bias, talk.rounds) = (bias, rounds)
    let tree = try explored(talk)
    let wished = tree.expectation(
      under: tree.profile([[Int]](repeating: tree.wishedPlan, count: 2)))
    #expect(isClose(wished.measures[0], 1) && isClose(wished.measures[1], 1))
    #expect(isClose(wished.payoffs[1], 1 + bias / 2))
    for gain in tree.temptations { #expect(gain < 1e-9) }
  }

  @Test(arguments: 0..<30)
  func `tempts the adviser by what a false word is worth`(_ seed: Int) throws {
    var draws = Draws(seed: 960 + seed)
    var talk = Conversation()
    talk.question = [.differ, .both, .either][seed % 3]
    talk.rounds = 1 + seed % 2
    (talk.userHalf, talk.adviserHalf) = (draws.next(in: 0...1), draws.next(in: 0...1))
    talk.bias = draws.next(in: 0...4)
    let (p, q, b) = (talk.userHalf, talk.adviserHalf, talk.bias)
    // A false word turns 0 into 1 for a user whose half makes it count: worth the bias less 1.
    // It turns 1 into 0 for the other user: it costs the bias and 1.
    let gain =
      switch talk.question {
      case .both: (1 - q) * p * max(0, b - 1)
      case .either: (1 - q) * (1 - p) * max(0, b - 1)
      case .differ:
        (1 - q) * max(0, (1 - p) * (b - 1) - p * (b + 1))
          + q * max(0, p * (b - 1) - (1 - p) * (b + 1))
      }
    let tree = try explored(talk)
    #expect(isClose(tree.temptations[1], gain))
    #expect(tree.temptations[0] < 1e-9)
  }

  @Test(arguments: [(0.5, 1.0), (0.9, 1), (1.1, 0.5), (3, 0.5)])
  func `whose user tells its half is told what suits an adviser of some bias`(
    _ bias: Double, _ right: Double
  ) throws {
    var talk = Conversation()
    talk.bias = bias
    let tree = try explored(talk)
    // The user says its half and believes the answer; the adviser replies best.
    var plan = tree.wishedPlan
    (plan[0], plan[1]) = (0, 1)
    let reply = tree.bestReply(of: 1, to: tree.profile([plan, plan])).plan
    let result = tree.expectation(under: tree.profile([plan, reply]))
    #expect(isClose(result.measures[0], right))
  }

  @Test(arguments: 0..<12)
  func `never leaves a user worse off than silence, if it replies best`(_ seed: Int) throws {
    var draws = Draws(seed: 990 + seed)
    var talk = Conversation()
    talk.question = [.differ, .both, .either][seed % 3]
    (talk.userHalf, talk.adviserHalf) = (draws.next(in: 0...1), draws.next(in: 0...1))
    let (p, q) = (talk.userHalf, talk.adviserHalf)
    let alone =
      switch talk.question {
      case .differ: max(q, 1 - q)
      case .both: p * max(q, 1 - q) + 1 - p
      case .either: (1 - p) * max(q, 1 - q) + p
      }
    let tree = try explored(talk)
    let shape = tree.shape
    var plan = [Int](repeating: 0, count: shape.infosets)
    for infoset in plan.indices { plan[infoset] = draws.next(in: 0...1) < 0.5 ? 0 : 1 }
    let reply = tree.bestReply(of: 0, to: tree.profile([plan, plan])).values.value
    #expect(reply >= alone - 1e-9 && reply <= 1 + 1e-9)
    // An adviser that always says the same tells nothing.
    let mute = [Int](repeating: 0, count: shape.infosets)
    let silence = tree.bestReply(of: 0, to: tree.profile([mute, mute])).values.value
    #expect(isClose(silence, alone))
  }

  @Test func `tells a conversation of three words`() throws {
    var talk = Conversation()
    talk.rounds = 3
    let told = try wishedEpisode(talk, drawing: [0, 1])
    #expect(
      told.events.map { "\($0)" } == [
        "happening(draw: 0, happens: true, probability: 0.5)",
        "happening(draw: 1, happens: false, probability: 0.5)",
        "choice(decision: 0, seat: 1, observation: 0, action: 0, wish: Optional(0))",
        "choice(decision: 1, seat: 0, observation: 2, action: 0, wish: Optional(0))",
        "choice(decision: 2, seat: 1, observation: 0, action: 0, wish: Optional(0))",
        "choice(decision: 3, seat: 0, observation: 8, action: 1, wish: Optional(1))",
        "gain(amount: 1.0, seat: 0)", "gain(amount: 3.0, seat: 1)",
        "note(measure: 0, amount: 1.0)", "note(measure: 1, amount: 1.0)",
      ])
  }

  @Test func `names its words in turn, the adviser's last`() {
    var talk = Conversation()
    talk.rounds = 3
    #expect(
      talk.decisions.map(\.name) == [
        "adviser's word 1", "user's word 1", "adviser's word 2", "act",
      ])
    talk.commits = true
    #expect(talk.roles.map(\.commits) == [false, true])
  }
}
