/// Something a player did in the round that just ended.
@frozen public struct Act: BitwiseCopyable, Sendable {
  /// The player's decision.
  public let turn: Turn
  @usableFromInline var moves: Moves

  @inlinable init(turn: Turn, action: Int) {
    self.turn = turn
    moves = Moves(action)
  }

  /// What the player did, as it came out; see ``Episode/slip(to:by:)``.
  @inlinable public var action: Int { moves.performed }

  /// Whether that is what the designer wished; where she wishes nothing, action 0 stands for it.
  @inlinable public var isWished: Bool {
    let plusOne = Swift.max(1, turn.person & 0xFFFF_FFFF)
    return moves.halves &>> 32 &+ 1 == plusOne
  }
}

/// An action and what came of it, which is another action if the hand slipped.
@frozen @usableFromInline struct Moves: BitwiseCopyable, Sendable {
  // What was chosen in the low half, what came of it in the high half.
  @usableFromInline let halves: UInt64

  @inlinable init(_ action: Int) { self.init(chosen: action, performed: action) }

  @inlinable init(chosen: Int, performed: Int) {
    halves =
      UInt64(truncatingIfNeeded: performed) &<< 32 | UInt64(UInt32(truncatingIfNeeded: chosen))
  }

  @inlinable var chosen: Int { Int(truncatingIfNeeded: halves & 0xFFFF_FFFF) }
  @inlinable var performed: Int { Int(truncatingIfNeeded: halves &>> 32) }
}
