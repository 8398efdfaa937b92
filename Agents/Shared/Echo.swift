import Arena

/// What a reciprocator remembers of its partners: the action it answers with.
///
/// With several partners it is the action of the last one who departed from the designer's wish in
/// the last round, or the wish if nobody did. A new round begins when the partner who was heard first
/// is heard again. If the designer states no wish, action 0 counts as the wish.
public struct Echo: BitwiseCopyable, Sendable {
  /// The action, plus one; 0 before anything was heard.
  private var heard: UInt32 = 0
  private var opener: Int32 = -1

  /// Has heard nothing.
  public init() {}

  /// Hears what a partner did.
  mutating func hear(_ act: Act) {
    let seat = Int32(truncatingIfNeeded: act.turn.seat)
    if opener < 0 { opener = seat }
    if seat == opener || act.action != act.turn.wish ?? 0 {
      heard = UInt32(truncatingIfNeeded: act.action &+ 1)
    }
  }

  /// Returns the answer; the wish before anything was heard.
  func answer(_ turn: Turn) -> Int { heard == 0 ? turn.wish ?? 0 : Int(heard) &- 1 }
}
