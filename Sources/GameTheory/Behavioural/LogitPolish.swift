import Arena

/// Turns the end of a branch into the equilibrium that it approaches.
///
/// The actions that remain are asked to be worth exactly the same; the rest are dropped. Several
/// guesses of which remain are tried, and the caller keeps the one of least regret.
struct LogitPolish {
  private let map: LogitMap
  private let end: LogitPoint

  init(_ map: LogitMap, from end: LogitPoint) {
    self.map = map
    self.end = end
  }

  /// The plays worth trying: the most likely action of each choice for certain, and mixtures of those
  /// that are not negligible by several standards.
  func candidates() -> [[Double]] {
    var supports: [[Bool]] = []
    for threshold in [1.0, 1e-2, 1e-3, 1e-4, 1e-6, 1e-9] {
      let support = support(above: threshold)
      if !supports.contains(support) { supports.append(support) }
    }
    return supports.compactMap { solve($0) }
  }

  /// The actions at least this likely, compared with the likeliest one; of equals the first at 1.
  private func support(above threshold: Double) -> [Bool] {
    var support = [Bool](repeating: false, count: map.count)
    for block in map.blocks {
      var best = block.lowerBound
      for index in block where end.logs[index] > end.logs[best] { best = index }
      for index in block {
        let share = Portable.exp(end.logs[index] - end.logs[best])
        support[index] = threshold == 1 ? index == best : share >= threshold
      }
    }
    return support
  }

  /// Solves for equal worth on a support; nil when Newton's method does not converge nearby.
  private func solve(_ support: [Bool]) -> [Double]? {
    let (count, choices) = (map.count, map.blocks.count)
    let solver = DenseSolver(size: count + choices)
    let (logs, odds, values) = (Doubles(end.logs), Doubles(count), Doubles(count))
    let levels = Doubles(choices)
    let side = Doubles(count + choices)
    // What is dropped keeps its order of magnitude among itself, on which beliefs rest, but no weight.
    var rarest = 1.0
    for index in 0..<count where !support[index] {
      rarest = Swift.min(rarest, end.logs[index].magnitude)
    }
    let stretch = Swift.max(1, 800 / Swift.max(rarest, 1e-3))
    for index in 0..<count where !support[index] { logs[index] *= stretch }
    start(support, logs)
    var last = Double.infinity
    for round in 0..<30 {
      for index in 0..<count { odds[index] = support[index] ? Portable.exp(logs[index]) : 0 }
      let play = Odds(logs: logs.base, probabilities: odds.base)
      map.values(play, values.base)
      if round == 0 { level(levels, odds, values) }
      let size = correct(solver, support, play, logs, values, levels, side)
      guard size.isFinite else { return nil }
      if size <= 1e-15 || (size <= 1e-9 && size > 0.5 * last) { return result(support, logs) }
      last = size
    }
    return nil
  }

  /// Makes the actions that remain sum to 1.
  private func start(_ support: [Bool], _ logs: Doubles) {
    for block in map.blocks {
      let total = block.reduce(0) { support[$1] ? $0 + Portable.exp(logs[$1]) : $0 }
      for index in block where support[index] { logs[index] -= Portable.log(total) }
    }
  }

  private func level(_ levels: Doubles, _ odds: Doubles, _ values: Doubles) {
    for (choice, block) in map.blocks.enumerated() {
      levels[choice] = block.reduce(0) { $0 + odds[$1] * values[$1] }
    }
  }

  /// One step of Newton's method; its size, infinite when it fails.
  private func correct(
    _ solver: DenseSolver, _ support: [Bool], _ play: Odds, _ logs: Doubles, _ values: Doubles,
    _ levels: Doubles, _ side: Doubles
  ) -> Double {
    let (count, size) = (map.count, solver.size)
    let matrix = solver.matrix
    matrix.fill(0)
    map.slopes(play, values.base, matrix.base, size)
    for (choice, block) in map.blocks.enumerated() {
      let bottom = count + choice
      var total = 0.0
      for index in block {
        let line = matrix.base + index * size
        if support[index] {
          line[bottom] = -1
          matrix[bottom * size + index] = play.probabilities[index]
          total += play.probabilities[index]
          side[index] = values[index] - levels[choice]
          for column in 0..<count where !support[column] { line[column] = 0 }
        } else {
          for column in 0..<size { line[column] = 0 }
          line[index] = 1
          side[index] = 0
        }
      }
      side[bottom] = total - 1
    }
    guard solver.factor() else { return .infinity }
    solver.solve(side)
    var largest = 0.0
    for index in 0..<count {
      logs[index] -= side[index]
      largest = Swift.max(largest, side[index].magnitude)
      if side[index].isNaN { largest = .infinity }
    }
    for choice in map.blocks.indices { levels[choice] -= side[count + choice] }
    return largest
  }

  /// The probabilities, if they are still near the end of the branch.
  private func result(_ support: [Bool], _ logs: Doubles) -> [Double]? {
    var odds = [Double](repeating: 0, count: map.count)
    for block in map.blocks {
      for index in block where support[index] { odds[index] = Portable.exp(logs[index]) }
      let total = block.reduce(0) { $0 + odds[$1] }
      for index in block {
        odds[index] /= total
        guard (odds[index] - end.probabilities[index]).magnitude <= 0.1 else { return nil }
      }
    }
    return odds
  }
}
