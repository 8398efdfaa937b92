/// The payoff that followed a decision, until the same player's next one or the end of the episode.
@frozen public struct Reward: BitwiseCopyable, Sendable {
  @usableFromInline var place: Turn
  @usableFromInline var moves: Moves
  @usableFromInline var sum: Double
  @usableFromInline var isLast: Bool
  /// The next decision; means nothing where there is none.
  @usableFromInline var follower: Turn

  @inlinable init(turn: Turn, action: Int, payoff: Double, next: Turn?) {
    place = turn
    moves = Moves(action)
    sum = payoff
    isLast = next == nil
    follower = next ?? turn
  }

  /// No decision yet.
  static var none: Reward {
    Reward(turn: Turn(.none, observation: 0, seat: 0, wish: nil), action: 0, payoff: 0, next: nil)
  }

  /// Changes what came of the choice.
  @inlinable mutating func slip(to action: Int) {
    moves = Moves(chosen: moves.chosen, performed: action)
  }

  @inlinable mutating func complete(payoff: Double, next: Turn) {
    sum = payoff
    isLast = false
    follower = next
  }

  /// Completes the last decision of an episode.
  @inlinable mutating func complete(payoff: Double) {
    sum = payoff
    isLast = true
  }

  /// The decision.
  @inlinable public var turn: Turn { place }
  /// The action that the agent chose.
  @inlinable public var action: Int { moves.chosen }
  /// What came of the choice: another action if the hand slipped; see ``Episode/slip(to:by:)``.
  @inlinable public var performed: Int { moves.performed }
  /// The payoff from this decision until the next, in units of utility.
  @inlinable public var payoff: Double { sum }
  /// The player's next decision; nil when the episode ended.
  @inlinable public var next: Turn? { isLast ? nil : follower }
}
