/// The listener to a story: a simulator, an explorer, a narrator.
///
/// A story tells one episode with five verbs: ``chance(_:_:)`` (nature draws), ``choose(_:by:seeing:wishing:)``
/// (a player acts on what it sees), ``transfer(_:from:to:)`` (money, so that budgets can be audited),
/// ``gain(_:by:)`` (utility that is not money) and ``note(_:_:)`` (what the designer counts).
/// Simultaneous moves are choices that do not see each other. Decisions, draws, measures and seats are
/// numbered from 0 in the order of their declarations; a mechanism gives these numbers names.
///
/// A story that names a number which it did not declare, or that calls ``fail(because:)``, has failed:
/// the listener keeps the reason, every later verb does nothing and answers with something meaningless,
/// and the episode is *void*: nobody learns or earns from it.
public protocol Episode {
  /// Draws an outcome in `0..<count` in proportion to weights that are not negative.
  ///
  /// - Parameters:
  ///   - draw: The index of the declared draw, which has at least `count` outcomes.
  ///   - count: How many outcomes are possible.
  ///   - weight: The weight of each; at least one is positive.
  /// - Returns: The outcome.
  mutating func chance(_ draw: Int, among count: Int, weight: (Int) -> Double) -> Int

  /// Returns whether a draw with the given probability in 0...1 comes out as yes.
  mutating func chance(_ draw: Int, _ probability: Double) -> Bool

  /// Returns the action that the player at a seat takes at a decision.
  ///
  /// - Parameters:
  ///   - decision: The index of the declared decision.
  ///   - seat: The seat that decides; from 0.
  ///   - observation: The row-major index over what the decision declares to be seen.
  ///   - wish: The action that the designer would like, if she states one.
  /// - Returns: The action, from 0 up to the number of declared actions.
  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int

  /// Moves money between seats; nil is the treasury of the mechanism, the outside world.
  mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?)

  /// Adds utility that is not money to a seat.
  mutating func gain(_ amount: Double, by seat: Int)

  /// Adds to the total of a measure, which is named by the index of its declaration.
  mutating func note(_ measure: Int, _ amount: Double)

  /// Ends a round: from here on, everyone may know what everyone did in it.
  ///
  /// The end of the episode ends the last round by itself; only stories with several rounds say it.
  mutating func endRound()

  /// Says that a seat's last choice came out as another action: its hand slipped.
  ///
  /// Everyone who is told what was done in the round, the player too, is told this action. A listener
  /// that hands a story on to another one hands this on too; one that tells nobody ignores it.
  mutating func slip(to action: Int, by seat: Int)

  /// Says why the story cannot go on.
  ///
  /// - Parameter reason: A sentence; built only if it is kept.
  mutating func fail(because reason: @autoclosure () -> String)
}

extension Episode {
  /// By default, a listener ignores slips, since it tells nobody what others did.
  @inlinable public mutating func slip(to action: Int, by seat: Int) {}

  /// Draws an outcome in proportion to a list of weights.
  @inlinable public mutating func chance(_ draw: Int, of weights: [Double]) -> Int {
    chance(draw, among: weights.count) { weights[$0] }
  }

  /// Draws one of `count` equally likely outcomes.
  @inlinable public mutating func chance(_ draw: Int, uniform count: Int) -> Int {
    chance(draw, among: count) { _ in 1 }
  }

  /// Asks a player who sees nothing; see ``choose(_:by:seeing:wishing:)``.
  @inline(__always) @inlinable public mutating func choose(
    _ decision: Int, by seat: Int, wishing wish: Int? = nil
  ) -> Int {
    choose(decision, by: seat, seeing: 0, wishing: wish)
  }

  /// Asks a player for whom the designer wishes nothing; see ``choose(_:by:seeing:wishing:)``.
  @inline(__always) @inlinable public mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int
  ) -> Int {
    choose(decision, by: seat, seeing: observation, wishing: nil)
  }

  /// Pays a seat from the treasury.
  @inlinable public mutating func transfer(_ amount: Double, to payee: Int) {
    transfer(amount, from: nil, to: payee)
  }

  /// Takes money from a seat into the treasury.
  @inlinable public mutating func transfer(_ amount: Double, from payer: Int) {
    transfer(amount, from: payer, to: nil)
  }
}
