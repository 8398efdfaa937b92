/// What it would gain a player to give up all agreement for one strategy, where such gains are least: a
/// rating of strategies that copies of others do not move.
///
/// Let profiles be drawn from a distribution, and call the gain of a strategy what its player would earn more
/// by always taking it, whatever is drawn. Of all distributions those count that make the greatest gain of
/// any strategy of any player least; among these those that make the next gain least, and so on. Then every
/// gain has one value, however many distributions are left: the rating of the strategy. It is at most 0.
/// Higher is better: a strategy is rated 0 if nothing keeps a player from it, and low if it loses much
/// even against what suits it best.
///
/// Copies of a strategy have its rating and change no other; adding to a player's payoffs what only others
/// decide changes nothing; a strategy that earns at least as much as another whatever others do is rated at
/// least as high. Gains of both players are compared with each other, so both payoffs need one unit.
///
/// > Source: L. Marris, S. Liu, I. Gemp, G. Piliouras, M. Lanctot, "Deviation Ratings: A General,
/// > Clone-Invariant Rating Method", arXiv:2502.11645, 2025. Fixed at each step are only gains that are tight
/// > in all optima, which a positive multiplier proves.
public struct DeviationRating: Sendable {
  /// The rating of each strategy of the row player, in units of payoff; nil where the search ended before.
  public let rows: [Double?]
  /// The rating of each strategy of the column player likewise.
  public let columns: [Double?]
  /// The ratings of the row player's strategies as fractions; nil if they are known as doubles only.
  public let exactRows: [Rational]?
  /// The ratings of the column player's strategies as fractions; nil if they are known as doubles only.
  public let exactColumns: [Rational]?
  /// Whether the game was taken for symmetric, so that both players' strategies have the same ratings.
  public let isSymmetric: Bool
  /// How the search ended.
  public let status: SearchStatus
  /// How many linear programs were solved.
  public let stages: Int
  /// How many pivots they took.
  public let pivots: Int
  /// How far from what its multipliers prove any of the programs ended, as a share of how far payoffs lie
  /// apart; 0 for fractions.
  public let gap: Double

  /// How the ratings were found.
  public var method: String {
    exactRows == nil ? "linear programs in doubles" : "linear programs in exact fractions"
  }
}

extension BimatrixGame {
  /// Whether the players can change seats: the column player earns what the row player does in the mirror
  /// image.
  public var isSymmetric: Bool {
    rows == columns
      && (0..<rows).allSatisfy { row in
        (0..<columns).allSatisfy {
          columnPayoffs[row * columns + $0] == rowPayoffs[$0 * columns + row]
        }
      }
  }

  /// Returns the rating of every strategy by the least gains that deviations to it can have.
  ///
  /// Small games whose payoffs are short decimals are solved in exact fractions, others in doubles; each
  /// linear program is proved by its multipliers, in doubles to about eight digits of the payoffs' range.
  /// Where one payoff lies a million times farther off than most of a player's do, doubles are refused as
  /// unreliable.
  ///
  /// ```swift
  /// let game = BimatrixGame(
  ///   rows: 2, columns: 2, rowPayoffs: [2, 0, 3, 1], columnPayoffs: [2, 3, 0, 1])
  /// game.deviationRating().rows  // -1 and 0: defection is dominant
  /// ```
  ///
  /// - Parameter budget: How many steps and seconds all linear programs may take together.
  /// - Returns: The ratings; those of strategies that the budget does not reach are nil.
  /// - Complexity: At most one linear program for each strategy, of as many rows as strategies and as many
  ///   columns as profiles, each begun where the one before ended.
  public func deviationRating(budget: Budget = Budget()) -> DeviationRating {
    let isSymmetric = isSymmetric
    guard (rowPayoffs + columnPayoffs).allSatisfy({ $0.isFinite }) else {
      return DeviationRating(
        rows: [Double?](repeating: nil, count: rows),
        columns: [Double?](repeating: nil, count: columns), exactRows: nil, exactColumns: nil,
        isSymmetric: isSymmetric, status: .notFinite, stages: 0, pivots: 0, gap: .infinity)
    }
    var meter = budget.meter
    if let (own, other) = shortDecimals {
      var search = DeviationSearch(
        DeviationMatrix(
          sizes: (rows, columns), rowPayoffs: own, columnPayoffs: isSymmetric ? nil : other))
      search.run(&meter)
      if search.status != .overflow {
        let exact = search.values.compactMap { $0 }
        return rating(
          search, isSymmetric, search.values.map { $0.map { $0.double } },
          exact: exact.count == search.values.count ? exact : nil)
      }
    }
    // One unit for both players: their gains are compared.
    let (scale, _) = IncentiveTable.unit(of: rowPayoffs + columnPayoffs)
    let (ownLow, otherLow) = (low(rowPayoffs), low(columnPayoffs))
    let own = rowPayoffs.map { $0 * scale - ownLow * scale }
    let other = columnPayoffs.map { $0 * scale - otherLow * scale }
    var search = DeviationSearch(
      DeviationMatrix(
        sizes: (rows, columns), rowPayoffs: own, columnPayoffs: isSymmetric ? nil : other))
    if isUneven(rowPayoffs) || isUneven(columnPayoffs) {
      search.refuse()
    } else {
      search.run(&meter)
    }
    return rating(search, isSymmetric, search.values.map { $0.map { $0 / scale } }, exact: nil)
  }

  /// Whether most of a player's payoffs lie so near to each other, as a share of how far all payoffs lie
  /// apart, that doubles cannot tell their gains from what stages may be wrong by.
  private func isUneven(_ payoffs: [Double]) -> Bool {
    let all = (rowPayoffs + columnPayoffs).sorted()
    let middle = payoffs.sorted()[payoffs.count / 2]
    let distances = payoffs.map { ($0 - middle).magnitude }.filter { $0 > 0 }.sorted()
    guard let typical = distances.isEmpty ? nil : distances[distances.count / 2] else {
      return false
    }
    return all[all.count - 1] - all[0] > 1e6 * typical
  }

  private func low(_ numbers: [Double]) -> Double {
    numbers.reduce(.infinity) { Swift.min($0, $1) }
  }

  private func rating<Number: OrderedField>(
    _ search: DeviationSearch<Number>, _ isSymmetric: Bool, _ values: [Double?], exact: [Rational]?
  ) -> DeviationRating {
    DeviationRating(
      rows: Array(values.prefix(rows)), columns: Array(values.suffix(columns)),
      exactRows: exact.map { Array($0.prefix(rows)) },
      exactColumns: exact.map { Array($0.suffix(columns)) },
      isSymmetric: isSymmetric, status: search.status, stages: search.stages,
      pivots: search.pivots, gap: search.gap)
  }

  /// The largest table, in cells, that is tried in fractions.
  private static let mostExactCells = 150

  /// The payoffs as fractions; nil for large games and long decimals, which would overflow anyway.
  private var shortDecimals: (own: [Rational], other: [Rational])? {
    guard rows * columns <= Self.mostExactCells else { return nil }
    let exact = (rowPayoffs + columnPayoffs).compactMap { Rational(decimal: $0) }
    let isShort = exact.allSatisfy {
      $0.denominator <= 1_000_000 && $0.numerator.magnitude <= 1_000_000_000
    }
    guard exact.count == 2 * rows * columns && isShort else { return nil }
    return (Array(exact.prefix(rows * columns)), Array(exact.suffix(rows * columns)))
  }
}
