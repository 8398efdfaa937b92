/// A search through combinations of supports, and what it has found.
struct SupportSearch {
  /// A gain below this part of a player's span of payoffs may be rounding.
  static let greatestRegret = 1e-9
  /// Solutions nearer to each other than this are the same one.
  private static let sameness = 1e-8
  /// Edges below this length are not divided again.
  private static let shortest = 1e-5
  /// How many undecided cells show that more will follow.
  private static let patience = 200
  /// How many points of a set of solutions that are not isolated are kept, and how far apart.
  private static let samples = 4
  private static let sampleDistance = 0.05

  private let table: ScaledTable
  /// The equilibria: for each, the mixtures of the seats that decide.
  private(set) var found: [[[Double]]] = []
  /// For each, whether it is only a point of a set of solutions that are not isolated.
  private(set) var isSample: [Bool] = []
  private(set) var supports = 0
  private(set) var unresolved = 0

  init(_ table: ScaledTable) { self.table = table }

  /// Finds the equilibria with some supports; false when the budget is used up.
  mutating func visit(_ supports: [[Int]], _ meter: inout Meter) -> Bool {
    self.supports += 1
    guard let layout = CellLayout(supports, in: table) else {
      unresolved += 1
      return true
    }
    if layout.unknowns.isEmpty {
      keep(supports.map { _ in [1.0] }, layout, apart: SupportSearch.sameness)
      return true
    }
    return solve(layout, &meter)
  }

  /// Solves the equations of some supports; false when the budget is used up.
  private mutating func solve(_ layout: CellLayout, _ meter: inout Meter) -> Bool {
    var system = IndifferenceSystem(layout)
    guard let tiny = divide(&system, shortest: SupportSearch.shortest, &meter) else { return false }
    if tiny.isEmpty { return true }
    // The first tiny cells lie next to each other; points are looked for all over.
    unresolved += 1
    guard let coarse = divide(&system, shortest: 4 * SupportSearch.sampleDistance, &meter) else {
      return false
    }
    let before = found.count
    for cell in coarse + tiny where found.count < before + SupportSearch.samples {
      keep(system.nearby(in: cell), system.layout, apart: SupportSearch.sampleDistance)
    }
    return true
  }

  /// Divides the cell of all mixtures until every part is decided, or too short, or too many are.
  ///
  /// - Returns: The cells that are left; nil when the budget is used up.
  private mutating func divide(
    _ system: inout IndifferenceSystem, shortest: Double, _ meter: inout Meter
  ) -> [[Double]]? {
    let layout = system.layout
    var stack = layout.root(table)
    var undecided: [[Double]] = []
    let unknowns = layout.unknowns.count
    let cost = 1 + layout.digits.count * unknowns * unknowns / 4096
    while !stack.isEmpty && undecided.count < SupportSearch.patience {
      guard meter.spend(cost) else { return nil }
      var cell = Array(stack.suffix(layout.length))
      stack.removeLast(layout.length)
      switch system.examine(cell) {
      case .empty: continue
      case .solution(let mixtures): keep(mixtures, layout, apart: SupportSearch.sameness)
      case .open:
        guard let edge = layout.longestEdge(cell), edge.length > shortest * shortest else {
          undecided.append(cell)
          continue
        }
        var half = cell
        layout.move(edge.from, of: edge.seat, towards: edge.to, in: &half)
        stack += half
        layout.move(edge.to, of: edge.seat, towards: edge.from, in: &cell)
        stack += cell
      }
    }
    return undecided
  }

  /// Keeps mixtures over supports if they are an equilibrium, by the definition, and a new one.
  private mutating func keep(
    _ weights: [[Double]], _ layout: CellLayout, apart distance: Double
  ) {
    var mixtures = table.sizes.map { [Double](repeating: 0, count: $0) }
    for (seat, support) in layout.supports.enumerated() {
      let total = weights[seat].reduce(0) { $0 + Swift.max($1, 0) }
      guard total > 0, weights[seat].allSatisfy({ $0 >= -1e-9 }) else { return }
      for (strategy, weight) in zip(support, weights[seat]) {
        mixtures[seat][strategy] = Swift.max(weight, 0) / total
      }
    }
    // What a solver leaves of nothing is nothing, where that is an equilibrium too.
    let cleared = SupportSearch.cleared(mixtures)
    if cleared != mixtures && table.isEquilibrium(cleared) { mixtures = cleared }
    guard table.isEquilibrium(mixtures) else {
      // What only a coarser test takes for an equilibrium is left open.
      let isNear = table.regrets(of: mixtures).allSatisfy { $0 <= SupportSearch.greatestRegret }
      if isNear && !layout.unknowns.isEmpty && distance == SupportSearch.sameness {
        unresolved += 1
      }
      return
    }
    let isKnown = found.contains { known in
      zip(known.joined(), mixtures.joined()).allSatisfy {
        ($0 - $1).magnitude <= distance
          && (distance > SupportSearch.sameness || ($0 == 0) == ($1 == 0))
      }
    }
    if isKnown { return }
    found.append(mixtures)
    isSample.append(distance > SupportSearch.sameness)
  }

  /// Mixtures without the strategies that are all but never played.
  private static func cleared(_ mixtures: [[Double]]) -> [[Double]] {
    mixtures.map { mixture in
      let kept = mixture.map { $0 < Certificate.least ? 0 : $0 }
      let total = kept.reduce(0, +)
      return kept.map { $0 / total }
    }
  }
}
