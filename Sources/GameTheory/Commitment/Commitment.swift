/// How a follower that is indifferent chooses.
public enum Ties: String, Sendable, CaseIterable {
  /// In the leader's favour: the strong Stackelberg equilibrium.
  case optimistic
  /// Against the leader, whose value may then be a supremum that no commitment reaches.
  case pessimistic
}

/// How several leaders commit.
public enum Leadership: String, Sendable, CaseIterable {
  /// As one player, for the sum of their payoffs; a mixture may draw their strategies together.
  case together
  /// Each for itself: none gains by committing to another pure strategy, given how the followers
  /// reply to each combination.
  case apart
}

/// The best strategy to commit to in a table, and the reply to it.
///
/// The leaders' strategies are public before the others choose, so they need not be best replies.
public struct Commitment: Sendable {
  /// How the search ended.
  public internal(set) var status: SearchStatus
  /// What the leaders get together.
  ///
  /// A supremum unless ``isAttained``; NaN when nothing was found.
  public internal(set) var value = Double.nan
  /// An upper bound on ``value`` for commitments of the kind; equal to it when it is known.
  public internal(set) var bound = Double.infinity
  /// Whether ``mixtures`` reach the value; otherwise they come close to it.
  public internal(set) var isAttained = false
  /// How each seat plays: the leaders as committed, the followers their pure reply.
  ///
  /// Leaders that mix together draw from ``draws``, and these are the shares of each alone.
  public internal(set) var mixtures: [[Double]] = []
  /// The leaders' strategies that are drawn, in the order in which the leaders were named.
  public internal(set) var draws: [(strategies: [Int], probability: Double)] = []
  /// What each seat gets.
  public internal(set) var payoffs: [Double] = []
  /// The largest gain of any follower by another strategy, recomputed from the table.
  public internal(set) var gain = Double.infinity
  /// How the commitment was found.
  public internal(set) var method: String

  init(_ status: SearchStatus, method: String = "none") {
    self.status = status
    self.method = method
  }
}

extension StrategicForm {
  /// Returns the best strategy for some seats to commit to.
  ///
  /// Against one follower it is found by one linear program for each of the follower's strategies.
  /// Several followers reply by a pure equilibrium among themselves; ``SearchStatus`` says what
  /// is not covered.
  ///
  /// - Parameters:
  ///   - leaders: The seats that commit.
  ///   - leadership: How several leaders commit.
  ///   - ties: How indifferent followers choose.
  ///   - isPure: Whether the leaders may not mix.
  ///   - budget: How many programs, pivots or pure commitments it may take.
  /// - Returns: The commitment, the reply and a certificate, with a status.
  /// - Precondition: Every leader is a seat, named once.
  public func commitment(
    leaders: [Int], leadership: Leadership = .together, ties: Ties = .optimistic,
    isPure: Bool = false, budget: Budget = Budget()
  ) -> Commitment {
    CommitmentTable(self, leaders: leaders)
      .commitment(leadership, ties, isPure: isPure, budget)
  }
}

extension BimatrixGame {
  /// Returns the best strategy for the row player to commit to.
  ///
  /// ```swift
  /// let game = BimatrixGame(
  ///   rows: 2, columns: 2, rowPayoffs: [2, 4, 1, 3], columnPayoffs: [1, 0, 0, 1])
  /// game.commitment().value  // 3.5: both rows with equal odds, though the equilibrium pays 2
  /// ```
  ///
  /// - Parameters:
  ///   - ties: How an indifferent column player chooses.
  ///   - isPure: Whether the row player may not mix.
  ///   - budget: How many programs and pivots it may take.
  /// - Returns: The commitment, the reply and a certificate, with a status.
  public func commitment(
    ties: Ties = .optimistic, isPure: Bool = false, budget: Budget = Budget()
  ) -> Commitment {
    let payoffs = zip(rowPayoffs, columnPayoffs).flatMap { [$0, $1] }
    return StrategicForm(sizes: [rows, columns], payoffs: payoffs)
      .commitment(leaders: [0], ties: ties, isPure: isPure, budget: budget)
  }

  /// The same game with the players exchanged: the column player becomes the row player.
  public var exchanged: BimatrixGame {
    func transposed(_ table: [Double]) -> [Double] {
      (0..<columns).flatMap { column in (0..<rows).map { table[$0 * columns + column] } }
    }
    return BimatrixGame(
      rows: columns, columns: rows, rowPayoffs: transposed(columnPayoffs),
      columnPayoffs: transposed(rowPayoffs))
  }
}
