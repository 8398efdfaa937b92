/// The payoffs of a strategic form, seat by seat, brought into 0...1 by a shift and a power of two.
///
/// Neither changes who gains by which deviation, only in which unit.
struct IncentiveTable: Sendable {
  let sizes: [Int]
  /// The distance between profiles that differ by one in a seat's strategy.
  let strides: [Int]
  let profiles: Int
  /// The payoffs of every seat, profile by profile.
  let planes: [[Double]]
  /// What one unit of a seat's payoff became.
  let scales: [Double]

  init(sizes: [Int], payoffs: [Double]) {
    let seats = sizes.count
    var strides = [Int](repeating: 1, count: seats)
    for seat in stride(from: seats - 2, through: 0, by: -1) {
      strides[seat] = strides[seat + 1] * sizes[seat + 1]
    }
    profiles = sizes.reduce(1, *)
    var planes: [[Double]] = []
    var scales: [Double] = []
    for seat in 0..<seats {
      let own = stride(from: seat, to: payoffs.count, by: seats).map { payoffs[$0] }
      let (scale, low) = IncentiveTable.unit(of: own)
      scales.append(scale)
      planes.append(own.map { $0 * scale - low * scale })
    }
    (self.sizes, self.strides, self.planes, self.scales) = (sizes, strides, planes, scales)
  }

  /// A power of two that brings the span of numbers to about 1, and the least of them.
  static func unit(of numbers: [Double]) -> (scale: Double, low: Double) {
    let low = numbers.reduce(.infinity) { Swift.min($0, $1) }
    let high = numbers.reduce(-.infinity) { Swift.max($0, $1) }
    let half = high / 2 - low / 2
    guard half > 0 else { return (1, low) }
    return (Double.scale(of: half) / 2, low)
  }

  /// Returns a seat's strategy in a profile.
  func strategy(of seat: Int, in profile: Int) -> Int { profile / strides[seat] % sizes[seat] }

  /// Returns the profile with a seat's strategy set to 0.
  func base(of profile: Int, without seat: Int) -> Int {
    profile - strategy(of: seat, in: profile) * strides[seat]
  }
}

/// The incentives of a coarse correlated equilibrium: a seat that gives up the whole recommendation for
/// one strategy gains nothing.
///
/// Row 0 is the sum of all probabilities; then each strategy of each seat that has several.
struct CoarseMatrix: CoefficientMatrix {
  let table: IncentiveTable
  /// The first row of every seat; nil for a seat without a choice.
  let firstRows: [Int?]
  let rows: Int

  init(_ table: IncentiveTable) {
    self.table = table
    var next = 1
    var firstRows: [Int?] = []
    for size in table.sizes {
      firstRows.append(size > 1 ? next : nil)
      next += size > 1 ? size : 0
    }
    self.firstRows = firstRows
    rows = next
  }

  var columns: Int { table.profiles }
  var size: Int { table.profiles * (1 + 2 * table.sizes.count) }

  func combine(_ weights: [Double], into sums: inout [Double]) {
    sums.withUnsafeMutableBufferPointer { sums in
      for profile in 0..<columns { sums[profile] = weights[0] }
      for (seat, first) in firstRows.enumerated() {
        guard let first else { continue }
        let own = Array(weights[first..<first + table.sizes[seat]])
        if own.contains(where: { $0 != 0 }) { add(own, seat, sums) }
      }
    }
  }

  /// Adds what the deviations of one seat are worth together, weighted: the value of the weighted
  /// strategy less the weights' sum times the value of the recommended one.
  private func add(_ weights: [Double], _ seat: Int, _ sums: UnsafeMutableBufferPointer<Double>) {
    let (size, step) = (table.sizes[seat], table.strides[seat])
    let total = weights.reduce(0, +)
    var mixed = [Double](repeating: 0, count: step)
    table.planes[seat].withUnsafeBufferPointer { payoffs in
      mixed.withUnsafeMutableBufferPointer { mixed in
        for block in stride(from: 0, to: columns, by: size * step) {
          for other in 0..<step { mixed[other] = 0 }
          for own in 0..<size where weights[own] != 0 {
            let (weight, start) = (weights[own], block + own * step)
            for other in 0..<step { mixed[other] += weight * payoffs[start + other] }
          }
          for own in 0..<size {
            let start = block + own * step
            for other in 0..<step {
              sums[start + other] += mixed[other] - total * payoffs[start + other]
            }
          }
        }
      }
    }
  }

