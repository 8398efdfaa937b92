import Arena

/// What a witness was told, in order.
final class Diary: @unchecked Sendable {
  /// Something that the engine did to an agent.
  enum Entry {
    case newborn
    case met
    case asked(Turn)
    case learned(Reward)
    case compared(Turn, action: Int, payoffs: [Double])
    case observed(Act)
    case witnessed(seat: Int, acts: [Act])
    case surveyed([Double])

    /// One letter: n, m, ?, l, c, o, w or s; a capital L ends an episode.
    var letter: String {
      switch self {
      case .newborn: "n"
      case .met: "m"
      case .asked: "?"
      case .learned(let reward): reward.next == nil ? "L" : "l"
      case .compared: "c"
      case .observed: "o"
      case .witnessed: "w"
      case .surveyed: "s"
      }
    }
  }

  private(set) var entries: [Entry] = []
  private(set) var births = 0

  func write(_ entry: Entry) {
    entries.append(entry)
    if case .newborn = entry { births += 1 }
  }

  func erase() { entries = [] }

  /// The entries as a picture, one letter each.
  var picture: String { entries.map(\.letter).joined() }
  var rewards: [Reward] {
    entries.compactMap { if case .learned(let reward) = $0 { reward } else { nil } }
  }
  var acts: [Act] { entries.compactMap { if case .observed(let act) = $0 { act } else { nil } } }
  var comparisons: [(turn: Turn, action: Int, payoffs: [Double])] {
    entries.compactMap {
      if case .compared(let turn, let action, let payoffs) = $0 {
        (turn, action, payoffs)
      } else {
        nil
      }
    }
  }
  var rounds: [(seat: Int, acts: [Act])] {
    entries.compactMap {
      if case .witnessed(let seat, let acts) = $0 { (seat, acts) } else { nil }
    }
  }
  var turns: [Turn] {
    entries.compactMap { if case .asked(let turn) = $0 { turn } else { nil } }
  }
  var surveys: [[Double]] {
    entries.compactMap { if case .surveyed(let play) = $0 { play } else { nil } }
  }
}

/// A set of feedback in the type of an agent.
protocol Wanting { static var feedback: Feedback { get } }
enum Nothing: Wanting { static let feedback: Feedback = [] }
enum Payoff: Wanting { static let feedback = Feedback.payoff }
enum Counterfactual: Wanting { static let feedback = Feedback.counterfactual }
enum Play: Wanting { static let feedback = Feedback.play }
enum Rounds: Wanting { static let feedback = Feedback.round }
enum Survey: Wanting { static let feedback = Feedback.population }
enum Reciprocity: Wanting { static let feedback: Feedback = [.play, .partner] }
enum Everything: Wanting {
  static let feedback: Feedback = [.payoff, .counterfactual, .play, .population]
}

/// An agent that acts by a script and writes down all that it is told.
///
/// Its memory is its number among all births in its diary, from 1.
struct Witness<Wants: Wanting>: Agent {
  static var card: Card { Card("witness", "Writes down what it is told.", source: "A test.") }
  static var feedback: Feedback { Wants.feedback }

  let diary = Diary()
  var script: @Sendable (Turn, Int, inout RandomStream) -> Int = { turn, _, random in
    random.index(below: turn.count)
  }

  init() {}

  init(_ script: @escaping @Sendable (Turn) -> Int) {
    self.script = { turn, _, _ in script(turn) }
  }

  var newborn: Int {
    diary.write(.newborn)
    return diary.births
  }

  func meet(mind: Mind<Int>) { diary.write(.met) }

  func choose(_ turn: Turn, mind: Mind<Int>, using random: inout RandomStream) -> Int {
    diary.write(.asked(turn))
    return script(turn, mind.memory, &random)
  }

  func learn(from reward: Reward, mind: Mind<Int>) { diary.write(.learned(reward)) }

  func compare(_ comparison: Comparison, mind: Mind<Int>) {
    let payoffs = (0..<comparison.turn.count).map { comparison[$0] }
    diary.write(.compared(comparison.turn, action: comparison.action, payoffs: payoffs))
  }

  func observe(_ act: Act, mind: Mind<Int>) { diary.write(.observed(act)) }

  func witness(_ round: Round, mind: Mind<Int>) {
    diary.write(.witnessed(seat: round.seat, acts: (0..<round.count).map { round[$0] }))
  }

  mutating func survey(_ population: Profile, _ briefing: Briefing) {
    diary.write(.surveyed(population.probabilities))
  }
}
