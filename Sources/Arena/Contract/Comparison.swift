/// What every action at one decision would have paid, with the same draws and other strategies.
@frozen public struct Comparison: BitwiseCopyable {
  /// The decision.
  public let turn: Turn
  /// The action that the agent took.
  public let action: Int
  @usableFromInline let payoffs: UnsafePointer<Double>

  @inlinable init(turn: Turn, action: Int, payoffs: UnsafePointer<Double>) {
    self.turn = turn
    self.action = action
    self.payoffs = payoffs
  }

  /// The payoff of the whole episode if the agent had taken `action`, in units of utility.
  ///
  /// - Precondition: `action` is in `0..<turn.count`.
  @inlinable public subscript(action: Int) -> Double {
    precondition(action >= 0 && action < turn.count)
    return payoffs[action]
  }
}