  func column(_ index: Int, into entries: inout [Double]) {
    entries[0] = 1
    for (seat, first) in firstRows.enumerated() {
      guard let first else { continue }
      let payoffs = table.planes[seat]
      let base = table.base(of: index, without: seat)
      for own in 0..<table.sizes[seat] {
        entries[first + own] = payoffs[base + own * table.strides[seat]] - payoffs[index]
      }
    }
  }
}

/// The incentives of a correlated equilibrium: a seat that is recommended one strategy and takes
/// another gains nothing; kept are only those that turned out to matter.
///
/// Row 0 is the sum of all probabilities.
struct SwapMatrix: CoefficientMatrix {
  /// Taking one strategy whenever another is recommended.
  struct Swap: Hashable {
    let seat: Int
    let from: Int
    let to: Int
  }

  let table: IncentiveTable
  private(set) var swaps: [Swap] = []
  private var known: Set<Swap> = []

  init(_ table: IncentiveTable) { self.table = table }

  var rows: Int { swaps.count + 1 }
  var columns: Int { table.profiles }
  var size: Int {
    swaps.reduce(table.profiles) { $0 + table.profiles / table.sizes[$1.seat] }
  }

  func combine(_ weights: [Double], into sums: inout [Double]) {
    sums.withUnsafeMutableBufferPointer { sums in
      for profile in 0..<columns { sums[profile] = weights[0] }
      for (index, swap) in swaps.enumerated() where weights[index + 1] != 0 {
        let (size, step) = (table.sizes[swap.seat], table.strides[swap.seat])
        let weight = weights[index + 1]
        table.planes[swap.seat].withUnsafeBufferPointer { payoffs in
          for block in stride(from: 0, to: columns, by: size * step) {
            let (from, to) = (block + swap.from * step, block + swap.to * step)
            for other in 0..<step {
              sums[from + other] += weight * (payoffs[to + other] - payoffs[from + other])
            }
          }
        }
      }
    }
  }

  func column(_ index: Int, into entries: inout [Double]) {
    entries[0] = 1
    let strategies = table.sizes.indices.map { table.strategy(of: $0, in: index) }
    for (row, swap) in swaps.enumerated() {
      let isMet = strategies[swap.seat] == swap.from
      let other = index + (swap.to - swap.from) * table.strides[swap.seat]
      let payoffs = table.planes[swap.seat]
      entries[row + 1] = isMet ? payoffs[other] - payoffs[index] : 0
    }
  }

  /// Adds, for every strategy recommended, the swap that gains most.
  mutating func grow(_ point: [(column: Int, value: Double)]) -> Int {
    let before = swaps.count
    for seat in table.sizes.indices where table.sizes[seat] > 1 {
      let (size, step) = (table.sizes[seat], table.strides[seat])
      var gains = [Double](repeating: 0, count: size * size)
      for (profile, share) in point {
        let from = table.strategy(of: seat, in: profile)
        let base = profile - from * step
        for to in 0..<size {
          gains[from * size + to] +=
            share * (table.planes[seat][base + to * step] - table.planes[seat][profile])
        }
      }
      for from in 0..<size {
        var best = Swap(seat: seat, from: from, to: from)
        for to in 0..<size where gains[from * size + to] > gains[from * size + best.to] {
          best = Swap(seat: seat, from: from, to: to)
        }
        guard gains[from * size + best.to] > Double.tolerance, known.insert(best).inserted else {
          continue
        }
        swaps.append(best)
      }
    }
    return swaps.count - before
  }
}
