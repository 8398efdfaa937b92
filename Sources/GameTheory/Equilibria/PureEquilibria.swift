extension StrategicForm {
  /// Returns the strategies of every pure equilibrium.
  ///
  /// - Complexity: O(profiles x seats).
  func pureEquilibria() -> [[Int]] {
    let seats = sizes.count
    var strides = [Int](repeating: 1, count: seats)
    for seat in stride(from: seats - 2, through: 0, by: -1) {
      strides[seat] = strides[seat + 1] * sizes[seat + 1]
    }
    var isEquilibrium = [Bool](repeating: true, count: profiles)
    for seat in 0..<seats {
      for profile in 0..<profiles where profile / strides[seat] % sizes[seat] == 0 {
        func place(_ own: Int) -> Int { (profile + own * strides[seat]) * seats + seat }
        var best = place(0)
        for own in 1..<Swift.max(sizes[seat], 1) where payoffs[place(own)] > payoffs[best] {
          best = place(own)
        }
        for own in 0..<sizes[seat] where isMore(best, than: place(own)) {
          isEquilibrium[profile + own * strides[seat]] = false
        }
      }
    }
    return isEquilibrium.indices.filter { isEquilibrium[$0] }.map { profile in
      (0..<seats).map { profile / strides[$0] % sizes[$0] }
    }
  }
}
