public import Arena

/// Tit for tat with one unprovoked defection, after which it decides whom it is dealing with.
///
/// It defects in round 51. From round 57 on it defects for good against a partner whose moves look
/// like a coin's, plays tit for tat with a partner that plays it too or is its twin, and throws in
/// a defection every 5 to 15 rounds against all others. It came 9th of 15.
///
/// > Deviation: nobody knows how it tested for twins; a twin has made the same moves. A waiting
/// > time uniform in 5...15 is drawn round by round, with probability 1 / (16 - waited).
public struct Graaskamp: DilemmaAgent {
  /// What the partner could be, and since when it waits to defect; 0 when it does not.
  public struct State: BitwiseCopyable, Sendable {
    var isTwin = true
    var isCopying = true
    var isRandom = false
    var anchor = 0
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "graaskamp", "Tit for tat; after round 56 punishes randomness and exploits strangers.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// Has seen a possible twin only.
  public var opening: State { State() }

  /// Keeps track of whom the partner could be.
  public func reflect(on past: Past, in state: inout State) {
    state.isTwin = state.isTwin && past.mine() == past.theirs()
    if past.rounds > 1 { state.isCopying = state.isCopying && past.theirs() == past.mine(2) }
    guard past.rounds >= 56 else { return }
    state.isRandom = state.isRandom || looksRandom(past)
    if state.isRandom || state.isTwin || state.isCopying { return }
    if state.anchor == 0 {
      state.anchor = past.rounds
    } else if past.mine() == .defect {
      state.anchor = past.rounds - 1
    }
  }

  /// Plays tit for tat, or by what it found out.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    if past.rounds == 50 || state.isRandom { return .defect }
    if state.anchor == 0 { return past.theirs() }
    let wait = past.rounds - state.anchor
    return wait < 5 ? .cooperate : random.move(cooperating: 1 - 1 / Double(Swift.max(16 - wait, 1)))
  }
}
