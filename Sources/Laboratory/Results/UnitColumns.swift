import Arena
import GameTheory

/// What the summary of a cell takes from its units, which are added one at a time and then forgotten.
///
/// Means with an interval need every number twice, so that those are kept, a column for each; all else is
/// added up in the order of the units.
struct UnitColumns {
  /// How many units there are.
  private(set) var count = 0
  /// The welfare, function by function.
  private(set) var welfare: [[Double]]
  /// The measures, one by one.
  private(set) var measures: [[Double]]
  /// The sizes of the groups.
  private(set) var sizes: [[Double]]
  /// The largest gains of a deviator, as far as they are known.
  private(set) var exploitability: [Double] = []
  /// Who would make these gains, if the game is repeated: of several the one that says least.
  private(set) var deviator: Deviator?
  /// How often each group answered with no legal action.
  private(set) var illegalAnswers: [Int]
  /// How agents from outside answered, group by group; none where there are none.
  private(set) var outside: [ReplyCounts] = []
  /// The sum of the payoffs of every seat.
  private(set) var payoffs: [Double]
  /// The sum of the standard errors of the frequencies of play.
  private(set) var samplingError = 0.0
  /// The least and greatest payoff in all outcomes of actions that somebody took.
  private(set) var reachedPayoffs: ClosedRange<Double>?
  /// The least and greatest welfare in them, function by function.
  private(set) var reachedWelfare: [ClosedRange<Double>?]
  /// How often each group took every action; nil where some unit did not keep it.
  private(set) var actions: [ActionCounts]?

  /// Makes room for the units of a cell.
  init(_ cell: Cell, expecting units: Int = 1) {
    func columns(_ count: Int) -> [[Double]] {
      (0..<count).map { _ in
        var column: [Double] = []
        column.reserveCapacity(units)
        return column
      }
    }
    let shape = cell.game.shape
    welfare = columns(cell.welfare.count)
    measures = columns(shape.measures.count)
    sizes = columns(cell.groups.count)
    illegalAnswers = cell.groups.map { _ in 0 }
    payoffs = [Double](repeating: 0, count: shape.seats)
    reachedWelfare = cell.welfare.map { _ in nil }
    actions = cell.groups.map { _ in ActionCounts(of: shape) }
  }

  /// Takes what is needed from a unit.
  mutating func add(_ unit: UnitResult) {
    count += 1
    for index in welfare.indices { welfare[index].append(unit.welfare[index]) }
    for index in measures.indices { measures[index].append(unit.measures[index]) }
    for index in sizes.indices { sizes[index].append(Double(unit.sizes[index])) }
    if let gain = unit.exploitability { exploitability.append(gain) }
    deviator = [deviator, unit.deviator].compactMap { $0 }.max()
    for index in illegalAnswers.indices { illegalAnswers[index] += unit.illegalAnswers[index] }
    if outside.isEmpty { outside = (unit.outside ?? []).map { ReplyCounts(group: $0.group) } }
    for (index, conduct) in (unit.outside ?? []).enumerated() { outside[index].add(conduct) }
    for seat in payoffs.indices { payoffs[seat] += unit.payoffs[seat] }
    samplingError += unit.samplingError
    reachedPayoffs = hull(reachedPayoffs, unit.reachedPayoffs)
    for (index, range) in unit.reachedWelfare.enumerated() {
      reachedWelfare[index] = hull(reachedWelfare[index], range)
    }
    if let taken = unit.actions {
      for action in taken { actions?[action.group].add(action) }
    } else {
      actions = nil
    }
  }
}

/// The least range that holds two ranges, as far as there are any.
private func hull(
  _ range: ClosedRange<Double>?, _ other: ClosedRange<Double>?
) -> ClosedRange<Double>? {
  guard let range, let other else { return range ?? other }
  let low = other.lowerBound < range.lowerBound ? other.lowerBound : range.lowerBound
  let high = other.upperBound > range.upperBound ? other.upperBound : range.upperBound
  return low...high
}
