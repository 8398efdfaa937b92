public import Arena

/// How much of a match a strategy reads.
///
/// What is read after a round counts that round. All that is not declared here is never read.
public struct Reach: Sendable {
  /// How many of its own last moves it reads, at most 63.
  public var mine = 0
  /// How many of the partner's last moves it reads, at most 63.
  public var theirs = 0
  /// Up to which of the partner's defections it counts them.
  public var theirDefections = 0
  /// Up to which round it counts them.
  public var clock = 0
  /// From then on, after how many rounds its count begins anew; 1 if it does not count.
  public var cycle = 1

  /// Reads some part of the past.
  public init(
    mine: Int = 0, theirs: Int = 0, theirDefections: Int = 0, clock: Int = 0, cycle: Int = 1
  ) {
    precondition((0...63).contains(mine) && (0...63).contains(theirs))
    precondition(theirDefections >= 0 && clock >= 0 && cycle >= 1)
    self.mine = mine
    self.theirs = theirs
    self.theirDefections = theirDefections
    self.clock = clock
    self.cycle = cycle
  }
}

/// A strategy for dilemmas that reads a bounded part of the past, and so is a finite automaton.
///
/// The automaton is found by the strategy's own code, so that its rules are written once.
///
/// You must give, beside what a ``DilemmaAgent`` gives: the ``reach``; a state that can be compared.
public protocol BoundedDilemmaAgent: DilemmaAgent where State: Hashable {
  /// How much of a match it reads.
  var reach: Reach { get }
}

extension BoundedDilemmaAgent {
  /// Goes through all that the strategy may come to remember.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    let reach = reach
    return Automaton(from: newborn, budget: budget) { memory in
      var question = Question(answer: .cooperate)
      let move = move(after: memory.past, in: memory.state, using: &question)
      return question.probability ?? (move == .cooperate ? 1 : 0)
    } remembering: { memory, outcome in
      var memory = memory
      memory.past.add(
        mine: Move(defectingIf: outcome & 2 != 0), theirs: Move(defectingIf: outcome & 1 != 0))
      reflect(on: memory.past, in: &memory.state)
      memory.past = memory.past.reduced(to: reach)
      return memory
    }
  }
}

/// A coin that keeps how likely a strategy cooperates.
private struct Question: Coin {
  let answer: Move
  var probability: Double?

  mutating func move(cooperating probability: Double) -> Move {
    self.probability = Swift.min(Swift.max(probability, 0), 1)
    return answer
  }
}
