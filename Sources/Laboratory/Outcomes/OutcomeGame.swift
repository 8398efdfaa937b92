import Arena
import Foundation
public import GameTheory

/// One game of a table of outcomes: what each strategy earned against each, with what is missing.
public struct OutcomeGame: Sendable {
  /// The name of the game; empty where a table holds one without a name.
  public let name: String
  /// Whether both seats are alike: then rows and columns are the same strategies, and payoffs are pooled
  /// over seats.
  public let isSymmetric: Bool
  /// The row strategies, in the order of their names.
  public let rows: [String]
  /// The column strategies; those of the rows in a symmetric game.
  public let columns: [String]
  /// What each row strategy earned against each column strategy; nil where they never met.
  public let payoffs: [[Estimate?]]
  /// What each column strategy earned, rows x columns; nil likewise.
  public let columnPayoffs: [[Estimate?]]
  /// The mean payoff of each row strategy against all; nil where a pair is missing.
  ///
  /// It is taken run by run if all pairs have the same runs, and then has an interval.
  public let scores: [Estimate?]
  /// The mean payoff of each column strategy likewise.
  public let columnScores: [Estimate?]
  /// The fewest and the most runs of a pair that was played.
  public let runs: ClosedRange<Int>
  /// Whether the pairs of a strategy have different runs, so that its mean has no interval.
  public let isUneven: Bool
  /// Whether no strategy of a symmetric game meets itself: means are over others.
  public let lacksSelfPlay: Bool
  /// The pairs that never met, as row and column; without self-play where that is never there.
  public let missingPairs: [(row: Int, column: Int)]
  /// How many cells held no number, by what they held.
  public let missingCells: [(word: String, count: Int)]
  /// What should be known about the form of the game, a sentence each.
  public let notes: [String]

  /// What strategies earned in the runs of each pair.
  struct Samples {
    /// A pair of strategies, by number.
    private struct Pair: Hashable {
      let row: Int
      let column: Int
    }

    /// Sums over seats in each run.
    private struct Sum {
      var own = 0.0
      var count = 0
    }

    private var own: [Pair: [Int: Sum]] = [:]
    private var other: [Pair: [Int: Sum]] = [:]

    mutating func add(
      _ row: Int, _ column: Int, _ run: Int, own first: Double?, other second: Double?,
      _ isSymmetric: Bool
    ) {
      let pair = Pair(row: row, column: column)
      if let first { Samples.add(first, run, &own[pair, default: [:]]) }
      guard let second else { return }
      if isSymmetric {
        Samples.add(second, run, &own[Pair(row: column, column: row), default: [:]])
      } else {
        Samples.add(second, run, &other[pair, default: [:]])
      }
    }

    private static func add(_ value: Double, _ run: Int, _ sums: inout [Int: Sum]) {
      sums[run, default: Sum()].own += value
      sums[run, default: Sum()].count += 1
    }

    /// The runs of a pair in order with their values.
    func values(_ row: Int, _ column: Int, ofColumn: Bool = false) -> [(run: Int, value: Double)] {
      ((ofColumn ? other : own)[Pair(row: row, column: column)] ?? [:])
        .sorted { $0.key < $1.key }.map { ($0.key, $0.value.own / Double($0.value.count)) }
    }
  }

  init(
    name: String, symmetric isSymmetric: Bool, samples: Samples, rows: [Int], columns: [Int],
    names: [String], missing: [String: Int], notes: [String]
  ) {
    self.name = name
    self.isSymmetric = isSymmetric
    self.rows = rows.map { names[$0] }
    self.columns = columns.map { names[$0] }
    self.notes = notes
    missingCells = missing.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let own = rows.map { row in columns.map { samples.values(row, $0) } }
    let other =
      isSymmetric
      ? rows.indices.map { row in columns.indices.map { own[$0][row] } }
      : rows.map { row in columns.map { samples.values(row, $0, ofColumn: true) } }
    func estimate(_ values: [(run: Int, value: Double)]) -> Estimate? {
      values.isEmpty ? nil : Estimate(values.map(\.value))
    }
    payoffs = own.map { $0.map(estimate) }
    columnPayoffs = other.map { $0.map(estimate) }
    let (first, second) = (payoffs, columnPayoffs)
    let lacksSelf =
      isSymmetric && rows.count > 1 && rows.indices.allSatisfy { first[$0][$0] == nil }
    lacksSelfPlay = lacksSelf
    missingPairs = rows.indices.flatMap { row in
      columns.indices.filter {
        (first[row][$0] == nil || second[row][$0] == nil) && !(lacksSelf && row == $0)
          && (!isSymmetric || row <= $0)
      }.map { (row, $0) }
    }
    let byRow = own.enumerated().map { row, line in
      Self.score(lacksSelf ? line.indices.filter { $0 != row }.map { line[$0] } : line)
    }
    let byColumn =
      isSymmetric
      ? byRow
      : columns.indices.map { column in Self.score(rows.indices.map { other[$0][column] }) }
    scores = byRow.map(\.score)
    columnScores = byColumn.map(\.score)
    isUneven = (byRow + byColumn).contains { $0.isUneven }
    let counts = (own + other).flatMap { $0.map(\.count) }.filter { $0 > 0 }
    runs = (counts.min() ?? 0)...(counts.max() ?? 0)
  }

  /// The mean over the pairs of a strategy, run by run where they have the same runs.
  private static func score(_ line: [[(run: Int, value: Double)]]) -> (
    score: Estimate?, isUneven: Bool
  ) {
    guard let first = line.first, line.allSatisfy({ !$0.isEmpty }) else { return (nil, false) }
    let width = Double(line.count)
    if line.allSatisfy({ $0.map(\.run) == first.map(\.run) }) {
      let means = first.indices.map { run in line.reduce(0) { $0 + $1[run].value } / width }
      return (Estimate(means), false)
    }
    let means = line.map { pair in pair.reduce(0) { $0 + $1.value } / Double(pair.count) }
    return (Estimate([means.reduce(0, +) / width]), true)
  }

  /// The largest mean payoff of a pair, without its sign: what is rounding is so beside it.
  var size: Double {
    (payoffs + columnPayoffs).joined().reduce(0) { max($0, $1?.mean.magnitude ?? 0) }
  }

  /// The game of the means; nil where a pair is missing.
  public var table: BimatrixGame? {
    var own = payoffs.flatMap { $0.compactMap { $0?.mean } }
    var other = columnPayoffs.flatMap { $0.compactMap { $0?.mean } }
    // What is equal but for the rounding of sums is equal, also for those who reckon in fractions.
    let size = size
    let unit = pow(10, (12 - log10(size)).rounded())
    if size > 0 && unit.isNormal {
      own = own.map { ($0 * unit).rounded() / unit }
      other = other.map { ($0 * unit).rounded() / unit }
    }
    guard own.count == rows.count * columns.count, other.count == own.count else { return nil }
    return BimatrixGame(
      rows: rows.count, columns: columns.count, rowPayoffs: own, columnPayoffs: other)
  }
}
