/// Something a player did in the round that just ended.
@frozen public struct Act: BitwiseCopyable, Sendable {
  /// The player's decision.
  public let turn: Turn
  @usableFromInline var moves: Moves

  @inlinable init(turn: Turn, action: Int) {
    self.turn = turn
    moves = Moves(action)
  }

  /// The action as everyone is told it: the one chosen, unless the hand slipped; see
  /// ``Episode/slip(to:by:)``.
  @inlinable public var action: Int { moves.performed }

  /// Whether the action is the designer's wish; action 0 counts as the wish if she states none.
  @inlinable public var isWished: Bool {
    let plusOne = Swift.max(1, turn.person & 0xFFFF_FFFF)
    return UInt64(moves.second) &+ 1 == plusOne
  }
}

/// An action and what came of it, which is another action if the hand slipped.
@frozen @usableFromInline struct Moves: BitwiseCopyable, Sendable {
  // Halves of a word, so that both are written by one store each and read without a shift.
  @usableFromInline let first: UInt32
  @usableFromInline let second: UInt32

  @inlinable init(_ action: Int) { self.init(chosen: action, performed: action) }

  @inlinable init(chosen: Int, performed: Int) {
    first = UInt32(truncatingIfNeeded: chosen)
    second = UInt32(truncatingIfNeeded: performed)
  }

  @inlinable var chosen: Int { Int(first) }
  @inlinable var performed: Int { Int(second) }
}
