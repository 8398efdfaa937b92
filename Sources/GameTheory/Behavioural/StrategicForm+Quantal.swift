/// Logit play of a game in strategic form.
extension StrategicForm {
  /// Returns logit play at a precision, on the branch that begins with uniform play.
  ///
  /// Every strategy is played with odds exp(precision x expected payoff). Where several plays fit, the
  /// answer is the one that the principal branch reaches first, as noise falls. Exchangeable seats
  /// play alike on it and share their unknowns.
  ///
  /// - Parameters:
  ///   - precision: The inverse of the noise, per unit of payoff; finite and at least 0.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: A mixture for every seat, with its residual and regret recomputed by definition; where
  ///   the budget or doubles ended, the status says so.
  /// - Precondition: The precision is finite and at least 0.
  /// - Complexity: O(n³) a step, where *n* is the number of strategies of all seats.
  ///
  /// > Source: R. D. McKelvey, T. R. Palfrey, "Quantal Response Equilibria for Normal Form Games",
  /// > *Games and Economic Behavior* 10(1), 1995, pp. 6–38.
  public func quantalResponse(
    precision: Double, budget: Budget = Budget()
  ) -> QuantalResponse<[[Double]]> {
    logitResponse(precision: precision, budget: budget)
  }

  /// Returns the branch of logit play that begins with uniform play.
  ///
  /// - Parameters:
  ///   - precision: Where to end, or nil for where nobody gains any more.
  ///   - tolerance: How large a gain still counts as none, as a share of what a choice can be worth.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: The points passed, each with its certificates.
  /// - Precondition: The precision is finite and at least 0.
  public func quantalBranch(
    to precision: Double? = nil, tolerance: Double = 1e-6, budget: Budget = Budget()
  ) -> QuantalBranch<[[Double]]> {
    logitBranch(to: precision, tolerance: tolerance, budget: budget)
  }

  /// Returns the limiting logit equilibrium: where the branch leads as noise vanishes.
  ///
  /// A selection among equilibria: the one that players reach who begin with noise and grow precise.
  ///
  /// - Parameters:
  ///   - tolerance: How large a gain ends the branch, as a share of what a choice can be worth.
  ///   - budget: Eliminations of one unknown, and seconds.
  /// - Returns: The equilibrium, its regret, and the precision at which the branch was left; polished
  ///   to full accuracy where the strategies that remain are clear.
  public func limitingLogitEquilibrium(
    tolerance: Double = 1e-6, budget: Budget = Budget()
  ) -> QuantalResponse<[[Double]]> {
    logitLimit(tolerance: tolerance, budget: budget)
  }
}

extension StrategicForm: LogitGame {
  var uniformPlay: [[Double]] { sizes.map { [Double](repeating: 1 / Double($0), count: $0) } }

  func logitMap() -> LogitPreparation {
    guard sizes.reduce(0, +) < LogitPreparation.limit else { return .impossible(.tooLarge) }
    let leaders = exchangeable()
    let form = centred
    let isReduced = leaders != Array(sizes.indices)
    let method = "logit branch" + (isReduced ? ", exchangeable seats alike" : "")
    // A third seat with one strategy may still tell the two that decide apart; their table may not.
    guard deciders.count == 2, let game = form.bimatrix else {
      return LogitPreparation(
        TensorMap(form, leaders: leaders).map { .tensor($0) }, method: method)
    }
    let isSymmetric = leaders[deciders[1]] == deciders[0]
    return LogitPreparation(
      TableMap(game, isSymmetric: isSymmetric).map { .table($0) }, method: method)
  }

  func play(_ probabilities: [Double], of map: LogitMap) -> [[Double]] {
    if case .tensor(let tensor) = map {
      return sizes.indices.map { seat in
        Array(probabilities[tensor.starts[seat]..<tensor.starts[seat] + sizes[seat]])
      }
    }
    return mixtures(
      rows: Array(probabilities[map.blocks[0]]),
      columns: Array(probabilities[map.blocks[map.blocks.count - 1]]))
  }

  func quantalResidual(of mixtures: [[Double]], precision: Double) -> Double {
    let form = centred
    var worst = 0.0
    for seat in sizes.indices {
      let reply = Logit.reply(to: form.worths(of: seat, against: mixtures), precision: precision)
      for (own, wanted) in zip(mixtures[seat], reply) {
        worst = Swift.max(worst, (own - wanted).magnitude)
      }
    }
    return worst
  }

  func greatestRegret(of mixtures: [[Double]]) -> Double {
    let form = centred
    var worst = 0.0
    for seat in sizes.indices {
      let worths = form.worths(of: seat, against: mixtures)
      // Measured from the best: a small regret is not lost against a large payoff.
      let best = worths.reduce(-.infinity) { Swift.max($0, $1) }
      worst = Swift.max(worst, zip(mixtures[seat], worths).reduce(0) { $0 + $1.0 * (best - $1.1) })
    }
    return worst
  }

  func isEquilibrium(_ mixtures: [[Double]]) -> Bool {
    ScaledTable(centred)?.isEquilibrium(deciders.map { mixtures[$0] }) == true
  }
}
