/// The game of any number of players, exchangeable ones sharing a block.
struct TensorMap {
  let blocks: [Range<Int>]
  let stakes: [Double]
  let stake: Double
  /// The number of strategies of each seat.
  private let sizes: [Int]
  /// The first unknown of each seat.
  let starts: [Int]
  /// The seats whose payoffs are needed: the first of each block.
  private let leaders: [Int]
  /// For each leader: own strategies x those of the others, the last seat fastest.
  private let tables: [Doubles]
  private let scratch: Scratch

  /// Where a walk over all profiles stands.
  private final class Scratch {
    var strategies: [Int]
    init(_ seats: Int) { strategies = [Int](repeating: 0, count: seats) }
  }

  /// Compiles a table; nil when a payoff is not finite.
  ///
  /// Leaders: for every seat the first one it is exchangeable with.
  init?(_ form: StrategicForm, leaders: [Int]) {
    sizes = form.sizes
    let seats = sizes.count
    var starts = [Int](repeating: 0, count: seats)
    var blocks: [Range<Int>] = []
    for seat in 0..<seats {
      if leaders[seat] == seat {
        let start = blocks.last?.upperBound ?? 0
        starts[seat] = start
        blocks.append(start..<start + sizes[seat])
      } else {
        starts[seat] = starts[leaders[seat]]
      }
    }
    self.blocks = blocks
    self.starts = starts
    self.leaders = (0..<seats).filter { leaders[$0] == $0 }
    let sources = self.leaders.map { seat in
      (rows: form.sizes[seat], payoffs: form.ownTable(of: seat))
    }
    guard let centred = CentredTables(sources) else { return nil }
    stakes = centred.stakes
    stake = centred.stake
    tables = centred.tables.map { Doubles($0) }
    scratch = Scratch(seats)
  }

  func values(_ play: Odds, _ values: UnsafeMutablePointer<Double>) {
    for block in 0..<leaders.count {
      for index in blocks[block] { values[index] = 0 }
      walk(block, play) { own, weighted in values[own] += weighted }
    }
  }

  func slopes(
    _ play: Odds, _ values: UnsafePointer<Double>, _ matrix: UnsafeMutablePointer<Double>,
    _ stride: Int
  ) {
    for block in 0..<leaders.count {
      let leader = leaders[block]
      walk(block, play) { own, weighted in
        let row = matrix + own * stride
        for seat in 0..<sizes.count where seat != leader {
          row[starts[seat] + scratch.strategies[seat]] += weighted
        }
      }
    }
  }

  /// Calls a body with every profile: the leader's own unknown, and payoff times the probability of
  /// what the others do.
  private func walk(_ block: Int, _ play: Odds, _ body: (Int, Double) -> Void) {
    let leader = leaders[block]
    let table = tables[block]
    let others = table.count / sizes[leader]
    for index in scratch.strategies.indices { scratch.strategies[index] = 0 }
    for other in 0..<others {
      var weight = 1.0
      for seat in 0..<sizes.count where seat != leader {
        weight *= play.probabilities[starts[seat] + scratch.strategies[seat]]
      }
      if weight > 0 {
        for own in 0..<sizes[leader] {
          body(starts[leader] + own, weight * table.base[own * others + other])
        }
      }
      var seat = sizes.count - 1
      while seat >= 0 {
        if seat != leader {
          scratch.strategies[seat] += 1
          if scratch.strategies[seat] < sizes[seat] { break }
          scratch.strategies[seat] = 0
        }
        seat -= 1
      }
    }
  }
}
