/// All vertices of the two best-reply polytopes of a small game, by trying every choice of facets in whole
/// numbers.
///
/// It needs no way from vertex to vertex, which doubles can lose beside a catastrophe: nothing is decided by
/// them.
struct ExactVertices {
  /// The most choices of facets that are tried of one polytope: where doubles found no sure answer, and before
  /// they are asked.
  static let (most, quick) = (200_000, 20_000)

  /// The row player's extreme mixtures.
  private(set) var rows: [ExtremeMixture] = []
  /// The column player's.
  private(set) var columns: [ExtremeMixture] = []

  /// Finds them; nil where there are too many choices, the payoffs are no whole numbers that fit, or the budget
  /// ended.
  ///
  /// - Parameters:
  ///   - core: The part of the game in which equilibria are; its payoffs are taken to 15 digits.
  ///   - limit: The most choices.
  ///   - ofRow: The row player's payoffs in the whole game.
  ///   - ofColumn: The column player's.
  ///   - meter: The budget: a step for each choice.
  /// - Complexity: O(choose(strategies, own) x strategies³).
  init?(
    of core: UndominatedCore, _ limit: Int, ofRow: PayoffTable, ofColumn: PayoffTable,
    _ meter: inout Meter
  ) {
    let (own, others) = (core.rows.count, core.columns.count)
    guard
      ExactVertices.choices(of: Swift.min(own, others), from: own + others) <= Double(limit)
    else { return nil }
    let core = core.rounded
    guard
      let rows = ExactVertices.mixtures(
        PositivePayoffs(core.ofColumn), as: core.rows, against: core.columns, replying: ofColumn,
        &meter),
      let columns = ExactVertices.mixtures(
        PositivePayoffs(core.ofRow), as: core.columns, against: core.rows, replying: ofRow, &meter)
    else { return nil }
    (self.rows, self.columns) = (rows, columns)
  }

  /// The same mixtures against payoffs of which nothing is known exactly.
  func inDoubles(ofRow: PayoffTable, ofColumn: PayoffTable) -> ExactVertices {
    var copy = self
    copy.rows = rows.map { ExtremeMixture($0.mixture, replying: ofColumn) }
    copy.columns = columns.map { ExtremeMixture($0.mixture, replying: ofRow) }
    return copy
  }

  /// Returns all pairs in which everything that is played is a best reply; nil if the budget ended.
  func equilibria(_ meter: inout Meter) -> [(row: Int, column: Int)]? {
    var pairs: [(row: Int, column: Int)] = []
    for (row, x) in rows.enumerated() {
      guard meter.spend(1 + columns.count / 16) else { return nil }
      for (column, y) in columns.enumerated()
      where x.isAnswered(by: y) == true && y.isAnswered(by: x) == true {
        pairs.append((row, column))
      }
    }
    return pairs
  }

  /// Whether in a pair a mixture has more best replies than strategies in use.
  func hasSpareReply(_ pair: (row: Int, column: Int)) -> Bool {
    [rows[pair.row], columns[pair.column]].contains { mixture in
      let used = mixture.exact?.numerators.count { $0 != 0 } ?? 0
      return (mixture.isBest?.count { $0 } ?? 0) > used
    }
  }

  /// The vertices of one polytope as mixtures: every set of own strategies with as many replies that tie, if
  /// that leaves one mixture and no reply earns more.
  private static func mixtures(
    _ payoffs: PositivePayoffs, as kept: [Int], against others: [Int],
    replying table: PayoffTable, _ meter: inout Meter
  ) -> [ExtremeMixture]? {
    guard let integers = payoffs.integers else { return nil }
    let (own, all) = (payoffs.own, payoffs.own + payoffs.replies)
    var mixtures: [ExtremeMixture] = []
    var known: Set<[Int128]> = []
    // The facets that a vertex lies on: own strategies that are not played, then replies that are best.
    var facets = Array(0..<own)
    repeat {
      guard meter.spend(1) else { return nil }
      let support = (0..<own).filter { !facets.contains($0) }
      let replies = facets.filter { $0 >= own }.map { $0 - own }
      // The vertex 0 is no mixture.
      if support.isEmpty { continue }
      let system = IntegerSystem(equations: replies.count, unknowns: support.count) {
        $1 == support.count ? 1 : integers[replies[$0] * own + support[$1]]
      }
      switch system.solve() {
      case .tooLarge: return nil
      case .none: continue
      case .one(let numerators, _):
        if numerators.contains(where: { $0 < 0 }) { continue }
        guard let mixture = ExactMixture(numerators, of: support, own)?.lowest else { return nil }
        if known.contains(mixture.numerators) { continue }
        let vertex = ExtremeMixture(mixture.widened(kept, to: table.strategies), replying: table)
        guard let isBest = vertex.isBest else { return nil }
        // Where another reply earns more, the facets meet outside.
        guard replies.allSatisfy({ isBest[others[$0]] }) else { continue }
        known.insert(mixture.numerators)
        mixtures.append(vertex)
      }
    } while advance(&facets, below: all)
    return mixtures
  }

  /// How many choices there are of some numbers.
  private static func choices(of count: Int, from all: Int) -> Double {
    (0..<count).reduce(1) { $0 * Double(all - $1) / Double($1 + 1) }
  }

  /// Goes on to the next choice of ascending numbers; false after the last.
  private static func advance(_ choice: inout [Int], below all: Int) -> Bool {
    let count = choice.count
    guard let place = choice.indices.last(where: { choice[$0] < all - count + $0 }) else {
      return false
    }
    choice[place] += 1
    for next in place + 1..<count { choice[next] = choice[next - 1] + 1 }
    return true
  }
}
