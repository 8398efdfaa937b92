public import Arena

/// What an agent for dilemmas remembers: the match so far, and a state of its own.
public struct DilemmaMemory<State: BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
  /// The match so far.
  public var past = Past()
  /// What else the strategy keeps.
  public var state: State
}

extension DilemmaMemory: Equatable, Hashable where State: Hashable {}

/// A strategy of the literature on the iterated prisoner's dilemma.
///
/// To cooperate is to do as the designer wishes, to defect is to take the other action; so the same
/// strategies play every game in which all have the same role and one decision between two actions.
/// They see how everyone's moves came out, their own too, and forget when they meet a new partner.
///
/// You must give: a `card`, `init()` and ``move(after:in:using:)``.
/// You may give: a state, how it begins and how it changes after a round; if you read a bounded part of the
/// past, say so as a ``BoundedDilemmaAgent``.
/// You get for free: everything else that an `Agent` has to do.
public protocol DilemmaAgent: Agent where Memory == DilemmaMemory<State> {
  /// What the strategy keeps beside the match so far.
  associatedtype State: BitwiseCopyable & Sendable = NoMemory

  /// The state before the first round.
  var opening: State { get }

  /// Returns the next move.
  ///
  /// Whoever leaves it to chance tosses the coin, once, and returns what it says.
  func move(after past: Past, in state: State, using random: inout some Coin) -> Move

  /// Changes the state after a round, which is part of the past already.
  func reflect(on past: Past, in state: inout State)
}

extension DilemmaAgent {
  /// What everyone did, and when partners leave.
  public static var feedback: Feedback { [.round, .partner] }

  /// Has played no round.
  public var newborn: DilemmaMemory<State> { DilemmaMemory(state: opening) }

  /// Keeps the state as it is.
  public func reflect(on past: Past, in state: inout State) {}

  /// Complains unless all play the same role in the same single decision between two actions.
  public mutating func prepare(for briefing: Briefing) -> String? {
    briefing.complaintUnlessDilemma
  }

  /// Forgets the last partner.
  public func meet(mind: Mind<DilemmaMemory<State>>) { mind.memory = newborn }

  /// Makes the next move.
  ///
  /// Inlined, since functions that differ in one call only are folded into one, which makes it by a pointer.
  @inline(__always) public func choose(
    _ turn: Turn, mind: Mind<DilemmaMemory<State>>, using random: inout RandomStream
  ) -> Int {
    let wish = turn.wish ?? 0
    let memory = mind.memory
    return move(after: memory.past, in: memory.state, using: &random) == .cooperate
      ? wish : 1 - wish
  }

  /// Remembers the round.
  public func witness(_ round: Round, mind: Mind<DilemmaMemory<State>>) {
    let (mine, theirs) = round.moves
    var memory = mind.memory
    memory.past.add(mine: mine, theirs: theirs)
    reflect(on: memory.past, in: &memory.state)
    mind.memory = memory
  }
}

extension DilemmaAgent where State == NoMemory {
  /// Keeps nothing.
  public var opening: NoMemory { NoMemory() }
}

extension Round {
  /// What one did oneself, and the others: they defected if any of them did.
  @inline(__always) fileprivate var moves: (mine: Move, theirs: Move) {
    // Two who moved once each, which is nearly always so, need no loop.
    if count == 2 && self[0].turn.seat != self[1].turn.seat {
      let own = self[0].turn.seat == seat ? 0 : 1
      return (
        Move(defectingIf: !self[own].isWished), Move(defectingIf: !self[1 - own].isWished)
      )
    }
    var (mine, theirs) = (Move.cooperate, Move.cooperate)
    for index in 0..<count {
      let move = Move(defectingIf: !self[index].isWished)
      if self[index].turn.seat == seat { mine = move } else if move == .defect { theirs = move }
    }
    return (mine, theirs)
  }
}

/// What a strategy leaves its next move to: a random stream in a match; elsewhere somebody who only wants to
/// know how likely it cooperates.
public protocol Coin {
  /// Cooperates with a probability.
  mutating func move(cooperating probability: Double) -> Move
}

extension RandomStream: Coin {
  /// Cooperates with a probability; draws nothing where that is certain.
  public mutating func move(cooperating probability: Double) -> Move {
    if probability >= 1 { return .cooperate }
    return Move(defectingIf: probability <= 0 || !happens(probability))
  }
}

/// Whether moves seem to be those of a fair coin: Pearson's statistic of cooperations against
/// defections does not exceed the 95 % quantile of the chi-squared distribution with one degree.
func looksRandom(_ past: Past) -> Bool {
  let difference = Double(past.theirCooperations - past.theirDefections)
  return difference * difference <= 3.841458820694124 * Double(past.rounds)
}
