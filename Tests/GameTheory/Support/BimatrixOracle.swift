import Arena

@testable import GameTheory

/// Extreme equilibria of a small game by the definition, in fractions: nothing here is shared with
/// the search.
struct BimatrixOracle {
  let game: BimatrixGame
  private let row: [[Rational]]
  private let column: [[Rational]]

  init(_ game: BimatrixGame) {
    self.game = game
    func table(_ payoffs: [Double]) -> [[Rational]] {
      (0..<game.rows).map { i in
        (0..<game.columns).map { j in Rational(decimal: payoffs[i * game.columns + j]) ?? .overflow
        }
      }
    }
    row = table(game.rowPayoffs)
    column = table(game.columnPayoffs)
  }

  /// The largest gain of a deviation.
  func regret(_ x: [Rational], _ y: [Rational]) -> Rational {
    let rowEarns = row.map { dot($0, y) }
    let columnEarns = (0..<game.columns).map { j in dot(column.map { $0[j] }, x) }
    return max(
      (rowEarns.max() ?? .overflow) - dot(x, rowEarns),
      (columnEarns.max() ?? .overflow) - dot(y, columnEarns))
  }

  /// Every pair of vertices of the best-reply polytopes at which each strategy is unused or a best
  /// reply; vertices by solving every choice of as many facets as dimensions.
  func extremeEquilibria() -> [(x: [Rational], y: [Rational])] {
    let transposed = (0..<game.columns).map { j in column.map { $0[j] } }
    let ys = vertices(row)
    return vertices(transposed).flatMap { x in
      ys.filter { y in regret(x, y) == .zero }.map { (x, $0) }
    }
  }

  /// All equilibria whose supports are of equal size, by solving for indifference: all there are of
  /// a nondegenerate game.
  func equalSupports() -> [(x: [Rational], y: [Rational])] {
    var found: [(x: [Rational], y: [Rational])] = []
    for rows in 1..<(1 << game.rows) {
      for columns in 1..<(1 << game.columns)
      where rows.nonzeroBitCount == columns.nonzeroBitCount {
        let r = (0..<game.rows).filter { rows >> $0 & 1 == 1 }
        let c = (0..<game.columns).filter { columns >> $0 & 1 == 1 }
        guard let y = mixture(r.map { i in c.map { row[i][$0] } }, c, game.columns),
          let x = mixture(c.map { j in r.map { column[$0][j] } }, r, game.rows),
          regret(x, y) == .zero
        else { continue }
        found.append((x, y))
      }
    }
    return found
  }

  /// The mixture, using all of some strategies, that makes all replies earn the same.
  private func mixture(_ payoffs: [[Rational]], _ support: [Int], _ count: Int) -> [Rational]? {
    let lines = payoffs.map { $0 + [-Rational.one] } + [support.map { _ in .one } + [.zero]]
    let side = payoffs.map { _ in Rational.zero } + [.one]
    guard let solution = solve(lines, side) else { return nil }
    var mixture = [Rational](repeating: .zero, count: count)
    for (strategy, share) in zip(support, solution) {
      guard share > .zero else { return nil }
      mixture[strategy] = share
    }
    return mixture
  }

  /// The vertices of {x >= 0, payoffs x <= 1} but 0, as mixtures.
  private func vertices(_ payoffs: [[Rational]]) -> [[Rational]] {
    let low = payoffs.joined().min() ?? .overflow
    let positive = payoffs.map { $0.map { $0 - low + .one } }
    let own = positive[0].count
    var found: [[Rational]] = []
    for choice in 0..<(1 << (own + payoffs.count)) where choice.nonzeroBitCount == own {
      let lines = (0..<own + payoffs.count).filter { choice >> $0 & 1 == 1 }
      let point = solve(
        lines.map { facet in
          facet < own
            ? (0..<own).map { $0 == facet ? .one : .zero } : positive[facet - own]
        }, lines.map { $0 < own ? .zero : .one })
      guard let point, point.allSatisfy({ $0 >= .zero }), point.contains(where: { $0 > .zero }),
        positive.allSatisfy({ dot($0, point) <= .one })
      else { continue }
      let sum = point.reduce(.zero, +)
      let mixture = point.map { $0 / sum }
      if !found.contains(mixture) { found.append(mixture) }
    }
    return found
  }

  private func dot(_ left: [Rational], _ right: [Rational]) -> Rational {
    zip(left, right).reduce(.zero) { $0 + $1.0 * $1.1 }
  }

  /// The only solution of as many equations as unknowns.
  private func solve(_ lines: [[Rational]], _ side: [Rational]) -> [Rational]? {
    var lines = zip(lines, side).map { $0 + [$1] }
    for step in lines.indices {
      guard let pivot = (step..<lines.count).first(where: { lines[$0][step] != .zero }) else {
        return nil
      }
      lines.swapAt(step, pivot)
      for other in lines.indices where other != step && lines[other][step] != .zero {
        let factor = lines[other][step] / lines[step][step]
        lines[other] = zip(lines[other], lines[step]).map { $0 - factor * $1 }
      }
    }
    return lines.indices.map { lines[$0][lines.count] / lines[$0][$0] }
  }
}

extension BimatrixGame {
  /// A game of random whole payoffs in 0 ..< range.
  static func random(rows: Int, columns: Int, below range: Int, seed: Int) -> BimatrixGame {
    var random = RandomStream(StreamKey(seed: 77).with(seed))
    return BimatrixGame(
      rows: rows, columns: columns,
      rowPayoffs: (0..<rows * columns).map { _ in Double(random.index(below: range)) },
      columnPayoffs: (0..<rows * columns).map { _ in Double(random.index(below: range)) })
  }

  /// The game with 75 equilibria, the most known of a 6 x 6 game.
  ///
  /// B. von Stengel, "New Maximal Numbers of Equilibria in Bimatrix Games", *Discrete &
  /// Computational Geometry* 21, 1999, pp. 557-568; with the smaller payoffs of R. Savani, B. von
  /// Stengel, "Hard-to-Solve Bimatrix Games", *Econometrica* 74, 2006, pp. 397-429.
  static var vonStengel: BimatrixGame {
    let rows: [[Double]] = [
      [-81, 36, -126, 126, -36, 90],
      [-180, 72, -333, 297, -153, 270],
      [20, -3, 42, -33, 17, -30],
      [-30, 17, -33, 42, -3, 20],
      [270, -153, 297, -333, 72, -180],
      [90, -36, 126, -126, 36, -81],
    ]
    return BimatrixGame(
      rows: 6, columns: 6, rowPayoffs: rows.flatMap { $0 },
      columnPayoffs: (0..<36).map { rows[$0 % 6 ^ 1][$0 / 6 ^ 1] })
  }
}
