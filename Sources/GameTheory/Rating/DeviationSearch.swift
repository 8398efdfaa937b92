/// Brings down the greatest deviation gain, then the greatest of the others, and so on.
///
/// A stage maximises the margin by which no open deviation may gain. Whatever has a positive multiplier at an
/// optimum is tight at every optimum (complementary slackness): that is closed at the margin's value, and
/// there always is one. What is tight at all optima but has no multiplier here is closed by a later stage
/// at the same value. So the values depend on no choice of the solver.
///
/// > Source: for the nucleolus, which is found likewise, E. Kohlberg, "On the nucleolus of a characteristic
/// > function game", *SIAM Journal on Applied Mathematics* 20(1), 1971.
struct DeviationSearch<Number: OrderedField> {
  private var matrix: DeviationMatrix<Number>
  private var bounds: [Number]
  /// The basis of the stage before.
  private var heads: [Int] = []
  /// What every deviation gains; nil while it is open.
  private(set) var values: [Number?]
  private(set) var stages = 0
  private(set) var pivots = 0
  /// The greatest distance between a stage's value and what its multipliers prove.
  private(set) var gap = 0.0
  private(set) var status = SearchStatus.incomplete

  init(_ matrix: DeviationMatrix<Number>) {
    self.matrix = matrix
    values = matrix.isOpen.map { _ in nil }
    bounds = [.one] + matrix.isOpen.map { _ in .zero }
  }

  /// Multipliers up to this count as none; they add up to 1.
  private static var least: Number {
    Number.isExact ? .zero : Number.one / Number(1_000_000)
  }

  /// How far a stage may be from what its multipliers prove.
  private static var slack: Double { Number.isExact ? 0 : 1e-8 }

  /// Says that payoffs differ too much in size for this kind of number.
  mutating func refuse() { status = .unreliable }

  /// Runs all stages, as far as a budget goes.
  mutating func run(_ meter: inout Meter) {
    while matrix.isOpen.contains(true) {
      var simplex = begun()
      let outcome = simplex.solve(&meter)
      pivots += simplex.pivots
      guard outcome == .optimal else {
        status = outcome == .exhausted ? .exhausted : Number.isExact ? .overflow : .unreliable
        return
      }
      guard close(simplex) else {
        status = Number.isExact ? .overflow : .unreliable
        return
      }
      heads = simplex.heads
      stages += 1
    }
    status = .complete
  }

  /// The simplex method at the basis of the stage before, whose point still satisfies all rows.
  private func begun() -> Simplex<DeviationMatrix<Number>> {
    let costs = (0..<matrix.columns).map { $0 == matrix.margin ? Number.one : .zero }
    func cold() -> Simplex<DeviationMatrix<Number>> {
      Simplex(
        matrix, costs: costs, bounds: bounds, isFixed: bounds.indices.map { $0 == 0 })
    }
    var simplex = cold()
    if heads.isEmpty { return simplex }
    simplex.heads = heads
    return simplex.rebuild() ? simplex : cold()
  }

  /// Closes what has a positive multiplier; false where the multipliers do not prove the value.
  private mutating func close(_ simplex: Simplex<DeviationMatrix<Number>>) -> Bool {
    let deviations = matrix.isOpen.indices
    let prices = deviations.map {
      Swift.max(-simplex.reduced[matrix.columns + 1 + $0], .zero)
    }
    var margin = Number.zero
    var point: [(column: Int, odds: Number)] = []
    for (head, value) in zip(simplex.heads, simplex.values) {
      if head == matrix.margin { margin = value }
      if head < matrix.margin && value != .zero { point.append((head, value)) }
    }
    guard proves(margin, point, prices) else { return false }
    var total = Number.zero
    for deviation in deviations where matrix.isOpen[deviation] { total += prices[deviation] }
    let least = Self.least * total
    var isAny = false
    for deviation in deviations where matrix.isOpen[deviation] && prices[deviation] > least {
      matrix.isOpen[deviation] = false
      bounds[deviation + 1] = -margin
      values[deviation] = -margin
      isAny = true
    }
    return isAny
  }

  /// Whether point and prices prove each other optimal, recomputed from the rows.
  private mutating func proves(
    _ margin: Number, _ point: [(column: Int, odds: Number)], _ prices: [Number]
  ) -> Bool {
    var gains = [Number](repeating: .zero, count: matrix.rows)
    var entries = gains
    for (column, odds) in point {
      matrix.column(column, into: &entries)
      for row in gains.indices { gains[row] += odds * entries[row] }
    }
    var excess = Swift.max(
      (gains[0] - .one).magnitude, point.reduce(.zero) { Swift.max($0, -$1.odds) })
    for deviation in prices.indices {
      let most = matrix.isOpen[deviation] ? -margin : bounds[deviation + 1]
      excess = Swift.max(excess, gains[deviation + 1] - most)
    }
    // Averages of gains, weighted by the prices, are no less than at the best profile for them.
    var sums = [Number](repeating: .zero, count: matrix.columns + matrix.rows)
    matrix.combine([.zero] + prices, into: &sums)
    var low = sums[0]
    for column in 0..<matrix.margin { low = Swift.min(low, sums[column]) }
    let open = sums[matrix.margin]
    for deviation in prices.indices where !matrix.isOpen[deviation] {
      low -= prices[deviation] * bounds[deviation + 1]
    }
    guard open > .zero, margin.isFinite, low.isFinite, excess.isFinite else { return false }
    let distance = Swift.max((-margin - low / open).double, excess.double)
    gap = Swift.max(gap, distance)
    return distance <= Self.slack
  }
}
