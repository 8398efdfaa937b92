import Arena

/// What every strategy is worth when all mix: the only thing that continuation needs of a game.
///
/// The unknowns are log-probabilities, block by block; a block is a choice of one player, or of all
/// exchangeable ones, and its probabilities sum to 1. Payoffs are divided by ``stake``, the most that
/// any choice can be worth to its player, and may be shifted by what does not depend on the choice:
/// logit play is unchanged, and no large common part drowns small differences.
enum LogitMap {
  case table(TableMap)
  case tensor(TensorMap)
  case tree(TreeMap)

  /// The unknowns of each choice.
  var blocks: [Range<Int>] {
    switch self {
    case .table(let map): map.blocks
    case .tensor(let map): map.blocks
    case .tree(let map): map.blocks
    }
  }

  /// The most that each choice can be worth, in units of ``stake``: at most 1.
  var stakes: [Double] {
    switch self {
    case .table(let map): map.stakes
    case .tensor(let map): map.stakes
    case .tree(let map): map.stakes
    }
  }

  /// The unit of payoffs.
  var stake: Double {
    switch self {
    case .table(let map): map.stake
    case .tensor(let map): map.stake
    case .tree(let map): map.stake
    }
  }

  /// How many unknowns there are.
  var count: Int { blocks.last?.upperBound ?? 0 }

  /// Writes the worth of every strategy; probabilities need not sum to 1 exactly.
  func values(_ play: Odds, _ values: UnsafeMutablePointer<Double>) {
    switch self {
    case .table(let map): map.values(play, values)
    case .tensor(let map): map.values(play, values)
    case .tree(let map): map.values(play, values)
    }
  }

  /// Adds the derivatives of values by log-probabilities to a zero matrix, one row for each value.
  ///
  /// - Precondition: ``values(_:_:)`` was last called for the same play.
  func slopes(
    _ play: Odds, _ values: UnsafePointer<Double>, _ matrix: UnsafeMutablePointer<Double>,
    _ stride: Int
  ) {
    switch self {
    case .table(let map): map.slopes(play, values, matrix, stride)
    case .tensor(let map): map.slopes(play, values, matrix, stride)
    case .tree(let map): map.slopes(play, values, matrix, stride)
    }
  }
}

/// Probabilities with their logarithms, which tell apart what is too rare for a double.
struct Odds {
  let logs: UnsafePointer<Double>
  let probabilities: UnsafePointer<Double>
}

/// Centred and scaled tables of payoffs, one for each of some seats.
///
/// A table's rows are its player's own strategies.
struct CentredTables {
  /// Tables in the same shape: own strategies x what the others do.
  private(set) var tables: [[Double]]
  private(set) var stakes: [Double]
  private(set) var stake = 0.0

  /// Subtracts from each column what is common to all own strategies, and divides by the largest
  /// difference; nil when a payoff is not finite or a difference too large for a double.
  init?(_ tables: [(rows: Int, payoffs: [Double])]) {
    self.tables = []
    stakes = []
    for (rows, payoffs) in tables {
      let columns = payoffs.count / rows
      var centred = payoffs
      var largest = 0.0
      for column in 0..<columns {
        var (low, high) = (Double.infinity, -Double.infinity)
        for row in 0..<rows {
          let payoff = payoffs[row * columns + column]
          guard payoff.isFinite else { return nil }
          (low, high) = (Swift.min(low, payoff), Swift.max(high, payoff))
        }
        guard (high - low).isFinite else { return nil }
        largest = Swift.max(largest, high - low)
        let middle = low + (high - low) / 2
        for row in 0..<rows { centred[row * columns + column] -= middle }
      }
      self.tables.append(centred)
      stakes.append(largest)
      stake = Swift.max(stake, largest)
    }
    if stake > 0 {
      for table in self.tables.indices {
        stakes[table] /= stake
        for index in self.tables[table].indices { self.tables[table][index] /= stake }
      }
    }
  }
}
