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
      // One strategy after the other that is recommended: a row for each would be too much of a large table.
      let advised = point.map {
        (from: table.strategy(of: seat, in: $0.column), $0.column, $0.value)
      }
      var places: [Int: [Int]] = [:]
      for (index, advice) in advised.enumerated() { places[advice.from, default: []].append(index) }
      for from in places.keys.sorted() {
        var gains = [Double](repeating: 0, count: size)
        for index in places[from] ?? [] {
          let (_, profile, share) = advised[index]
          let base = profile - from * step
          for to in 0..<size {
            gains[to] +=
              share * (table.planes[seat][base + to * step] - table.planes[seat][profile])
          }
        }
        var best = from
        for to in 0..<size where gains[to] > gains[best] { best = to }
        let swap = Swap(seat: seat, from: from, to: best)
        guard gains[best] > Double.tolerance, known.insert(swap).inserted else { continue }
        swaps.append(swap)
      }
    }
    return swaps.count - before
  }
}
