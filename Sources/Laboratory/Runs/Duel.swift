public import Arena
import GameTheory
import Synchronization
public import Theory

/// One match between two agents in a repeated game of two, with all moves.
public struct Duel: Sendable {
  /// The actions of the first agent, round by round, as they came out.
  public let first: [Int]
  /// The actions of the second agent.
  public let second: [Int]

  /// Plays a match: one episode of a mechanism that has several rounds.
  ///
  /// - Throws: ``StudyError`` when the mechanism or one of the agents is of the wrong kind;
  ///   ``Interrupted``.
  public init(_ desk: TheoryDesk, _ first: any Agent, _ second: any Agent, seed: UInt64) throws {
    let shape = desk.game.shape
    guard desk.game.isRepeated, shape.seats == 2, shape.isSymmetric, shape.decisions.count == 1
    else {
      throw StudyError(
        "a match of moves needs a mechanism that is repeated between two players of one role with "
          + "one decision, but \(desk.name) is not")
    }
    let prepared = PreparedGame(desk)
    let scroll = Scroll()
    let recorded = Duel.recording(try prepared.brief(first).agent, on: scroll)
    let players = [
      SeatedGroup("first", 1, of: BriefedAgent(agent: recorded), in: prepared),
      SeatedGroup("second", 1, of: try prepared.brief(second), in: prepared),
    ]
    _ = try prepared.live(
      players, RunPlan(matching: .fixed, rounds: 1, blocks: 1, window: 1),
      key: StreamKey(seed: seed).with("duel"), shouldStop: desk.budget.shouldStop)
    (self.first, self.second) = scroll.moves.withLock { $0 }
  }

  private static func recording<A: Agent>(_ agent: A, on scroll: Scroll) -> any Agent {
    Recorded(agent: agent, scroll: scroll)
  }
}

/// Where the moves of a match are written down.
private final class Scroll: Sendable {
  let moves = Mutex<(own: [Int], other: [Int])>(([], []))
}

/// An agent whose rounds are written down, and that is otherwise another one.
private struct Recorded<Original: Agent>: Agent {
  static var card: Card { Original.card }
  static var feedback: Feedback { Original.feedback.union(.round) }

  var agent = Original()
  var scroll = Scroll()

  var newborn: Original.Memory { agent.newborn }
  func tableSize(for shape: Shape) -> Int { agent.tableSize(for: shape) }
  func begin(mind: Mind<Original.Memory>) { agent.begin(mind: mind) }
  func meet(mind: Mind<Original.Memory>) { agent.meet(mind: mind) }

  func choose(
    _ turn: Turn, mind: Mind<Original.Memory>, using random: inout RandomStream
  ) -> Int { agent.choose(turn, mind: mind, using: &random) }

  func learn(from reward: Reward, mind: Mind<Original.Memory>) {
    agent.learn(from: reward, mind: mind)
  }

  func compare(_ comparison: Comparison, mind: Mind<Original.Memory>) {
    agent.compare(comparison, mind: mind)
  }

  func observe(_ act: Act, mind: Mind<Original.Memory>) { agent.observe(act, mind: mind) }

  func witness(_ round: Round, mind: Mind<Original.Memory>) {
    scroll.moves.withLock { moves in
      for index in 0..<round.count {
        if round[index].turn.seat == round.seat {
          moves.own.append(round[index].action)
        } else {
          moves.other.append(round[index].action)
        }
      }
    }
    if Original.feedback.contains(.round) { agent.witness(round, mind: mind) }
  }

  mutating func survey(_ population: Profile, _ briefing: Briefing) {
    agent.survey(population, briefing)
  }
}
