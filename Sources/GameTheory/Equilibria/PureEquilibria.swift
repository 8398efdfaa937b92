extension StrategicForm {
  /// Returns the strategies of every pure equilibrium.
  ///
  /// - Complexity: O(profiles x seats).
  func pureEquilibria() -> [[Int]] {
    var isEquilibrium = [Bool](repeating: true, count: profiles)
    forEachRegret { _, profile in isEquilibrium[profile] = false }
    let strides = strides
    return isEquilibrium.indices.filter { isEquilibrium[$0] }.map { profile in
      sizes.indices.map { profile / strides[$0] % sizes[$0] }
    }
  }

  /// For every profile and seat, as ``payoffs`` has them, whether the seat's strategy is a best reply there.
  ///
  /// - Complexity: O(profiles x seats).
  public var bestReplies: [Bool] {
    var isBest = [Bool](repeating: true, count: payoffs.count)
    forEachRegret { seat, profile in isBest[profile * sizes.count + seat] = false }
    return isBest
  }

  /// How far apart the profiles are that differ by one in a seat's strategy, by seat.
  private var strides: [Int] {
    var strides = [Int](repeating: 1, count: sizes.count)
    for seat in stride(from: sizes.count - 2, through: 0, by: -1) {
      strides[seat] = strides[seat + 1] * sizes[seat + 1]
    }
    return strides
  }

  /// Goes through the seats and the profiles at which they could gain by another strategy.
  private func forEachRegret(_ body: (_ seat: Int, _ profile: Int) -> Void) {
    let (seats, strides) = (sizes.count, strides)
    for seat in 0..<seats {
      for profile in 0..<profiles where profile / strides[seat] % sizes[seat] == 0 {
        func place(_ own: Int) -> Int { (profile + own * strides[seat]) * seats + seat }
        var best = place(0)
        for own in 1..<Swift.max(sizes[seat], 1) where payoffs[place(own)] > payoffs[best] {
          best = place(own)
        }
        for own in 0..<sizes[seat] where isMore(best, than: place(own)) {
          body(seat, profile + own * strides[seat])
        }
      }
    }
  }
}
