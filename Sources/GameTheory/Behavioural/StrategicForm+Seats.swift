/// Views of a strategic form from one seat.
extension StrategicForm {
  /// How far apart profiles lie that differ in one strategy of a seat.
  func spacing(of seat: Int) -> Int { sizes[(seat + 1)...].reduce(1, *) }

  /// A seat's payoffs: own strategies x those of the others, row-major in the order of seats.
  func ownTable(of seat: Int) -> [Double] {
    let step = spacing(of: seat)
    var table: [Double] = []
    table.reserveCapacity(profiles)
    for own in 0..<sizes[seat] {
      for outer in 0..<profiles / (step * sizes[seat]) {
        for inner in 0..<step {
          let profile = (outer * sizes[seat] + own) * step + inner
          table.append(payoffs[profile * sizes.count + seat])
        }
      }
    }
    return table
  }

  /// What each strategy of a seat is worth when the others mix; by the definition of an expectation.
  ///
  /// - Parameters:
  ///   - seat: The seat.
  ///   - mixtures: How everyone mixes.
  ///   - sizesOnly: Whether the sizes of the terms are summed instead, by which sums can be compared.
  /// - Returns: A worth, or a size, for each strategy.
  /// - Complexity: O(profiles x seats).
  func worths(
    of seat: Int, against mixtures: [[Double]], sizesOnly: Bool = false
  ) -> [Double] {
    var worths = [Double](repeating: 0, count: sizes[seat])
    var strategies = [Int](repeating: 0, count: sizes.count)
    for profile in 0..<profiles {
      var weight = 1.0
      for other in sizes.indices where other != seat {
        weight *= mixtures[other][strategies[other]]
      }
      if weight > 0 {
        let payoff = payoffs[profile * sizes.count + seat]
        worths[strategies[seat]] += weight * (sizesOnly ? payoff.magnitude : payoff)
      }
      var index = sizes.count - 1
      while index >= 0 {
        strategies[index] += 1
        if strategies[index] < sizes[index] { break }
        strategies[index] = 0
        index -= 1
      }
    }
    return worths
  }

  /// For every seat the first one it is exchangeable with; itself when there is none before it.
  ///
  /// Two seats are exchangeable when swapping what they do swaps what they get, and changes nothing
  /// for the others. What goes on here can differ by rounding only.
  func exchangeable() -> [Int] {
    var leaders = Array(sizes.indices)
    for seat in sizes.indices.dropFirst() {
      for earlier in 0..<seat where leaders[earlier] == earlier && leaders[seat] == seat {
        if canSwap(earlier, seat) { leaders[seat] = earlier }
      }
    }
    return leaders
  }

  private func canSwap(_ first: Int, _ second: Int) -> Bool {
    guard sizes[first] == sizes[second] else { return false }
    let seats = sizes.count
    let (one, other) = (spacing(of: first), spacing(of: second))
    for profile in 0..<profiles {
      let (a, b) = (profile / one % sizes[first], profile / other % sizes[second])
      let swapped = profile + (b - a) * one + (a - b) * other
      for seat in 0..<seats {
        let image = seat == first ? second : seat == second ? first : seat
        let (left, right) = (payoffs[profile * seats + seat], payoffs[swapped * seats + image])
        let rounding = 1e-12 * Swift.max(left.magnitude, right.magnitude)
        guard (left - right).magnitude <= rounding else { return false }
      }
    }
    return true
  }
}

extension StrategicForm {
  /// How far apart each seat's payoffs lie; nil when one is not finite or they are too far apart.
  func ranges() -> [Double]? {
    let seats = sizes.count
    var low = [Double](repeating: .infinity, count: seats)
    var high = [Double](repeating: -.infinity, count: seats)
    for (index, payoff) in payoffs.enumerated() {
      guard payoff.isFinite else { return nil }
      low[index % seats] = Swift.min(low[index % seats], payoff)
      high[index % seats] = Swift.max(high[index % seats], payoff)
    }
    let ranges = zip(low, high).map { $1 - $0 }
    return ranges.allSatisfy { $0.isFinite } ? ranges : nil
  }

  /// The same game with each seat's payoffs moved near 0, where they lie far from it compared with how far
  /// they lie apart.
  ///
  /// A number added to all payoffs of a seat changes nothing about its choices, but takes digits from their
  /// differences. What is subtracted is so round that nothing else is lost.
  var centred: StrategicForm {
    guard let ranges = ranges() else { return self }
    let offsets = sizes.indices.map { Double.offset(of: payoffs[$0], within: ranges[$0]) }
    if offsets.allSatisfy({ $0 == 0 }) { return self }
    return StrategicForm(
      sizes: sizes, payoffs: payoffs.indices.map { payoffs[$0] - offsets[$0 % sizes.count] })
  }

  /// The profiles in which a seat plays its first strategy and the others play any that are left, the
  /// last seat fastest.
  func rivalProfiles(of seat: Int, among left: [[Int]]) -> [Int] {
    var profiles = [0]
    for other in sizes.indices where other != seat {
      let step = spacing(of: other)
      profiles = profiles.flatMap { profile in left[other].map { profile + $0 * step } }
    }
    return profiles
  }
}

extension Double {
  /// What can be taken from payoffs so that they lie near 0.
  ///
  /// - Parameters:
  ///   - payoff: Any of the payoffs.
  ///   - range: How far they lie apart.
  /// - Returns: A number so round that their differences lose nothing; 0 where they lie near enough.
  static func offset(of payoff: Double, within range: Double) -> Double {
    guard range > 0 else { return 0 }
    let unit = 8 / Double.scale(of: range)
    return unit.isFinite ? (payoff / unit).rounded() * unit : 0
  }
}
