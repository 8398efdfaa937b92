/// What every action at one decision would have paid, all draws and all other strategies held.
@frozen public struct Comparison: BitwiseCopyable {
  /// The decision.
  public let turn: Turn
  /// The action taken.
  public let action: Int
  @usableFromInline let payoffs: UnsafePointer<Double>

  @inlinable init(turn: Turn, action: Int, payoffs: UnsafePointer<Double>) {
    self.turn = turn
    self.action = action
    self.payoffs = payoffs
  }

  /// The whole episode's payoff had `action` been taken.
  @inlinable public subscript(action: Int) -> Double {
    precondition(action >= 0 && action < turn.count)
    return payoffs[action]
  }
}
