/// A listener that hands every verb of a story on to another listener, except for what it changes.
///
/// This is how a story is put around another story: repetition, a mediator, a contract. You must give
/// ``Episode/choose(_:by:seeing:wishing:)`` and the ``base``; every other verb is handed on as it is unless
/// you write it too.
public protocol EpisodeRelay<Base>: Episode {
  /// The kind of the listener that verbs are handed on to.
  associatedtype Base: Episode

  /// The listener that verbs are handed on to.
  var base: Base { get set }
}

extension EpisodeRelay {
  /// Hands on a draw.
  @inlinable public mutating func chance(
    _ draw: Int, among count: Int, weight: (Int) -> Double
  ) -> Int { base.chance(draw, among: count, weight: weight) }

  /// Hands on a draw.
  @inlinable public mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    base.chance(draw, probability)
  }

  /// Hands on a transfer.
  @inlinable public mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    base.transfer(amount, from: payer, to: payee)
  }

  /// Hands on a gain.
  @inlinable public mutating func gain(_ amount: Double, by seat: Int) {
    base.gain(amount, by: seat)
  }

  /// Hands on what is counted.
  @inlinable public mutating func note(_ measure: Int, _ amount: Double) {
    base.note(measure, amount)
  }

  /// Hands on the end of a round.
  @inlinable public mutating func endRound() { base.endRound() }

  /// Hands on a slip.
  @inlinable public mutating func slip(to action: Int, by seat: Int) {
    base.slip(to: action, by: seat)
  }

  /// Hands on why the story cannot go on.
  @inlinable public mutating func fail(because reason: @autoclosure () -> String) {
    base.fail(because: reason())
  }
}
