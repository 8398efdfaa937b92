public import Arena

/// Tit for tat that ends deadlocks, and every 25 rounds decides whether the partner is worth it.
///
/// Three mutual defections in a row are answered with one cooperation, three alternations with one
/// cooperation in place of the next defection. A partner that cooperated fewer than three times
/// since the last check, or 8 to 17 times and mostly not in answer to cooperation, gets defection
/// until the next check. O. Borufsen's entry came 3rd of 62.
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct Borufsen: DilemmaAgent {
  /// What it counts since the last check, and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var isHostile = false
    var answered = 0
    var unasked = 0
    var mutual = 0
    var echoes = 0
    var spares = false
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "borufsen", "Tit for tat that breaks deadlocks and gives up on the hopeless.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Is ready to cooperate.
  public var opening: State { State() }

  /// Checks the partner, breaks deadlocks, or copies.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds > 1 && past.theirs() == .cooperate {
      if past.mine(2) == .cooperate { state.answered += 1 } else { state.unasked += 1 }
    }
    if past.rounds > 1 && past.rounds % 25 == 1 {
      let wasHostile = state.isHostile
      state.isHostile = isHopeless(state)
      if state.isHostile {
        state = State(isHostile: true)
      } else if wasHostile {
        state = State(next: .defect)
        return
      }
      (state.answered, state.unasked) = (0, 0)
    }
    state.next = state.isHostile ? .defect : reply(past, &state)
  }

  private func isHopeless(_ state: State) -> Bool {
    let cooperations = state.answered + state.unasked
    return cooperations < 3
      || (8...17).contains(cooperations)
        && Double(state.answered) / Double(cooperations) < 0.7
  }

  private func reply(_ past: Past, _ state: inout State) -> Move {
    let isMutual = past.mine() == .defect && past.theirs() == .defect
    state.mutual = isMutual ? state.mutual + 1 : 0
    if state.mutual >= 3 {
      state.mutual = 0
      state.echoes = 0
      return .cooperate
    }
    let isEcho =
      past.mine() != past.theirs() && past.mine() == past.theirs(2) && past.theirs() == past.mine(2)
    state.echoes = isEcho ? state.echoes + 1 : 0
    if state.echoes >= 3 {
      state.mutual = 0
      state.echoes = 0
      state.spares = true
    }
    if past.theirs() == .defect && state.spares {
      state.spares = false
      return .cooperate
    }
    return past.theirs()
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
