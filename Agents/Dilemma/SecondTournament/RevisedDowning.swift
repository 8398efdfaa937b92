public import Arena

/// Downing without the bad beginning: partners are thought to be kind until they are seen not to
/// be.
///
/// It estimates how often cooperation and defection are answered with cooperation, and cooperates,
/// alternates or defects, whichever promises most.
///
/// > Deviation: payoffs are taken to be 5, 3, 1, 0 whatever the game pays; the rest follows the
/// > program as read by the Axelrod library.
public struct RevisedDowning: DilemmaAgent {
  /// Own moves and the cooperation that followed them, and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var kind = 0.0
    var unkind = 0.0
    var kindToC = 0.0
    var kindToD = 0.0
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "revised-downing", "Learns how the partner responds; begins with trust.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Assumes that the partner is kind.
  public var opening: State { State() }

  /// Counts how the partner answered, and compares the three policies.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds > 1 {
      let isKind = past.theirs() == .cooperate ? 1.0 : 0
      if past.mine(2) == .defect {
        state.unkind += 1
        state.kindToD += isKind
      } else {
        state.kind += 1
        state.kindToC += isKind
      }
    }
    let good = state.kind > 0 ? state.kindToC / state.kind : 1
    let bad = state.unkind > 0 ? state.kindToD / state.unkind : 0
    let cooperating = 6 * good - 8 * bad - 2
    let alternating = 4 * good - 5 * bad - 1
    if cooperating >= 0 && cooperating >= alternating {
      state.next = .cooperate
    } else if alternating >= 0 {
      state.next = past.mine().flipped
    } else {
      state.next = .defect
    }
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
