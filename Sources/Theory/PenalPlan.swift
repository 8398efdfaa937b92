import Arena
import GameTheory

/// A penal code as flat tables, so that a decision reads one entry.
struct PenalPlan: Sendable {
  /// The most outcomes of a round.
  static let mostCells = 100_000
  /// The most entries of the table of actions.
  private static let mostEntries = 10_000_000

  /// Where the decisions of one round begin among its information sets, and how many observations each has.
  private var first: [(infoset: Int, observations: Int)] = []
  /// The first information sets of the decisions of the whole game.
  private var whole: [Int] = []
  /// The number of information sets of one round.
  private var infosets = 0
  /// What is done at each place, state by state; a place is seat x information sets + information set.
  private var actions: [Int32] = []
  /// The states that answer moves which were not to be made, place by place, as many actions each; empty
  /// where both move at once.
  private var answers: [Int32] = []
  private var width = 0
  /// The states that follow when the first or the second player departs alone.
  private var punishments: [Int32] = []
  /// Where the states begin that follow each state, and their number and probability.
  private var firstNext: [Int32] = [0]
  private var next: [Int32] = []
  private var probabilities: [Double] = []
  /// The states that the code may begin with.
  private var opening: [(state: Int32, probability: Double)] = []

  /// Plays nothing.
  init() {}

  /// Makes the tables of a code; nil when they would be too large.
  ///
  /// - Parameters:
  ///   - stage: One round.
  ///   - code: Its code.
  ///   - opening: The states that it may begin with, and their probabilities.
  ///   - round: The decisions of one round.
  ///   - game: Those of the whole game.
  init?(
    _ stage: ObservedStage, _ code: PenalCode, _ opening: [(corner: Int, weight: Double)],
    _ round: Shape, _ game: Shape
  ) {
    let places = 2 * round.infosets
    guard code.states.count <= PenalPlan.mostEntries / places else { return nil }
    first = round.layout.map { (Int($0.infoset), Int($0.observations)) }
    whole = game.layout.map { Int($0.infoset) }
    infosets = round.infosets
    width = round.layout.reduce(0) { Swift.max($0, Int($1.actions)) }
    self.opening = opening.map { (Int32($0.corner), $0.weight) }
    punishments = code.punishments.map { Int32($0) }
    for state in code.states {
      next += state.next.map { Int32($0.state) }
      probabilities += state.next.map { $0.probability }
      firstNext.append(Int32(next.count))
    }
    actions = [Int32](repeating: 0, count: code.states.count * places)
    for (number, state) in code.states.enumerated() {
      for move in stage.outcomes[state.outcome].moves {
        actions[number * places + place(move)] = Int32(move.action)
      }
    }
    if code.answers.isEmpty { return }
    answers = [Int32](repeating: 0, count: places * width)
    for answer in code.answers {
      answers[place(answer.move) * width + answer.move.action] = Int32(answer.state)
    }
    // What a state says after moves that it does not say.
    let own = actions
    for outcome in stage.outcomes {
      for state in code.states.indices {
        var current = state
        for move in outcome.moves {
          let place = place(move)
          actions[state * places + place] = own[current * places + place]
          if own[current * places + place] != Int32(move.action) {
            current = Int(answers[place * width + move.action])
          }
        }
      }
    }
  }

  private func place(_ move: ObservedStage.Move) -> Int { move.seat * infosets + move.infoset }

  /// The place of a turn, whatever it sees of rounds before.
  private func place(_ turn: Turn) -> Int {
    let (infoset, observations) = first[turn.decision]
    let seen = (turn.infoset - whole[turn.decision]) % observations
    return turn.seat * infosets + infoset + seen
  }

  /// What is done at a turn.
  func action(at turn: Turn, in state: Int32) -> Int {
    Int(actions[Int(state) * 2 * infosets + place(turn)])
  }

  /// A state to begin with.
  func first(using random: inout RandomStream) -> Int32 {
    if opening.count == 1 { return opening[0].state }
    var left = random.unit()
    for (state, probability) in opening.dropLast() {
      left -= probability
      if left < 0 { return state }
    }
    return opening[opening.count - 1].state
  }

  /// The state after a round.
  func next(after round: Round, in state: Int32, using random: inout RandomStream) -> Int32 {
    var state = state
    var departed = SIMD2<Int32>(0, 0)
    for index in 0..<round.count {
      let act = round[index]
      if action(at: act.turn, in: state) == act.action { continue }
      if answers.isEmpty {
        departed[act.turn.seat] = 1
      } else {
        state = answers[place(act.turn) * width + act.action]
      }
    }
    if departed[0] != departed[1] { return punishments[departed[0] == 1 ? 0 : 1] }
    return draw(after: Int(state), using: &random)
  }

  private func draw(after state: Int, using random: inout RandomStream) -> Int32 {
    let (begin, end) = (Int(firstNext[state]), Int(firstNext[state + 1]))
    if end - begin == 1 { return next[begin] }
    var left = random.unit()
    for index in begin..<end - 1 {
      left -= probabilities[index]
      if left < 0 { return next[index] }
    }
    return next[end - 1]
  }
}
